// SPDX-License-Identifier: GPL-3.0-or-later
// Proves the rules of cleaning: what changes, what never changes, and the maps of offsets.
#include "model/text/remnant_scan.h"
#include "model/text/remnants.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QTest>

namespace
{

QByteArrayList fixtureLines(const QString &name)
{
    QFile file(QStringLiteral(SHEAF_SOURCE_DIR "/tests/data/remnants/") + name);
    QByteArrayList lines;
    if (!file.open(QIODevice::ReadOnly))
        return lines;
    const QByteArrayList all = file.readAll().split('\n');
    for (const QByteArray &line : all) {
        if (!line.isEmpty() && !line.startsWith('#'))
            lines.append(line);
    }
    return lines;
}

std::string clean(std::string_view text)
{
    return sheaf::cleanRemnants(text).text;
}

// The stretches are ascending, disjoint and inside both texts; what lies between them is the same in both.
bool stretchesFit(std::string_view original, const sheaf::CleanText &clean)
{
    std::size_t from = 0;
    std::size_t to = 0;
    for (const sheaf::Stretch &stretch : clean.stretches) {
        if (stretch.from < from || stretch.to < to || stretch.length == 0)
            return false;
        if (original.substr(from, stretch.from - from) != std::string_view(clean.text).substr(to, stretch.to - to))
            return false;
        from = stretch.from + stretch.length;
        to = stretch.to + stretch.cleanLength;
    }
    return from <= original.size() && original.substr(from) == std::string_view(clean.text).substr(to);
}

// Both maps are total, monotone, keep the ends, and agree outside of changed stretches.
bool mapsFit(std::string_view original, const sheaf::CleanText &clean)
{
    std::size_t last = 0;
    for (std::size_t i = 0; i <= original.size(); ++i) {
        const std::size_t mapped = clean.toClean(i);
        if (mapped < last || mapped > clean.text.size())
            return false;
        last = mapped;
    }
    last = 0;
    for (std::size_t i = 0; i <= clean.text.size(); ++i) {
        const std::size_t mapped = clean.toOriginal(i);
        if (mapped < last || mapped > original.size())
            return false;
        const std::size_t back = clean.toClean(mapped);
        if (back > i || clean.toClean(clean.toOriginal(back)) != back)
            return false;
        last = mapped;
    }
    return clean.toClean(original.size()) == clean.text.size() &&
           clean.toOriginal(clean.text.size()) == original.size();
}

// Bits of text that are made to meet: every trigger, and letters, digits, brackets and broken UTF-8 to go with them.
std::string randomText(QRandomGenerator &random)
{
    static constexpr std::array<std::string_view, 66> pieces = {
        "\\",        "{",       "}",        "^",         "_",       "~",         "`",     "``",    "''",     "\"",
        "'",         "$",       "(",        ")",         "times",   "sim",       "geq",   "infty", "ell",    "tau",
        "left(",     "right)",  "O(",       "sqrt(",     "url{",    "\\textbf{", "\\\"o", "{\\i}", "\\eg",   "\\%",
        "https://a", "x",       "n",        "2",         "10",      "0.5",       " ",     " ",     " word ", ", ",
        ". ",        "=",       "+",        "-",         "epsilon", "it ",       "frac{", "{to}",  "{255}",  "\\alpha",
        "\xC3\xA9",  "\xFF",    "\xE4\xB8", "S",         "log",     "approx",    "arrow", "pm",    "Omega(", "%",
        "/",         "\\href{", "}{",       "mathbb{R}", "Theta",   "ll"};
    std::string text;
    const int count = random.bounded(1, 14);
    for (int i = 0; i < count; ++i)
        text += pieces[static_cast<std::size_t>(random.bounded(static_cast<int>(pieces.size())))];
    return text;
}

std::string flattened(const std::vector<sheaf::RemnantEdit> &edits)
{
    std::string result;
    for (const sheaf::RemnantEdit &edit : edits)
        result += std::to_string(edit.from) + "+" + std::to_string(edit.length) + ":" + edit.text + ";";
    return result;
}

} // namespace

class TestRemnants final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleansWhatIsSure_data();
    void cleansWhatIsSure();
    void keepsWhatIsNot_data();
    void keepsWhatIsNot();
    void mapsBothWays();
    void mapsAcrossWhatWasTakenOut();
    void mapsOfRandomTextAreMonotoneAndTotal();
    void leapsMissNothing();
    void cleanedTextIsNoneWhereNothingChanges();
    void emptyTextStaysEmpty();
    void invalidUtf8PassesThrough();
    void namesEveryRule();
    void deepNestingEnds();
    void plainAbstract_benchmark();
    void mapsOfTheDigestsAreMonotoneAndTotal();
};

void TestRemnants::cleansWhatIsSure_data()
{
    QTest::addColumn<QByteArray>("found");
    QTest::addColumn<QByteArray>("shown");
    const QByteArrayList lines = fixtureLines(QStringLiteral("cleaned.tsv"));
    QVERIFY(lines.size() > 40);
    for (const QByteArray &line : lines) {
        const QByteArrayList parts = line.split('\t');
        QCOMPARE(parts.size(), 2);
        QTest::addRow("%s", parts[0].constData()) << parts[0] << parts[1];
    }
}

void TestRemnants::cleansWhatIsSure()
{
    QFETCH(const QByteArray, found);
    QFETCH(const QByteArray, shown);
    const std::string_view original(found.constData(), static_cast<std::size_t>(found.size()));
    const sheaf::CleanText result = sheaf::cleanRemnants(original);
    QCOMPARE(QString::fromStdString(result.text), QString::fromUtf8(shown));
    QVERIFY(stretchesFit(original, result));
    QVERIFY(mapsFit(original, result));
    QCOMPARE(QString::fromStdString(clean(result.text)), QString::fromUtf8(shown));
}

void TestRemnants::keepsWhatIsNot_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArrayList lines = fixtureLines(QStringLiteral("kept.txt"));
    QVERIFY(lines.size() > 15);
    for (const QByteArray &line : lines)
        QTest::addRow("%s", line.left(40).constData()) << line;
}

void TestRemnants::keepsWhatIsNot()
{
    QFETCH(const QByteArray, text);
    QCOMPARE(QString::fromStdString(clean(text.toStdString())), QString::fromUtf8(text));
}

void TestRemnants::mapsBothWays()
{
    //                                              0123456789...            ≥ has three bytes, × two
    const sheaf::CleanText result = sheaf::cleanRemnants("is 2.1times faster");
    QCOMPARE(QString::fromStdString(result.text), QStringLiteral("is 2.1\u00D7 faster"));
    QCOMPARE(result.stretches.size(), std::size_t{1});
    QCOMPARE(result.toClean(6), std::size_t{6});  // at the t
    QCOMPARE(result.toClean(8), std::size_t{6});  // inside: its start
    QCOMPARE(result.toClean(11), std::size_t{8}); // its end
    QCOMPARE(result.toClean(12), std::size_t{9});
    QCOMPARE(result.toOriginal(7), std::size_t{6}); // inside ×
    QCOMPARE(result.toOriginal(8), std::size_t{11});
    QCOMPARE(result.toOriginal(1000), std::size_t{18});
    QCOMPARE(result.toClean(1000), result.text.size());
}

void TestRemnants::mapsAcrossWhatWasTakenOut()
{
    const sheaf::CleanText result = sheaf::cleanRemnants("a \\emph{b} c");
    QCOMPARE(QString::fromStdString(result.text), QStringLiteral("a b c"));
    QCOMPARE(result.toOriginal(2), std::size_t{8}); // b, not the command before it
    QCOMPARE(result.toOriginal(3), std::size_t{10});
    QCOMPARE(result.toClean(2), std::size_t{2});
    QCOMPARE(result.toClean(8), std::size_t{2});
    QCOMPARE(result.toClean(9), std::size_t{3});
}

void TestRemnants::mapsOfRandomTextAreMonotoneAndTotal()
{
    QRandomGenerator random(20240529);
    int changed = 0;
    for (int i = 0; i < 100000; ++i) {
        const std::string text = randomText(random);
        const sheaf::CleanText result = sheaf::cleanRemnants(text);
        changed += result.changed() ? 1 : 0;
        QVERIFY2(stretchesFit(text, result), text.c_str());
        QVERIFY2(mapsFit(text, result), text.c_str());
    }
    QVERIFY(changed > 10000);
}

void TestRemnants::leapsMissNothing()
{
    static constexpr std::array<std::string_view, 10> prose = {"we ",      "show, ",   "that ",  "narrow ",  "times ",
                                                               "similar ", "4 times ", "fifty ", "(equal) ", "\n"};
    QRandomGenerator random(7);
    int changed = 0;
    for (int i = 0; i < 100000; ++i) {
        std::string text;
        for (int words = random.bounded(1, 12); words > 0; --words) {
            const bool plain = random.bounded(3) > 0;
            text += plain ? prose[static_cast<std::size_t>(random.bounded(10))] : std::string_view(randomText(random));
        }
        const std::string edits = flattened(sheaf::RemnantScanner(text).scan());
        const std::string all = flattened(sheaf::RemnantScanner(text).scan(sheaf::RemnantScanner::Pace::EveryWord));
        changed += edits.empty() ? 0 : 1;
        QVERIFY2(edits == all, text.c_str());
    }
    QVERIFY(changed > 10000 && changed < 90000);
}

void TestRemnants::cleanedTextIsNoneWhereNothingChanges()
{
    QCOMPARE(sheaf::cleanedText("is 2.1times faster"), std::optional(clean("is 2.1times faster")));
    QCOMPARE(sheaf::cleanedText("is faster"), std::nullopt);
}

void TestRemnants::emptyTextStaysEmpty()
{
    const sheaf::CleanText result = sheaf::cleanRemnants({});
    QVERIFY(result.text.empty());
    QVERIFY(!result.changed());
    QCOMPARE(result.toClean(0), std::size_t{0});
    QCOMPARE(result.toOriginal(5), std::size_t{0});
}

void TestRemnants::invalidUtf8PassesThrough()
{
    const std::string text = "\xFF\xC3 3times \xE4\xB8\\% {\x80}mentum \\\"\xF0";
    const sheaf::CleanText result = sheaf::cleanRemnants(text);
    QCOMPARE(QByteArray::fromStdString(result.text), QByteArray("\xFF\xC3 3\xC3\x97 \xE4\xB8% {\x80}mentum \\\"\xF0"));
}

void TestRemnants::namesEveryRule()
{
    QSet<QByteArray> names;
    for (std::size_t i = 0; i < sheaf::RemnantRuleCount; ++i) {
        const std::string_view name = sheaf::ruleName(static_cast<sheaf::RemnantRule>(i));
        QVERIFY(!name.empty());
        names.insert(QByteArray(name.data(), static_cast<qsizetype>(name.size())));
    }
    QCOMPARE(names.size(), static_cast<qsizetype>(sheaf::RemnantRuleCount));
    QCOMPARE(sheaf::ruleName(sheaf::RemnantRule::Abbreviation), std::string_view("abbreviation"));
}

void TestRemnants::deepNestingEnds()
{
    std::string text;
    for (int i = 0; i < 3000; ++i)
        text += "\\frac{\\sqrt{$\\textbf{`";
    text += std::string(3000, '}');
    const sheaf::CleanText result = sheaf::cleanRemnants(text);
    QVERIFY(stretchesFit(text, result));
}

void TestRemnants::plainAbstract_benchmark()
{
    std::string text;
    while (text.size() < 1300)
        text += "We train the model (with 7B parameters) on 12 tasks, and it requires many similar steps = 5. ";
    std::size_t sum = 0;
    QBENCHMARK
    {
        sum += sheaf::cleanRemnants(text).text.size();
    }
    QVERIFY(sum > 0);
}

void TestRemnants::mapsOfTheDigestsAreMonotoneAndTotal()
{
    const QDir folder(qEnvironmentVariable("SHEAF_DIGESTS", QStringLiteral(SHEAF_SOURCE_DIR "/../shared/digests")));
    const QStringList names = folder.entryList({QStringLiteral("*.txt")}, QDir::Files, QDir::Name);
    if (names.isEmpty())
        QSKIP(qPrintable(QStringLiteral("SKIPPED: no digests in ") + folder.absolutePath()));
    int changed = 0;
    for (const QString &name : names) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArrayList lines = file.readAll().split('\n');
        for (const QByteArray &line : lines) {
            const std::string_view original(line.constData(), static_cast<std::size_t>(line.size()));
            const sheaf::CleanText result = sheaf::cleanRemnants(original);
            changed += result.changed() ? 1 : 0;
            QVERIFY(stretchesFit(original, result));
            QVERIFY(mapsFit(original, result));
            QCOMPARE(QString::fromStdString(clean(result.text)), QString::fromStdString(result.text));
        }
    }
    QVERIFY(changed > 100);
}

QTEST_GUILESS_MAIN(TestRemnants)
#include "tst_remnants.moc"
