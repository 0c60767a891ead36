// SPDX-License-Identifier: GPL-3.0-or-later
// Proves that segments give back what was put in, merge without loss, and that no bytes make reading leave them.
#include "model/index/formtable.h"
#include "model/index/postings.h"
#include "model/index/segmentbuilder.h"
#include "model/index/segmentmerge.h"
#include "model/index/stems.h"
#include "model/index/tokens.h"
#include "model/index/wordruns.h"
#include "tests/support/textscan.h"

#include <QTest>

#include <map>
#include <set>

using namespace sheaf;
using namespace sheaf::test;

namespace
{

using Held = std::vector<std::array<unsigned, 3>>; // document, fields, weight

Held heldOf(const PostingList &list)
{
    Held held;
    list.each([&](const Posting &posting) { held.push_back({posting.document, posting.fields, posting.weight}); });
    return held;
}

// All that a segment says, by form.
std::map<std::string, Held> contentOf(const Segment &segment)
{
    std::map<std::string, Held> content;
    FormEntry entry;
    for (Dictionary::Cursor cursor = segment.dictionary().begin(); cursor.next(entry);)
        content[entry.form] = heldOf(segment.list(entry));
    return content;
}

using Papers = std::map<Document, std::array<std::string, indexFieldCount>>;

SegmentBytes built(SegmentBuilder &builder, const Papers &papers)
{
    for (const auto &[document, texts] : papers)
        builder.add(paperOf(document), {texts[0], texts[1], texts[2], texts[3]});
    return builder.build();
}

std::shared_ptr<const Segment> segmentOf(const Papers &papers)
{
    SegmentBuilder builder;
    return Segment::open(built(builder, papers));
}

Papers randomPapers(QRandomGenerator &random, Document first, int count)
{
    Papers papers;
    Document document = first;
    for (int at = 0; at < count; ++at, document += static_cast<Document>(random.bounded(1, 4))) {
        papers[document] = {randomText(random, 3).toStdString(),
                            randomText(random, random.bounded(15)).toStdString(),
                            randomText(random, random.bounded(3)).toStdString(),
                            {}};
    }
    return papers;
}

// Reads all there is in every way there is; under a sanitizer a read outside is the end.
void readAll(const Segment &segment, Stemmer &stemmer)
{
    std::vector<PostingList> lists;
    std::size_t sum = 0;
    for (const auto &[form, held] : contentOf(segment)) {
        for (const FormMatch match : {FormMatch::Exact, FormMatch::Whole, FormMatch::Prefix})
            segment.lists(std::string_view(form).substr(0, 3), match, stemmer, lists);
        sum += held.size();
    }
    std::vector<std::uint64_t> words(4);
    for (const PostingList &list : lists) {
        list.addTo(words, 1, allFields);
        list.addTo(words, 0, maskOf(IndexField::Title));
    }
    QVERIFY(sum < 100'000'000);
}

} // namespace

class TestSegment final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void formsAreNumberedOnce();
    void runsHoldTheFormsOfTheText();
    void listsComeBack_data();
    void listsComeBack();
    void segmentsHoldWhatTheTextsSay();
    void aBuilderMakesManySegments();
    void mergedSegmentsHoldTheSame();
    void maskedPapersAreMergedAway();
    void bytesComeBack();
    void noBytesAreReadBeyond();
    void nothingIsASegmentToo();
};

void TestSegment::formsAreNumberedOnce()
{
    QRandomGenerator random(1);
    FormTable table;
    std::map<std::string, FormId> expected;
    for (int i = 0; i < 50'000; ++i) {
        std::string form;
        for (int length = random.bounded(1, random.bounded(2) == 0 ? 5 : 20); length > 0; --length)
            form.push_back("ab\xC3\xA9"[random.bounded(4)]);
        const auto [place, added] = expected.try_emplace(form, static_cast<FormId>(expected.size()));
        QCOMPARE(table.idOf(form), place->second);
        QCOMPARE(table.text(place->second), std::string_view(form));
    }
    QCOMPARE(table.size(), expected.size());
}

// Runs are found in blocks of 64 bytes: texts of all lengths, with all that joins and parts words wherever it may lie.
void TestSegment::runsHoldTheFormsOfTheText()
{
    QRandomGenerator random(2);
    static const std::vector<std::string> pieces{"a",
                                                 "Bc",
                                                 "7",
                                                 "4",
                                                 ".",
                                                 "-",
                                                 "_",
                                                 "+",
                                                 "++",
                                                 "#",
                                                 " ",
                                                 ",",
                                                 "@",
                                                 "[",
                                                 "`",
                                                 "{",
                                                 "/",
                                                 ":",
                                                 "\xC3\x89",
                                                 "\xCE\xB1",
                                                 "k",
                                                 "\xE6\xB7\xB1",
                                                 "\xE2\x80\x93",
                                                 "\xE2\x80\x9C",
                                                 std::string(1, '\0'),
                                                 "z",
                                                 "\xFF",
                                                 "longerword"};
    WordRuns runs;
    for (int i = 0; i < 20'000; ++i) {
        std::string text;
        for (int count = random.bounded(90); count > 0; --count)
            text += pieces[random.bounded(random.bounded(2) == 0 ? 5U : static_cast<quint32>(pieces.size()))];
        std::multiset<std::string> expected;
        eachToken(text, [&](std::string_view form, int, int) { expected.emplace(form); });
        std::multiset<std::string> found;
        const auto take = [&](std::string_view form) { found.emplace(form); };
        runs.read(text);
        runs.eachForm(take, take);
        QVERIFY2(found == expected, text.c_str());
    }
}

void TestSegment::listsComeBack_data()
{
    QTest::addColumn<int>("gap"); // about so many documents between two
    QTest::addColumn<int>("odd"); // one in so many is not in the commonest field once
    for (const int gap : {1, 2, 7, 9, 60, 200, 30'000}) {
        for (const int odd : {1, 3, 1'000'000})
            QTest::addRow("gap %d, odd %d", gap, odd) << gap << odd;
    }
}

void TestSegment::listsComeBack()
{
    QFETCH(int, gap);
    QFETCH(int, odd);
    QRandomGenerator random(2);
    for (const int count : {1, 2, 7, 8, 9, 63, 64, 500, 3000}) {
        const auto base = static_cast<Document>(random.bounded(1000));
        std::vector<Posting> postings;
        Held expected;
        std::vector<std::uint64_t> titles(64);
        Document document = base;
        for (int at = 0; at < count; ++at) {
            const bool isOdd = random.bounded(odd) == 0;
            const auto fields = static_cast<FieldMask>(isOdd ? random.bounded(1, 16) : 2);
            const auto weight = static_cast<quint8>(isOdd ? random.bounded(4) : 0);
            postings.push_back({document, fields, weight});
            expected.push_back({document, fields, weight});
            if ((fields & maskOf(IndexField::Title)) != 0 && document >> 6U < titles.size())
                titles[document >> 6U] |= std::uint64_t{1} << (document & 63U);
            document += 1 + static_cast<Document>(random.bounded(2 * gap - 1));
        }
        std::string bytes;
        appendPostings(bytes, postings, base);
        const PostingList list(bytes, static_cast<std::uint32_t>(count), base);
        QCOMPARE(heldOf(list), expected);
        std::vector<std::uint64_t> words(titles.size());
        list.addTo(words, 0, maskOf(IndexField::Title));
        QCOMPARE(words, titles);
    }
}

void TestSegment::segmentsHoldWhatTheTextsSay()
{
    QRandomGenerator random(3);
    const Papers papers = randomPapers(random, 100, 400);
    std::map<std::string, Held> expected;
    for (const auto &[document, texts] : papers) {
        std::map<std::string, std::pair<unsigned, unsigned>> forms; // fields and times
        for (std::size_t field = 0; field < texts.size(); ++field) {
            for (const ScanToken &token : scanTokens(QString::fromStdString(texts[field]))) {
                auto &[fields, times] = forms[token.form.toStdString()];
                fields |= 1U << field;
                ++times;
            }
        }
        for (const auto &[form, held] : forms) {
            const auto [fields, times] = held;
            expected[form].push_back({document, fields, times <= 2 ? times - 1 : times <= 4 ? 2 : 3});
        }
    }
    const std::shared_ptr<const Segment> segment = segmentOf(papers);
    QVERIFY(segment);
    QCOMPARE(segment->formCount(), expected.size());
    QVERIFY(contentOf(*segment) == expected);
    QCOMPARE(segment->firstDocument(), papers.begin()->first);
    QCOMPARE(segment->lastDocument(), papers.rbegin()->first);
}

void TestSegment::aBuilderMakesManySegments()
{
    QRandomGenerator random(4);
    SegmentBuilder builder;
    for (const int count : {50, 1, 200, 3}) {
        const Papers papers = randomPapers(random, 7, count);
        const SegmentBytes bytes = built(builder, papers);
        const SegmentBytes alone = segmentOf(papers)->bytes();
        QCOMPARE(bytes.dictionary, alone.dictionary);
        QCOMPARE(bytes.postings, alone.postings);
        QCOMPARE(builder.documents(), std::size_t{0});
    }
}

void TestSegment::mergedSegmentsHoldTheSame()
{
    QRandomGenerator random(5);
    const Papers papers = randomPapers(random, 3, 900);
    for (const bool mixed : {false, true}) {
        std::array<Papers, 5> parts;
        for (const auto &[document, texts] : papers) {
            const std::size_t part = mixed ? static_cast<std::size_t>(random.bounded(5)) : document / 500;
            parts[part][document] = texts;
        }
        std::vector<MergeInput> inputs;
        for (const Papers &part : parts)
            inputs.push_back({segmentOf(part), nullptr});
        std::ranges::reverse(inputs);
        const SegmentBytes merged = mergeSegments(inputs);
        const SegmentBytes whole = segmentOf(papers)->bytes();
        QCOMPARE(merged.dictionary, whole.dictionary);
        QCOMPARE(merged.postings, whole.postings);
    }
}

void TestSegment::maskedPapersAreMergedAway()
{
    QRandomGenerator random(6);
    const Papers papers = randomPapers(random, 1, 300);
    Papers others = randomPapers(random, 1000, 100);
    Papers left = others;
    IdSet masked = IdSet::range(PaperId{1'000'000}, PaperId{1'000'010}); // of no paper here
    for (const auto &[document, texts] : papers) {
        if (document % 3 == 0)
            masked.add(paperOf(document));
        else
            left[document] = texts;
    }
    const std::array inputs{MergeInput{segmentOf(papers), &masked}, MergeInput{segmentOf(others), nullptr}};
    const std::shared_ptr<const Segment> merged = Segment::open(mergeSegments(inputs));
    QVERIFY(merged);
    QVERIFY(contentOf(*merged) == contentOf(*segmentOf(left)));

    IdSet all = IdSet::range(PaperId{1}, PaperId{5000});
    const std::array nothing{MergeInput{inputs[0].segment, &all}};
    QCOMPARE(Segment::open(mergeSegments(nothing))->formCount(), std::size_t{0});
}

void TestSegment::bytesComeBack()
{
    QRandomGenerator random(7);
    const std::shared_ptr<const Segment> segment = segmentOf(randomPapers(random, 5, 50));
    const std::shared_ptr<const Segment> again = Segment::open(segment->bytes());
    QVERIFY(again);
    QVERIFY(contentOf(*again) == contentOf(*segment));
    for (std::size_t length = 0; length < segment->bytes().dictionary.size(); ++length) {
        SegmentBytes cut = segment->bytes();
        cut.dictionary.resize(length);
        QVERIFY(!Segment::open(std::move(cut)));
    }
    SegmentBytes cut = segment->bytes();
    cut.postings.pop_back();
    QVERIFY(!Segment::open(std::move(cut)));
}

void TestSegment::noBytesAreReadBeyond()
{
    QRandomGenerator random(8);
    const SegmentBytes sound = segmentOf(randomPapers(random, 5, 90))->bytes();
    Stemmer stemmer;
    int opened = 0;
    for (int i = 0; i < 3000; ++i) {
        SegmentBytes bytes = sound;
        for (int changes = random.bounded(1, 4); changes > 0; --changes) {
            std::string &part = random.bounded(2) == 0 ? bytes.dictionary : bytes.postings;
            part[random.bounded(static_cast<quint32>(part.size()))] = static_cast<char>(random.bounded(256));
        }
        bytes.postings.shrink_to_fit();
        const std::shared_ptr<const Segment> segment = Segment::open(std::move(bytes));
        if (!segment)
            continue;
        ++opened;
        if (opened > 300 && i % 10 != 0)
            continue;
        readAll(*segment, stemmer);
        const IdSet masked = IdSet::of(PaperId{10});
        const std::array inputs{MergeInput{segment, &masked}, MergeInput{segment, nullptr}};
        mergeSegments(inputs);
    }
    QVERIFY2(opened > 500, qPrintable(QString::number(opened)));
}

void TestSegment::nothingIsASegmentToo()
{
    SegmentBuilder builder;
    const std::shared_ptr<const Segment> empty = Segment::open(builder.build());
    QVERIFY(empty);
    QCOMPARE(empty->formCount(), std::size_t{0});
    Stemmer stemmer;
    std::vector<PostingList> lists;
    empty->lists("a", FormMatch::Prefix, stemmer, lists);
    empty->lists("a", FormMatch::Whole, stemmer, lists);
    QVERIFY(lists.empty());
    QVERIFY(Segment::open(mergeSegments({})));
    const std::array inputs{MergeInput{empty, nullptr}, MergeInput{empty, nullptr}};
    QVERIFY(Segment::open(mergeSegments(inputs)));
}

QTEST_GUILESS_MAIN(TestSegment)
#include "tst_segment.moc"
