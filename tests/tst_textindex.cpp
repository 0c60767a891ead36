// SPDX-License-Identifier: GPL-3.0-or-later
// Proves that the index answers as a plain scan of the texts does, however they lie in segments, fresh or masked.
#include "model/index/phrasematch.h"
#include "model/index/segmentbuilder.h"
#include "model/index/segmentmerge.h"
#include "model/index/stems.h"
#include "model/index/textindex.h"
#include "model/index/tokens.h"
#include "tests/support/textscan.h"

#include <QTest>

#include <map>

using namespace sheaf;
using namespace sheaf::test;

namespace
{

constexpr std::size_t s_keepAllPrefixes = 1; // bytes

// What the papers hold, from their texts by the rules.
class PlainScan final
{
public:
    void put(Document paper, const QStringList &fields)
    {
        remove(paper);
        for (qsizetype field = 0; field < fields.size(); ++field) {
            for (const ScanToken &token : scanTokens(fields[field])) {
                Held &held = m_forms[token.form][paper];
                held.fields |= static_cast<FieldMask>(1U << static_cast<unsigned>(field));
                ++held.times;
            }
        }
    }
    void remove(Document paper)
    {
        for (auto &[form, papers] : m_forms)
            papers.erase(paper);
    }
    // How well each paper holds a form meant.
    std::map<Document, quint8> weigh(const QString &form, FormMatch match, FieldMask fields)
    {
        std::map<Document, quint8> best;
        for (const auto &[known, papers] : m_forms) {
            if (!isMeant(known, form, match))
                continue;
            for (const auto &[paper, held] : papers) {
                if ((held.fields & fields) == 0)
                    continue;
                const int weight = held.times <= 2 ? held.times : held.times <= 4 ? 3 : 4;
                const bool inTitle = (held.fields & fields & maskOf(IndexField::Title)) != 0;
                best[paper] = std::max(best[paper], static_cast<quint8>(weight + (inTitle ? 3 : 0)));
            }
        }
        return best;
    }

private:
    struct Held {
        FieldMask fields = 0;
        int times = 0;
    };

    bool isMeant(const QString &known, const QString &form, FormMatch match)
    {
        if (match == FormMatch::Exact)
            return known == form;
        if (match == FormMatch::Prefix)
            return known.startsWith(form);
        if (match == FormMatch::Contains)
            return known.contains(form);
        return stem(known) == stem(form);
    }
    const std::string &stem(const QString &form)
    {
        const auto [place, added] = m_stems.try_emplace(form);
        if (added)
            place->second = m_stemmer.stem(form.toStdString());
        return place->second;
    }

    std::map<QString, std::map<Document, Held>> m_forms;
    std::map<QString, std::string> m_stems;
    Stemmer m_stemmer;
};

// Papers as a library keeps them: in stored segments with their masks, and loose ones.
class Shelf final
{
public:
    explicit Shelf(std::size_t dearPrefix = s_keepAllPrefixes) : index(dearPrefix) {}

    // New texts of a paper, not stored.
    void post(Document paper, const QStringList &fields)
    {
        hold(paper, fields);
        withTexts(paper, [&](const FieldTexts &texts) { index.post(paperOf(paper), texts); });
        m_loose.add(paperOf(paper));
    }
    void remove(const IdSet &papers)
    {
        papers.each([&](PaperId id) {
            texts[documentOf(id)].clear();
            scan.remove(documentOf(id));
        });
        index.mask(papers);
        m_loose |= papers;
    }
    // Papers that came with their segment.
    void store(Document first, const std::vector<QStringList> &papers)
    {
        SegmentBuilder builder;
        for (std::size_t at = 0; at < papers.size(); ++at) {
            const auto paper = static_cast<Document>(first + at);
            hold(paper, papers[at]);
            withTexts(paper, [&](const FieldTexts &fields) { builder.add(paperOf(paper), fields); });
        }
        addSegment(builder.build());
        use();
    }
    void storeLoose()
    {
        SegmentBuilder builder;
        m_loose.each(
            [&](PaperId id) { withTexts(documentOf(id), [&](const FieldTexts &fields) { builder.add(id, fields); }); });
        for (UsedSegment &used : m_used)
            used.masked |= m_loose;
        addSegment(builder.build());
        m_loose = {};
        use();
    }
    void merge(std::size_t first, std::size_t count)
    {
        std::vector<MergeInput> inputs;
        for (std::size_t at = first; at < first + count; ++at)
            inputs.push_back({m_used[at].segment, &m_used[at].masked});
        SegmentBytes merged = mergeSegments(inputs);
        const auto from = m_used.begin() + static_cast<std::ptrdiff_t>(first);
        m_used.erase(from, from + static_cast<std::ptrdiff_t>(count));
        addSegment(std::move(merged));
        use();
    }
    std::size_t segments() const { return m_used.size(); }

    TextIndex index;
    PlainScan scan;
    std::vector<QStringList> texts; // by document

private:
    void hold(Document paper, const QStringList &fields)
    {
        texts.resize(std::max(texts.size(), std::size_t{paper} + 1));
        texts[paper] = fields;
        scan.put(paper, fields);
        index.setSize(texts.size());
    }
    template <class Use>
    void withTexts(Document paper, Use &&use)
    {
        std::array<std::string, indexFieldCount> utf8;
        FieldTexts views;
        for (std::size_t at = 0; at < utf8.size(); ++at) {
            utf8[at] = texts[paper].value(static_cast<qsizetype>(at)).toStdString();
            views[at] = utf8[at];
        }
        use(views);
    }
    void use()
    {
        IdSet without;
        m_loose.each([&](PaperId id) {
            if (texts[documentOf(id)].isEmpty())
                without.add(id);
        });
        QCOMPARE(index.use(m_used, m_loose).ids(), without.ids());
    }
    void addSegment(SegmentBytes bytes)
    {
        const std::shared_ptr<const Segment> segment = Segment::open(std::move(bytes));
        QVERIFY(segment);
        m_used.push_back({++m_lastId, segment, {}});
    }

    std::vector<UsedSegment> m_used;
    qint64 m_lastId = 0;
    IdSet m_loose;
};

QStringList randomPaper(QRandomGenerator &random)
{
    return {randomText(random, random.bounded(1, 6)), randomText(random, random.bounded(12)),
            randomText(random, random.bounded(3)), randomText(random, random.bounded(2))};
}

QString randomWord(QRandomGenerator &random)
{
    const auto some = [&] { return vocabulary()[random.bounded(static_cast<int>(vocabulary().size()))]; };
    QString word = some();
    if (random.bounded(3) == 0)
        word.truncate(random.bounded(1, static_cast<int>(word.size()) + 1));
    if (random.bounded(5) == 0)
        word += u'-' + some();
    return word;
}

bool among(const DocBits &part, DocBits whole)
{
    return (whole |= part).count() == whole.count() && DocBits(part).operator-=(whole).empty();
}

// One question, every way of asking it; says what is wrong.
QString disagreement(Shelf &shelf, const QString &form, FormMatch match, FieldMask fields)
{
    const std::map<Document, quint8> expected = shelf.scan.weigh(form, match, fields);
    const std::string asked = form.toStdString();
    const DocBits found = shelf.index.find(asked, match, fields);
    std::vector<quint8> best(shelf.index.size());
    shelf.index.weigh(asked, match, fields, best);
    const QString what = QStringLiteral("%1, match %2, fields %3: ").arg(form).arg(int(match)).arg(fields);
    if (found.size() != shelf.index.size() || found.count() != static_cast<qint64>(expected.size()))
        return what + QStringLiteral("%1 papers instead of %2").arg(found.count()).arg(expected.size());
    for (std::size_t paper = 0; paper < best.size(); ++paper) {
        const auto place = expected.find(static_cast<Document>(paper));
        const int weight = place == expected.end() ? 0 : place->second;
        if (found.contains(static_cast<Document>(paper)) != (weight > 0) || best[paper] != weight)
            return what + QStringLiteral("paper %1 weighs %2 instead of %3").arg(paper).arg(best[paper]).arg(weight);
    }
    if (fields == allFields && shelf.index.frequency(asked, match) != found.count())
        return what + QStringLiteral("another frequency");
    return {};
}

// The papers that hold all a word asks for, as a query of this word does.
DocBits hitsOf(TextIndex &index, const QString &word, FormMatch match)
{
    DocBits hits = index.find("", FormMatch::Prefix);
    for (const AskedForm &asked : wordForms(word.toStdString())) {
        const bool prefix = asked.how == AskedForm::How::Prefix;
        const bool open = asked.how == AskedForm::How::AsTheQuerySays;
        hits &= index.find(asked.form, prefix ? FormMatch::Prefix : open ? match : FormMatch::Exact);
    }
    return hits;
}

// For each word of each title: every longer prefix finds a part of what the shorter one finds, the paper stays in, and
// exact hits are among both prefix and whole hits.
void checkTyping(TextIndex &index, const QStringList &titles, Document first)
{
    for (qsizetype at = 0; at < titles.size(); ++at) {
        const auto paper = static_cast<Document>(first + at);
        for (const QString &word : titles[at].split(u' ', Qt::SkipEmptyParts)) {
            DocBits before = index.find("", FormMatch::Prefix);
            for (qsizetype length = 1; length <= word.size(); ++length) {
                const QString typed = word.left(length);
                const DocBits hits = hitsOf(index, typed, FormMatch::Prefix);
                QVERIFY2(among(hits, before), qPrintable(typed));
                QVERIFY2(hits.contains(paper), qPrintable(typed + QStringLiteral(" of ") + word));
                before = hits;
            }
            const DocBits exact = hitsOf(index, word, FormMatch::Exact);
            QVERIFY2(exact.contains(paper), qPrintable(word));
            QVERIFY2(among(exact, before), qPrintable(word));
            QVERIFY2(among(exact, hitsOf(index, word, FormMatch::Whole)), qPrintable(word));
        }
    }
}

// Some titles in segments, the others fresh.
void shelve(Shelf &shelf, const QStringList &titles)
{
    std::vector<QStringList> stored;
    const qsizetype half = titles.size() / 2;
    for (qsizetype at = 0; at < half; ++at)
        stored.push_back({titles[at]});
    shelf.store(1, stored);
    for (qsizetype at = half; at < titles.size(); ++at)
        shelf.post(static_cast<Document>(at + 1), {titles[at]});
}

} // namespace

class TestTextIndex final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wordsAskForWhatThePlainScanAsks();
    void answersAgreeWithAPlainScan();
    void answersStopAtTheSize();
    void phrasesAgreeWithAPlainScan();
    void typingNeverLosesThePaper();
    void typingTitlesOfDigestsNeverLosesThePaper();
};

void TestTextIndex::wordsAskForWhatThePlainScanAsks()
{
    QRandomGenerator random(1);
    for (int i = 0; i < 500; ++i) {
        const QString word = randomWord(random);
        const std::vector<AskedForm> forms = wordForms(word.toStdString());
        const std::vector<ScanAsked> expected = scanAsked(word, false);
        QCOMPARE(forms.size(), expected.size());
        for (std::size_t at = 0; at < forms.size(); ++at) {
            QCOMPARE(QString::fromStdString(forms[at].form), expected[at].form);
            QCOMPARE("epq"[static_cast<int>(forms[at].how)], expected[at].how);
        }
    }
}

// Papers come in segments, are edited, deleted, stored anew, merged, and the dear prefixes kept all the while.
void TestTextIndex::answersAgreeWithAPlainScan()
{
    QRandomGenerator random(2);
    Shelf shelf;
    const auto addSegment = [&](int papers) {
        std::vector<QStringList> texts;
        for (int at = 0; at < papers; ++at)
            texts.push_back(randomPaper(random));
        shelf.store(static_cast<Document>(std::max<std::size_t>(shelf.texts.size(), 1)), texts);
    };
    const auto somePaper = [&] {
        return static_cast<Document>(random.bounded(1, static_cast<int>(shelf.texts.size())));
    };
    int hits = 0;
    int questions = 0;
    for (int round = 0; round < 10; ++round) {
        addSegment(random.bounded(50, 500));
        for (int edit = 0; edit < 30; ++edit)
            shelf.post(somePaper(), randomPaper(random));
        shelf.remove(IdSet(std::vector<PaperId>{paperOf(somePaper()), paperOf(somePaper()), paperOf(somePaper())}));
        for (int added = random.bounded(20); added > 0; --added)
            shelf.post(static_cast<Document>(shelf.texts.size()), randomPaper(random));
        if (round % 3 == 1)
            shelf.storeLoose();
        if (round % 4 == 2)
            shelf.merge(static_cast<std::size_t>(random.bounded(static_cast<int>(shelf.segments() - 2))), 3);
        if (round == 8)
            shelf.merge(0, shelf.segments());
        for (int steps = random.bounded(2500); steps > 0 && shelf.index.warm(); --steps) {
        }
        for (int i = 0; i < 120; ++i) {
            for (const ScanAsked &asked : scanAsked(randomWord(random), false)) {
                const auto fields = random.bounded(2) == 0 ? allFields : static_cast<FieldMask>(random.bounded(16));
                for (const FormMatch match :
                     {FormMatch::Exact, FormMatch::Whole, FormMatch::Prefix, FormMatch::Contains}) {
                    const QString wrong = disagreement(shelf, asked.form, match, fields);
                    QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("round %1: ").arg(round) + wrong));
                    hits += shelf.index.find(asked.form.toStdString(), match, fields).empty() ? 0 : 1;
                    ++questions;
                }
            }
        }
    }
    QVERIFY2(questions > 3000 && hits > questions / 2, qPrintable(QStringLiteral("%1 of %2").arg(hits).arg(questions)));
}

void TestTextIndex::answersStopAtTheSize()
{
    Shelf shelf;
    std::vector<QStringList> papers(200, {QStringLiteral("harbour"), QStringLiteral("tide")});
    shelf.store(1, papers);
    while (shelf.index.warm()) {
    }
    shelf.index.setSize(101);
    QCOMPARE(shelf.index.find("tide", FormMatch::Exact).count(), 100);
    QCOMPARE(shelf.index.find("ti", FormMatch::Prefix).count(), 100);
    std::vector<quint8> best(101);
    shelf.index.weigh("ti", FormMatch::Prefix, allFields, best);
    QCOMPARE(best[100], quint8{1});
}

void TestTextIndex::phrasesAgreeWithAPlainScan()
{
    QRandomGenerator random(3);
    std::vector<QStringList> papers;
    for (int at = 0; at < 300; ++at)
        papers.push_back(randomPaper(random));
    int hits = 0;
    for (int i = 0; i < 100; ++i) {
        // A stretch of some paper's text, sometimes with another word put in.
        const QStringList &paper = papers[static_cast<std::size_t>(random.bounded(300))];
        const QStringList words = paper[random.bounded(2)].split(u' ');
        const int from = random.bounded(static_cast<int>(words.size()));
        QStringList some = words.mid(from, random.bounded(1, 4));
        if (i % 4 == 0)
            some += vocabulary()[random.bounded(static_cast<int>(vocabulary().size()))];
        const QString phrase = some.join(u' ');
        const std::vector<ScanAsked> asked = scanAsked(phrase, true);
        const std::vector<AskedForm> forms = phraseForms(phrase.toStdString());
        for (const QStringList &fields : papers) {
            for (const QString &field : fields.first(2)) {
                const bool expected = scanPhraseFrom(scanTokens(field), asked, 0, -1);
                if (holdsPhrase(field.toStdString(), forms, false) != expected)
                    QFAIL(qPrintable(QStringLiteral("“%1” in “%2”").arg(phrase, field)));
                hits += expected ? 1 : 0;
            }
        }
    }
    QVERIFY2(hits > 100, qPrintable(QString::number(hits)));
}

void TestTextIndex::typingNeverLosesThePaper()
{
    QRandomGenerator random(4);
    QStringList titles = titlesOf(QStringLiteral(SHEAF_SOURCE_DIR "/resources/samples/classics.txt"));
    QVERIFY(titles.size() >= 20);
    while (titles.size() < 220)
        titles += randomText(random, 5).simplified();
    Shelf shelf;
    shelve(shelf, titles);
    checkTyping(shelf.index, titles, 1);
}

void TestTextIndex::typingTitlesOfDigestsNeverLosesThePaper()
{
    const QString folder = qEnvironmentVariable("SHEAF_DIGESTS", QStringLiteral(SHEAF_SOURCE_DIR "/../shared/digests"));
    const QString file = folder + QStringLiteral("/000_8b7197b5a93f4db7.txt");
    const QStringList titles = titlesOf(file) + titlesOf(folder + QStringLiteral("/002_fc6970a4e96aa9e0.txt"));
    if (titles.isEmpty())
        QSKIP("No digests: set SHEAF_DIGESTS to their folder.");
    QVERIFY(titles.size() >= 200);
    Shelf shelf;
    shelve(shelf, titles);
    checkTyping(shelf.index, titles.first(200), 1);
}

QTEST_GUILESS_MAIN(TestTextIndex)
#include "tst_textindex.moc"
