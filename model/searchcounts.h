// SPDX-License-Identifier: GPL-3.0-or-later
// Counts what saved searches find, one search at a time and none twice for the same state of the library.
#pragma once

#include "model/finder.h"

#include <QDate>
#include <QHash>

#include <atomic>

namespace sheaf
{

// One thread at a time, that of the finder. SqlError leaves as from Library.
class SearchTally final
{
public:
    // Takes the library's saved searches as they are now and forgets the counts that a change since may have made
    // wrong.
    void follow(Library &library);
    // Counts one search that has no count yet; false when there is none. Nothing is kept of one that was cancelled.
    bool countOne(Finder &finder, const std::atomic<bool> &cancelled);
    // Of all searches, once countOne() was false.
    SearchCounts counts() const;

private:
    struct Count {
        qint64 papers = 0;
        QString why;
    };
    std::vector<SavedSearch> m_searches;
    QHash<QString, Count> m_counts; // by query
    qint64 m_revision = -1;         // before everything
    QDate m_day;                    // relative dates mean others on another day
};

// What the GUI thread and the finder's share of counting and what gives way like it: the tally is the finder's alone.
struct SearchCounting {
    SearchTally tally;
    std::atomic<quint64> wanted = 0;       // the ticket that is still to be answered
    std::atomic<quint64> wantedTagged = 0; // of the questions which papers of a tag a query finds
    std::atomic<bool> interrupted = false; // the user's question waits: it goes first
};

} // namespace sheaf
