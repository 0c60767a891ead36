// SPDX-License-Identifier: GPL-3.0-or-later
// Saved searches in the library and what they count: edits with exact inverses, names, wrong queries, what is kept.
#include "model/searchcounts.h"
#include "model/store.h"
#include "tests/support/librarysupport.h"

#include <QSignalSpy>

using namespace sheaf;
using namespace sheaf::test;

class TestSearchCounts final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void savingChangingAndRemovingAreUndoneExactly();
    void namesAreUniqueAfterFolding();
    void aSearchThatIsGoneIsNotChanged();
    void theHistoryNamesThem();
    void damageIsFound();
    void countsAreThoseOfTheQuery();
    void whatChangedNothingIsNotCountedAgain();
    void aCancelledCountIsNotKept();
    void theStoreAnswersTheLatestAsk();

private:
    SearchId save(const QString &name, const QString &query);
    Error refusal(const SavedSearch &search);
    SearchCounts counted(SearchTally &tally, Finder &finder);

    std::unique_ptr<TempLibrary> m_temp;
    std::unique_ptr<Library> m_library;
    const std::atomic<bool> m_never = false;
};

void TestSearchCounts::init()
{
    m_library.reset();
    m_temp = std::make_unique<TempLibrary>();
    m_library = m_temp->open();
    importDigest(*m_library, plainDigest(QStringLiteral("d"), 4));
}

SearchId TestSearchCounts::save(const QString &name, const QString &query)
{
    const Result<Applied> applied = m_library->submit(PutSearch{{SearchId{-1}, name, query}});
    return applied ? std::get<PutSearch>(applied.value().made.edits.front()).search.id : SearchId{};
}

Error TestSearchCounts::refusal(const SavedSearch &search)
{
    const Result<Applied> applied = m_library->submit(PutSearch{search});
    return applied ? Error() : applied.error();
}

SearchCounts TestSearchCounts::counted(SearchTally &tally, Finder &finder)
{
    tally.follow(*m_library);
    while (tally.countOne(finder, m_never)) {
    }
    return tally.counts();
}

void TestSearchCounts::savingChangingAndRemovingAreUndoneExactly()
{
    const QStringList before = userTables(m_temp->path);
    const SearchId id = save(QStringLiteral("  To  read "), QStringLiteral(" is:unread paper* "));
    const QStringList saved = userTables(m_temp->path);
    const SavedSearch made{id, QStringLiteral("To read"), QStringLiteral("is:unread paper*")};
    QCOMPARE(m_library->searches(), std::vector<SavedSearch>{made});
    QCOMPARE(m_library->sidebar().searches, std::vector<SavedSearch>{made});
    QCOMPARE(m_library->submit(PutSearch{made}).value().row, EditId{}); // it is so already

    QVERIFY(m_library->submit(PutSearch{{id, QStringLiteral("Later"), QStringLiteral("is:starred")}}).ok());
    QVERIFY(m_library->submit(RemoveSearch{id}).ok());
    QVERIFY(m_library->searches().empty());
    QCOMPARE(m_library->submit(RemoveSearch{id}).value().row, EditId{});
    for (int round = 0; round < 2; ++round) {
        QVERIFY(m_library->undo().ok());
        QVERIFY(m_library->undo().ok());
        QCOMPARE(firstDifference(saved, userTables(m_temp->path)), QString());
        QVERIFY(m_library->undo().ok());
        QCOMPARE(firstDifference(before, userTables(m_temp->path)), QString());
        for (int step = 0; step < 3; ++step)
            QVERIFY(m_library->redo().ok());
        QVERIFY(m_library->searches().empty());
    }
    QVERIFY(number(save(QStringLiteral("Other"), QStringLiteral("x"))) > number(id)); // an id is given once
    QCOMPARE(m_library->check().problems, QStringList());
}

void TestSearchCounts::namesAreUniqueAfterFolding()
{
    const SearchId id = save(QStringLiteral("Über alles"), QStringLiteral("paper"));
    QCOMPARE(refusal({SearchId{-1}, QStringLiteral("uber  ALLES"), QStringLiteral("x")}).kind, Error::Kind::Refused);
    QCOMPARE(refusal({SearchId{-1}, QStringLiteral("  "), QStringLiteral("x")}).kind, Error::Kind::Words);
    QCOMPARE(refusal({SearchId{-1}, QStringLiteral("Other"), QStringLiteral(" ")}).kind, Error::Kind::Words);
    QVERIFY(m_library->submit(PutSearch{{id, QStringLiteral("UBER alles"), QStringLiteral("paper")}}).ok());
    QCOMPARE(m_library->searches().front().name, QStringLiteral("UBER alles"));
}

void TestSearchCounts::aSearchThatIsGoneIsNotChanged()
{
    const SearchId id = save(QStringLiteral("Gone"), QStringLiteral("paper"));
    QVERIFY(m_library->submit(RemoveSearch{id}).ok());
    QCOMPARE(refusal({id, QStringLiteral("Back"), QStringLiteral("paper")}).kind, Error::Kind::NotFound);
    QVERIFY(m_library->undo().ok()); // undo alone brings it back
    QCOMPARE(m_library->searches().size(), std::size_t(1));
}

void TestSearchCounts::theHistoryNamesThem()
{
    const SearchId id = save(QStringLiteral("One"), QStringLiteral("paper"));
    QVERIFY(m_library->submit(PutSearch{{id, QStringLiteral("Two"), QStringLiteral("paper")}}).ok());
    QVERIFY(m_library->submit(RemoveSearch{id}).ok());
    QStringList words;
    for (const HistoryRow &row : m_library->history(3))
        words << describe(row.summary);
    QCOMPARE(words,
             QStringList({QStringLiteral("remove the saved search “Two”"),
                          QStringLiteral("change the saved search “Two”"), QStringLiteral("save the search “One”")}));
    QVERIFY(m_library->undo().ok());
    QCOMPARE(describe(m_library->history(2).at(1).summary), QStringLiteral("change the saved search “Two”"));
    QCOMPARE(describe(m_library->history(3).at(2).summary), QStringLiteral("save the search “Two”")); // as it is now
}

void TestSearchCounts::damageIsFound()
{
    save(QStringLiteral("One"), QStringLiteral("paper"));
    {
        Database database(m_temp->path, Database::Mode::ReadWrite);
        database.script("UPDATE saved_search SET id = 90, folded = 'two', query = ' '");
    }
    QCOMPARE(m_library->check().problems.size(), 3);
}

void TestSearchCounts::countsAreThoseOfTheQuery()
{
    save(QStringLiteral("a whole word"), QStringLiteral("pap"));
    save(QStringLiteral("b prefix"), QStringLiteral("pap*"));
    save(QStringLiteral("c no such tag"), QStringLiteral("tag:Nowhere"));
    save(QStringLiteral("d no query"), QStringLiteral("(paper"));
    QVERIFY(m_library->submit(SetTrashed{IdSet::of(PaperId{1}), true}).ok());
    QVERIFY(m_library->submit(SetStatus{Status::Dismissed, 0, IdSet::of(PaperId{2})}).ok());
    SearchTally tally;
    Finder finder(*m_library);
    const SearchCounts all = counted(tally, finder);
    QCOMPARE(all.revision, m_library->revision());
    QCOMPARE(all.counts.size(), std::size_t(4));
    QCOMPARE(all.counts.at(0).papers, 0);
    QCOMPARE(all.counts.at(1).papers, 2);
    QCOMPARE(all.counts.at(1).query, QStringLiteral("pap*"));
    QCOMPARE(all.counts.at(2).papers, -1);
    QVERIFY(all.counts.at(2).why.contains(QStringLiteral("Nowhere")));
    QCOMPARE(all.counts.at(3).papers, -1);
    QVERIFY(!all.counts.at(3).why.isEmpty());
}

void TestSearchCounts::whatChangedNothingIsNotCountedAgain()
{
    const SearchId id = save(QStringLiteral("One"), QStringLiteral("is:starred"));
    SearchTally tally;
    Finder finder(*m_library);
    QCOMPARE(counted(tally, finder).counts.front().papers, 0);
    tally.follow(*m_library);
    QVERIFY(!tally.countOne(finder, m_never));
    QVERIFY(m_library->submit(PutSearch{{id, QStringLiteral("Another name"), QStringLiteral("is:starred")}}).ok());
    tally.follow(*m_library);
    QVERIFY(!tally.countOne(finder, m_never));
    QCOMPARE(tally.counts().revision, m_library->revision());
    QVERIFY(m_library->submit(SetStarred{IdSet::of(PaperId{1}), true}).ok());
    QCOMPARE(counted(tally, finder).counts.front().papers, 1);
    QVERIFY(m_library->submit(PutSearch{{id, QStringLiteral("One"), QStringLiteral("is:unread")}}).ok());
    QCOMPARE(counted(tally, finder).counts.front().papers, 4);
}

void TestSearchCounts::aCancelledCountIsNotKept()
{
    save(QStringLiteral("One"), QStringLiteral("is:unread"));
    SearchTally tally;
    Finder finder(*m_library);
    tally.follow(*m_library);
    const std::atomic<bool> cancelled = true;
    QVERIFY(tally.countOne(finder, cancelled));
    QVERIFY(tally.countOne(finder, m_never)); // again, and now it counts
    QVERIFY(!tally.countOne(finder, m_never));
    QCOMPARE(tally.counts().counts.front().papers, 4);
}

void TestSearchCounts::theStoreAnswersTheLatestAsk()
{
    save(QStringLiteral("One"), QStringLiteral("paper*"));
    save(QStringLiteral("Two"), QStringLiteral("is:unread"));
    m_library.reset();
    Store store;
    QSignalSpy opened(&store, &Store::opened);
    store.open(m_temp->path, {});
    QTRY_COMPARE(opened.count(), 1);
    std::vector<std::pair<Ticket, SearchCounts>> answers;
    connect(&store, &Store::searchCountsReady, this,
            [&](Ticket ticket, const SearchCounts &counts) { answers.emplace_back(ticket, counts); });
    QSignalSpy found(&store, &Store::found);
    store.askSearchCounts();
    store.search({QStringLiteral("pap"), {}, true});
    const Ticket last = store.askSearchCounts();
    store.search({QStringLiteral("pape"), {}, true});
    QTRY_VERIFY(!answers.empty() && answers.back().first == last);
    QTRY_COMPARE(found.count(), 1);
    QCOMPARE(answers.back().second.counts.size(), std::size_t(2));
    for (const SearchCount &count : answers.back().second.counts)
        QCOMPARE(count.papers, 4);
}

QTEST_GUILESS_MAIN(TestSearchCounts)
#include "tst_searchcounts.moc"
