// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the real program, verb by verb: what it prints, the shapes of its JSON, its exit codes.
#include "tests/support/shell.h"

#include <QRegularExpression>

using namespace sheaf;
using namespace sheaf::test;

namespace
{

// The first key that is not there or comes too early; "" when all stand in this order.
QString firstKeyAstray(const QByteArray &json, const QByteArray &keys)
{
    qsizetype at = -1;
    for (const QByteArray &key : keys.split(' ')) {
        const qsizetype found = json.indexOf(QByteArray('"' + key + "\": "));
        if (found <= at)
            return QString::fromUtf8(key);
        at = found;
    }
    return {};
}

} // namespace

class TestCommandLine final : public QObject, private Shell
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void importReportsEachFile();
    void aRefusedFileLetsTheOthersIn();
    void importingAgainChangesNothing();
    void aFolderMeansTheDigestsInIt();
    void aPaperHasItsShape();
    void searchCountsAllAndLimitsWhatItShows();
    void taggingMakesTheTagAndSaysSo();
    void tenProcessesTagWithTheSameNewTag();
    void areasAreAddedOnce();
    void listsKeepTheirOrder();
    void trashedPapersDoNotCountInMoves();
    void statusTrashAndRestore();
    void exportsToStdoutAndFile();
    void exportsInAMannerAskedFor();
    void undoAndRedoStepThroughHistory();
    void purgeLeavesNoTraceInTheJournal();
    void oneIsSingular();
    void helpNamesEveryVerb();
    void theFiveDigests();
};

void TestCommandLine::initTestCase()
{
    QVERIFY2(QFile::exists(programPath()), "SHEAF_PROGRAM names the program; ctest sets it");
}

void TestCommandLine::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestCommandLine::importReportsEachFile()
{
    const Ran ran = run({QStringLiteral("import"), fixture("title_without_abstract.txt"), fixture("packed.txt"),
                         QStringLiteral("--json")});
    QCOMPARE(ran.code, 0);
    QCOMPARE(ran.err, QByteArray());
    QCOMPARE(firstKeyAstray(ran.out, "files file digest entries new known merged problems line text why"), QString());
    const QJsonArray files = ran.json()[QStringLiteral("files")].toArray();
    QCOMPARE(files.size(), 2);
    const QJsonObject first = files[0].toObject();
    QCOMPARE(first[QStringLiteral("file")].toString(), fixture("title_without_abstract.txt"));
    QVERIFY(first[QStringLiteral("digest")].toInteger() > 0);
    QVERIFY(!first.contains(QStringLiteral("error")));
    QCOMPARE(first[QStringLiteral("problems")].toArray().size(), 1);
    QVERIFY(first[QStringLiteral("problems")][0][QStringLiteral("line")].toInteger() > 0);
    qint64 entries = 0;
    for (const QJsonValue &file : files) {
        entries += file[QStringLiteral("entries")].toInteger();
        QCOMPARE(file[QStringLiteral("entries")].toInteger(), file[QStringLiteral("new")].toInteger() +
                                                                  file[QStringLiteral("known")].toInteger() +
                                                                  file[QStringLiteral("merged")].toInteger());
    }
    QVERIFY(entries > 2);
    QCOMPARE(stat("entries"), entries);
    QCOMPARE(stat("digests"), 2);
    const Ran check = sheaf("check --json");
    QCOMPARE(check.code, 0);
    QCOMPARE(check.out, QByteArray("{\"ok\": true, \"problems\": []}\n"));
}

void TestCommandLine::aRefusedFileLetsTheOthersIn()
{
    const Ran ran = run({QStringLiteral("import"), fixture("refused/paper.pdf"), path("nowhere.txt"),
                         fixture("refused/page.html"), fixture("packed.txt"), QStringLiteral("--json")});
    QCOMPARE(ran.code, 1);
    const QJsonArray files = ran.json()[QStringLiteral("files")].toArray();
    QCOMPARE(files.size(), 4);
    for (int at = 0; at < 3; ++at) {
        QVERIFY(!files[at][QStringLiteral("error")][QStringLiteral("what")].toString().isEmpty());
        QCOMPARE(files[at][QStringLiteral("entries")].toInteger(-1), 0);
    }
    QCOMPARE(files[0][QStringLiteral("error")][QStringLiteral("kind")].toString(), QStringLiteral("refused"));
    QCOMPARE(files[1][QStringLiteral("error")][QStringLiteral("kind")].toString(), QStringLiteral("file"));
    QVERIFY(files[3][QStringLiteral("new")].toInteger() > 0);
    QVERIFY(ran.err.contains("paper.pdf"));
    QVERIFY(ran.err.contains("nowhere.txt"));
    QCOMPARE(stat("digests"), 1);
}

void TestCommandLine::aFolderMeansTheDigestsInIt()
{
    const QString folder = path("digests");
    QVERIFY(QDir().mkpath(folder + QStringLiteral("/deeper")));
    writeFile(folder, QStringLiteral("10.txt"), madeUpDigest(QStringLiteral("Ten"), 2));
    writeFile(folder, QStringLiteral("9.txt"), madeUpDigest(QStringLiteral("Nine"), 2));
    writeFile(folder + QStringLiteral("/deeper"), QStringLiteral("a.txt"), madeUpDigest(QStringLiteral("Deep"), 2));
    writeFile(folder, QStringLiteral("paper.pdf"), "%PDF-1.7\n");
    writeFile(folder, QStringLiteral(".notes.txt"), madeUpDigest(QStringLiteral("Hidden"), 2));
    const Ran ran = run({QStringLiteral("import"), folder, QStringLiteral("--json")});
    QCOMPARE(ran.code, 0);
    const QJsonArray files = ran.json()[QStringLiteral("files")].toArray();
    QStringList names;
    for (const QJsonValue &file : files)
        names += QFileInfo(file[QStringLiteral("file")].toString()).fileName();
    QCOMPARE(names, (QStringList{QStringLiteral("9.txt"), QStringLiteral("10.txt"), QStringLiteral("a.txt"),
                                 QStringLiteral("digests")}));
    QCOMPARE(files.at(3)[QStringLiteral("passed_by")].toInt(), 2);
    QCOMPARE(stat("digests"), 3);
}

void TestCommandLine::importingAgainChangesNothing()
{
    importFive();
    const QByteArray history = sheaf("history --json").out;
    const Ran again = run({QStringLiteral("import"), path("five.txt"), QStringLiteral("--json")});
    QCOMPARE(again.code, 0);
    const QJsonValue file = again.json()[QStringLiteral("files")][0];
    QCOMPARE(file[QStringLiteral("entries")].toInteger(), 5);
    QCOMPARE(file[QStringLiteral("new")].toInteger(-1), 0);
    QCOMPARE(file[QStringLiteral("known")].toInteger(), 5);
    QCOMPARE(sheaf("history --json").out, history);
}

void TestCommandLine::aPaperHasItsShape()
{
    importFive();
    const Ran ran = sheaf("show 2 --json");
    QCOMPARE(ran.code, 0);
    QCOMPARE(firstKeyAstray(ran.out, "id uid title abstract authors year venue doi arxiv urls tags status starred note "
                                     "highlights key added entries digest first_line last_line"),
             QString());
    const QJsonObject paper = ran.json();
    QCOMPARE(paper[QStringLiteral("id")].toInteger(), 2);
    QCOMPARE(paper[QStringLiteral("title")].toString(), madeUpTitle(QStringLiteral("Five"), 2));
    for (const char *list : {"authors", "urls", "tags", "highlights", "entries"})
        QVERIFY2(paper[QLatin1String(list)].isArray(), list);
    for (const char *text : {"uid", "abstract", "venue", "doi", "arxiv", "note", "key", "added"})
        QVERIFY2(paper[QLatin1String(text)].isString(), text);
    QVERIFY(paper[QStringLiteral("year")].isNull());
    QCOMPARE(paper[QStringLiteral("starred")], QJsonValue(false));
    QCOMPARE(paper[QStringLiteral("status")].toString(), QStringLiteral("unread"));
    static const QRegularExpression time(QStringLiteral("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$"));
    QVERIFY(time.match(paper[QStringLiteral("added")].toString()).hasMatch());
    const QJsonValue entry = paper[QStringLiteral("entries")][0];
    QCOMPARE(entry[QStringLiteral("first_line")].toInteger(), 5);
    QCOMPARE(entry[QStringLiteral("last_line")].toInteger(), 6);
    QVERIFY(entry[QStringLiteral("digest")].isDouble());
    QCOMPARE(run({QStringLiteral("show"), paper[QStringLiteral("uid")].toString(), QStringLiteral("--json")}).out,
             ran.out);
    const Ran missing = sheaf("show 77 --json");
    QCOMPARE(missing.code, 1);
    QCOMPARE(firstKeyAstray(missing.out, "error kind what detail"), QString());
    QCOMPARE(missing.json()[QStringLiteral("error")][QStringLiteral("kind")].toString(), QStringLiteral("not-found"));
}

void TestCommandLine::searchCountsAllAndLimitsWhatItShows()
{
    importFive();
    const Ran ran = sheaf("search harbours --limit 2 --json");
    QCOMPARE(ran.code, 0);
    QCOMPARE(firstKeyAstray(ran.out, "total papers"), QString());
    QCOMPARE(ran.json()[QStringLiteral("total")].toInteger(), 5);
    QCOMPARE(idsOf(ran.json()), (QList<qint64>{1, 2}));
    QCOMPARE(found(QStringLiteral("harbours")).size(), 5);
    QCOMPARE(found(QStringLiteral("nothing-like-it")).size(), 0);
    QCOMPARE(sheaf("search year:20x0").code, 2);
    QVERIFY(sheaf("search year:20x0").err.contains("2019..2022"));
}

void TestCommandLine::taggingMakesTheTagAndSaysSo()
{
    importFive();
    const Ran made = sheaf("tag add NAS --id 1 2 3");
    QCOMPARE(made.code, 0);
    QVERIFY(made.err.contains("NAS"));
    const Ran more = sheaf("tag add nas --id 4 --json");
    QCOMPARE(more.code, 0);
    QCOMPARE(more.err, QByteArray());
    const Ran tags = sheaf("tags --json");
    QCOMPARE(firstKeyAstray(tags.out, "tags id name parent aliases colour papers"), QString());
    const QJsonArray all = tags.json()[QStringLiteral("tags")].toArray();
    QCOMPARE(all.size(), 1);
    QCOMPARE(all[0][QStringLiteral("name")].toString(), QStringLiteral("NAS"));
    QCOMPARE(all[0][QStringLiteral("papers")].toInteger(), 4);
    QCOMPARE(sheaf("tag remove NAS --query is:tagged").code, 0);
    QCOMPARE(found(QStringLiteral("tag:NAS")), QList<qint64>());
    const Ran unknown = sheaf("tag remove Nobody --id 1");
    QCOMPARE(unknown.code, 1);
    QVERIFY(unknown.err.contains("Nobody"));
    QCOMPARE(sheaf("tag add NAS --id 1 99").code, 1);
    QCOMPARE(found(QStringLiteral("tag:NAS")), QList<qint64>());
}

void TestCommandLine::tenProcessesTagWithTheSameNewTag()
{
    importFive();
    std::vector<std::unique_ptr<QProcess>> processes;
    for (int at = 0; at < 10; ++at) {
        auto process = std::make_unique<QProcess>();
        process->start(programPath(),
                       {QStringLiteral("--library"), path("test.sheaf"), QStringLiteral("tag"), QStringLiteral("add"),
                        QStringLiteral("Together"), QStringLiteral("--id"), QString::number(at % 5 + 1)});
        processes.push_back(std::move(process));
    }
    for (const auto &process : processes) {
        QVERIFY(process->waitForFinished(100'000));
        QVERIFY2(process->exitCode() == 0, process->readAllStandardError().constData());
    }
    QCOMPARE(found(QStringLiteral("tag:Together")), (QList<qint64>{1, 2, 3, 4, 5}));
    QCOMPARE(stat("tags"), 1);
    QCOMPARE(sheaf("list create L").code, 0);
    QCOMPARE(sheaf("list add L --id 1 --query is:unread").code, 2); // not both
}

void TestCommandLine::areasAreAddedOnce()
{
    const Ran ran = sheaf("tags --areas --json");
    QCOMPARE(ran.code, 0);
    const qsizetype areas = ran.json()[QStringLiteral("tags")].toArray().size();
    QVERIFY(areas > 10);
    const QByteArray history = sheaf("history --json").out;
    QCOMPARE(sheaf("tags --areas --json").out, ran.out);
    QCOMPARE(sheaf("history --json").out, history);
    QCOMPARE(sheaf("undo").code, 0);
    QCOMPARE(stat("tags"), 0);
}

void TestCommandLine::listsKeepTheirOrder()
{
    importFive();
    const QString query = QStringLiteral("list:Best");
    QCOMPARE(sheaf("list add Best --id 1").code, 1);
    QCOMPARE(sheaf("list create Best").code, 0);
    QCOMPARE(sheaf("list create best").code, 1);
    QCOMPARE(sheaf("list add Best --id 4 1 3").code, 0);
    QCOMPARE(found(query), (QList<qint64>{4, 1, 3}));
    QCOMPARE(sheaf("list add Best --id 1 5 3 2").code, 0);
    QCOMPARE(found(query), (QList<qint64>{4, 1, 3, 5, 2}));
    QCOMPARE(sheaf("list move Best 2 1").code, 0);
    QCOMPARE(found(query), (QList<qint64>{2, 4, 1, 3, 5}));
    QCOMPARE(sheaf("list move Best 2 3").code, 0);
    QCOMPARE(found(query), (QList<qint64>{4, 1, 2, 3, 5}));
    QCOMPARE(sheaf("list move Best 4 99").code, 0);
    QCOMPARE(found(query), (QList<qint64>{1, 2, 3, 5, 4}));
    const QByteArray history = sheaf("history --json").out;
    QCOMPARE(sheaf("list move Best 3 3").code, 0);
    QCOMPARE(sheaf("history --json").out, history);
    QCOMPARE(sheaf("list remove Best --id 3 5").code, 0);
    QCOMPARE(found(query), (QList<qint64>{1, 2, 4}));
    QCOMPARE(sheaf("list move Best 5 1").code, 1);
    const Ran lists = sheaf("lists --json");
    QCOMPARE(firstKeyAstray(lists.out, "lists id name papers"), QString());
    QCOMPARE(lists.json()[QStringLiteral("lists")][0][QStringLiteral("papers")].toInteger(), 3);
    QCOMPARE(sheaf("undo").code, 0);
    QCOMPARE(found(query), (QList<qint64>{1, 2, 3, 5, 4}));
}

void TestCommandLine::trashedPapersDoNotCountInMoves()
{
    importFive();
    QCOMPARE(sheaf("list create Best").code, 0);
    QCOMPARE(sheaf("list add Best --id 1 2 3 4").code, 0);
    QCOMPARE(sheaf("trash --id 1").code, 0);
    QCOMPARE(sheaf("list move Best 4 2").code, 0);
    QCOMPARE(found(QStringLiteral("list:Best")), (QList<qint64>{2, 4, 3}));
}

void TestCommandLine::statusTrashAndRestore()
{
    importFive();
    QCOMPARE(firstKeyAstray(sheaf("stats --json").out,
                            "papers digests entries tags lists unread starred untagged dismissed trashed"),
             QString());
    QCOMPARE(sheaf("status read --id 1 2").code, 0);
    QCOMPARE(sheaf("status dismissed --id 3").code, 0);
    QCOMPARE(sheaf("trash --id 4").code, 0);
    QCOMPARE(stat("papers"), 4);
    QCOMPARE(stat("unread"), 1);
    QCOMPARE(stat("dismissed"), 1);
    QCOMPARE(stat("trashed"), 1);
    QCOMPARE(found(QStringLiteral("harbours")), (QList<qint64>{1, 2, 5}));
    QCOMPARE(sheaf("restore --query is:trashed").code, 0);
    QCOMPARE(stat("trashed"), 0);
    const Ran again = sheaf("restore --id 4 --json");
    QCOMPARE(again.code, 0);
    QCOMPARE(again.json()[QStringLiteral("papers")].toInteger(-1), 0);
}

void TestCommandLine::exportsToStdoutAndFile()
{
    importFive();
    QCOMPARE(sheaf("list create Best").code, 0);
    QCOMPARE(sheaf("list add Best --id 3 1").code, 0);
    const Ran markdown = sheaf("export --format markdown --list Best");
    QCOMPARE(markdown.code, 0);
    const qsizetype third = markdown.out.indexOf("part 3");
    QVERIFY(third > 0);
    QVERIFY(markdown.out.indexOf("part 1") > third);
    QVERIFY(!markdown.out.contains("part 2"));
    const Ran bibtex = run({QStringLiteral("export"), QStringLiteral("--format"), QStringLiteral("bibtex"),
                            QStringLiteral("-o"), path("all.bib"), QStringLiteral("--json")});
    QCOMPARE(bibtex.code, 0);
    QCOMPARE(bibtex.json()[QStringLiteral("papers")].toInteger(), 5);
    QFile file(path("all.bib"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray written = file.readAll();
    QCOMPARE(written.count("\n@misc{") + (written.startsWith("@misc{") ? 1 : 0), 5);
    QCOMPARE(sheaf("export --format bibtex").out, written);
    QCOMPARE(sheaf("export --format bibtex -o -").out, written);
    QCOMPARE(sheaf("export --format bibtex -o - --json").json()[QStringLiteral("text")].toString().toUtf8(), written);
    QVERIFY(!sheaf("show 1 --json").json()[QStringLiteral("key")].toString().isEmpty());
    const Ran nowhere = run({QStringLiteral("export"), QStringLiteral("--format"), QStringLiteral("bibtex"),
                             QStringLiteral("-o"), path("no/such/folder.bib")});
    QCOMPARE(nowhere.code, 1);
    QVERIFY(nowhere.err.contains("folder.bib"));
}

void TestCommandLine::exportsInAMannerAskedFor()
{
    importFive();
    QCOMPARE(sheaf("tag add Harbours --id 4").code, 0);
    const QByteArray html =
        sheaf("export --format html --id 2 4 1 --order title --group area --without abstracts,tags").out;
    qsizetype at = -1;
    for (const char *part :
         {"<!DOCTYPE html>", "Harbours</h2>", "part 4", "Other</h2>", "part 1", "part 2", "</html>"}) {
        const qsizetype next = html.indexOf(part, at + 1);
        QVERIFY2(next > at, part);
        at = next;
    }
    QVERIFY(!html.contains("class=\"abstract\""));
    const QByteArray modern = sheaf("export --format biblatex --id 1").out;
    const QByteArray classic = sheaf("export --format bibtex --id 1").out;
    QCOMPARE(modern.mid(modern.indexOf('{')).left(20), classic.mid(classic.indexOf('{')).left(20)); // one key
    QCOMPARE(sheaf("export --format citation --id 1 2").out.count('\n'), 2);
    for (const char *wrong : {"--order sideways", "--group by-size", "--without pictures"}) {
        const Ran ran = sheaf(QByteArray("export --format html --id 1 ").append(wrong).constData());
        QCOMPARE(ran.code, 2);
        QVERIFY2(ran.err.contains(QByteArray(wrong).split(' ').first()), ran.err);
    }
    QVERIFY(sheaf("--help").out.contains("abstracts, notes, comments, highlights, tags, links, identities"));
}

void TestCommandLine::undoAndRedoStepThroughHistory()
{
    importFive();
    QCOMPARE(sheaf("tag add NAS --id 1 2").code, 0);
    QCOMPARE(sheaf("status read --id 1").code, 0);
    QCOMPARE(sheaf("undo").code, 0);
    QCOMPARE(sheaf("undo --json").code, 0);
    QCOMPARE(stat("tags"), 0);
    QCOMPARE(stat("unread"), 5);
    const Ran history = sheaf("history --json");
    QCOMPARE(firstKeyAstray(history.out, "edits id at what papers undone"), QString());
    const QJsonArray edits = history.json()[QStringLiteral("edits")].toArray();
    QCOMPARE(edits.size(), 3);
    QCOMPARE(edits[0][QStringLiteral("undone")], QJsonValue(true));
    QCOMPARE(edits[1][QStringLiteral("undone")], QJsonValue(true));
    QCOMPARE(edits[1][QStringLiteral("papers")].toInteger(), 2);
    QCOMPARE(edits[2][QStringLiteral("undone")], QJsonValue(false));
    QCOMPARE(sheaf("redo").code, 0);
    QCOMPARE(found(QStringLiteral("tag:NAS")), (QList<qint64>{1, 2}));
    QCOMPARE(sheaf("redo").code, 0);
    QCOMPARE(sheaf("redo").code, 1);
    for (int row = 0; row < 3; ++row)
        QCOMPARE(sheaf("undo").code, 0);
    QCOMPARE(stat("papers"), 0);
    const Ran none = sheaf("undo");
    QCOMPARE(none.code, 1);
    QVERIFY(!none.err.isEmpty());
    QCOMPARE(sheaf("check").code, 0);
}

void TestCommandLine::purgeLeavesNoTraceInTheJournal()
{
    importFive();
    QCOMPARE(sheaf("tag add NAS --id 1 2").code, 0);
    QCOMPARE(sheaf("status read --id 2").code, 0);
    QCOMPARE(sheaf("list create Best").code, 0);
    QCOMPARE(sheaf("list add Best --id 2 3").code, 0);
    QCOMPARE(sheaf("trash --id 2").code, 0);
    const Ran purged = sheaf("purge --json");
    QCOMPARE(purged.code, 0);
    QCOMPARE(purged.json()[QStringLiteral("papers")].toInteger(), 1);
    IdSet gone;
    gone.add(PaperId{2});
    {
        Database database(path("test.sheaf"), Database::Mode::ReadWrite);
        Statement rows = database.prepare("SELECT inverse FROM journal WHERE inverse IS NOT NULL");
        int seen = 0;
        while (rows.step()) {
            const Result<Edit> edit = decode(rows.blob(0));
            QVERIFY(edit.ok());
            const std::optional<Edit> left = withoutPapers(edit.value(), gone);
            QVERIFY(left.has_value());
            QCOMPARE(encode(*left), rows.blob(0));
            ++seen;
        }
        QVERIFY(seen >= 3);
    }
    QCOMPARE(sheaf("show 2").code, 1);
    QCOMPARE(sheaf("check").code, 0);
    while (sheaf("undo").code == 0) {
    }
    QCOMPARE(stat("papers"), 0);
    QCOMPARE(sheaf("check").code, 0);
}

void TestCommandLine::oneIsSingular()
{
    const Ran import = run({QStringLiteral("import"), fixture("one_entry.txt")});
    QVERIFY2(import.out.contains("1 entry,"), import.out.constData());
    QCOMPARE(sheaf("tag add NAS --id 1").code, 0);
    QVERIFY(sheaf("search tag:NAS").out.endsWith("\n1 paper\n"));
    const Ran trash = sheaf("trash --id 1");
    QVERIFY2(!trash.out.contains("1 papers"), trash.out.constData());
    const Ran history = sheaf("history");
    QVERIFY2(!history.out.contains("1 papers"), history.out.constData());
    QVERIFY(sheaf("purge").out.contains("1 paper."));
}

void TestCommandLine::helpNamesEveryVerb()
{
    const Ran help = sheaf("--help");
    QCOMPARE(help.code, 0);
    for (const char *verb : {"import", "search", "show", "tag", "tags", "lists", "list", "status", "trash", "restore",
                             "export", "stats", "history", "undo", "redo", "check", "purge"})
        QVERIFY2(help.out.contains(QByteArray(QByteArray("\n  ") + verb)), verb);
    QVERIFY(sheaf("--version").out.startsWith("sheaf "));
    QVERIFY(QDir(m_folder->path()).isEmpty());
}

void TestCommandLine::theFiveDigests()
{
    const QDir folder(qEnvironmentVariable("SHEAF_DIGESTS", QStringLiteral(SHEAF_SOURCE_DIR "/../shared/digests")));
    QStringList files;
    for (const QString &name : folder.entryList({QStringLiteral("*.txt")}, QDir::Files, QDir::Name))
        files += folder.filePath(name);
    if (files.size() != 5)
        QSKIP("THE FIVE DIGESTS ARE NOT HERE (SHEAF_DIGESTS)");
    const Ran ran = run(QStringList{QStringLiteral("import"), QStringLiteral("--json")} + files);
    QCOMPARE(ran.code, 0);
    QList<qint64> entries;
    qint64 known = 0;
    for (const QJsonValue &file : ran.json()[QStringLiteral("files")].toArray()) {
        entries += file[QStringLiteral("entries")].toInteger();
        known += file[QStringLiteral("known")].toInteger();
        QCOMPARE(file[QStringLiteral("problems")].toArray().size(), 0);
    }
    std::sort(entries.begin(), entries.end());
    QCOMPARE(entries, (QList<qint64>{69, 98, 235, 239, 290}));
    QCOMPARE(known, 51);
    QCOMPARE(stat("papers"), 880);
    QCOMPARE(stat("entries"), 931);
    const QByteArray history = sheaf("history --json").out;
    const Ran again = run(QStringList{QStringLiteral("import"), QStringLiteral("--json")} + files);
    qint64 fresh = 0;
    known = 0;
    for (const QJsonValue &file : again.json()[QStringLiteral("files")].toArray()) {
        fresh += file[QStringLiteral("new")].toInteger();
        known += file[QStringLiteral("known")].toInteger();
    }
    QCOMPARE(fresh, 0);
    QCOMPARE(known, 931);
    QCOMPARE(sheaf("history --json").out, history);
    QCOMPARE(sheaf("check").code, 0);
    QCOMPARE(sheaf("undo").code, 0);
    QCOMPARE(stat("papers"), 0);
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
