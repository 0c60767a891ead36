// SPDX-License-Identifier: GPL-3.0-or-later
// Highlights in a library: stored, undone, and never lost, whatever becomes of the text that they stand in.
#include "model/text/anchor.h"
#include "tests/support/librarysupport.h"

using namespace sheaf;
using namespace sheaf::test;

namespace
{

const std::string mixedAbstract =
    "We train 64times 64 grids 2.1times faster than before; 46\\% of 大規模な言語モデル runs 👩‍👩‍👧 stay "
    "at "
    "{\\Psi} = 3. "
    "التعلم العميق يتقدم بسرعة. The model learns slowly here. In the end the model learns at once. It takes "
    "Oleft(n^{1.5}dright) steps on every graph that we could find.";

TestDigest mixedDigest()
{
    TestDigest digest{QStringLiteral("mixed"), {}, {}};
    digest.add("Learning at 2.1times the speed", mixedAbstract);
    digest.add("Another paper", proseOf("other"));
    return digest;
}

Highlight selection(const Paper &paper, const QString &text, int nth = 0)
{
    qsizetype at = paper.abstract.indexOf(text);
    for (int seen = 0; seen < nth; ++seen)
        at = paper.abstract.indexOf(text, at + 1);
    Highlight highlight = highlightAt(paper.originalAbstract, paper.abstract, at, text.size());
    highlight.id = HighlightId{-1};
    return highlight;
}

QString shownText(const Paper &paper, const Highlight &highlight)
{
    return paper.abstract.mid(highlight.shownFrom, highlight.shownLength);
}

// The places as text, "-" for detached ones.
QStringList placed(Library &library, PaperId id)
{
    QStringList texts;
    const Paper paper = library.paper(id).value();
    for (const Highlight &highlight : paper.highlights)
        texts.append(highlight.isDetached() ? QStringLiteral("-") : shownText(paper, highlight));
    return texts;
}

// One highlight in every script; the digest's first paper.
struct Marked {
    explicit Marked(const TempLibrary &temp) : library(temp.open())
    {
        id = importDigest(*library, mixedDigest()).papers.at(0);
        const Paper paper = library->paper(id).value();
        PutHighlights put{id, {}};
        for (const QString &text : texts) {
            Highlight highlight = selection(paper, text);
            highlight.id = HighlightId{-1 - qint64(put.highlights.size())};
            put.highlights.push_back(highlight);
        }
        Highlight second = selection(paper, QStringLiteral("model learns"), 1);
        second.id = HighlightId{-20};
        put.highlights.push_back(second);
        if (!library->submit(put))
            qFatal("no highlights");
    }

    const QStringList texts{QString::fromUtf8("64×64 grids"),   QString::fromUtf8("2.1× faster"),
                            QString::fromUtf8("46% of 大規模"), QString::fromUtf8("👩‍👩‍👧"),
                            QString::fromUtf8("Ψ = 3"),         QString::fromUtf8("العميق يتقدم"),
                            QStringLiteral("model learns")};
    const QStringList everything = texts + QStringList(QStringLiteral("model learns"));
    std::unique_ptr<Library> library;
    PaperId id{};
};

} // namespace

class TestHighlights final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneIsStoredWithItsPlaceAndUndone();
    void changesOfColourAndRemarkAreUndone();
    void oneTakenAwayComesBackAsItWas();
    void theSameTwiceInOneEditIsUndone();
    void whatMakesNoHighlightIsRefused_data();
    void whatMakesNoHighlightIsRefused();
    void remarksAreWordsOfThePaper();
    void aNewPaperGetsItsHighlightsInOneEdit();
    void theySurviveAChangedRule();
    void theySurviveReimport();
    void theySurviveEditAndRevertOfTheAbstract();
    void theySurviveAFilledAbstract();
    void purgingRemovesThemFromTheHistoryToo();
};

void TestHighlights::oneIsStoredWithItsPlaceAndUndone()
{
    const TempLibrary temp;
    auto library = temp.open();
    const PaperId id = importDigest(*library, mixedDigest()).papers.at(0);
    const QStringList before = userTables(temp.path);
    Highlight wanted = selection(library->paper(id).value(), QString::fromUtf8("2.1× faster"));
    wanted.colour = 3;
    wanted.remark = QString::fromUtf8("how? 🤔");
    const Applied applied = library->submit(PutHighlights{id, {wanted}}).value();
    QCOMPARE(describe(applied.summary), QStringLiteral("highlight text of 1 paper"));
    QVERIFY(applied.change.texts && applied.change.papers.contains(id));
    const QStringList after = userTables(temp.path);

    library.reset();
    library = temp.open();
    const Highlight stored = library->paper(id).value().highlights.at(0);
    QVERIFY(number(stored.id) > 0);
    wanted.id = stored.id;
    QCOMPARE(stored, wanted);
    QVERIFY(library->undo().ok());
    QCOMPARE(firstDifference(before, userTables(temp.path)), QString());
    QVERIFY(library->redo().ok());
    QCOMPARE(firstDifference(after, userTables(temp.path)), QString());
    QCOMPARE(library->check().problems, QStringList());
}

void TestHighlights::changesOfColourAndRemarkAreUndone()
{
    const TempLibrary temp;
    Marked marked(temp);
    const QStringList before = userTables(temp.path);
    Highlight changed = marked.library->paper(marked.id).value().highlights.at(2);
    QCOMPARE(marked.library->submit(PutHighlights{marked.id, {changed}}).value().row, EditId{});
    changed.colour = 4;
    changed.remark = QStringLiteral("see section 3");
    QVERIFY(marked.library->submit(PutHighlights{marked.id, {changed}}).ok());
    QCOMPARE(marked.library->paper(marked.id).value().highlights.at(2), changed);
    QVERIFY(marked.library->undo().ok());
    QCOMPARE(firstDifference(before, userTables(temp.path)), QString());
}

void TestHighlights::oneTakenAwayComesBackAsItWas()
{
    const TempLibrary temp;
    Marked marked(temp);
    const QStringList before = userTables(temp.path);
    const std::vector<Highlight> all = marked.library->paper(marked.id).value().highlights;
    const Applied gone =
        marked.library->submit(RemoveHighlights{marked.id, {all.at(1).id, all.at(3).id, HighlightId{999}}}).value();
    QCOMPARE(describe(gone.summary), QStringLiteral("remove a highlight of 1 paper"));
    QCOMPARE(marked.library->submit(PutHighlights{marked.id, {all.at(1)}}).value().row, EditId{}); // but by undo only
    QCOMPARE(marked.library->paper(marked.id).value().highlights.size(), all.size() - 2);
    QVERIFY(marked.library->undo().ok());
    QCOMPARE(firstDifference(before, userTables(temp.path)), QString());
    // Ids are never given twice, also not after an undo that is overwritten.
    QVERIFY(marked.library->undo().ok());
    QVERIFY(marked.library
                ->submit(PutHighlights{
                    marked.id, {selection(marked.library->paper(marked.id).value(), QStringLiteral("every graph"))}})
                .ok());
    QVERIFY(marked.library->paper(marked.id).value().highlights.at(0).id > all.back().id);
}

void TestHighlights::theSameTwiceInOneEditIsUndone()
{
    const TempLibrary temp;
    Marked marked(temp);
    const QStringList before = userTables(temp.path);
    Highlight blue = marked.library->paper(marked.id).value().highlights.at(0);
    blue.colour = 3;
    Highlight pink = blue;
    pink.colour = 4;
    Highlight fresh = selection(marked.library->paper(marked.id).value(), QStringLiteral("every graph"));
    Highlight again = fresh;
    again.remark = QStringLiteral("yes");
    QVERIFY(marked.library->submit(PutHighlights{marked.id, {blue, fresh, pink, again}}).ok());
    QCOMPARE(marked.library->paper(marked.id).value().highlights.size(), std::size_t(9));
    QVERIFY(marked.library->undo().ok());
    QCOMPARE(firstDifference(before, userTables(temp.path)), QString());
}

void TestHighlights::whatMakesNoHighlightIsRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("colour");
    QTest::addColumn<qint64>("first");
    QTest::addColumn<qint64>("last");
    QTest::addColumn<qint64>("paper");
    const QString word = QStringLiteral("word");
    QTest::newRow("colour 0") << word << 0 << qint64(0) << qint64(4) << qint64(1);
    QTest::newRow("colour 5") << word << 5 << qint64(0) << qint64(4) << qint64(1);
    QTest::newRow("no text") << QStringLiteral(" \n") << 1 << qint64(0) << qint64(4) << qint64(1);
    QTest::newRow("no length") << word << 1 << qint64(4) << qint64(4) << qint64(1);
    QTest::newRow("backwards") << word << 1 << qint64(8) << qint64(4) << qint64(1);
    QTest::newRow("half detached") << word << 1 << qint64(-1) << qint64(4) << qint64(1);
    QTest::newRow("no such paper") << word << 1 << qint64(0) << qint64(4) << qint64(77);
}

void TestHighlights::whatMakesNoHighlightIsRefused()
{
    QFETCH(QString, text);
    QFETCH(int, colour);
    QFETCH(qint64, first);
    QFETCH(qint64, last);
    QFETCH(qint64, paper);
    const TempLibrary temp;
    const auto library = temp.open();
    importDigest(*library, mixedDigest());
    const QStringList before = userTables(temp.path);
    Highlight highlight;
    highlight.text = text;
    highlight.colour = colour;
    highlight.first = first;
    highlight.last = last;
    const Result<Applied> applied = library->submit(PutHighlights{PaperId{paper}, {highlight}});
    QVERIFY(!applied.ok());
    QVERIFY(applied.error().what.endsWith(u'.'));
    QCOMPARE(firstDifference(before, userTables(temp.path)), QString());
}

void TestHighlights::remarksAreWordsOfThePaper()
{
    const TempLibrary temp;
    Marked marked(temp);
    Highlight changed = marked.library->paper(marked.id).value().highlights.at(0);
    changed.remark = QStringLiteral("surprising");
    QVERIFY(marked.library->submit(PutHighlights{marked.id, {changed}}).ok());
    std::string note;
    marked.library->eachText(IdSet::of(marked.id), [&](const IndexText &text) { note = text.note; });
    QVERIFY(QString::fromStdString(note).contains(changed.remark));
    QVERIFY(marked.library->having(Having::Highlight) == IdSet::of(marked.id));
}

void TestHighlights::aNewPaperGetsItsHighlightsInOneEdit()
{
    const TempLibrary temp;
    const auto library = temp.open();
    const QStringList before = userTables(temp.path);
    PaperDetails details;
    details.title = QStringLiteral("Made by hand");
    details.abstract = QString::fromUtf8("Taken as it is: 2.1times and 言語 stay.");
    Highlight highlight = highlightQuoting(QStringLiteral("2.1times"), *details.abstract, *details.abstract);
    const Applied applied =
        library
            ->submit(
                Compound{{AddPaper{PaperId{-1}, {}, details}, PutHighlights{PaperId{-1}, {highlight}},
                          SetNote{PaperId{-1}, QStringLiteral("a note")}, SetStarred{IdSet::of(PaperId{-1}), true}}})
            .value();
    QCOMPARE(describe(applied.summary), QStringLiteral("add 1 paper by hand"));
    const Paper paper = library->paper(std::get<AddPaper>(applied.made.edits.at(0)).paper).value();
    QCOMPARE(paper.abstract, *details.abstract);
    QCOMPARE(paper.note, QStringLiteral("a note"));
    QVERIFY(paper.starred);
    QCOMPARE(placed(*library, paper.id), QStringList(QStringLiteral("2.1times")));
    const QStringList after = userTables(temp.path);
    QVERIFY(library->undo().ok());
    QVERIFY(!library->paper(paper.id));
    QCOMPARE(firstDifference(before, userTables(temp.path)), QString());
    QVERIFY(library->redo().ok());
    QCOMPARE(firstDifference(after, userTables(temp.path)), QString());
}

void TestHighlights::theySurviveAChangedRule()
{
    const TempLibrary temp;
    Marked marked(temp);
    const QString shown = marked.library->paper(marked.id).value().abstract;
    const QStringList before = userTables(temp.path);
    marked.library.reset();
    // As if earlier rules had left the remnants of formulas and taken the emoji away.
    runSql(temp.path,
           "UPDATE paper_text SET abstract_clean = replace(replace(replace(abstract_clean, '64×64', '64times 64'),"
           " '2.1×', '2.1times'), '👩‍👩‍👧 ', ''); UPDATE paper SET title = 'Learning at 2.1times the speed' "
           "WHERE id = 1; UPDATE library SET value = 0 WHERE name = 'cleaning'");
    {
        Library::Options options;
        options.mode = Library::Mode::ReadOnly;
        const auto reader = temp.open(options);
        const QStringList earlier = placed(*reader, marked.id);
        QCOMPARE(earlier.size(), marked.everything.size());
        QVERIFY(earlier.contains(QString::fromUtf8("العميق يتقدم")));
        QCOMPARE(earlier.last(), QStringLiteral("-")); // the emoji
    }
    const auto library = temp.open();
    QCOMPARE(library->paper(marked.id).value().abstract, shown);
    QCOMPARE(placed(*library, marked.id), marked.everything);
    QCOMPARE(firstDifference(before, userTables(temp.path)), QString());
}

void TestHighlights::theySurviveReimport()
{
    const TempLibrary temp;
    Marked marked(temp);
    Library &library = *marked.library;
    QCOMPARE(importDigest(library, mixedDigest()).counts.known, 2);
    TestDigest other = plainDigest(QStringLiteral("b"), 3);
    other.add("Learning at 2.1times the speed", mixedAbstract);
    other.add("Learning at 2.1times the Speed", mixedAbstract + " More was said.");
    const ImportResult result = importDigest(library, other);
    QCOMPARE(result.papers.at(3), marked.id);
    QCOMPARE(result.papers.at(4), marked.id);
    QCOMPARE(placed(library, marked.id), marked.everything);
    QVERIFY(library.undo().ok());
    QCOMPARE(placed(library, marked.id), marked.everything);
}

void TestHighlights::theySurviveEditAndRevertOfTheAbstract()
{
    const TempLibrary temp;
    Marked marked(temp);
    Library &library = *marked.library;
    const QStringList before = userTables(temp.path);
    const Paper paper = library.paper(marked.id).value();
    const auto show = [&](std::optional<QString> abstract) {
        PaperDetails details;
        details.abstract = std::move(abstract);
        return library.submit(SetDetails{marked.id, details}).ok();
    };
    QString edited = QStringLiteral("A word before. ") + paper.abstract;
    edited.replace(QString::fromUtf8("64×64 grids"), QString::fromUtf8("small grids"));
    edited.replace(QStringLiteral("In the end the"), QStringLiteral("In the very end the"));
    QVERIFY(show(edited));
    QStringList expected = marked.everything;
    expected.removeAll(QString::fromUtf8("64×64 grids"));
    expected.append(QStringLiteral("-"));
    QCOMPARE(placed(library, marked.id), expected);
    const std::vector<Highlight> now = library.paper(marked.id).value().highlights;
    QVERIFY(now.at(now.size() - 2).shownFrom > now.at(now.size() - 3).shownFrom + 20); // the second "model learns"
    QCOMPARE(now.back().text, QString::fromUtf8("64×64 grids"));

    QVERIFY(show(QStringLiteral("Nothing of it is left.")));
    QCOMPARE(placed(library, marked.id).count(QStringLiteral("-")), marked.everything.size());
    QVERIFY(show(std::nullopt));
    QCOMPARE(placed(library, marked.id), marked.everything);
    QCOMPARE(firstDifference(before, userTables(temp.path)), QString());
    // One made on the user's own text stays too.
    QVERIFY(show(edited));
    Highlight mine = selection(library.paper(marked.id).value(), QStringLiteral("A word before"));
    QCOMPARE(mine.first, -1);
    QVERIFY(library.submit(PutHighlights{marked.id, {mine}}).ok());
    QCOMPARE(placed(library, marked.id).first(), QStringLiteral("A word before"));
    QVERIFY(show(std::nullopt));
    QCOMPARE(placed(library, marked.id), marked.everything + QStringList(QStringLiteral("-")));
    QCOMPARE(library.check().problems, QStringList());
}

void TestHighlights::theySurviveAFilledAbstract()
{
    const TempLibrary temp;
    const auto library = temp.open();
    TestDigest bare{QStringLiteral("bare"), {}, {}};
    bare.add("Learning at 2.1times the speed", "");
    const PaperId id = importDigest(*library, bare).papers.at(0);
    PaperDetails details;
    details.abstract = QStringLiteral("My own summary of how the model learns at once, in short.");
    QVERIFY(library->submit(SetDetails{id, details}).ok());
    QVERIFY(library
                ->submit(PutHighlights{
                    id, {selection(library->paper(id).value(), QStringLiteral("the model learns at once"))}})
                .ok());
    importDigest(*library, mixedDigest());
    QCOMPARE(library->paper(id).value().abstract, *details.abstract);
    QCOMPARE(library->paper(id).value().originalAbstract, QString::fromStdString(mixedAbstract));
    QCOMPARE(placed(*library, id), QStringList(QStringLiteral("the model learns at once")));
    QVERIFY(library->submit(SetDetails{id, {}}).ok());
    QCOMPARE(placed(*library, id), QStringList(QStringLiteral("the model learns at once")));
}

void TestHighlights::purgingRemovesThemFromTheHistoryToo()
{
    const TempLibrary temp;
    Marked marked(temp);
    const std::vector<Highlight> all = marked.library->paper(marked.id).value().highlights;
    QVERIFY(marked.library->submit(RemoveHighlights{marked.id, {all.at(0).id}}).ok());
    QVERIFY(marked.library->submit(SetTrashed{IdSet::of(marked.id), true}).ok());
    QCOMPARE(marked.library->purge().value(), 1);
    QCOMPARE(marked.library->history(9).size(), std::size_t(1)); // the import, for its other paper
    QCOMPARE(marked.library->check().problems, QStringList());
    QVERIFY(marked.library->undo().ok());
}

QTEST_GUILESS_MAIN(TestHighlights)
#include "tst_highlights.moc"
