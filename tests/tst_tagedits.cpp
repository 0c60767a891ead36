// SPDX-License-Identifier: GPL-3.0-or-later
// Tags become one, papers go from one to another, and each is one row of the history that is taken back exactly.
#include "model/store.h"
#include "tests/support/librarysupport.h"

#include <QSignalSpy>
#include <QTest>

namespace sheaf
{

using namespace sheaf::test;

class TestTagEdits final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void mergedTagsAreOneWithAllNamesPapersAndChildren();
    void aTagCanBeMergedIntoOneBelowIt();
    void theKeyGoesAlongWhereThereIsNone();
    void mergingIsOneStepAndTakenBackExactly();
    void papersThatComeBackHaveTheTagThatIsLeft();
    void aTagIsNotMergedIntoItselfOrIntoNothing();
    void papersThatChangeTagsAreSaidToMove();
    void severalTagsAtOnceAreOneStep();
    void aRenamingIsSaidWithBothNames();
    void thePapersOfATagAreCountedWithTheNewestAsExamples();
    void theQuestionForATagGivesWayToTheListAndIsAnswered();

private:
    TagId make(const QString &name, TagId parent = {}, const QStringList &aliases = {}, const QString &key = {})
    {
        const Result<Applied> made = m_library->submit(PutTag{{TagId{-1}, name, parent, aliases, 2, key, {}}});
        return made ? m_library->tagByName(name)->id : TagId{};
    }
    void tag(TagId tag, std::initializer_list<int> papers)
    {
        QVERIFY(m_library->submit(TagPapers{tag, set(papers), true}));
    }
    static IdSet set(std::initializer_list<int> papers)
    {
        IdSet set;
        for (const int paper : papers)
            set.add(PaperId{paper});
        return set;
    }

    std::unique_ptr<TempLibrary> m_temp;
    std::unique_ptr<Library> m_library;
};

void TestTagEdits::init()
{
    m_temp = std::make_unique<TempLibrary>();
    m_library = m_temp->open();
    importDigest(*m_library, plainDigest(QStringLiteral("d"), 6));
}

void TestTagEdits::cleanup()
{
    m_library.reset();
    m_temp.reset();
}

void TestTagEdits::mergedTagsAreOneWithAllNamesPapersAndChildren()
{
    const TagId keep = make(QStringLiteral("Distillation"));
    const TagId gone = make(QStringLiteral("Teaching"), {}, {QStringLiteral("KT")});
    const TagId child = make(QStringLiteral("Self teaching"), gone);
    tag(keep, {1, 2});
    tag(gone, {2, 3, 4});
    const Result<Applied> merged = m_library->submit(MergeTags{keep, gone});
    QVERIFY(merged.ok());
    QCOMPARE(m_library->taggedWith(keep, false).ids(), set({1, 2, 3, 4}).ids());
    for (const QString &name : {QStringLiteral("teaching"), QStringLiteral("kt"), QStringLiteral("Distillation")})
        QCOMPARE(m_library->tagByName(name)->id, keep);
    QCOMPARE(m_library->tagByName(QStringLiteral("Self teaching"))->parent, keep);
    QCOMPARE(m_library->tagByName(QStringLiteral("Self teaching"))->id, child);
    QCOMPARE(describeDone(merged.value().summary),
             QStringLiteral("Merged the tag “Teaching” into “Distillation” (3 papers)"));
}

void TestTagEdits::aTagCanBeMergedIntoOneBelowIt()
{
    const TagId top = make(QStringLiteral("Top"));
    const TagId gone = make(QStringLiteral("Gone"), top);
    const TagId middle = make(QStringLiteral("Middle"), gone);
    const TagId keep = make(QStringLiteral("Keep"), middle);
    const QStringList before = userTables(m_temp->path);
    QVERIFY(m_library->submit(MergeTags{keep, gone}));
    QCOMPARE(m_library->tagByName(QStringLiteral("Keep"))->parent, top);
    QCOMPARE(m_library->tagByName(QStringLiteral("Middle"))->parent, keep);
    QVERIFY(m_library->undo());
    QCOMPARE(firstDifference(before, userTables(m_temp->path)), QString());
}

void TestTagEdits::theKeyGoesAlongWhereThereIsNone()
{
    const TagId one = make(QStringLiteral("One"), {}, {}, QStringLiteral("1"));
    const TagId two = make(QStringLiteral("Two"), {}, {}, QStringLiteral("2"));
    const TagId none = make(QStringLiteral("None"));
    QVERIFY(m_library->submit(MergeTags{none, one}));
    QCOMPARE(m_library->tagByName(QStringLiteral("None"))->shortcut, QStringLiteral("1"));
    QVERIFY(m_library->submit(MergeTags{none, two}));
    QCOMPARE(m_library->tagByName(QStringLiteral("None"))->shortcut, QStringLiteral("1"));
}

void TestTagEdits::mergingIsOneStepAndTakenBackExactly()
{
    const TagId keep = make(QStringLiteral("Keep"), {}, {QStringLiteral("K")});
    const TagId gone = make(QStringLiteral("Gone"), keep, {QStringLiteral("G")}, QStringLiteral("g"));
    make(QStringLiteral("Child"), gone);
    tag(keep, {1});
    tag(gone, {1, 5});
    const std::size_t rows = m_library->history(-1).size();
    const QStringList before = userTables(m_temp->path);
    QVERIFY(m_library->submit(MergeTags{keep, gone}));
    QCOMPARE(m_library->history(-1).size(), rows + 1);
    const QStringList after = userTables(m_temp->path);
    QVERIFY(m_library->undo());
    QCOMPARE(firstDifference(before, userTables(m_temp->path)), QString());
    QVERIFY(m_library->redo());
    QCOMPARE(firstDifference(after, userTables(m_temp->path)), QString());
    QCOMPARE(m_library->check().problems, QStringList());
}

void TestTagEdits::papersThatComeBackHaveTheTagThatIsLeft()
{
    const TagId keep = make(QStringLiteral("Keep"));
    const TagId gone = make(QStringLiteral("Gone"));
    const TestDigest late = plainDigest(QStringLiteral("late"), 1);
    ImportResult running;
    QVERIFY(m_library->beginImport().ok());
    feedDigest(*m_library, late, running, 1);
    QCOMPARE(running.papers.size(), std::size_t(1));
    QVERIFY(m_library->submit(TagPapers{gone, IdSet::of(running.papers[0]), true}));
    m_library->endImport(EditState::Done);
    QVERIFY(m_library->undo()); // of the import; that it was tagged stays
    QVERIFY(m_library->submit(MergeTags{keep, gone}));
    QCOMPARE(importDigest(*m_library, late).papers, running.papers);
    QCOMPARE(m_library->taggedWith(keep, false).ids(), running.papers);
}

void TestTagEdits::aTagIsNotMergedIntoItselfOrIntoNothing()
{
    const TagId one = make(QStringLiteral("One"));
    QCOMPARE(m_library->submit(MergeTags{one, one}).error().kind, Error::Kind::NotFound);
    QCOMPARE(m_library->submit(MergeTags{one, TagId{99}}).error().kind, Error::Kind::NotFound);
}

void TestTagEdits::papersThatChangeTagsAreSaidToMove()
{
    const TagId from = make(QStringLiteral("Compression"));
    tag(from, {1, 2, 3});
    const QStringList before = userTables(m_temp->path);
    const Result<Applied> moved =
        m_library->submit(Compound{{PutTag{{TagId{-1}, QStringLiteral("Pruning"), from, {}, 1, {}, {}}},
                                    TagPapers{TagId{-1}, set({1, 3}), true}, TagPapers{from, set({1, 3}), false}}});
    QCOMPARE(describe(moved.value().summary), QStringLiteral("move 2 papers from the tag “Compression” to “Pruning”"));
    QCOMPARE(m_library->taggedWith(from, false).ids(), set({2}).ids());
    QCOMPARE(m_library->taggedWith(from, true).ids(), set({1, 2, 3}).ids());
    const QStringList after = userTables(m_temp->path);
    QVERIFY(m_library->undo());
    QCOMPARE(firstDifference(before, userTables(m_temp->path)), QString());
    QVERIFY(m_library->redo());
    QCOMPARE(firstDifference(after, userTables(m_temp->path)), QString());
}

void TestTagEdits::severalTagsAtOnceAreOneStep()
{
    const TagId one = make(QStringLiteral("One"));
    const TagId two = make(QStringLiteral("Two"));
    const Result<Applied> tagged =
        m_library->submit(Compound{{TagPapers{one, set({1, 2}), true}, TagPapers{two, set({1, 2}), true}}});
    QCOMPARE(describe(tagged.value().summary), QStringLiteral("change the tags of 2 papers"));
    Tag first = *m_library->tagByName(QStringLiteral("One"));
    Tag second = *m_library->tagByName(QStringLiteral("Two"));
    first.colour = second.colour = 7;
    const Result<Applied> put = m_library->submit(Compound{{PutTag{first}, PutTag{second}}});
    QCOMPARE(put.value().summary.kind, EditSummary::Kind::ChangeTags);
}

void TestTagEdits::aRenamingIsSaidWithBothNames()
{
    make(QStringLiteral("NAS"));
    const auto change = [this](auto what) {
        Tag tag = m_library->tags().front();
        what(tag);
        return describeDone(m_library->submit(PutTag{tag}).value().summary);
    };
    QCOMPARE(change([](Tag &tag) { tag.name = QStringLiteral("Architecture search"); }),
             QStringLiteral("Renamed the tag “NAS” to “Architecture search”"));
    QCOMPARE(change([](Tag &tag) { tag.colour = 5; }), QStringLiteral("Changed the tag “Architecture search”"));
    QCOMPARE(change([](Tag &tag) { tag.name = QStringLiteral("Search"); }),
             QStringLiteral("Renamed the tag “Architecture search” to “Search”"));
    const std::vector<HistoryRow> rows = m_library->history(3);
    QCOMPARE(describe(rows.back().summary), QStringLiteral("rename the tag “NAS” to “Architecture search”"));
    QVERIFY(m_library->undo());
    QCOMPARE(describeDone(m_library->history(1).front().summary),
             QStringLiteral("Renamed the tag “Architecture search” to “Search”"));
}

void TestTagEdits::thePapersOfATagAreCountedWithTheNewestAsExamples()
{
    const TagId some = make(QStringLiteral("Some"));
    tag(some, {1, 2, 4, 6});
    QVERIFY(m_library->submit(SetStatus{Status::Dismissed, 0, set({6})}));
    const TaggedPapers all = papersOf(*m_library, some);
    QCOMPARE(all.papers.count(), 4);
    QCOMPARE(all.titles.size(), 3);
    QCOMPARE(all.titles.front(), m_library->paper(PaperId{6})->title);
    Finder finder(*m_library);
    const QString word = m_library->paper(PaperId{2})->title.section(u' ', -1);
    std::atomic<bool> cancelled = false;
    QCOMPARE(papersFound(*m_library, finder, some, word, cancelled).value().papers.ids(), set({2}).ids());
    QVERIFY(!papersFound(*m_library, finder, some, QStringLiteral("year:("), cancelled).value().why.isEmpty());
    cancelled = true;
    QCOMPARE(papersFound(*m_library, finder, some, word, cancelled).error().kind, Error::Kind::Cancelled);
}

void TestTagEdits::theQuestionForATagGivesWayToTheListAndIsAnswered()
{
    const TagId some = make(QStringLiteral("Some"));
    tag(some, {1, 2, 4});
    Store store;
    QSignalSpy opened(&store, &Store::opened);
    store.open(m_temp->path, {});
    QTRY_COMPARE(opened.size(), 1);
    QSignalSpy found(&store, &Store::found);
    QSignalSpy tagged(&store, &Store::taggedReady);
    store.askTagged(some, QStringLiteral("Paper")); // never answered: another one came
    const Ticket last = store.askTagged(some, QStringLiteral("*ape*"));
    store.search({QStringLiteral("*ape*"), Order::Added, false});
    QTRY_COMPARE(tagged.size(), 1);
    QCOMPARE(tagged.front().front().value<Ticket>(), last);
    QCOMPARE(tagged.front().at(1).value<TaggedPapers>().papers.ids(), set({1, 2, 4}).ids());
    QTRY_VERIFY(!found.isEmpty());
}

} // namespace sheaf

QTEST_GUILESS_MAIN(sheaf::TestTagEdits)
#include "tst_tagedits.moc"
