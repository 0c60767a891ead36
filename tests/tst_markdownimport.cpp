// SPDX-License-Identifier: GPL-3.0-or-later
// Proves that a reading list comes back from Markdown: into an empty library byte for byte, into a full one without
// losing or doubling a word, always as one step of the history.
#include "model/store.h"
#include "model/transfer.h"
#include "tests/support/digestfiles.h"
#include "tests/support/exportpapers.h"
#include "tests/support/librarysupport.h"
#include "tests/support/markdownpapers.h"

#include <QSignalSpy>
#include <QtTest>

using namespace sheaf;
using namespace sheaf::test;
using sheaf::testing::handOverItems;

namespace
{

ImportReport take(Library &library, const QByteArray &text, bool replaceList = false,
                  const QString &name = QStringLiteral("list.md"))
{
    Result<ImportReport> report = runImport(directTarget(library), {{{}, name, text, replaceList}}, {});
    if (!report)
        qFatal("%s", qPrintable(report.error().what));
    if (report.value().files.front().error)
        qFatal("%s", qPrintable(report.value().files.front().error->detail));
    return std::move(report).value();
}

QByteArray exported(Library &library, const QString &list, bool identities = true)
{
    ExportPlan plan;
    plan.format = formatById(u"markdown");
    plan.list = library.listByName(list).value_or(ReadingList()).id;
    plan.head.title = list;
    plan.options.identities = identities;
    QBuffer out;
    out.open(QIODevice::WriteOnly);
    if (!writeExport(library, plan, out, {}))
        qFatal("no export");
    return out.data();
}

Applied done(Result<Applied> applied)
{
    if (!applied)
        qFatal("%s", qPrintable(applied.error().what));
    return std::move(applied).value();
}

// The twelve papers as a user makes them, one edit after the other.
void makeByHand(Library &library, const QString &list)
{
    done(library.submit(PutList{{ListId{-1}, list, false}}));
    const ListId made = library.listByName(list)->id;
    qint64 position = 0;
    for (const ExportItem &item : handOverItems()) {
        const Paper &paper = item.paper;
        done(library.submit(AddPaper{{},
                                     paper.uid,
                                     {paper.title, paper.abstract, paper.authors, paper.year, paper.venue, paper.doi,
                                      paper.arxiv, paper.storedUrls}}));
        const PaperId id = *library.paperByUid(paper.uid);
        for (const QString &name : paper.tagNames) {
            if (!library.tagByName(name)) {
                Tag tag;
                tag.id = TagId{-1};
                tag.name = name;
                done(library.submit(PutTag{tag}));
            }
            done(library.submit(TagPapers{library.tagByName(name)->id, IdSet::of(id), true}));
        }
        done(library.submit(SetNote{id, paper.note}));
        for (Highlight highlight : paper.highlights) {
            highlight.id = HighlightId{-1};
            done(library.submit(PutHighlights{id, {highlight}}));
        }
        if (!item.section.isEmpty())
            done(library.submit(PutItems{made, {{ItemId{-1}, ++position, {}, item.section}}}));
        done(library.submit(PutItems{made, {{ItemId{-1}, ++position, id, item.comment}}}));
    }
}

// Section names and "title: comment", in order.
QStringList shown(Library &library, const QString &list)
{
    QStringList lines;
    for (const ListItem &item : library.items(library.listByName(list).value_or(ReadingList()).id))
        lines += item.paper == PaperId{} ? QString(QStringLiteral("## ") + item.text)
                                         : QString(library.paper(item.paper)->title + QStringLiteral(": ") + item.text);
    return lines;
}

Paper paperTitled(Library &library, const QString &title)
{
    for (const PaperId id : library.everyPaper().ids()) {
        if (const std::optional<Paper> paper = library.paper(id); paper && paper->title == title)
            return *paper;
    }
    return {};
}

constexpr const char *smallList = "# Small\n\n## First\n\n### Paper ax0\n\n> one\n\n- Tags: New, Old\n\n"
                                  "### Unknown\n\nIts abstract.\n\n## Last\n\n"
                                  "### Paper ax1\n\n> two\n\n**Note**\n\n```markdown\nnoted\n```\n";

} // namespace

class TestMarkdownImport final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void handOverComesBackByteForByte();
    void everyDetailComesBack();
    void keepsSectionsWithoutPapers();
    void oneUndoTakesItBackAndRedoBringsItAgain();
    void makesASecondListOfTheSameName();
    void sameBytesChangeNothing();
    void replacesOrderAndCommentsWhenAsked();
    void bringsAListBackFromTheSameBytesWhenAsked();
    void recognisesByUidThenLinkThenTitle();
    void twoUidsAreTwoPapers();
    void losesAndDoublesNoWord();
    void addsHighlightsWhereTheyStand();
    void takesListsOfOthers();
    void countsWhatIsStoredOfAPaperAsMerged();
    void cancelledImportMakesNoList();
    void windowTakesListsToo();

private:
    std::unique_ptr<TempLibrary> m_temp;
    std::unique_ptr<Library> m_library;
};

void TestMarkdownImport::init()
{
    m_library.reset();
    m_temp = std::make_unique<TempLibrary>();
    m_library = m_temp->open();
}

void TestMarkdownImport::handOverComesBackByteForByte()
{
    const QString name = QStringLiteral("For the group: *hostile* <list> \\");
    makeByHand(*m_library, name);
    const QByteArray text = exported(*m_library, name);
    QCOMPARE(m_library->items(m_library->listByName(name)->id).size(), 12U + 3U);
    const TempLibrary other;
    const std::unique_ptr<Library> empty = other.open();
    const ImportReport report = take(*empty, text);
    const FileReport &file = report.files.front();
    QVERIFY(file.remarks.empty());
    QCOMPARE(file.list.name, name);
    QCOMPARE(file.counts.fresh, 12);
    QCOMPARE(exported(*empty, name), text);
    QVERIFY(empty->check().ok);
}

void TestMarkdownImport::everyDetailComesBack()
{
    makeByHand(*m_library, QStringLiteral("L"));
    const TempLibrary other;
    const std::unique_ptr<Library> empty = other.open();
    take(*empty, exported(*m_library, QStringLiteral("L")));
    for (const ExportItem &item : handOverItems()) {
        const Paper was = *m_library->paper(*m_library->paperByUid(item.paper.uid));
        const Paper is = *empty->paper(*empty->paperByUid(item.paper.uid));
        QCOMPARE(is.title, was.title);
        QCOMPARE(is.abstract, was.abstract);
        QCOMPARE(is.originalTitle, is.title); // not cleaned
        QCOMPARE(is.note, was.note);
        QCOMPARE(is.authors, was.authors);
        QCOMPARE(is.year, was.year);
        QCOMPARE(is.venue, was.venue);
        QCOMPARE(is.doi, was.doi);
        QCOMPARE(is.arxiv, was.arxiv);
        QCOMPARE(is.storedUrls, was.storedUrls);
        QCOMPARE(is.tagNames, was.tagNames);
        QCOMPARE(is.highlights.size(), 1U);
        QCOMPARE(is.highlights[0].text, was.highlights[0].text);
        QCOMPARE(is.highlights[0].remark, was.highlights[0].remark);
        QCOMPARE(is.highlights[0].colour, was.highlights[0].colour);
        QCOMPARE(is.highlights[0].shownFrom, 0);
        QVERIFY(!is.highlights[0].isDetached());
    }
    QCOMPARE(shown(*empty, QStringLiteral("L")), shown(*m_library, QStringLiteral("L")));
}

void TestMarkdownImport::keepsSectionsWithoutPapers()
{
    const QByteArray text = "# L\n\n## Empty\n\n## Full\n\n### T\n\n## End\n";
    take(*m_library, text);
    QCOMPARE(shown(*m_library, QStringLiteral("L")), QStringList({QStringLiteral("## Empty"), QStringLiteral("## Full"),
                                                                  QStringLiteral("T: "), QStringLiteral("## End")}));
    QCOMPARE(exported(*m_library, QStringLiteral("L"), false), text);
}

void TestMarkdownImport::oneUndoTakesItBackAndRedoBringsItAgain()
{
    importDigest(*m_library, plainDigest(QStringLiteral("a"), 2));
    Tag tag;
    tag.name = QStringLiteral("Old");
    done(m_library->submit(PutTag{tag}));
    done(m_library->submit(SetNote{paperTitled(*m_library, QStringLiteral("Paper ax1")).id, QStringLiteral("mine")}));
    const QStringList before = userTables(m_temp->path);
    const std::size_t rows = m_library->history(-1).size();
    const ImportReport report = take(*m_library, smallList);
    QCOMPARE(m_library->history(-1).size(), rows + 1);
    QCOMPARE(m_library->history(1).front().summary.papers, 3);
    const QStringList after = userTables(m_temp->path);
    QVERIFY(after != before);
    for (int round = 0; round < 2; ++round) {
        done(m_library->undo(report.row));
        QCOMPARE(firstDifference(userTables(m_temp->path), before), QString());
        done(m_library->redo(report.row));
        QCOMPARE(firstDifference(userTables(m_temp->path), after), QString());
    }
    QVERIFY(m_library->check().ok);
}

void TestMarkdownImport::makesASecondListOfTheSameName()
{
    take(*m_library, smallList);
    const ImportReport again = take(*m_library, QByteArray(smallList) + "\n");
    QCOMPARE(again.files.front().list.name, QStringLiteral("Small (2)"));
    QCOMPARE(again.files.front().counts.known, 1);
    QCOMPARE(again.files.front().counts.merged, 2); // their comments
    QCOMPARE(shown(*m_library, QStringLiteral("Small (2)")), shown(*m_library, QStringLiteral("Small")));
    const ImportReport nameless = take(*m_library, "### T\n\n- Year: 2020\n", false, QStringLiteral("notes.v2.md"));
    QCOMPARE(nameless.files.front().list.name, QStringLiteral("notes.v2"));
}

void TestMarkdownImport::sameBytesChangeNothing()
{
    take(*m_library, smallList);
    done(m_library->submit(RemoveList{m_library->listByName(QStringLiteral("Small"))->id}));
    const qint64 revision = m_library->revision();
    const ImportReport again = take(*m_library, smallList);
    QCOMPARE(again.row, EditId{});
    QCOMPARE(again.files.front().counts.known, 3);
    QCOMPARE(again.files.front().list.list, ListId{});
    QCOMPARE(m_library->revision(), revision);
}

void TestMarkdownImport::replacesOrderAndCommentsWhenAsked()
{
    importDigest(*m_library, plainDigest(QStringLiteral("a"), 3));
    take(*m_library, smallList);
    const ListId list = m_library->listByName(QStringLiteral("Small"))->id;
    done(m_library->submit(
        PutItems{list, {{ItemId{-1}, 1, paperTitled(*m_library, QStringLiteral("Paper ax2")).id, {}}}}));
    const std::vector<ListItem> before = m_library->items(list);
    const QByteArray other = "# small\n\n### Paper ax1\n\n> changed\n\n- Tags: More\n\n## First\n\n### Paper ax0\n\n"
                             "- Year: 2020\n";
    const ImportReport report = take(*m_library, other, true);
    QCOMPARE(report.files.front().list.list, list);
    QCOMPARE(
        shown(*m_library, QStringLiteral("Small")),
        QStringList({QStringLiteral("Paper ax1: changed"), QStringLiteral("## First"), QStringLiteral("Paper ax0: ")}));
    QCOMPARE(paperTitled(*m_library, QStringLiteral("Paper ax0")).tagNames,
             QStringList({QStringLiteral("New"), QStringLiteral("Old")})); // never taken off
    QCOMPARE(take(*m_library, other, true).row, EditId{});                 // it is so already
    done(m_library->undo(report.row));
    QCOMPARE(m_library->items(list), before);
}

void TestMarkdownImport::bringsAListBackFromTheSameBytesWhenAsked()
{
    take(*m_library, smallList);
    const QStringList places = shown(*m_library, QStringLiteral("Small"));
    done(m_library->submit(RemoveList{m_library->listByName(QStringLiteral("Small"))->id}));
    const QStringList before = userTables(m_temp->path);
    const ImportReport report = take(*m_library, smallList, true);
    QCOMPARE(report.files.front().counts.known, 1);
    QCOMPARE(report.files.front().counts.merged, 2); // their comments
    QCOMPARE(shown(*m_library, QStringLiteral("Small")), places);
    QVERIFY(report.row != EditId{});
    done(m_library->undo(report.row));
    QCOMPARE(firstDifference(userTables(m_temp->path), before), QString());
}

void TestMarkdownImport::recognisesByUidThenLinkThenTitle()
{
    const auto add = [&](const char *title, const QString &arxiv, const QString &doi, const QStringList &urls) {
        PaperDetails details;
        details.title = QString::fromLatin1(title);
        details.arxiv = arxiv;
        details.doi = doi;
        details.urls = urls;
        done(m_library->submit(AddPaper{{}, {}, details}));
        return paperTitled(*m_library, QString::fromLatin1(title));
    };
    const QString url = QStringLiteral("https://example.org/paper/");
    const Paper byUid = add("By uid", {}, {}, {});
    add("By arXiv", QStringLiteral("2310.03714"), {}, {});
    add("By DOI", {}, QStringLiteral("10.1/AbC"), {});
    add("By link", {}, {}, {url});
    add("By title", {}, {}, {});
    const ImportReport report =
        take(*m_library, "# L\n\n### Another title\n\n<!-- sheaf: " + byUid.uid.toUtf8() +
                             " -->\n\n- [x](https://arxiv.org/pdf/2310.03714v3.pdf)\n"
                             "## S\n\n- [x](https://doi.org/10.1/abc)\n- [y](http://example.org/paper)\n"
                             "\n### BY TITLE!\n\n### X\n\n- arXiv: 2310.03714\n");
    QCOMPARE(report.files.front().counts.fresh, 0);
    QCOMPARE(shown(*m_library, QStringLiteral("L")),
             QStringList({QStringLiteral("By uid: "), QStringLiteral("## S"), QStringLiteral("By DOI: "),
                          QStringLiteral("By link: "), QStringLiteral("By title: "), QStringLiteral("By arXiv: ")}));
    take(*m_library, "# M\n\n### [By title](https://example.org/paper)\n");
    QCOMPARE(shown(*m_library, QStringLiteral("M")), QStringList(QStringLiteral("By link: ")));
}

void TestMarkdownImport::twoUidsAreTwoPapers()
{
    const QByteArray text = "# L\n\n### Same\n\n<!-- sheaf: " + sheaf::testing::handOverUid(1).toUtf8() +
                            " -->\n\n### Same\n\n<!-- sheaf: " + sheaf::testing::handOverUid(2).toUtf8() + " -->\n";
    const ImportReport report = take(*m_library, text);
    QCOMPARE(report.files.front().counts.fresh, 2);
    QCOMPARE(exported(*m_library, QStringLiteral("L")), text);
}

void TestMarkdownImport::losesAndDoublesNoWord()
{
    importDigest(*m_library, plainDigest(QStringLiteral("a"), 1));
    const QString title = QStringLiteral("Paper ax0");
    const PaperId id = paperTitled(*m_library, title).id;
    const auto note = [&](const char *text, int copy) {
        take(*m_library, "# L\n\n### Paper ax0\n\n**Note**\n\n```markdown\n" + QByteArray(text) + "\n```\n" +
                             QByteArray(copy, '\n'));
        return m_library->paper(id)->note;
    };
    done(m_library->submit(SetNote{id, QStringLiteral("mine")}));
    QCOMPARE(note("theirs", 0), QStringLiteral("mine\n\ntheirs"));
    QCOMPARE(note("theirs", 1), QStringLiteral("mine\n\ntheirs"));
    QCOMPARE(note("mine\n\ntheirs\nand more", 2), QStringLiteral("mine\n\ntheirs\nand more"));
    QCOMPARE(note("more", 3), QStringLiteral("mine\n\ntheirs\nand more\n\nmore"));
}

void TestMarkdownImport::addsHighlightsWhereTheyStand()
{
    const QByteArray head = "# L\n\n### T\n\none two one three\n\n**Highlights**\n\n";
    take(*m_library, head + "- Green (2): one\n- Yellow: three\n  - here\n- Pink: nowhere\n");
    const auto all = [&] {
        QStringList lines;
        for (const Highlight &one : paperTitled(*m_library, QStringLiteral("T")).highlights)
            lines += QStringLiteral("%1 %2 %3 %4")
                         .arg(one.text)
                         .arg(one.isDetached() ? -1 : one.shownFrom)
                         .arg(one.colour)
                         .arg(one.remark);
        return lines;
    };
    QCOMPARE(all(), QStringList({QStringLiteral("one 8 2 "), QStringLiteral("three 12 1 here"),
                                 QStringLiteral("nowhere -1 4 ")}));
    take(*m_library, head + "- Blue: one\n- Blue (2): one\n- Blue: three\n  - there\n- Blue: nowhere\n");
    QCOMPARE(all(), QStringList({QStringLiteral("one 0 3 "), QStringLiteral("one 8 2 "),
                                 QStringLiteral("three 12 1 here\n\nthere"), QStringLiteral("nowhere -1 4 ")}));
}

void TestMarkdownImport::takesListsOfOthers()
{
    const ImportReport report =
        take(*m_library, "# To read\n\nAn introduction.\n\n- [One](https://arxiv.org/abs/2310.03714) — good\n"
                         "- [Two](https://example.org/two)\n");
    QCOMPARE(report.files.front().counts.fresh, 2);
    QCOMPARE(report.files.front().remarks.size(), 1U);
    QCOMPARE(shown(*m_library, QStringLiteral("To read")),
             QStringList({QStringLiteral("One: good"), QStringLiteral("Two: ")}));
    QCOMPARE(paperTitled(*m_library, QStringLiteral("One")).arxiv, QStringLiteral("2310.03714"));
}

void TestMarkdownImport::countsWhatIsStoredOfAPaperAsMerged()
{
    importDigest(*m_library, plainDigest(QStringLiteral("a"), 6));
    const auto counts = [&](const QByteArray &text, bool replace = false) {
        const ImportCounts of = take(*m_library, text, replace).files.front().counts;
        return QStringLiteral("%1 = %2 + %3 + %4")
            .arg(QString::number(of.entries), QString::number(of.fresh), QString::number(of.known),
                 QString::number(of.merged));
    };
    const QByteArray list = "# L\n\n## S\n\n### Paper ax0\n\n### Paper ax1\n\n- Tags: T\n\n"
                            "### Paper ax2\n\n> said\n\n"
                            "### Paper ax3\n\n**Note**\n\n```markdown\nnoted\n```\n\n"
                            "### Paper ax4\n\n**Highlights**\n\n- Yellow: wordax4n0\n";
    QCOMPARE(counts(list), QStringLiteral("5 = 0 + 1 + 4"));
    QCOMPARE(counts(list + "\n"), QStringLiteral("5 = 0 + 4 + 1"));         // the second list keeps the comment anew
    QCOMPARE(counts(list + "\n\n", true), QStringLiteral("5 = 0 + 5 + 0")); // the first has it
    const QByteArray twice = "# M\n\n### Paper ax5\n\n> said\n\n- Tags: T\n\n"
                             "### Paper ax5\n\n> said\n\n- Tags: T\n\n### Fresh\n\n> said\n\n- Tags: T\n\n"
                             "### Fresh\n\n> said\n\n- Tags: T\n";
    QCOMPARE(counts(twice), QStringLiteral("4 = 1 + 2 + 1"));
    QCOMPARE(counts("# N\n\n### Paper ax5\n\n### Paper ax5\n\n> one\n\n### Paper ax5\n\n> two\n"),
             QStringLiteral("3 = 0 + 1 + 2"));
}

void TestMarkdownImport::cancelledImportMakesNoList()
{
    QByteArray text = "# Long\n";
    for (int at = 0; at < 600; ++at)
        text += "\n### Title number " + QByteArray::number(at) + "\n\n- Tags: T\n";
    std::atomic<bool> cancelled = false;
    ImportTarget target = directTarget(*m_library);
    const auto write = target.write;
    target.write = [&](std::vector<ImportStep> &&steps) {
        cancelled = true;
        return write(std::move(steps));
    };
    ImportHooks hooks;
    hooks.cancelled = &cancelled;
    const QStringList before = userTables(m_temp->path);
    const ImportReport part = runImport(target, {{{}, QStringLiteral("long.md"), text}}, hooks).value();
    QCOMPARE(part.state, EditState::Cancelled);
    QVERIFY(m_library->lists().empty());
    QVERIFY(!m_library->taggedWith(m_library->tagByName(QStringLiteral("T"))->id, false).empty());
    const ImportReport whole = take(*m_library, text);
    QCOMPARE(shown(*m_library, QStringLiteral("Long")).size(), 600);
    done(m_library->undo(whole.row));
    done(m_library->undo(part.row));
    QCOMPARE(firstDifference(userTables(m_temp->path), before), QString());
}

void TestMarkdownImport::windowTakesListsToo()
{
    Store store;
    QSignalSpy imported(&store, &Store::imported);
    QSignalSpy previewed(&store, &Store::importPreviewed);
    QSignalSpy opened(&store, &Store::opened);
    store.open(m_temp->path, {});
    QTRY_COMPARE(opened.size(), 1);
    store.previewImport({{}, QStringLiteral("small.md"), smallList});
    QTRY_COMPARE(previewed.size(), 1);
    QCOMPARE(previewed.front().at(1).value<ImportPreview>().list, QStringLiteral("Small"));
    store.import({{{}, QStringLiteral("small.md"), smallList}});
    QTRY_COMPARE(imported.size(), 1);
    QCOMPARE(imported.front().at(1).value<ImportReport>().files.front().list.name, QStringLiteral("Small"));
    QCOMPARE(shown(*m_library, QStringLiteral("Small")).size(), 5);
}

QTEST_GUILESS_MAIN(TestMarkdownImport)
#include "tst_markdownimport.moc"
