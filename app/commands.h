// SPDX-License-Identifier: GPL-3.0-or-later
// The command palette's content: every action, tag, reading list, saved search, digest and title, and what choosing
// one does.
#pragma once

#include "model/store.h"
#include "views/palettemodel.h"

#include <QObject>

namespace sheaf
{

class Actions;
class Browse;
class MainWindow;
class Palette;
class PaperList;
class Settings;
class Theme;

// GUI thread. Everything it is given outlives it. What was chosen is remembered per library.
class Commands final : public QObject
{
    Q_OBJECT
public:
    struct Parts {
        const Theme *theme;
        MainWindow *window;
        PaperList *list;
    };
    Commands(Store &store, Browse &browse, Actions &actions, Settings &settings, const Parts &parts,
             QObject *parent = nullptr);

    // The query for titles that hold the typed words, the last one from its start; "" while that is too little to ask.
    static QString titleQuery(const QString &typed);

private:
    void open();
    std::vector<Offer> offers() const;
    void addActions(std::vector<Offer> &offers) const;
    void addPlaces(std::vector<Offer> &offers) const; // tags, lists, saved searches and digests
    void askPapers(const QString &typed);
    void showPapers(const TitledPapers &papers);
    void run(Offered kind, qint64 id);
    void show(const QString &query);
    void remember(Offered kind, qint64 id);

    Store &m_store;
    Browse &m_browse;
    Actions &m_actions;
    Settings &m_settings;
    Parts m_parts;
    Palette *m_palette;
    Ticket m_titlesAsk = 0; // the question on its way, 0 if none
};

} // namespace sheaf
