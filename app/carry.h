// SPDX-License-Identifier: GPL-3.0-or-later
// Papers into the window: what is ready to be imported is imported, one after the other, and reported on.
#pragma once

#include "model/sourcefiles.h"
#include "model/store.h"

#include <QObject>

#include <deque>

namespace sheaf
{

class Browse;
class Desk;
class ImportReportPane;
class Notices;
class StatusLine;

// One gesture's worth of sources: one row of the history.
struct ImportWish {
    std::vector<ImportSource> sources;
    std::vector<OpenedFolder> folders;
    bool watched = false; // by itself, from the watched folder
};

// GUI thread. Everything it is given outlives it.
class Carry final : public QObject
{
    Q_OBJECT
public:
    struct Parts {
        StatusLine *status;
        ImportReportPane *report;
    };

    Carry(Store &store, Browse &browse, Desk &desk, Notices &notices, const Parts &parts, QObject *parent = nullptr);

    void import(const ImportWish &wish);
    void importSample();
    void cancelImport();
    // Nothing is imported before the library is open; without one, every wish is answered by libraryNeeded().
    void libraryOpened();
    void libraryMissing() { m_library = Library::Missing; }
    bool isIdle() const { return m_job == 0 && m_waiting.empty(); }

Q_SIGNALS:
    void idleChanged();
    void imported(const std::vector<sheaf::ImportSource> &sources);      // or refused; the report says which
    void failed(const std::vector<sheaf::ImportSource> &sources);        // none of them is in the report
    void textAsked(sheaf::DigestId digest, int firstLine, int lastLine); // a remark leads into a digest
    void libraryNeeded(); // asked to import, but the library could not be opened

private:
    void next();
    void ended(Ticket job, ImportReport report);
    void tellEnd(const ImportWish &wish, const ImportReport &report);
    void tellRefused(const ImportReport &report);

    Store &m_store;
    Desk &m_desk;
    Notices &m_notices;
    Parts m_parts;
    enum class Library { Opening, Open, Missing } m_library = Library::Opening;
    std::deque<ImportWish> m_waiting; // the first one runs while m_job is not 0
    Ticket m_job = 0;
};

} // namespace sheaf
