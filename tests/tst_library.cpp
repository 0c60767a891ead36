// SPDX-License-Identifier: GPL-3.0-or-later
// Opening libraries, reading them, counting, areas, lists, keys, purge and check.
#include "tests/support/digestfiles.h"
#include "tests/support/librarysupport.h"

#include <QElapsedTimer>

#include <atomic>
#include <thread>

using namespace sheaf;
using namespace sheaf::test;

namespace
{

Library::Options noMaking()
{
    Library::Options options;
    options.create = false;
    return options;
}

Library::Options readOnly()
{
    Library::Options options;
    options.mode = Library::Mode::ReadOnly;
    return options;
}

} // namespace

class TestLibrary final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsNoLibraryIsRefusedAndLeft();
    void manyMayMakeTheSameFileAtOnce();
    void aReaderSeesWhatAWriterDoes();
    void countsFollowTheCountingRule();
    void rowsAndPapersShowWhatIsStored();
    void ordersAreByValueThenId();
    void digestTextComesBack();
    void areasAreOneEditThatKeepsWhatIsThere();
    void listsKeepTheirOrder();
    void theHistoryTellsArchivingFromRenaming();
    void keysAreUniqueAndStay();
    void purgeEmptiesTheTrash();
    void checkFindsDamage();
    void aHundredThousandPapersAreTaggedInTwoSeconds();
};

void TestLibrary::whatIsNoLibraryIsRefusedAndLeft()
{
    const TempLibrary temp;
    QCOMPARE(Library::open(temp.path, noMaking()).error().kind, Error::Kind::NotFound);
    QCOMPARE(Library::open(temp.path, readOnly()).error().kind, Error::Kind::NotFound);
    QCOMPARE(Library::open(temp.folder.path(), {}).error().kind, Error::Kind::Refused);
    const QByteArray text("This is a text and no library.\n");
    writeFile(temp.folder.path(), QStringLiteral("test.sheaf"), text);
    QCOMPARE(Library::open(temp.path, {}).error().kind, Error::Kind::Refused);
    QCOMPARE(contentOf(temp.path), text);

    const QString foreign = temp.folder.filePath(QStringLiteral("foreign.db"));
    {
        Database database(foreign, Database::Mode::Create);
        database.script("CREATE TABLE t (a)");
    }
    const QByteArray bytes = contentOf(foreign);
    QCOMPARE(Library::open(foreign, {}).error().kind, Error::Kind::Refused);
    QCOMPARE(contentOf(foreign), bytes);

    const QString newer = temp.folder.filePath(QStringLiteral("sub/dir/newer.sheaf"));
    QVERIFY(Library::open(newer, {}).ok());
    {
        Database database(newer, Database::Mode::ReadWrite);
        database.script("PRAGMA user_version = 99");
    }
    const Error error = Library::open(newer, {}).error();
    QCOMPARE(error.kind, Error::Kind::Refused);
    QVERIFY(error.what.contains(QStringLiteral("newer version")));
}

void TestLibrary::manyMayMakeTheSameFileAtOnce()
{
    for (int round = 0; round < 10; ++round) {
        const TempLibrary temp;
        std::vector<std::thread> threads;
        std::atomic<int> opened = 0;
        for (int at = 0; at < 6; ++at) {
            threads.emplace_back([&] {
                const Result<std::unique_ptr<Library>> library = Library::open(temp.path, {});
                if (library)
                    opened += library.value()->revision() == 0 ? 1 : 0;
                else
                    qWarning("%s", qPrintable(library.error().detail));
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(opened.load(), 6);
        QVERIFY(temp.open()->check().ok);
    }
}

void TestLibrary::aReaderSeesWhatAWriterDoes()
{
    const TempLibrary temp;
    const auto writer = temp.open();
    const auto reader = temp.open(readOnly());
    const PaperId paper = importDigest(*writer, plainDigest(QStringLiteral("a"), 3)).papers.at(0);
    QCOMPARE(reader->counts().papers, 3);
    QVERIFY_THROWS_EXCEPTION(SqlError, (void)reader->submit(SetStarred{IdSet::of(paper), true}));
    QCOMPARE(reader->starred().count(), 0);
}

void TestLibrary::countsFollowTheCountingRule()
{
    const TempLibrary temp;
    const auto library = temp.open();
    const std::vector<PaperId> p = importDigest(*library, plainDigest(QStringLiteral("a"), 6)).papers;
    Tag up{TagId{-1}, QStringLiteral("Up"), {}, {}, 0, {}, {}};
    Tag down{TagId{-2}, QStringLiteral("Down"), TagId{-1}, {}, 0, {}, {}};
    const ReadingList list{ListId{-1}, QStringLiteral("L"), false};
    QVERIFY(library
                ->submit(Compound{{PutTag{up}, PutTag{down}, TagPapers{TagId{-1}, IdSet({p[0], p[1]}), true},
                                   TagPapers{TagId{-2}, IdSet({p[1], p[2], p[3]}), true}, PutList{list},
                                   PutItems{ListId{-1}, {{{}, 1, p[0], {}}, {{}, 2, p[2], {}}, {{}, 3, p[3], {}}}}}})
                .ok());
    QVERIFY(library->submit(SetStarred{IdSet({p[0], p[2], p[3]}), true}).ok());
    QVERIFY(library->submit(SetStatus{Status::Dismissed, 0, IdSet::of(p[2])}).ok());
    QVERIFY(library->submit(SetTrashed{IdSet::of(p[3]), true}).ok());
    QVERIFY(library->submit(SetStatus{Status::Read, 1, IdSet::of(p[4])}).ok());
    const Sidebar sidebar = library->sidebar();
    const LibraryCounts &c = sidebar.counts;
    QCOMPARE(c.papers, 5);
    QCOMPARE(c.all, 4);
    QCOMPARE(c.unread, 3);
    QCOMPARE(c.starred, 1);
    QCOMPARE(c.untagged, 2);
    QCOMPARE(c.dismissed, 1);
    QCOMPARE(c.trashed, 1);
    QCOMPARE(c.digests, 1);
    QCOMPARE(library->counts().entries, 6);
    QCOMPARE(c.tags, 2);
    QCOMPARE(c.lists, 1);
    QCOMPARE(sidebar.tags.at(0).tag.name, QStringLiteral("Down"));
    QCOMPARE(sidebar.tags.at(0).papers, 1);
    QCOMPARE(sidebar.tags.at(1).papers, 2);
    QCOMPARE(sidebar.lists.at(0).papers, 2);
    QCOMPARE(sidebar.digests.at(0).papers, 4);
    QCOMPARE(sidebar.revision, library->revision());
    QVERIFY(!sidebar.offerAreas);
}

void TestLibrary::rowsAndPapersShowWhatIsStored()
{
    const TempLibrary temp;
    const auto library = temp.open();
    TestDigest digest{QStringLiteral("a.txt"), {}, {}};
    digest.add("A 2.1times faster Gödel", "See https://example.org/x. Much 46\\% more.");
    digest.records[0].record.urls = {"https://example.org/y"};
    const PaperId id = importDigest(*library, digest).papers.at(0);
    const PaperId ids[] = {PaperId{77}, id};
    const std::vector<PaperRow> rows = library->rows(ids);
    QCOMPARE(rows.size(), std::size_t(1));
    QCOMPARE(rows.at(0).digest, QStringLiteral("May 29"));
    QCOMPARE(rows.at(0).digests, 1);
    QVERIFY(rows.at(0).added > 1'700'000'000'000);
    const Paper paper = library->paper(id).value();
    QCOMPARE(paper.title, rows.at(0).title);
    QCOMPARE(paper.originalTitle, QStringLiteral("A 2.1times faster Gödel"));
    QCOMPARE(paper.originalAbstract, QStringLiteral("See https://example.org/x. Much 46\\% more."));
    QCOMPARE(paper.urls,
             (QStringList{QStringLiteral("https://example.org/y"), QStringLiteral("https://example.org/x")}));
    QCOMPARE(paper.entries.at(0).firstLine, 1);
    QCOMPARE(paper.entries.at(0).lastLine, 2);
    QCOMPARE(library->paperByUid(paper.uid), std::optional(id));
    QVERIFY(!library->paperByUid(QStringLiteral("nonsense")));
    QCOMPARE(library->digestByName(QStringLiteral("A.TXT")), library->digestByName(QStringLiteral("may 29")));
    QVERIFY(library->submit(SetNote{id, QStringLiteral("my note")}).ok());
    int seen = 0;
    library->eachText(library->everyPaper(), [&](const IndexText &text) {
        ++seen;
        QCOMPARE(QString::fromStdString(text.title), paper.title);
        QCOMPARE(text.note, std::string("my note"));
    });
    QCOMPARE(seen, 1);
}

void TestLibrary::ordersAreByValueThenId()
{
    const TempLibrary temp;
    const auto library = temp.open();
    TestDigest digest{QStringLiteral("a"), {}, {}};
    for (const char *title : {"“zebra” lines", "Éclair", "apple", "Banana", "apple!"})
        digest.add(title, proseOf(title));
    const int years[] = {1999, 2020, 0, 2020, 2021};
    for (std::size_t at = 0; at < 5; ++at)
        digest.records[at].record.year = years[at];
    const std::vector<PaperId> p = importDigest(*library, digest).papers;
    const IdSet all = library->everyPaper();
    QCOMPARE(library->ordered(all, Order::Title), (std::vector<PaperId>{p[2], p[4], p[3], p[1], p[0]}));
    QCOMPARE(library->ordered(all, Order::Year), (std::vector<PaperId>{p[4], p[1], p[3], p[0], p[2]}));
    QCOMPARE(library->ordered(all - IdSet::of(p[4]), Order::Added), (std::vector<PaperId>{p[0], p[1], p[2], p[3]}));
}

void TestLibrary::digestTextComesBack()
{
    const TempLibrary temp;
    const auto library = temp.open();
    TestDigest digest = plainDigest(QStringLiteral("a"), 3);
    digest.bytes.replace("\n", "\r\n");
    const DigestId id = importDigest(*library, digest).opened.digest;
    QByteArray expected = digest.bytes;
    expected.replace("\r\n", "\n");
    expected.chop(1);
    QCOMPARE(library->digestText(id), QString::fromUtf8(expected));
    QVERIFY(library->check().ok);
}

void TestLibrary::areasAreOneEditThatKeepsWhatIsThere()
{
    const TempLibrary temp;
    Library::Options options;
    options.offerAreas = true;
    const auto library = temp.open(options);
    QVERIFY(library->sidebar().offerAreas);
    QVERIFY(library->submit(PutTag{{{}, QStringLiteral("nas"), {}, {QStringLiteral("kd")}, 7, QStringLiteral("1"), {}}})
                .ok());
    const Applied some = library->addAreas({QStringLiteral("distillation")}).value();
    QCOMPARE(some.made.edits.size(), std::size_t(2));
    QCOMPARE(some.summary.kind, EditSummary::Kind::AddAreas);
    QVERIFY(!library->sidebar().offerAreas);
    const Tag distillation = library->tagByName(QStringLiteral("distillation")).value();
    QCOMPARE(library->tagByName(QStringLiteral("Compression/Distillation")).value().id, distillation.id);
    QVERIFY(!distillation.aliases.contains(QStringLiteral("KD")));
    QCOMPARE(distillation.shortcut, QString());
    const qsizetype before = qsizetype(library->tags().size());
    const Applied all = library->addAreas({}).value();
    QVERIFY(all.made.edits.size() > 30);
    QCOMPARE(all.change.revision, library->revision());
    QCOMPARE(library->tagByName(QStringLiteral("NAS")).value().colour, 7);
    QCOMPARE(library->addAreas({}).value().row, EditId{});
    QVERIFY(library->check().ok);
    QVERIFY(library->undo().ok());
    QCOMPARE(qsizetype(library->tags().size()), before);
}

void TestLibrary::listsKeepTheirOrder()
{
    const TempLibrary temp;
    const auto library = temp.open();
    const std::vector<PaperId> p = importDigest(*library, plainDigest(QStringLiteral("a"), 4)).papers;
    const Applied made = library
                             ->submit(Compound{{PutList{{ListId{-1}, QStringLiteral("Group"), false}},
                                                PutItems{ListId{-1},
                                                         {{ItemId{-1}, 10, p[0], QStringLiteral("first")},
                                                          {ItemId{-2}, 20, {}, QStringLiteral("Section")},
                                                          {ItemId{-3}, 30, p[1], {}},
                                                          {ItemId{-4}, 40, p[1], {}}}}}})
                             .value();
    QCOMPARE(describe(made.summary), QStringLiteral("add 2 papers to the list “Group”"));
    const ListId list = library->listByName(QStringLiteral("group")).value().id;
    std::vector<ListItem> items = library->items(list);
    QCOMPARE(items.size(), std::size_t(3));
    QCOMPARE(items.at(1).text, QStringLiteral("Section"));
    QVERIFY(library->submit(RemoveItems{list, {items.at(2).id}}).ok());
    QCOMPARE(library->submit(PutItems{list, {items.at(2)}}).value().row, EditId{}); // undo alone brings it back
    QVERIFY(library->undo().ok());
    QCOMPARE(library->items(list).size(), std::size_t(3));
    items.at(2).position = 5;
    const Applied moved = library->submit(PutItems{list, {items.at(2)}}).value();
    QCOMPARE(moved.summary.kind, EditSummary::Kind::MoveInList);
    QCOMPARE(library->items(list).at(0).paper, p[1]);
    QCOMPARE(library->ordered(library->inList(list), Order::List, number(list)), (std::vector<PaperId>{p[1], p[0]}));
    QVERIFY(library->submit(SetTrashed{IdSet::of(p[1]), true}).ok());
    QCOMPARE(library->items(list).at(0).paper, p[1]);
    const QStringList before = userTables(temp.path);
    QVERIFY(library->submit(RemoveList{list}).ok());
    QVERIFY(library->lists().empty());
    QVERIFY(library->undo().ok());
    QCOMPARE(firstDifference(before, userTables(temp.path)), QString());
    QCOMPARE(library->submit(PutList{{{}, QStringLiteral("GROUP"), false}}).error().kind, Error::Kind::Refused);
}

void TestLibrary::theHistoryTellsArchivingFromRenaming()
{
    const TempLibrary temp;
    const auto library = temp.open();
    QVERIFY(library->submit(PutList{{{}, QStringLiteral("Group"), false}}).ok());
    const auto put = [&](const QString &name, bool archived) {
        return library->submit(PutList{{library->lists().front().id, name, archived}}).value().summary;
    };
    const EditSummary archived = put(QStringLiteral("Group"), true);
    QCOMPARE(describe(archived), QStringLiteral("archive the list “Group”"));
    QCOMPARE(describeDone(archived), QStringLiteral("Archived the list “Group”"));
    const EditSummary back = put(QStringLiteral("Group"), false);
    QCOMPARE(describe(back), QStringLiteral("bring the list “Group” back from the archive"));
    QCOMPARE(describeDone(back), QStringLiteral("Brought the list “Group” back from the archive"));
    QCOMPARE(put(QStringLiteral("Team"), false).kind, EditSummary::Kind::ChangeList);
    QCOMPARE(put(QStringLiteral("Group"), true).kind, EditSummary::Kind::ChangeList);
}

void TestLibrary::keysAreUniqueAndStay()
{
    const TempLibrary temp;
    const auto library = temp.open();
    TestDigest digest{QStringLiteral("a"), {}, {}};
    digest.add("Low-rank adaptation works", proseOf("one")).add("LOW-RANK adaptation works", proseOf("two"));
    digest.add("Low-rank adaptation works", proseOf("three"));
    const std::vector<PaperId> p = importDigest(*library, digest).papers;
    const std::size_t steps = library->history(10).size();
    const Change change = library->assignKeys(p);
    QCOMPARE(change.papers.count(), 3);
    QSet<QString> keys;
    for (const PaperId id : p)
        keys.insert(library->paper(id).value().key.toLower());
    QCOMPARE(keys.size(), 3);
    QVERIFY(!keys.contains(QString()));
    const QString first = library->paper(p[0]).value().key;
    QVERIFY(library->assignKeys(p).papers.empty());
    QCOMPARE(library->history(10).size(), steps);
    QVERIFY(library->undo().ok());
    QVERIFY(library->redo().ok());
    QCOMPARE(library->paper(p[0]).value().key, first);
}

void TestLibrary::purgeEmptiesTheTrash()
{
    const TempLibrary temp;
    const auto library = temp.open();
    const std::vector<PaperId> p = importDigest(*library, plainDigest(QStringLiteral("a"), 4)).papers;
    importDigest(*library, plainDigest(QStringLiteral("b"), 3));
    QVERIFY(library->undo().ok());
    QCOMPARE(library->purge().value(), 0);
    QVERIFY(!library->sidebar().redo);
    const qint64 revision = library->revision();
    QCOMPARE(library->purge().value(), 0);
    QCOMPARE(library->revision(), revision);
    QVERIFY(library->submit(SetTrashed{IdSet({p[1], p[2]}), true}).ok());
    QVERIFY(library->beginImport().ok());
    ImportResult running;
    feedDigest(*library, plainDigest(QStringLiteral("c"), 2), running, 1);
    QCOMPARE(library->purge().error().kind, Error::Kind::Busy);
    library->endImport(EditState::Done);
    QCOMPARE(library->purge().value(), 2);
    QCOMPARE(library->counts().papers, 4);
    QCOMPARE(library->counts().entries, 4);
    QVERIFY(library->check().ok);
}

void TestLibrary::checkFindsDamage()
{
    constexpr const char *damages[] = {
        "PRAGMA foreign_keys = OFF; DELETE FROM paper WHERE id = 2",
        "DELETE FROM paper_text WHERE paper = 2",
        "UPDATE counter SET next = 1 WHERE name = 'paper'",
        "UPDATE journal SET inverse = x'00'",
        "UPDATE journal SET outcome = 2",
        "UPDATE digest_chunk SET bytes = x'0011'",
        "UPDATE digest SET hash = x'00'",
        "UPDATE digest SET lines = 1",
        "UPDATE tag_name SET folded = 'other'",
        "UPDATE paper SET hidden = 1 WHERE id = 1",
        "UPDATE paper SET added = added + 1 WHERE id = 1",
    };
    for (const char *damage : damages) {
        const TempLibrary temp;
        const auto library = temp.open();
        importDigest(*library, plainDigest(QStringLiteral("a"), 3));
        QVERIFY(library->submit(PutTag{{{}, QStringLiteral("NAS"), {}, {}, 0, {}, {}}}).ok());
        QCOMPARE(library->check().problems, QStringList());
        {
            Database database(temp.path, Database::Mode::ReadWrite);
            database.script(damage);
        }
        QVERIFY2(!library->check().ok, damage);
    }
}

void TestLibrary::aHundredThousandPapersAreTaggedInTwoSeconds()
{
    constexpr int papers = 100'000;
    const TempLibrary temp;
    const auto library = temp.open();
    TestDigest digest{QStringLiteral("many"), {}, {}};
    for (int at = 0; at < papers; ++at) {
        Incoming made;
        made.record.title = made.title = made.sortKey = "t" + std::to_string(at);
        made.record.firstLine = made.record.lastLine = at + 1;
        made.titleKey = at + 1;
        digest.records.push_back(std::move(made));
    }
    QElapsedTimer clock;
    clock.start();
    importDigest(*library, digest, 5000);
    qInfo("import of %d bare papers: %lld ms", papers, clock.restart());
    const IdSet all = library->everyPaper();
    QCOMPARE(all.count(), papers);
    clock.restart();
    QVERIFY(library
                ->submit(Compound{
                    {PutTag{{TagId{-1}, QStringLiteral("NAS"), {}, {}, 0, {}, {}}}, TagPapers{TagId{-1}, all, true}}})
                .ok());
    const qint64 tagging = clock.restart();
    QVERIFY(library->undo().ok());
    const qint64 undoing = clock.restart();
    QVERIFY(library->submit(SetStatus{Status::Read, 5, all}).ok());
    qInfo("tag %lld ms, undo %lld ms, status %lld ms", tagging, undoing, clock.elapsed());
    clock.restart();
    library->sidebar();
    qInfo("sidebar %lld ms", clock.elapsed());
    if (qEnvironmentVariableIsSet("SHEAF_TIMED"))
        QVERIFY(tagging < 2000);
}

QTEST_GUILESS_MAIN(TestLibrary)
#include "tst_library.moc"
