// SPDX-License-Identifier: GPL-3.0-or-later
// Undo and redo across connections, what makes a row, what the history says, trimming and purging.
#include "model/db/journal.h"
#include "tests/support/librarysupport.h"
#include "tests/support/randomedits.h"

using namespace sheaf;
using namespace sheaf::test;

namespace
{

IdSet some(const std::vector<PaperId> &papers, std::size_t count)
{
    return IdSet(std::vector<PaperId>(papers.begin(), papers.begin() + std::ptrdiff_t(count)));
}

Compound newTagOn(const QString &name, const IdSet &papers)
{
    Tag tag;
    tag.id = TagId{-1};
    tag.name = name;
    return {{PutTag{tag}, TagPapers{TagId{-1}, papers, true}}};
}

} // namespace

class TestHistory final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makingATagByTaggingIsOneRow();
    void anEditThatChangesNothingMakesNoRow();
    void onlyWhatReallyChangesIsUndone();
    void undoSurvivesAReopen();
    void undoOfAnotherRowSaysWhatIsOnTop();
    void aNewEditDiscardsWhatWasUndone();
    void namesAreThoseOfToday();
    void removingATagComesBackWhole();
    void notesAreDeltasThatKeepEverything();
    void otherProcessesFollow();
    void oldRowsCannotBeUndone();
    void purgingLeavesNoTraceInTheHistory();
    void aRefusedEditChangesNothing();
    void idsAreNeverGivenTwice();
    void anyPointIsReachedInOneStep();
    void aWayThatCannotBeGoneIsNotBegun();
    void anotherProcessEditsAreOnTheWay();
    void pagesFollowOnEachOther();
    void aRowTellsItsPapers();
};

void TestHistory::makingATagByTaggingIsOneRow()
{
    const TempLibrary temp;
    const auto library = temp.open();
    const std::vector<PaperId> papers = importDigest(*library, plainDigest(QStringLiteral("a"), 5)).papers;
    const Applied applied = library->submit(newTagOn(QStringLiteral("NAS"), some(papers, 3))).value();
    QCOMPARE(describe(applied.summary), QStringLiteral("tag 3 papers “NAS”"));
    QCOMPARE(applied.change.papers.count(), 3);
    QVERIFY(applied.change.tags);
    const TagId tag = std::get<PutTag>(applied.made.edits.at(0)).tag.id;
    QVERIFY(number(tag) > 0);
    QCOMPARE(library->taggedWith(tag, true).count(), 3);
    QCOMPARE(library->history(10).size(), std::size_t(2));
    QCOMPARE(library->sidebar().undo.value().id, applied.row);
    QVERIFY(library->undo(applied.row).ok());
    QVERIFY(library->tags().empty());
    QCOMPARE(describe(library->sidebar().redo.value().summary), QStringLiteral("tag 3 papers “NAS”"));
    QVERIFY(library->redo().ok());
    QCOMPARE(library->tagByName(QStringLiteral("nás")).value().id, tag);
}

void TestHistory::anEditThatChangesNothingMakesNoRow()
{
    const TempLibrary temp;
    const auto library = temp.open();
    const std::vector<PaperId> papers = importDigest(*library, plainDigest(QStringLiteral("a"), 2)).papers;
    const qint64 revision = library->revision();
    for (const Edit &edit :
         {Edit(SetStarred{some(papers, 2), false}), Edit(SetStatus{Status::Unread, 5, some(papers, 2)}),
          Edit(SetNote{papers.at(0), QString()}), Edit(SetStarred{IdSet::of(PaperId{999}), true}),
          Edit(RemoveTag{TagId{5}}), Edit(Compound{})}) {
        const Applied applied = library->submit(edit).value();
        QCOMPARE(applied.row, EditId{});
        QCOMPARE(applied.change.revision, revision);
    }
    QCOMPARE(library->history(10).size(), std::size_t(1));
}

void TestHistory::onlyWhatReallyChangesIsUndone()
{
    const TempLibrary temp;
    const auto library = temp.open();
    const std::vector<PaperId> papers = importDigest(*library, plainDigest(QStringLiteral("a"), 4)).papers;
    QVERIFY(library->submit(SetStatus{Status::Read, 1000, some(papers, 1)}).ok());
    QVERIFY(library->submit(SetStarred{some(papers, 2), true}).ok());
    const QStringList before = userTables(temp.path);
    const Applied starred = library->submit(SetStarred{some(papers, 4), true}).value();
    QCOMPARE(starred.change.papers.count(), 2);
    QVERIFY(library->submit(SetStatus{Status::Dismissed, 0, some(papers, 4)}).ok());
    QVERIFY(library->undo().ok());
    QVERIFY(library->undo().ok());
    QCOMPARE(firstDifference(before, userTables(temp.path)), QString());
}

void TestHistory::undoSurvivesAReopen()
{
    const TempLibrary temp;
    QStringList before;
    {
        const auto library = temp.open();
        const std::vector<PaperId> papers = importDigest(*library, plainDigest(QStringLiteral("a"), 4)).papers;
        before = userTables(temp.path);
        QVERIFY(library->submit(newTagOn(QStringLiteral("NAS"), some(papers, 3))).ok());
        library->settle();
    }
    QCOMPARE(QFile(temp.path + QStringLiteral("-wal")).size(), 0);
    QVERIFY(temp.open()->undo().ok());
    QCOMPARE(firstDifference(before, userTables(temp.path)), QString());
    QVERIFY(temp.open()->redo().ok());
    QCOMPARE(temp.open()->tags().size(), std::size_t(1));
}

void TestHistory::undoOfAnotherRowSaysWhatIsOnTop()
{
    const TempLibrary temp;
    const auto library = temp.open();
    const auto other = temp.open();
    QCOMPARE(library->undo().error().kind, Error::Kind::NotFound);
    QCOMPARE(library->redo().error().kind, Error::Kind::NotFound);
    const std::vector<PaperId> papers = importDigest(*library, plainDigest(QStringLiteral("a"), 4)).papers;
    const EditId mine = library->submit(SetStarred{some(papers, 1), true}).value().row;
    const EditId theirs = other->submit(SetTrashed{some(papers, 2), true}).value().row;
    const Error error = library->undo(mine).error();
    QCOMPARE(error.kind, Error::Kind::Moved);
    QVERIFY(error.what.contains(QStringLiteral("move 2 papers to the Trash")));
    QCOMPARE(library->counts().trashed, 2);
    QVERIFY(library->undo(theirs).ok());
    QVERIFY(library->undo(mine).ok());
    QCOMPARE(library->redo(theirs).error().kind, Error::Kind::Moved);
    QVERIFY(library->redo(mine).ok());
}

void TestHistory::aNewEditDiscardsWhatWasUndone()
{
    const TempLibrary temp;
    const auto library = temp.open();
    const std::vector<PaperId> papers = importDigest(*library, plainDigest(QStringLiteral("a"), 4)).papers;
    QVERIFY(library->submit(SetStarred{some(papers, 1), true}).ok());
    QVERIFY(library->undo().ok());
    QCOMPARE(library->history(10).at(0).state, EditState::Undone);
    QVERIFY(library->submit(SetStarred{some(papers, 2), true}).ok());
    QVERIFY(!library->sidebar().redo);
    QCOMPARE(library->history(10).size(), std::size_t(2));
}

void TestHistory::namesAreThoseOfToday()
{
    const TempLibrary temp;
    const auto library = temp.open();
    const std::vector<PaperId> papers = importDigest(*library, plainDigest(QStringLiteral("a"), 2)).papers;
    const Applied made = library->submit(newTagOn(QStringLiteral("NAS"), some(papers, 1))).value();
    Tag tag = library->tags().at(0);
    tag.name = QStringLiteral("Architecture search");
    QCOMPARE(describe(library->submit(PutTag{tag}).value().summary),
             QStringLiteral("rename the tag “NAS” to “Architecture search”"));
    QCOMPARE(describe(library->history(10).at(1).summary), QStringLiteral("tag 1 paper “Architecture search”"));
    QVERIFY(library->submit(RemoveTag{tag.id}).ok());
    QCOMPARE(describe(library->history(10).at(0).summary), QStringLiteral("remove the tag “Architecture search”"));
    QCOMPARE(describe(library->history(10).at(2).summary), QStringLiteral("tag 1 paper “NAS”"));
    QCOMPARE(describe(library->history(10).at(3).summary), QStringLiteral("import “a” (2 papers)"));
}

void TestHistory::removingATagComesBackWhole()
{
    const TempLibrary temp;
    const auto library = temp.open();
    const std::vector<PaperId> papers = importDigest(*library, plainDigest(QStringLiteral("a"), 4)).papers;
    Tag parent;
    parent.id = TagId{-1};
    parent.name = QStringLiteral("Parent");
    parent.aliases = {QStringLiteral("Mother"), QStringLiteral("Father")};
    parent.shortcut = QStringLiteral("7");
    Tag child;
    child.id = TagId{-2};
    child.name = QStringLiteral("Child");
    child.parent = TagId{-1};
    QVERIFY(library
                ->submit(Compound{{PutTag{parent}, PutTag{child}, TagPapers{TagId{-2}, some(papers, 3), true},
                                   TagPapers{TagId{-1}, some(papers, 2), true}}})
                .ok());
    const TagId parentId = library->tagByName(QStringLiteral("mother")).value().id;
    const TagId childId = library->tagByName(QStringLiteral("Parent/Child")).value().id;
    QVERIFY(!library->tagByName(QStringLiteral("Child/Parent")));
    QCOMPARE(library->taggedWith(parentId, true).count(), 3);
    const QStringList before = userTables(temp.path);
    QVERIFY(library->submit(RemoveTag{parentId}).ok());
    QCOMPARE(library->tagByName(QStringLiteral("Child")).value().parent, TagId{});
    QCOMPARE(library->taggedWith(childId, true).count(), 3);
    const QStringList after = userTables(temp.path);
    QVERIFY(library->undo().ok());
    QCOMPARE(firstDifference(before, userTables(temp.path)), QString());
    QVERIFY(library->redo().ok());
    QCOMPARE(firstDifference(after, userTables(temp.path)), QString());
}

void TestHistory::notesAreDeltasThatKeepEverything()
{
    const TempLibrary temp;
    const auto library = temp.open();
    const PaperId paper = importDigest(*library, plainDigest(QStringLiteral("a"), 1)).papers.at(0);
    QStringList texts{QString(),
                      QStringLiteral("one"),
                      QStringLiteral("one two"),
                      QString::fromUtf8("a😀b"),
                      QString::fromUtf8("a😁b"),
                      QString::fromUtf8("a😁😁b"),
                      QString::fromUtf8("a😁b"),
                      QStringLiteral("x\n\ty"),
                      QString(),
                      QStringLiteral("aaaa"),
                      QStringLiteral("aaa"),
                      QStringLiteral("aaaaaa")};
    for (const QString &text : texts) {
        const Applied applied = library->submit(SetNote{paper, text}).value();
        QVERIFY(applied.change.texts || text.isEmpty());
    }
    for (qsizetype at = texts.size() - 1; at > 0; --at) {
        QCOMPARE(library->paper(paper).value().note, texts.at(at));
        QVERIFY(library->undo().ok());
    }
    for (qsizetype at = 1; at < texts.size(); ++at) {
        QVERIFY(library->redo().ok());
        QCOMPARE(library->paper(paper).value().note, texts.at(at));
    }
}

void TestHistory::otherProcessesFollow()
{
    const TempLibrary temp;
    const auto library = temp.open();
    const auto other = temp.open();
    const qint64 version = other->dataVersion();
    const qint64 since = other->revision();
    QVERIFY(other->changesSince(since).papers.empty());
    const std::vector<PaperId> papers = importDigest(*library, plainDigest(QStringLiteral("a"), 4)).papers;
    QVERIFY(library->submit(SetStarred{some(papers, 1), true}).ok());
    QVERIFY(other->dataVersion() != version);
    const Change change = other->changesSince(since);
    QCOMPARE(change.revision, library->revision());
    QCOMPARE(change.papers.ids(), papers);
    QVERIFY(change.digests && change.texts && !change.everything && !change.tags);
    const qint64 later = other->revision();
    for (int at = 0; at < 1010; ++at)
        QVERIFY(library->submit(SetStarred{some(papers, 1), at % 2 != 0}).ok());
    QVERIFY(other->changesSince(since).everything);
    QVERIFY(other->changesSince(later).everything);
    QVERIFY(!other->changesSince(library->revision() - 900).everything);
}

void TestHistory::oldRowsCannotBeUndone()
{
    const TempLibrary temp;
    const auto library = temp.open();
    const std::vector<PaperId> papers = importDigest(*library, plainDigest(QStringLiteral("a"), 4)).papers;
    for (int at = 0; at < 6; ++at)
        QVERIFY(library->submit(SetStarred{some(papers, 1), at % 2 == 0}).ok());
    constexpr qint64 day = 24 * 60 * 60 * 1000;
    Database database(temp.path, Database::Mode::ReadWrite);
    trimHistory(database, QDateTime::currentMSecsSinceEpoch() + 89 * day, 2);
    QVERIFY(library->history(10).at(5).undoable);
    trimHistory(database, QDateTime::currentMSecsSinceEpoch() + 91 * day, 2);
    QVERIFY(library->undo().ok());
    QVERIFY(library->undo().ok());
    const Error error = library->undo().error();
    QCOMPARE(error.kind, Error::Kind::Refused);
    QVERIFY(!library->sidebar().undo.value().undoable);
    QVERIFY(library->redo().ok());
}

void TestHistory::purgingLeavesNoTraceInTheHistory()
{
    const TempLibrary temp;
    const auto library = temp.open();
    const std::vector<PaperId> papers = importDigest(*library, plainDigest(QStringLiteral("a"), 4)).papers;
    QVERIFY(library->submit(SetNote{papers.at(0), QStringLiteral("secretword")}).ok());
    QVERIFY(library->submit(SetNote{papers.at(0), QStringLiteral("hidden")}).ok());
    QVERIFY(library->submit(newTagOn(QStringLiteral("NAS"), some(papers, 3))).ok());
    const ReadingList list{ListId{-1}, QStringLiteral("Group"), false};
    QVERIFY(library
                ->submit(Compound{
                    {PutList{list},
                     PutItems{ListId{-1}, {{ItemId{-1}, 1, papers.at(0), {}}, {ItemId{-2}, 2, papers.at(1), {}}}}}})
                .ok());
    QVERIFY(library->submit(SetTrashed{some(papers, 1), true}).ok());
    QCOMPARE(library->purge().value(), 1);
    QVERIFY(!library->paper(papers.at(0)));
    QCOMPARE(library->items(library->lists().at(0).id).size(), std::size_t(1));
    QVERIFY(library->check().ok);
    library->settle();
    QFile file(temp.path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("secretword"));
    const std::vector<HistoryRow> rows = library->history(10);
    QCOMPARE(rows.size(), std::size_t(3)); // list, tag, import
    QCOMPARE(rows.at(0).summary.papers, 1);
    QCOMPARE(rows.at(1).summary.papers, 2);
    QCOMPARE(rows.at(2).summary.papers, 3);
    while (library->undo().ok())
        ;
    QCOMPARE(library->counts().papers, 0);
    while (library->redo().ok())
        ;
    QCOMPARE(library->counts().papers, 3);
    QCOMPARE(library->tagged().count(), 2);
    QVERIFY(library->check().ok);
}

void TestHistory::aRefusedEditChangesNothing()
{
    const TempLibrary temp;
    const auto library = temp.open();
    const std::vector<PaperId> papers = importDigest(*library, plainDigest(QStringLiteral("a"), 4)).papers;
    QVERIFY(library->submit(newTagOn(QStringLiteral("NAS"), some(papers, 1))).ok());
    const QStringList before = userTables(temp.path);
    const Error clash = library->submit(newTagOn(QStringLiteral(" nás "), some(papers, 2))).error();
    QCOMPARE(clash.kind, Error::Kind::Refused);
    QVERIFY(clash.what.contains(QStringLiteral("NAS")));
    Tag alias;
    alias.name = QStringLiteral("Search");
    alias.aliases = {QStringLiteral("ＮＡＳ")};
    QCOMPARE(library->submit(PutTag{alias}).error().kind, Error::Kind::Refused);
    alias.aliases.clear();
    alias.name = QStringLiteral("  ");
    QCOMPARE(library->submit(PutTag{alias}).error().kind, Error::Kind::Words);
    QCOMPARE(library->submit(Compound{{SetStarred{some(papers, 2), true}, TagPapers{TagId{77}, some(papers, 2), true}}})
                 .error()
                 .kind,
             Error::Kind::NotFound);
    Tag nas = library->tags().at(0);
    nas.parent = nas.id;
    QCOMPARE(library->submit(PutTag{nas}).error().kind, Error::Kind::Refused);
    QCOMPARE(firstDifference(before, userTables(temp.path)), QString());
}

void TestHistory::idsAreNeverGivenTwice()
{
    const TempLibrary temp;
    const auto library = temp.open();
    const auto make = [&](const char *name) {
        Tag tag;
        tag.name = QString::fromUtf8(name);
        return std::get<PutTag>(library->submit(PutTag{tag}).value().made.edits.at(0)).tag.id;
    };
    const TagId one = make("one");
    QVERIFY(library->undo().ok());
    const TagId two = make("two");
    QVERIFY(two > one);
}

void TestHistory::anyPointIsReachedInOneStep()
{
    const TempLibrary temp;
    const auto library = temp.open();
    RandomEdits edits(*library, 11);
    std::vector<std::pair<EditId, QStringList>> points{{EditId{}, userTables(temp.path)}};
    while (points.size() < 30) {
        if (edits.step())
            points.emplace_back(library->sidebar().undo.value().id, userTables(temp.path));
    }
    QRandomGenerator dice(3);
    std::size_t at = points.size() - 1;
    for (int way = 0; way < 25; ++way) {
        const std::size_t to = way == 0 ? 0 : dice.bounded(quint32(points.size()));
        const qint64 revision = library->revision();
        const Result<Applied> gone = library->goTo(points[to].first, points[at].first);
        QVERIFY2(gone.ok(), gone.ok() ? "" : qPrintable(gone.error().what));
        QCOMPARE(gone.value().steps, qAbs(qint64(to) - qint64(at)));
        QCOMPARE(library->revision(), revision + (to == at ? 0 : 1));
        QCOMPARE(firstDifference(points[to].second, userTables(temp.path)), QString());
        const std::optional<HistoryRow> top = library->sidebar().undo;
        QCOMPARE(top ? top->id : EditId{}, points[to].first);
        at = to;
    }
    QVERIFY(library->check().ok);
}

void TestHistory::aWayThatCannotBeGoneIsNotBegun()
{
    const TempLibrary temp;
    const auto library = temp.open();
    const ImportResult import = importDigest(*library, plainDigest(QStringLiteral("a"), 4));
    std::vector<EditId> rows;
    for (int at = 0; at < 6; ++at)
        rows.push_back(library->submit(SetStarred{some(import.papers, 1), at % 2 == 0}).value().row);
    constexpr qint64 day = 24 * 60 * 60 * 1000;
    {
        Database database(temp.path, Database::Mode::ReadWrite);
        trimHistory(database, QDateTime::currentMSecsSinceEpoch() + 91 * day, 4);
    }
    const QStringList before = userTables(temp.path);
    const qint64 revision = library->revision();
    const Error old = library->goTo(import.row, rows.back()).error();
    QCOMPARE(old.kind, Error::Kind::Refused);
    QVERIFY2(old.what.startsWith(QStringLiteral("Nothing was changed.")), qPrintable(old.what));
    QCOMPARE(library->goTo(rows[3], rows[4]).error().kind, Error::Kind::Moved);
    QCOMPARE(library->goTo(EditId{999}, rows.back()).error().kind, Error::Kind::NotFound);
    // A row in the middle of the way that cannot be taken back takes the ones before it back too.
    runSql(temp.path, "UPDATE journal SET inverse = x'00' WHERE id = (SELECT max(id) - 1 FROM journal)");
    QCOMPARE(library->goTo(rows[2], rows.back()).error().kind, Error::Kind::Library);
    QCOMPARE(firstDifference(before, userTables(temp.path)), QString());
    QCOMPARE(library->revision(), revision);
    QCOMPARE(library->sidebar().undo.value().id, rows.back());
    QVERIFY(library->beginImport().ok());
    ImportResult running;
    feedDigest(*library, plainDigest(QStringLiteral("b"), 1), running, 1);
    QCOMPARE(library->goTo(rows[4], rows.back()).error().kind, Error::Kind::Busy);
    library->endImport(EditState::Cancelled);
}

void TestHistory::anotherProcessEditsAreOnTheWay()
{
    const TempLibrary temp;
    const auto library = temp.open();
    const auto other = temp.open();
    const ImportResult import = importDigest(*library, plainDigest(QStringLiteral("a"), 4));
    const EditId mine = library->submit(SetStarred{some(import.papers, 1), true}).value().row;
    const EditId theirs = other->submit(newTagOn(QStringLiteral("NAS"), some(import.papers, 2))).value().row;
    QCOMPARE(library->goTo(import.row, mine).error().kind, Error::Kind::Moved); // it was not known
    const qint64 since = other->revision();
    QCOMPARE(library->goTo(import.row, theirs).value().steps, 2);
    QVERIFY(other->changesSince(since).tags);
    QCOMPARE(other->changesSince(since).papers.count(), 2);
    QVERIFY(other->tags().empty());
    QCOMPARE(other->goTo(theirs, import.row).value().steps, 2);
    QCOMPARE(library->taggedWith(library->tagByName(QStringLiteral("NAS")).value().id, true).count(), 2);
}

void TestHistory::pagesFollowOnEachOther()
{
    const TempLibrary temp;
    const auto library = temp.open();
    const std::vector<PaperId> papers = importDigest(*library, plainDigest(QStringLiteral("a"), 1)).papers;
    for (int at = 0; at < 6; ++at)
        QVERIFY(library->submit(SetStarred{some(papers, 1), at % 2 == 0}).ok());
    QVERIFY(library->undo().ok());
    std::vector<EditId> all;
    for (const HistoryRow &row : library->history(-1))
        all.push_back(row.id);
    std::vector<EditId> paged;
    HistoryPage page = library->historyPage(0, 3);
    while (true) {
        for (const HistoryRow &row : page.rows)
            paged.push_back(row.id);
        QCOMPARE(page.last, paged.size() == all.size());
        if (page.last)
            break;
        QCOMPARE(page.rows.size(), std::size_t(3));
        page = library->historyPage(page.rows.back().position, 3);
    }
    QCOMPARE(paged, all);
    QVERIFY(library->beginImport().ok());
    ImportResult running;
    feedDigest(*library, plainDigest(QStringLiteral("b"), 1), running, 1);
    QCOMPARE(library->historyPage(0, 3).rows.front().state, EditState::Running);
    QCOMPARE(library->historyPage(0, 3).rows.size(), std::size_t(3));
    library->endImport(EditState::Cancelled);
}

void TestHistory::aRowTellsItsPapers()
{
    const TempLibrary temp;
    const auto library = temp.open();
    const ImportResult import = importDigest(*library, plainDigest(QStringLiteral("a"), 5));
    QCOMPARE(library->papersOf(import.row).ids(), import.papers);
    const EditId tagged = library->submit(newTagOn(QStringLiteral("NAS"), some(import.papers, 3))).value().row;
    QCOMPARE(library->papersOf(tagged), some(import.papers, 3));
    const EditId listed = library
                              ->submit(Compound{{PutList{{ListId{-1}, QStringLiteral("Group"), false}},
                                                 PutItems{ListId{-1},
                                                          {{ItemId{-1}, 1, import.papers.at(4), {}},
                                                           {ItemId{-2}, 2, PaperId{}, QStringLiteral("Basics")}}}}})
                              .value()
                              .row;
    QCOMPARE(library->papersOf(listed), IdSet::of(import.papers.at(4)));
    const EditId merged = library->submit(MergePapers{import.papers.at(0), import.papers.at(1)}).value().row;
    QVERIFY(library->papersOf(merged).contains(import.papers.at(1)));
    QVERIFY(library->undo(merged).ok());
    QVERIFY(library->papersOf(merged).contains(import.papers.at(0))); // also when it is undone
    QVERIFY(library->papersOf(EditId{999}).empty());
}

QTEST_GUILESS_MAIN(TestHistory)
#include "tst_history.moc"
