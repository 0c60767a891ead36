// SPDX-License-Identifier: GPL-3.0-or-later
// Proves that edits made while an import runs leave a history that undoes exactly, step by step, or are refused.
#include "model/text/anchor.h"
#include "tests/support/librarysupport.h"

#include <QFile>

using namespace sheaf;
using namespace sheaf::test;

namespace
{

using MakeEdit = std::function<Edit(Library &)>;

// Of the base, in the order of its titles. The import has added to Touched, AlsoTouched and Binned when the edit comes;
// to Later it adds afterwards, to Aside never.
constexpr PaperId Touched{1};
constexpr PaperId AlsoTouched{2};
constexpr PaperId Later{3};
constexpr PaperId Aside{4};
constexpr PaperId Binned{5}; // in the Trash with its digest

TagId tagOf(Library &library, const QString &name)
{
    return library.tagByName(name).value_or(Tag()).id;
}

ReadingList listOf(Library &library, const QString &name)
{
    return library.listByName(name).value_or(ReadingList());
}

Highlight highlightOf(Library &library, PaperId id, int word, const QString &remark)
{
    const Paper paper = *library.paper(id);
    const QString text = paper.abstract.section(u' ', word, word);
    Highlight made = highlightAt(paper.originalAbstract, paper.abstract, paper.abstract.indexOf(text), text.size());
    made.id = HighlightId{-1};
    made.remark = remark;
    return made;
}

void change(Library &library, const Edit &edit)
{
    if (submitted(library, edit).row == EditId{})
        qFatal("nothing changed");
}

void makeTag(Library &library, const QString &name, const IdSet &papers)
{
    Tag tag;
    tag.id = TagId{-1};
    tag.name = name;
    change(library, Compound{{PutTag{tag}, TagPapers{TagId{-1}, papers, true}}});
}

// Four papers with something of the user's, and one that went to the Trash with its digest.
void makeBase(Library &library)
{
    importDigest(library, plainDigest(QStringLiteral("known"), 4));
    const ImportResult gone = importDigest(library, plainDigest(QStringLiteral("gone"), 1));
    change(library, DeleteDigest{gone.opened.digest});
    makeTag(library, QStringLiteral("Old"), IdSet::of(Aside));
    makeTag(library, QStringLiteral("Other"), IdSet::of(Later));
    change(library, SetNote{Touched, QStringLiteral("mine")});
    change(library, PutHighlights{Touched, {highlightOf(library, Touched, 0, QStringLiteral("mine"))}});
    change(library, PutHighlights{Later, {highlightOf(library, Later, 0, QStringLiteral("mine"))}});
    change(library, PutList{{ListId{-1}, QStringLiteral("Mine"), false}});
    change(library, PutItems{listOf(library, QStringLiteral("Mine")).id,
                             {{ItemId{-1}, 10, Touched, QStringLiteral("first")}, {ItemId{-2}, 20, Later, QString()}}});
}

// A list's item for the paper of that digest: tags, a note, a comment, and two of its words marked.
Incoming itemOf(const QString &digest, int at, std::vector<std::string> tags)
{
    Incoming item = plainDigest(digest, at + 1).records.back();
    item.record.isListItem = true;
    item.record.tags = std::move(tags);
    item.record.note = "theirs";
    item.record.comment = "said";
    const QStringList words = QString::fromStdString(item.record.abstract).split(u' ');
    item.record.highlights = {{words.at(0).toStdString(), 1, "theirs", 1}, {words.at(3).toStdString(), 2, "", 1}};
    return item;
}

DigestDraft listDraft(const QString &name)
{
    TestDigest list{name, {}, name.toUtf8()};
    return list.draft();
}

// An import of two lists in batches of one paper each, with an edit when three of the four batches are in: what came
// of it. `replaced` names the list that the first file replaces.
Result<Applied> editWhileImporting(Library &library, const MakeEdit &edit, const QString &replaced,
                                   EditState end = EditState::Done)
{
    const bool replace = !replaced.isEmpty();
    const QString known = QStringLiteral("known");
    if (!library.beginImport())
        qFatal("no import");
    openDigest(library, listDraft(QStringLiteral("one")));
    addBatch(library, {itemOf(known, 0, {"Old", "New"})}, {{1, "one"}});
    addBatch(library, {itemOf(QStringLiteral("gone"), 0, {"New"})});
    closeList(library, {replace ? replaced : QStringLiteral("Theirs"), replace}, 1);
    openDigest(library, listDraft(QStringLiteral("two")));
    addBatch(library, {itemOf(known, 1, {"New"})}, {{1, "two"}});
    Result<Applied> applied = library.submit(edit(library));
    addBatch(library, {itemOf(known, 2, {"Other", "Old"})});
    closeList(library, {QStringLiteral("Second"), false}, 1);
    library.endImport(end);
    return applied;
}

// The user tables without the ids that depend on how much an import has made before.
QStringList comparable(const QString &path)
{
    QStringList lines = userTables(path);
    for (QString &line : lines) {
        const QString table = line.section(u'|', 0, 0);
        if (table == QStringLiteral("highlight") || table == QStringLiteral("list_item") ||
            table == QStringLiteral("list"))
            line = table + u'|' + line.section(u'|', 2);
    }
    lines.sort();
    return lines;
}

struct Bench {
    TempLibrary temp;
    std::unique_ptr<Library> library;
    QStringList base;

    Bench()
    {
        library = temp.open();
        makeBase(*library);
        library->settle();
        base = tables();
    }
    QStringList tables() const { return userTables(temp.path); }
    // What the base would be with the edit alone.
    QStringList with(const MakeEdit &edit) const
    {
        TempLibrary other;
        if (!QFile::copy(temp.path, other.path))
            qFatal("no copy");
        const auto alone = other.open();
        change(*alone, edit(*alone));
        return comparable(other.path);
    }
};

void edits()
{
    QTest::addColumn<MakeEdit>("edit");
    QTest::addColumn<QString>("replaced");
}

void row(const char *name, const MakeEdit &edit, const QString &replaced = {})
{
    QTest::newRow(name) << edit << replaced;
}

QString mine()
{
    return QStringLiteral("Mine");
}

} // namespace

Q_DECLARE_METATYPE(MakeEdit)

class TestImportEdits final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void editsBesideTheImportUndoExactly_data();
    void editsBesideTheImportUndoExactly();
    void editsOfWhatTheImportBroughtAreRefused_data();
    void editsOfWhatTheImportBroughtAreRefused();
    void aRefusedNoteIsNotLost();
    void aKilledImportRefusesNothing();
};

void TestImportEdits::editsBesideTheImportUndoExactly_data()
{
    edits();
    row("note, before its turn", [](Library &) { return SetNote{Later, QStringLiteral("so far")}; });
    row("note, aside", [](Library &) { return SetNote{Aside, QStringLiteral("so far")}; });
    row("another tag", [](Library &l) { return TagPapers{tagOf(l, QStringLiteral("Other")), IdSet::of(Touched)}; });
    row("the same tag, before its turn", [](Library &l) {
        return TagPapers{tagOf(l, QStringLiteral("Old")), IdSet::of(Later), true};
    });
    row("tag off, before its turn", [](Library &l) {
        return TagPapers{tagOf(l, QStringLiteral("Other")), IdSet::of(Later), false};
    });
    row("tag off, aside", [](Library &l) {
        return TagPapers{tagOf(l, QStringLiteral("Old")), IdSet::of(Aside), false};
    });
    row("tag away, before its turn", [](Library &l) { return RemoveTag{tagOf(l, QStringLiteral("Other"))}; });
    row("tag renamed", [](Library &l) {
        Tag tag = *l.tagByName(QStringLiteral("Old"));
        tag.name = QStringLiteral("Older");
        return PutTag{tag};
    });
    row("another highlight", [](Library &l) {
        return PutHighlights{Touched, {highlightOf(l, Touched, 5, QStringLiteral("mine"))}};
    });
    row("highlight away, before its turn", [](Library &l) {
        return RemoveHighlights{Later, {l.paper(Later)->highlights.front().id}};
    });
    row("remark, before its turn", [](Library &l) {
        Highlight highlight = l.paper(Later)->highlights.front();
        highlight.remark = QStringLiteral("and more");
        return PutHighlights{Later, {highlight}};
    });
    row("another list", [](Library &) { return PutList{{ListId{-1}, QStringLiteral("A third"), false}}; });
    row("item of another list", [](Library &l) {
        return PutItems{listOf(l, mine()).id, {{ItemId{-1}, 15, AlsoTouched, QStringLiteral("said")}}};
    });
    row("item off another list", [](Library &l) {
        const ListId list = listOf(l, mine()).id;
        return RemoveItems{list, {l.items(list).front().id}};
    });
    row("comment in another list", [](Library &l) {
        const ListId list = listOf(l, mine()).id;
        ListItem item = l.items(list).front();
        item.text = QStringLiteral("otherwise");
        return PutItems{list, {item}};
    });
    row("another list away", [](Library &l) { return RemoveList{listOf(l, mine()).id}; });
    row("star", [](Library &) { return SetStarred{IdSet::of(Touched), true}; });
    row("status", [](Library &) { return SetStatus{Status::Read, 77, IdSet::of(Touched)}; });
    row("status of a paper that came back", [](Library &) { return SetStatus{Status::Read, 77, IdSet::of(Binned)}; });
    row("trash", [](Library &) { return SetTrashed{IdSet::of(Touched), true, {}}; });
    row("trash, before its turn", [](Library &) { return SetTrashed{IdSet::of(Later), true, {}}; });
    row("details", [](Library &) {
        PaperDetails details;
        details.title = QStringLiteral("Other words");
        details.year = 1999;
        return SetDetails{Touched, details};
    });
}

void TestImportEdits::editsBesideTheImportUndoExactly()
{
    QFETCH(const MakeEdit, edit);
    QFETCH(const QString, replaced);
    const Bench bench;
    const QStringList alone = bench.with(edit);
    const Result<Applied> applied = editWhileImporting(*bench.library, edit, replaced);
    QVERIFY2(applied.ok(), applied ? "" : qPrintable(applied.error().what));
    const QStringList whole = bench.tables();

    QVERIFY(bench.library->undo().ok());
    const QStringList without = bench.tables();
    QCOMPARE(firstDifference(alone, comparable(bench.temp.path)), QString());
    const Result<Applied> undone = bench.library->undo();
    QVERIFY(undone.ok());
    QCOMPARE(undone.value().row, applied.value().row);
    QCOMPARE(firstDifference(bench.base, bench.tables()), QString());
    QVERIFY(bench.library->redo().ok());
    QCOMPARE(firstDifference(without, bench.tables()), QString());
    QVERIFY(bench.library->redo().ok());
    QCOMPARE(firstDifference(whole, bench.tables()), QString());
    QCOMPARE(bench.library->check().problems.join(u";"), QString());
}

void TestImportEdits::editsOfWhatTheImportBroughtAreRefused_data()
{
    edits();
    const auto theirs = [](Library &l) { return listOf(l, QStringLiteral("Theirs")); };
    row("note", [](Library &) { return SetNote{Touched, QStringLiteral("mine alone")}; });
    row("new note", [](Library &) { return SetNote{AlsoTouched, QString()}; });
    row("tag off", [](Library &l) {
        return TagPapers{tagOf(l, QStringLiteral("Old")), IdSet::of(Touched) | IdSet::of(Aside), false};
    });
    row("tag of the import", [](Library &l) {
        return TagPapers{tagOf(l, QStringLiteral("New")), IdSet::of(Aside), true};
    });
    row("tag away", [](Library &l) { return RemoveTag{tagOf(l, QStringLiteral("Old"))}; });
    row("tag of the import away", [](Library &l) { return RemoveTag{tagOf(l, QStringLiteral("New"))}; });
    row("tag of the import renamed", [](Library &l) {
        Tag tag = *l.tagByName(QStringLiteral("New"));
        tag.name = QStringLiteral("Newer");
        return PutTag{tag};
    });
    row("tag below one of the import", [](Library &l) {
        Tag tag = *l.tagByName(QStringLiteral("Other"));
        tag.parent = tagOf(l, QStringLiteral("New"));
        return PutTag{tag};
    });
    row("highlight away", [](Library &l) {
        return RemoveHighlights{AlsoTouched, {l.paper(AlsoTouched)->highlights.back().id}};
    });
    row("joined remark", [](Library &l) {
        Highlight highlight = l.paper(Touched)->highlights.front();
        highlight.remark = QStringLiteral("shorter");
        return PutHighlights{Touched, {highlight}};
    });
    row("list archived", [theirs](Library &l) { return PutList{{theirs(l).id, theirs(l).name, true}}; });
    row("list away", [theirs](Library &l) { return RemoveList{theirs(l).id}; });
    row("item", [theirs](Library &l) { return PutItems{theirs(l).id, {{ItemId{-1}, 15, Aside, QString()}}}; });
    row("item away", [theirs](Library &l) { return RemoveItems{theirs(l).id, {l.items(theirs(l).id).front().id}}; });
    row(
        "item of a replaced list",
        [](Library &l) {
            return PutItems{listOf(l, mine()).id, {{ItemId{-1}, 15, Later, QString()}}};
        },
        mine());
    row("trash of what came back", [](Library &) { return SetTrashed{IdSet::of(Binned), true, {}}; });
    row("one of several", [](Library &) {
        return Compound{{SetStarred{IdSet::of(Aside), true}, SetNote{Touched, QString()}}};
    });
}

void TestImportEdits::editsOfWhatTheImportBroughtAreRefused()
{
    QFETCH(const MakeEdit, edit);
    QFETCH(const QString, replaced);
    const Bench bench;
    const std::size_t rows = bench.library->history(-1).size();
    const Result<Applied> applied = editWhileImporting(*bench.library, edit, replaced, EditState::Cancelled);
    QVERIFY(!applied.ok());
    QCOMPARE(applied.error().kind, Error::Kind::Busy);
    QVERIFY2(applied.error().what.endsWith(QStringLiteral("when the import is done.")),
             qPrintable(applied.error().what));
    QCOMPARE(bench.library->history(-1).size(), rows + 1);
    const QStringList whole = bench.tables();

    change(*bench.library, edit(*bench.library)); // now it may
    QVERIFY(bench.library->undo().ok());
    QCOMPARE(firstDifference(whole, bench.tables()), QString());
    QVERIFY(bench.library->undo().ok());
    QCOMPARE(firstDifference(bench.base, bench.tables()), QString());
    QVERIFY(bench.library->redo().ok());
    QCOMPARE(firstDifference(whole, bench.tables()), QString());
}

void TestImportEdits::aRefusedNoteIsNotLost()
{
    const Bench bench;
    const auto note = [](Library &) { return SetNote{Touched, QStringLiteral("an hour's work")}; };
    const Result<Applied> applied = editWhileImporting(*bench.library, note, {});
    QVERIFY(!applied.ok());
    QVERIFY(applied.error().detail.contains(QStringLiteral("an hour's work")));
}

void TestImportEdits::aKilledImportRefusesNothing()
{
    Bench bench;
    {
        const auto other = bench.temp.open();
        QVERIFY(other->beginImport().ok());
        openDigest(*other, listDraft(QStringLiteral("one")));
        addBatch(*other, {itemOf(QStringLiteral("known"), 0, {"New"})});
        const Result<Applied> early = bench.library->submit(SetNote{Touched, QStringLiteral("all mine")});
        QVERIFY(!early.ok());
        QCOMPARE(early.error().kind, Error::Kind::Busy);
    }
    change(*bench.library, SetNote{Touched, QStringLiteral("all mine")});
    for (int step = 0; step < 2; ++step)
        QVERIFY(bench.library->undo().ok());
    QCOMPARE(firstDifference(bench.base, bench.tables()), QString());
}

QTEST_GUILESS_MAIN(TestImportEdits)
#include "tst_importedits.moc"
