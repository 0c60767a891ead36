// SPDX-License-Identifier: GPL-3.0-or-later
// Proves what searches find in a real library: scopes, fields, phrases, orders, errors, and that edits are followed.
#include "model/finder.h"
#include "model/text/anchor.h"
#include "model/text/fold.h"
#include "tests/support/importsteps.h"

#include <QTemporaryDir>
#include <QTest>

using namespace sheaf;
using namespace sheaf::test;

namespace
{

Incoming incoming(const char *title, const char *abstract, int line)
{
    Incoming paper;
    paper.record.title = paper.title = title;
    paper.record.abstract = abstract;
    paper.record.firstLine = line;
    paper.record.lastLine = line + 2;
    paper.lead = leadOf(abstract, 240);
    paper.sortKey = titleSortKey(title);
    paper.titleKey = stableHash(normaliseTitle(title));
    paper.abstractKey = abstractKey(abstract);
    return paper;
}

// Ten made-up papers; their ids follow their order here.
std::vector<Incoming> papers()
{
    std::vector<Incoming> list;
    int line = 1;
    const auto add = [&](const char *title, const char *abstract) {
        list.push_back(incoming(title, abstract, line));
        line += 4;
    };
    add("Low-rank adapters for everyone", "We study small matrices. They are cheap."); // 1
    add("Rank is low", "A tale of low and of rank, told by Kurt Gödel.");              // 2
    add("Self-distillation at scale", "Teachers that are their own students.");        // 3
    add("Distilling large teachers", "Knowledge moves to a smaller model.");           // 4
    add("GPT-4V(ision) in the kitchen", "An evaluation with k-means++ and C++ code."); // 5
    add("3D-GS in a day", "Splatting Gaussians; the low rank case is left out.");      // 6
    add("Pruning & sparsity revisited", "Most weights are not needed. A study.");      // 7
    add("Sparse attention", "Attention over long inputs, pruned.");                    // 8
    add("An unread one", "Nothing of note.");                                          // 9
    add("A last one", "Nothing else of note, in the trash perhaps.");                  // 10
    return list;
}

IdSet setOf(std::initializer_list<int> ids)
{
    IdSet set;
    for (const int id : ids)
        set.add(static_cast<PaperId>(id));
    return set;
}

QString joined(const std::vector<PaperId> &ids)
{
    QStringList texts;
    for (const PaperId id : ids)
        texts += QString::number(number(id));
    return texts.join(u' ');
}

Tag tagNamed(const char *name, TagId id, TagId parent = {})
{
    Tag tag;
    tag.id = id;
    tag.name = QString::fromUtf8(name);
    tag.parent = parent;
    return tag;
}

} // namespace

class TestFinder final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void finds_data();
    void finds();
    void mistakesAreWords_data();
    void mistakesAreWords();
    void typingTakesTheLastWordForAPrefix();
    void listsAndDigestsKeepTheirOrder();
    void anOrderMayBeAsked();
    void aCancelledSearchSaysSo();
    void editsAreFollowed();
    void whatWasReadInIdleTimesFollowsEdits();
    void anotherLibraryObjectsImportIsFollowed();
    void whatPapersHaveIsFollowed();
    void possibleDuplicatesAreFollowed();
    void aPhraseLiesInTheNoteOrInOneRemark();

private:
    QString path() const { return m_folder.filePath(QStringLiteral("test.sheaf")); }
    std::unique_ptr<Library> openLibrary() const;
    void import(const QString &name, std::vector<Incoming> &&records);
    void submit(const Edit &edit) { QVERIFY(m_library->submit(edit).ok()); }
    QString found(const QString &query, bool typing = false);

    QTemporaryDir m_folder;
    std::unique_ptr<Library> m_library;
    std::unique_ptr<Finder> m_finder;
    std::atomic<bool> m_cancelled = false;
};

std::unique_ptr<Library> TestFinder::openLibrary() const
{
    Result<std::unique_ptr<Library>> opened = Library::open(path(), {});
    return opened ? std::move(opened).value() : nullptr;
}

void TestFinder::import(const QString &name, std::vector<Incoming> &&records)
{
    QVERIFY(m_library->beginImport().ok());
    DigestDraft draft;
    draft.name = name;
    draft.path = QStringLiteral("/papers/") + name;
    draft.hash = QByteArray(32, name.back().toLatin1());
    openDigest(*m_library, draft);
    addBatch(*m_library, std::move(records));
    closeDigest(*m_library, QStringLiteral("May 29"), 100);
    m_library->endImport(EditState::Done);
}

void TestFinder::initTestCase()
{
    m_library = openLibrary();
    QVERIFY(m_library);
    m_finder = std::make_unique<Finder>(*m_library);
    import(QStringLiteral("one.txt"), papers());
    constexpr TagId parent{-1};
    constexpr TagId child{-2};
    submit(Compound{{PutTag{tagNamed("Compression", parent)}, PutTag{tagNamed("Pruning & sparsity", child, parent)},
                     TagPapers{parent, setOf({1}), true}, TagPapers{child, setOf({7, 8}), true}}});
    submit(SetStatus{Status::Dismissed, 0, setOf({8})});
    submit(SetStatus{Status::Read, 1, setOf({1, 2})});
    submit(SetTrashed{setOf({10}), true});
    submit(SetStarred{setOf({3, 8}), true});
    submit(SetNote{PaperId{9}, QStringLiteral("compare with the zeitgeist of low; rank it")});
    ReadingList list;
    list.id = ListId{-1};
    list.name = QStringLiteral("To read");
    std::vector<ListItem> items;
    for (const int id : {8, 3, 10, 1})
        items.push_back({ItemId{-static_cast<qint64>(items.size()) - 1},
                         100 * static_cast<qint64>(items.size() + 1),
                         static_cast<PaperId>(id),
                         {}});
    submit(Compound{{PutList{list}, PutItems{ListId{-1}, items}}});
}

// The ids, ascending, or the error's sentence; checks that the total is their number and that select() agrees.
QString TestFinder::found(const QString &query, bool typing)
{
    SearchRequest request;
    request.query = query;
    request.typing = typing;
    const Result<SearchAnswer> answer = m_finder->find(request, m_cancelled);
    if (!answer)
        return answer.error().what;
    const IdSet set = answer.value().ranking->set();
    if (answer.value().total != set.count() || answer.value().total != answer.value().ranking->count())
        return QStringLiteral("wrong total");
    if (answer.value().revision != m_library->revision())
        return QStringLiteral("wrong revision");
    const Result<IdSet> selected = m_finder->select(query);
    if (!typing && !(selected && selected.value() == set))
        return QStringLiteral("select() differs");
    return joined(set.ids());
}

void TestFinder::finds_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *query, const char *expected) {
        QTest::newRow(query) << QString::fromUtf8(query) << QString::fromUtf8(expected);
    };
    row("", "1 2 3 4 5 6 7 9");
    row("low rank", "1 2 6 9");
    row("LOW RANKS", "1 2 6 9");
    row("\"low rank\"", "1 6 9");
    row("\"ranks\"", "");
    row("low-rank", "1");
    row("\"low-rank adapters\"", "1");
    row("\"everyone we\"", "");
    row("\"rank it\"*", "9");
    row("\"rank i\"*", "2 9");
    row("godel", "2");
    row("distillation", "3 4");
    row("distil*", "3 4");
    row("self-distillation", "3");
    row("selfdistillation", "3");
    row("GPT-4V(ision)", "5");
    row("k-means++", "5");
    row("C++", "5");
    row("C#", "");
    row("3dgs", "6");
    row("zeitgeist", "9");
    row("adapters zeitgeist", "");
    row("low cheap", "1");
    row("& low", "1 2 6 9");
    row("prun*", "7");
    row("tag:Compression", "1 7");
    row("tag:compression", "1 7");
    row("tag:\"Pruning & sparsity\"", "7");
    row("tag:\"Compression/Pruning & sparsity\"", "7");
    row("tag:Compression is:dismissed", "8");
    row("tag:Compression low", "1");
    row("is:dismissed", "8");
    row("status:dismissed", "8");
    row("status:read", "1 2");
    row("is:read", "1 2");
    row("is:unread", "3 4 5 6 7 9");
    row("is:trashed", "10");
    row("is:trashed note", "10");
    row("is:starred", "3");
    row("is:tagged", "1 7");
    row("is:untagged", "2 3 4 5 6 9");
    row("list:\"To read\"", "1 3 8");
    row("list:\"To read\" is:starred", "3 8");
    row("digest:one.txt", "1 2 3 4 5 6 7 9");
    row("digest:one.txt sparsity", "7");
    row("has:note", "9");
    row("has:highlight", "");
    row("has:url", "");
    row("is:duplicate", "");
    row("zeitgeist OR godel", "2 9");
    row("low -rank", "");
    row("low NOT (adapters OR zeitgeist)", "2 6");
    row("-is:unread", "1 2");
    row("-is:dismissed", "1 2 3 4 5 6 7 9");
    row("tag:Compression OR godel", "1 2 7");
    row("title:rank", "1 2");
    row("abstract:rank", "2 6");
    row("note:rank", "9");
    row("title:\"rank is\"", "2");
    row("abstract:\"rank is\"", "");
    row("-\"low rank\" rank", "2");
    row("\"low rank\" OR godel", "1 2 6 9");
    row("-abstract:\"low rank\" low", "1 2 9");
    row("*istill*", "3 4");
    row("*ow-ran*", "1");
    row("author:gödel", "");
    row("year:2020", "");
    row("added:today", "1 2 3 4 5 6 7 9");
    row("digests:1", "1 2 3 4 5 6 7 9");
    row("read:today", "");
    row("teachers OR kitchen", "3 4 5");
    row("low -adapters", "2 6 9");
    row("(low OR kitchen) -rank", "5");
    row("NOT is:read is:starred", "3");
    row("title:low", "1 2");
    row("note:zeitgeist", "9");
    row("*plat*", "6");
    row("tag:=Compression", "1");
    row("year:none digests:1 added:<7d", "1 2 3 4 5 6 7 9");
    row("read:<=1970", "1 2");
    row("id:7..8", "7 8");
    row("id:8", "8");
    row("id:10", "10");
    row("id:99", "");
}

void TestFinder::finds()
{
    QFETCH(QString, query);
    QFETCH(QString, expected);
    QCOMPARE(found(query), expected);
}

void TestFinder::mistakesAreWords_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *query, const char *expected) {
        QTest::newRow(query) << QString::fromUtf8(query) << QString::fromUtf8(expected);
    };
    row("tag:Foo", "There is no tag “Foo”.");
    row("list:Foo", "There is no reading list “Foo”.");
    row("digest:Foo", "There is no digest “Foo”.");
    row("status:done", "There is no status “done”: write unread, reading, read or dismissed.");
    row("is:nice", "“is:” does not know “nice”: write one of unread, reading, read, dismissed, trashed, starred, "
                   "tagged, untagged, duplicate.");
    row("has:legs", "“has:” does not know “legs”: write one of note, highlight, doi, arxiv, url, authors.");
    row("id:x", "“id:” needs the number of a paper, not “x”.");
    row("year:20x0", "“year:” does not know “20x0”: write a year like 2021, a range like 2019..2022, >2020, or none.");
}

void TestFinder::mistakesAreWords()
{
    QFETCH(QString, query);
    QFETCH(QString, expected);
    const Result<SearchAnswer> answer = m_finder->find({query, std::nullopt, false}, m_cancelled);
    QVERIFY(!answer);
    QCOMPARE(answer.error().what, expected);
    QCOMPARE(answer.error().kind, Error::Kind::Words);
    const Result<IdSet> selected = m_finder->select(query);
    QVERIFY(!selected);
    QCOMPARE(selected.error().what, expected);
}

void TestFinder::typingTakesTheLastWordForAPrefix()
{
    QCOMPARE(found(QStringLiteral("low ran"), true), QStringLiteral("1 2 6 9"));
    QCOMPARE(found(QStringLiteral("low ran")), QString());
    QCOMPARE(found(QStringLiteral("low ran "), true), QString());
    QCOMPARE(found(QStringLiteral("\"low ran"), true), QStringLiteral("1 6 9"));
    QCOMPARE(found(QStringLiteral("low tag:"), true), QStringLiteral("1 2 6 9"));
}

void TestFinder::listsAndDigestsKeepTheirOrder()
{
    const auto ordered = [this](const char *query) {
        const auto answer = m_finder->find({QString::fromUtf8(query), std::nullopt, false}, m_cancelled);
        return answer ? joined(answer.value().ranking->ids()) : answer.error().what;
    };
    QCOMPARE(ordered("list:\"To read\""), QStringLiteral("8 3 1"));
    QCOMPARE(ordered("list:\"To read\" is:starred"), QStringLiteral("8 3"));
    QCOMPARE(ordered("digest:one.txt is:read"), QStringLiteral("1 2"));
    QCOMPARE(ordered("low rank"), QStringLiteral("1 2 6 9"));
}

void TestFinder::anOrderMayBeAsked()
{
    const auto answer = m_finder->find({QStringLiteral("low rank"), Order::Title, false}, m_cancelled);
    QVERIFY(answer.ok());
    QCOMPARE(joined(answer.value().ranking->ids()), QStringLiteral("6 9 1 2"));
    QCOMPARE(answer.value().order, Order::Title);
    const auto without = m_finder->find({QStringLiteral("low rank"), Order::List, false}, m_cancelled);
    QCOMPARE(without.value().order, Order::Added);
}

void TestFinder::aCancelledSearchSaysSo()
{
    const std::atomic<bool> cancelled = true;
    const auto answer = m_finder->find({QStringLiteral("low \"low rank\""), std::nullopt, false}, cancelled);
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, Error::Kind::Cancelled);
}

void TestFinder::editsAreFollowed()
{
    QCOMPARE(found(QStringLiteral("xylophone")), QString());
    submit(SetNote{PaperId{4}, QStringLiteral("A xylophone.")});
    QCOMPARE(found(QStringLiteral("xylophone")), QStringLiteral("4"));
    submit(SetNote{PaperId{4}, QStringLiteral("A marimba.")});
    QCOMPARE(found(QStringLiteral("xylophone")), QString());
    QCOMPARE(found(QStringLiteral("marimba")), QStringLiteral("4"));
    QVERIFY(m_library->undo().ok());
    QCOMPARE(found(QStringLiteral("xylophone")), QStringLiteral("4"));
    QVERIFY(m_library->undo().ok());
    QCOMPARE(found(QStringLiteral("xylophone")), QString());
    submit(SetStatus{Status::Dismissed, 0, setOf({4})});
    QCOMPARE(found(QStringLiteral("distil*")), QStringLiteral("3"));
    QVERIFY(m_library->undo().ok());
    QCOMPARE(found(QStringLiteral("distil*")), QStringLiteral("3 4"));
}

void TestFinder::whatWasReadInIdleTimesFollowsEdits()
{
    const auto prepare = [this] {
        while (m_finder->prepare()) {
        }
    };
    const auto tagged = [this](const char *tag) { return found(QStringLiteral("tag:") + QString::fromUtf8(tag)); };
    Finder fresh(*m_library);
    QVERIFY(fresh.prepare()); // also before the first question
    prepare();
    QCOMPARE(tagged("compression"), QStringLiteral("1 7"));
    submit(Compound{{PutTag{tagNamed("Late", TagId{-1})}, TagPapers{TagId{-1}, setOf({2}), true}}});
    prepare();
    QCOMPARE(tagged("late"), QStringLiteral("2"));
    submit(TagPapers{m_library->tagByName(QStringLiteral("Late"))->id, setOf({3, 4}), true});
    QCOMPARE(tagged("late"), QStringLiteral("2 3 4"));
    QVERIFY(m_library->undo().ok());
    prepare();
    QCOMPARE(tagged("late"), QStringLiteral("2"));
    QVERIFY(m_library->undo().ok());
    QCOMPARE(tagged("compression"), QStringLiteral("1 7"));
}

void TestFinder::anotherLibraryObjectsImportIsFollowed()
{
    const std::unique_ptr<Library> reader = openLibrary();
    QVERIFY(reader);
    Finder finder(*reader);
    const auto hits = [&](const char *query) {
        const Result<IdSet> set = finder.select(QString::fromUtf8(query));
        return set ? joined(set.value().ids()) : set.error().what;
    };
    QCOMPARE(hits("quagga"), QString());
    std::vector<Incoming> more;
    more.push_back(incoming("The quagga problem", "An extinct benchmark, with low rank.", 1));
    import(QStringLiteral("two"), std::move(more));
    QCOMPARE(hits("quagga"), QStringLiteral("11"));
    QCOMPARE(hits("\"low rank\""), QStringLiteral("1 6 9 11"));
    QVERIFY(m_library->undo().ok());
    QCOMPARE(hits("quagga"), QString());
    QVERIFY(m_library->redo().ok());
    QCOMPARE(hits("quagga"), QStringLiteral("11"));
}

void TestFinder::whatPapersHaveIsFollowed()
{
    QCOMPARE(found(QStringLiteral("has:authors")), QString());
    PaperDetails details;
    details.authors = QStringList(QStringLiteral("Gödel, Kurt"));
    details.doi = QStringLiteral("10.1/x");
    details.urls = QStringList(QStringLiteral("https://a.example"));
    submit(SetDetails{PaperId{2}, details});
    details = {};
    details.arxiv = QStringLiteral("2101.00001");
    details.abstract = QStringLiteral("Code at https://b.example/x and words.");
    submit(SetDetails{PaperId{3}, details});
    details.abstract = QStringLiteral("No link, only s3://bucket and a://");
    submit(SetDetails{PaperId{4}, details});
    Highlight highlight;
    highlight.id = HighlightId{-1};
    highlight.text = QStringLiteral("Knowledge");
    submit(PutHighlights{PaperId{4}, {highlight}});
    QCOMPARE(found(QStringLiteral("has:authors")), QStringLiteral("2"));
    QCOMPARE(found(QStringLiteral("has:doi")), QStringLiteral("2"));
    QCOMPARE(found(QStringLiteral("has:arxiv")), QStringLiteral("3 4"));
    QCOMPARE(found(QStringLiteral("has:url")), QStringLiteral("2 3"));
    QCOMPARE(found(QStringLiteral("has:highlight")), QStringLiteral("4"));
    QCOMPARE(found(QStringLiteral("has:arxiv has:url")), QStringLiteral("3"));
    for (int at = 0; at < 4; ++at)
        QVERIFY(m_library->undo().ok());
    for (const char *query : {"has:authors", "has:doi", "has:arxiv", "has:url", "has:highlight"})
        QCOMPARE(found(QString::fromLatin1(query)), QString());
}

void TestFinder::possibleDuplicatesAreFollowed()
{
    std::vector<Incoming> more;
    more.push_back(incoming("An unread, one!", "Quite another tale of seven long words.", 1));
    more.push_back(incoming("Low-rank adapters for nobody", "We study small matrices. They are cheap.", 5));
    import(QStringLiteral("three"), std::move(more));
    QCOMPARE(found(QStringLiteral("is:duplicate")), QStringLiteral("1 9 12 13"));
    QCOMPARE(found(QStringLiteral("is:duplicate low")), QStringLiteral("1 9 13"));
    submit(SetApart{PaperId{12}, PaperId{9}, true});
    QCOMPARE(found(QStringLiteral("is:duplicate")), QStringLiteral("1 13"));
    submit(MergePapers{PaperId{1}, PaperId{13}});
    QCOMPARE(found(QStringLiteral("is:duplicate")), QString());
    QCOMPARE(found(QStringLiteral("nobody")), QString());
    QVERIFY(m_library->undo().ok());
    QCOMPARE(found(QStringLiteral("is:duplicate")), QStringLiteral("1 13"));
    QCOMPARE(found(QStringLiteral("nobody")), QStringLiteral("13"));
    submit(SetStatus{Status::Dismissed, 0, setOf({13})});
    QCOMPARE(found(QStringLiteral("is:duplicate")), QStringLiteral("1"));
    for (int at = 0; at < 3; ++at)
        QVERIFY(m_library->undo().ok());
    QCOMPARE(found(QStringLiteral("is:duplicate")), QString());
}

void TestFinder::aPhraseLiesInTheNoteOrInOneRemark()
{
    const QString abstract = m_library->paper(PaperId{3})->abstract;
    Highlight one = highlightAt(abstract, abstract, 0, 8);
    one.id = HighlightId{-1};
    one.remark = QStringLiteral("harmattan is a wind");
    Highlight other = highlightAt(abstract, abstract, 9, 4);
    other.id = HighlightId{-2};
    other.remark = QStringLiteral("monsoon too");
    submit(Compound{{SetNote{PaperId{3}, QStringLiteral("dry\nmistral")}, PutHighlights{PaperId{3}, {one, other}}}});
    for (const char *query : {"\"dry mistral\"", "\"harmattan is\"", "\"monsoon too\"", "mistral harmattan monsoon"})
        QCOMPARE(found(QString::fromUtf8(query)), QStringLiteral("3"));
    for (const char *query : {"\"mistral harmattan\"", "\"wind monsoon\"", "note:\"mistral h\"*"})
        QCOMPARE(found(QString::fromUtf8(query)), QString());
    QVERIFY(m_library->undo().ok());
}

QTEST_GUILESS_MAIN(TestFinder)
#include "tst_finder.moc"
