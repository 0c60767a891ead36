// SPDX-License-Identifier: GPL-3.0-or-later
// What is dropped, chosen, pasted or handed over becomes sources to import: folders opened up, doubtful ones asked
// about.
#pragma once

#include "app/carry.h"
#include "model/importpreview.h"
#include "model/sourcefiles.h"
#include "model/store.h"

#include <QObject>
#include <QPointer>
#include <QSet>
#include <QStringList>
#include <QThreadPool>
#include <QTimer>
#include <QUrl>

#include <deque>

class QMimeData;
class QWidget;

namespace sheaf
{

class ImportPreviewDialog;
class Settings;
class Theme;

// GUI thread; folders are walked on a thread of its own. Wishes are looked at one after the other, in their order.
// Everything it is given outlives it.
class Intake final : public QObject
{
    Q_OBJECT
public:
    enum class Origin {
        Wish,   // asks about what is doubtful; what is refused goes along, so that the report says why
        Paste,  // always asks; what is refused is only said
        Watched // never asks: doubtful ones are told by waiting(), other kinds are passed over
    };

    Intake(Store &store, Settings &settings, const Theme &theme, QWidget *window, QObject *parent = nullptr);
    ~Intake() override;

    void importPaths(const QStringList &paths, Origin origin = Origin::Wish);
    void importUrls(const QList<QUrl> &urls);
    // Files are imported, text is offered for import.
    void paste(const QMimeData *data);
    void chooseFiles();
    void chooseFolder();
    // Nothing is looked at before the library is open; without one, every wish is answered by libraryNeeded().
    void libraryOpened();
    void libraryMissing() { m_library = Library::Missing; }
    void setListNames(const QStringList &names);
    void cancel();       // what is looked at now
    bool isIdle() const; // nothing is on its way; a dialog may wait for the user

Q_SIGNALS:
    void ready(const sheaf::ImportWish &wish);
    void said(const QString &sentence);
    void pasteRefused(const QString &why);
    void passedOver(const QStringList &names, const QString &why); // of the watched folder: they hold no papers
    void waiting(const QString &path, const sheaf::ImportPreview &preview); // of the watched folder
    void leftOut(const QStringList &paths);                                 // looked at, and not to be imported
    void looking(int percent, const QString &name);                         // only when it takes its time
    void looked();
    void idleChanged();
    void libraryNeeded();

private:
    struct Delivery {
        Origin origin = Origin::Wish;
        QStringList paths;
        SourceFiles files;
        std::vector<ImportPreview> previews; // of the first files
        bool walked = false;
    };

    bool refused();
    void add(Delivery delivery);
    void next();
    void walk();
    void tellLooking();
    void preview();
    void previewed(const ImportPreview &preview);
    void decide();
    bool asksAbout(const Delivery &delivery, std::size_t at) const;
    void ask(const Delivery &delivery, std::vector<bool> asked);
    void handOn(Delivery delivery, const std::vector<bool> &taken);
    void end();

    Store &m_store;
    Settings &m_settings;
    const Theme &m_theme;
    QWidget *m_window;
    QSet<QString> m_lists;        // names, folded
    std::deque<Delivery> m_queue; // the first one is looked at
    QTimer m_patience;
    bool m_told = false; // that it is looked at
    QPointer<ImportPreviewDialog> m_dialog;
    Ticket m_ticket = 0; // of the preview on its way
    quint64 m_walk = 0;  // the walk that is awaited; older ones were cancelled
    enum class Library { Opening, Open, Missing } m_library = Library::Opening;
    bool m_busy = false; // something of the first delivery is on its way
    std::shared_ptr<std::atomic<bool>> m_cancelled;
    QThreadPool m_pool;
};

} // namespace sheaf
