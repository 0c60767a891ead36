// SPDX-License-Identifier: GPL-3.0-or-later
// Proves that the index answers as a plain scan of the texts does, the scan being written from the rules in tokens.h.
#include "model/index/searchindex.h"
#include "model/index/tokens.h"
#include "model/text/fold.h"

#include <QFile>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace sheaf;

namespace
{

// --- The plain scan: regular expressions for the rules, no code of the index ---------------------------------------

QString folded(const QString &text)
{
    return QString::fromStdString(fold(text.toStdString()));
}

struct ScanCluster {
    QStringList parts;
    QString sign;
    bool ideographs = false;
};

std::vector<ScanCluster> scanClusters(const QString &text)
{
    const QString ideograph = QStringLiteral("[\\p{Han}\\p{Hiragana}\\p{Katakana}\\x{30FC}]");
    const QString letter = QStringLiteral("(?:(?!%1)[\\p{L}\\p{N}\\p{M}])").arg(ideograph);
    const QString part = QStringLiteral("(?:%1(?:%1|(?<=[0-9])\\.(?=[0-9]))*)").arg(letter);
    const QString joiner = QStringLiteral("[-_\\x{2010}\\x{2013}]");
    static const QRegularExpression cluster(
        QStringLiteral("(?<han>%1+)|(?<parts>%2(?:%3%2)*)(?<sign>\\+\\+|#)?").arg(ideograph, part, joiner),
        QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression joiners(joiner);
    std::vector<ScanCluster> clusters;
    for (auto matches = cluster.globalMatch(folded(text)); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        if (match.capturedLength(u"han") > 0)
            clusters.push_back({match.captured(u"han").split(QString(), Qt::SkipEmptyParts), {}, true});
        else
            clusters.push_back({match.captured(u"parts").split(joiners), match.captured(u"sign"), false});
    }
    return clusters;
}

struct ScanToken {
    QString form;
    int first = 0;
    int last = 0;
};

std::vector<ScanToken> scanTokens(const QString &text)
{
    std::vector<ScanToken> tokens;
    int position = 0;
    for (const ScanCluster &cluster : scanClusters(text)) {
        const int count = static_cast<int>(cluster.parts.size());
        for (int first = 0; first < count; ++first) {
            for (int last = first; last < std::min(count, first + (cluster.ideographs ? 1 : 4)); ++last) {
                const QString form = cluster.ideographs ? cluster.parts.mid(first, 2).join(QString())
                                                        : cluster.parts.mid(first, last - first + 1).join(QString());
                tokens.push_back({form, position + first, position + last});
                if (last + 1 == count && !cluster.sign.isEmpty())
                    tokens.push_back({form + cluster.sign, position + first, position + last});
            }
        }
        position += count;
    }
    return tokens;
}

struct ScanAsked {
    QString form;
    char how = 'e'; // e exactly, p prefix, q as the query says
};

std::vector<ScanAsked> scanAsked(const QString &word, bool phrase)
{
    std::vector<ScanAsked> asked;
    for (const ScanCluster &cluster : scanClusters(word)) {
        const int count = static_cast<int>(cluster.parts.size());
        const int width = cluster.ideographs ? 2 : phrase ? 1 : std::min(4, count);
        for (int first = 0; first + width <= count; ++first) {
            QString form = cluster.parts.mid(first, width).join(QString());
            if (first + width == count)
                form += cluster.sign;
            asked.push_back({form, 'e'});
        }
        if (cluster.ideographs)
            asked.push_back({cluster.parts.last(), 'p'});
    }
    if (!asked.empty() && asked.back().how == 'e')
        asked.back().how = 'q';
    return asked;
}

bool scanPhraseFrom(const std::vector<ScanToken> &tokens, const std::vector<ScanAsked> &asked, std::size_t at, int from)
{
    if (at == asked.size())
        return true;
    for (const ScanToken &token : tokens) {
        const bool fits = asked[at].how == 'p' ? token.form.startsWith(asked[at].form) : token.form == asked[at].form;
        if (fits && (from < 0 || token.first == from) && scanPhraseFrom(tokens, asked, at + 1, token.last + 1))
            return true;
    }
    return false;
}

// --- What the index answers --------------------------------------------------------------------------------------

enum class Mode { Exact, Whole, Prefix };

IdSet indexHits(SearchIndex &index, const IdSet &everyPaper, const QString &word, Mode mode)
{
    IdSet hits = everyPaper;
    for (const AskedForm &asked : wordForms(word.toStdString())) {
        if (asked.how == AskedForm::How::Exactly ||
            (asked.how == AskedForm::How::AsTheQuerySays && mode == Mode::Exact))
            hits &= index.exact(asked.form);
        else if (asked.how == AskedForm::How::Prefix || mode == Mode::Prefix)
            hits &= index.prefix(asked.form);
        else
            hits &= index.whole(asked.form);
    }
    return hits;
}

bool among(const IdSet &part, const IdSet &whole)
{
    return (part - whole).empty();
}

const QStringList &vocabulary()
{
    static const QStringList words = QStringLiteral("self-distillation selfdistillation self distillation distilling "
                                                    "GPT-4V(ision) GPT-4 GPT-3.5 gpt k-means++ k-means "
                                                    "means C++ C# C 3DGS 3D-GS 3d 1-bit bit 1 l_1 model's models model "
                                                    "modelling 2.1x 2.1 v1.2.3 state-of-the-art "
                                                    "state art the of a-b-c-d-e-f b-c-d 深度学习 深層 深 習 ノート "
                                                    "Gödel naïve naive études study studies student 10,000 "
                                                    "node.js R&D a–b teacher–student low-rank lowrank low rank ranks "
                                                    "dataset#1 AT&T Вектор διάνυσμα x86_64 don't "
                                                    "f(x) (LM) end-to-end")
                                         .split(u' ');
    return words;
}

QString randomText(QRandomGenerator &random, int words)
{
    static const QStringList gaps{QStringLiteral(" "), QStringLiteral(" "), QStringLiteral(" "),  QStringLiteral(", "),
                                  QStringLiteral("-"), QStringLiteral("/"), QStringLiteral(". "), QStringLiteral("\n")};
    QString text;
    for (int i = 0; i < words; ++i) {
        text += vocabulary()[random.bounded(static_cast<int>(vocabulary().size()))];
        text += gaps[random.bounded(static_cast<int>(gaps.size()))];
    }
    return text;
}

struct Corpus {
    SearchIndex index;
    IdSet everyPaper;
    std::vector<QStringList> papers; // the fields of paper i + 1

    void put(PaperId id, const QStringList &fields)
    {
        const auto at = static_cast<std::size_t>(number(id)) - 1;
        papers.resize(std::max(papers.size(), at + 1));
        papers[at] = fields;
        everyPaper.add(id);
        for (const QString &field : fields)
            index.add(id, field.toStdString());
    }
};

Corpus randomCorpus(QRandomGenerator &random, int papers)
{
    Corpus corpus;
    for (int i = 1; i <= papers; ++i) {
        corpus.put(static_cast<PaperId>(i),
                   {randomText(random, random.bounded(1, 6)), randomText(random, random.bounded(12))});
    }
    return corpus;
}

// The lines of a text that may be titles: not long, not a sentence.
QStringList titlesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QStringList titles;
    for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts)) {
        if (line.size() > 15 && line.size() < 200 && !line.trimmed().endsWith(u'.'))
            titles += line;
    }
    return titles;
}

} // namespace

class TestSearchIndex final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wordsAgreeWithAPlainScan();
    void phrasesAgreeWithAPlainScan();
    void typingNeverLosesThePaper();
    void typingTitlesOfDigestsNeverLosesThePaper();
    void changedTextsAreFollowed();
    void idsMayComeInAnyOrder();
};

void TestSearchIndex::wordsAgreeWithAPlainScan()
{
    QRandomGenerator random(1);
    Corpus corpus = randomCorpus(random, 300);
    std::vector<QSet<QString>> forms(corpus.papers.size());
    std::vector<QSet<QString>> stems(corpus.papers.size());
    Stemmer stemmer;
    for (std::size_t i = 0; i < corpus.papers.size(); ++i) {
        for (const QString &field : corpus.papers[i]) {
            for (const ScanToken &token : scanTokens(field)) {
                forms[i].insert(token.form);
                stems[i].insert(QString::fromStdString(stemmer.stem(token.form.toStdString())));
            }
        }
    }
    int hits = 0;
    for (int i = 0; i < 500; ++i) {
        QString word = vocabulary()[random.bounded(static_cast<int>(vocabulary().size()))];
        if (i % 3 == 0)
            word.truncate(random.bounded(1, static_cast<int>(word.size()) + 1));
        if (i % 5 == 0)
            word += u'-' + vocabulary()[random.bounded(static_cast<int>(vocabulary().size()))];
        for (const Mode mode : {Mode::Exact, Mode::Whole, Mode::Prefix}) {
            IdSet expected;
            for (std::size_t paper = 0; paper < forms.size(); ++paper) {
                const auto holds = [&](const ScanAsked &asked) {
                    const auto begins = [&](const QString &form) { return form.startsWith(asked.form); };
                    if (asked.how == 'e' || (asked.how == 'q' && mode == Mode::Exact))
                        return forms[paper].contains(asked.form);
                    if (asked.how == 'p' || mode == Mode::Prefix)
                        return std::ranges::any_of(forms[paper], begins);
                    return stems[paper].contains(QString::fromStdString(stemmer.stem(asked.form.toStdString())));
                };
                if (std::ranges::all_of(scanAsked(word, false), holds))
                    expected.add(static_cast<PaperId>(paper + 1));
            }
            const IdSet found = indexHits(corpus.index, corpus.everyPaper, word, mode);
            QVERIFY2(found == expected, qPrintable(QStringLiteral("%1, mode %2: %3 instead of %4")
                                                       .arg(word)
                                                       .arg(static_cast<int>(mode))
                                                       .arg(found.count())
                                                       .arg(expected.count())));
            hits += expected.empty() ? 0 : 1;
        }
    }
    QVERIFY2(hits > 700, qPrintable(QString::number(hits)));
}

void TestSearchIndex::phrasesAgreeWithAPlainScan()
{
    QRandomGenerator random(2);
    Corpus corpus = randomCorpus(random, 300);
    int hits = 0;
    for (int i = 0; i < 400; ++i) {
        // A stretch of some paper's text, sometimes with another word put in.
        const QStringList &paper = corpus.papers[static_cast<std::size_t>(random.bounded(300))];
        const QStringList words = paper[random.bounded(2)].split(u' ');
        const int from = random.bounded(static_cast<int>(words.size()));
        QStringList some = words.mid(from, random.bounded(1, 4));
        if (i % 4 == 0)
            some += vocabulary()[random.bounded(static_cast<int>(vocabulary().size()))];
        const QString phrase = some.join(u' ');
        const std::vector<ScanAsked> asked = scanAsked(phrase, true);
        const std::vector<AskedForm> forms = phraseForms(phrase.toStdString());
        for (const QStringList &fields : corpus.papers) {
            for (const QString &field : fields) {
                const bool expected = scanPhraseFrom(scanTokens(field), asked, 0, -1);
                if (holdsPhrase(field.toStdString(), forms, false) != expected)
                    QFAIL(qPrintable(QStringLiteral("“%1” in “%2”").arg(phrase, field)));
                hits += expected ? 1 : 0;
            }
        }
        i += 3; // the scan is slow
    }
    QVERIFY2(hits > 100, qPrintable(QString::number(hits)));
}

// For each word of each text: every longer prefix finds a part of what the shorter one finds, the whole paper stays in,
// and exact hits are among both prefix and whole hits.
static void checkTyping(Corpus &corpus, const QStringList &titles)
{
    for (qsizetype i = 0; i < titles.size(); ++i) {
        const auto paper = static_cast<PaperId>(i + 1);
        for (const QString &word : titles[i].split(u' ', Qt::SkipEmptyParts)) {
            IdSet before = corpus.everyPaper;
            for (qsizetype length = 1; length <= word.size(); ++length) {
                const QString typed = word.left(length);
                const IdSet hits = indexHits(corpus.index, corpus.everyPaper, typed, Mode::Prefix);
                QVERIFY2(among(hits, before), qPrintable(typed));
                QVERIFY2(hits.contains(paper), qPrintable(typed + QStringLiteral(" of ") + word));
                before = hits;
            }
            const IdSet exact = indexHits(corpus.index, corpus.everyPaper, word, Mode::Exact);
            QVERIFY2(exact.contains(paper), qPrintable(word));
            QVERIFY2(among(exact, before), qPrintable(word));
            QVERIFY2(among(exact, indexHits(corpus.index, corpus.everyPaper, word, Mode::Whole)), qPrintable(word));
        }
    }
}

void TestSearchIndex::typingNeverLosesThePaper()
{
    QRandomGenerator random(3);
    Corpus corpus;
    QStringList titles = titlesOf(QStringLiteral(SHEAF_SOURCE_DIR "/resources/samples/classics.txt"));
    QVERIFY(titles.size() >= 20);
    while (titles.size() < 220)
        titles += randomText(random, 5).simplified();
    for (qsizetype i = 0; i < titles.size(); ++i)
        corpus.put(static_cast<PaperId>(i + 1), {titles[i]});
    checkTyping(corpus, titles);
}

void TestSearchIndex::typingTitlesOfDigestsNeverLosesThePaper()
{
    const QString folder = qEnvironmentVariable("SHEAF_DIGESTS", QStringLiteral(SHEAF_SOURCE_DIR "/../shared/digests"));
    const QString file = folder + QStringLiteral("/000_8b7197b5a93f4db7.txt");
    const QStringList titles = titlesOf(file) + titlesOf(folder + QStringLiteral("/002_fc6970a4e96aa9e0.txt"));
    if (titles.isEmpty())
        QSKIP("No digests: set SHEAF_DIGESTS to their folder.");
    QVERIFY(titles.size() >= 200);
    Corpus corpus;
    for (qsizetype i = 0; i < titles.size(); ++i)
        corpus.put(static_cast<PaperId>(i + 1), {titles[i]});
    checkTyping(corpus, titles.first(200));
}

void TestSearchIndex::changedTextsAreFollowed()
{
    QRandomGenerator random(5);
    Corpus corpus = randomCorpus(random, 60);
    corpus.index.prefix("a"); // sorts the dictionary, so that later forms have to be merged in
    const IdSet changed(std::vector<PaperId>{PaperId{3}, PaperId{17}, PaperId{60}});
    corpus.index.remove(changed);
    corpus.everyPaper -= changed;
    for (const QString &word : vocabulary())
        QVERIFY(among(indexHits(corpus.index, corpus.everyPaper, word, Mode::Prefix), corpus.everyPaper));
    QVERIFY((corpus.index.prefix("") & changed).empty());
    changed.each([&](PaperId id) { corpus.put(id, {QStringLiteral("zebrafish aardvark %1").arg(number(id))}); });
    QCOMPARE(corpus.index.exact("zebrafish").ids(), changed.ids());
    QCOMPARE(corpus.index.prefix("aard").ids(), changed.ids());
    QCOMPARE(corpus.index.whole("aardvarks").ids(), changed.ids());

    Corpus again; // an index built from the final texts answers the same
    for (std::size_t i = 0; i < corpus.papers.size(); ++i)
        again.put(static_cast<PaperId>(i + 1), corpus.papers[i]);
    for (const QString &word : vocabulary()) {
        for (const Mode mode : {Mode::Exact, Mode::Whole, Mode::Prefix})
            QVERIFY(indexHits(corpus.index, corpus.everyPaper, word, mode) ==
                    indexHits(again.index, again.everyPaper, word, mode));
    }
    corpus.index.clear();
    QVERIFY(corpus.index.prefix("").empty());
    QVERIFY(corpus.index.whole("model").empty());
}

void TestSearchIndex::idsMayComeInAnyOrder()
{
    SearchIndex index;
    for (const qint64 id : {7, 3, 9, 3, 1, 9})
        index.add(static_cast<PaperId>(id), "low rank low");
    const std::vector<PaperId> expected{PaperId{1}, PaperId{3}, PaperId{7}, PaperId{9}};
    QCOMPARE(index.exact("low").ids(), expected);
    QCOMPARE(index.prefix("lo").ids(), expected);
    QCOMPARE(index.whole("ranks").ids(), expected);
}

QTEST_GUILESS_MAIN(TestSearchIndex)
#include "tst_searchindex.moc"
