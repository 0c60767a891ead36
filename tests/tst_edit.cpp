// SPDX-License-Identifier: GPL-3.0-or-later
// The journal's form of edits, and what purging leaves of them.
#include "model/edit.h"

#include <QTest>

using namespace sheaf;

namespace
{

IdSet idsOf(std::initializer_list<qint64> numbers)
{
    IdSet set;
    for (const qint64 id : numbers)
        set.add(PaperId{id});
    return set;
}

PaperDetails userDetails()
{
    PaperDetails details;
    details.title = QStringLiteral("Title");
    details.authors = {QStringLiteral("Family, Given"), QStringLiteral("B")};
    details.year = 2024;
    details.venue = QStringLiteral("V");
    details.doi = QStringLiteral("10.1/x");
    details.arxiv = QStringLiteral("2101.00001");
    details.urls = {QStringLiteral("https://a.example")};
    return details;
}

std::vector<Edit> everyKind()
{
    const Tag tag{
        TagId{-1},           QStringLiteral("NAS"), TagId{3}, {QStringLiteral("搜索"), QStringLiteral("b")}, 4,
        QStringLiteral("7"), QStringLiteral("nas")};
    const ShowImport show{IdSet::range(PaperId{1}, PaperId{100'000}),
                          {DigestId{4}, DigestId{5}},
                          {{PaperId{9}, FieldFill::Field::Urls, QStringLiteral("a\nb")}},
                          false,
                          {DigestId{2}}};
    return {
        TagPapers{TagId{2}, idsOf({1, 2, Q_INT64_C(1) << 30}), false},
        SetStatus{Status::Read, 1'700'000'000'000, idsOf({7})},
        SetStarred{idsOf({3, 4}), true},
        SetTrashed{idsOf({3}), false},
        SetNote{PaperId{8}, QStringLiteral("eins\n\tzwei 😀")},
        ReviseNote{PaperId{8}, 3, 4, QStringLiteral("é")},
        PutTag{tag},
        RemoveTag{TagId{12}},
        PutList{{ListId{-2}, QStringLiteral("Group"), true}},
        RemoveList{ListId{6}},
        PutItems{ListId{6},
                 {{ItemId{-1}, -5, PaperId{8}, QString()}, {ItemId{4}, 1 << 20, PaperId{}, QStringLiteral("Part")}}},
        RemoveItems{ListId{6}, {ItemId{4}, ItemId{5}}},
        show,
        Compound{{PutTag{tag}, Compound{{TagPapers{TagId{-1}, idsOf({1}), true}}}}},
        PutHighlights{PaperId{8},
                      {{HighlightId{-1}, 3, 9, 4, QString::fromUtf8("言語 😀"), QStringLiteral("b"), QStringLiteral("a"),
                        QStringLiteral("re\nmark"), 0, 0}}},
        RemoveHighlights{PaperId{8}, {HighlightId{1}, HighlightId{2}}},
        SetDetails{PaperId{8}, userDetails()},
        AddPaper{PaperId{-1}, QStringLiteral("uid"), userDetails()},
        ShowPapers{idsOf({3, 9}), false},
        PutSearch{{SearchId{-1}, QStringLiteral("Small models"), QStringLiteral("tag:NAS \"low rank\"*")}},
        RemoveSearch{SearchId{3}},
        MergeTags{TagId{4}, TagId{5}}};
}

} // namespace

class TestEdit final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKindComesBackFromItsBytes();
    void bytesThatAreNoEditAreRefused();
    void damagedBytesNeverCrash();
    void rangesOfAMillionAreSmall();
    void purgingLeavesNoMention();
    void everySummaryHasWords();
};

void TestEdit::everyKindComesBackFromItsBytes()
{
    for (const Edit &edit : everyKind()) {
        const QByteArray bytes = encode(edit);
        const Result<Edit> back = decode(bytes);
        QVERIFY(back.ok());
        QCOMPARE(back.value().index(), edit.index());
        QCOMPARE(encode(back.value()), bytes);
    }
    const Result<Edit> tag = decode(encode(everyKind().at(6)));
    QCOMPARE(std::get<PutTag>(tag.value()).tag, std::get<PutTag>(everyKind().at(6)).tag);
    const ShowImport show = std::get<ShowImport>(decode(encode(everyKind().at(12))).value());
    QCOMPARE(show.papers.count(), 100'000);
    QCOMPARE(show.fills.at(0).value, QStringLiteral("a\nb"));
    QCOMPARE(show.replaced, std::vector<DigestId>{DigestId{2}});
    QVERIFY(!show.on);
    const SetStatus status = std::get<SetStatus>(decode(encode(everyKind().at(1))).value());
    QCOMPARE(status.at, 1'700'000'000'000);
    const PutItems items = std::get<PutItems>(decode(encode(everyKind().at(10))).value());
    QCOMPARE(items.items, std::get<PutItems>(everyKind().at(10)).items);
    const PutHighlights highlights = std::get<PutHighlights>(decode(encode(everyKind().at(14))).value());
    QCOMPARE(highlights.highlights, std::get<PutHighlights>(everyKind().at(14)).highlights);
    const SetDetails details = std::get<SetDetails>(decode(encode(everyKind().at(16))).value());
    QCOMPARE(details.details, userDetails()); // the abstract without a value too
    const AddPaper added = std::get<AddPaper>(decode(encode(everyKind().at(17))).value());
    QCOMPARE(added.uid, QStringLiteral("uid"));
    const PutSearch saved = std::get<PutSearch>(decode(encode(everyKind().at(19))).value());
    QCOMPARE(saved.search, std::get<PutSearch>(everyKind().at(19)).search);
}

void TestEdit::bytesThatAreNoEditAreRefused()
{
    for (const QByteArray &bytes : {QByteArray(), QByteArray("hello"), QByteArray("\x82\x01\x81\x18\x63", 5),
                                    QByteArray("\x82\x02\x81\x08", 4), QByteArray("\x80", 1)})
        QVERIFY(!decode(bytes).ok());
}

void TestEdit::damagedBytesNeverCrash()
{
    for (const Edit &edit : everyKind()) {
        const QByteArray whole = encode(edit);
        for (qsizetype at = 0; at < whole.size() && at < 400; ++at) {
            QVERIFY(!decode(whole.left(at)).ok());
            for (const int flip : {1, 0x40, 0xff}) {
                QByteArray damaged = whole;
                damaged[at] = static_cast<char>(damaged.at(at) ^ flip);
                const Result<Edit> back = decode(damaged);
                if (back)
                    encode(back.value());
            }
        }
    }
}

void TestEdit::rangesOfAMillionAreSmall()
{
    const ShowImport show{IdSet::range(PaperId{1}, PaperId{1'000'000}), {DigestId{1}}, {}, false, {}};
    QVERIFY(encode(show).size() < 1000);
}

void TestEdit::purgingLeavesNoMention()
{
    const IdSet gone = idsOf({1, 3, 7, 8, 9});
    const auto left = [&](std::size_t at) { return withoutPapers(everyKind().at(at), gone); };
    QCOMPARE(std::get<TagPapers>(left(0).value()).papers.ids(),
             (std::vector<PaperId>{PaperId{2}, PaperId{Q_INT64_C(1) << 30}}));
    QVERIFY(!left(1));
    QCOMPARE(std::get<SetStarred>(left(2).value()).papers.ids(), std::vector<PaperId>{PaperId{4}});
    QVERIFY(!left(3));
    QVERIFY(!left(4));
    QVERIFY(!left(5));
    QVERIFY(left(6));
    QCOMPARE(std::get<PutItems>(left(10).value()).items.size(), std::size_t(1));
    const ShowImport show = std::get<ShowImport>(left(12).value());
    QVERIFY(!show.papers.contains(PaperId{8}));
    QVERIFY(show.fills.empty());
    for (const std::size_t onPaper8 : {14U, 15U, 16U})
        QVERIFY(!left(onPaper8));
    QVERIFY(!left(18));
    QVERIFY(left(19) && left(20));
    const Compound compound = std::get<Compound>(left(13).value());
    QCOMPARE(compound.edits.size(), std::size_t(1));
    QVERIFY(!withoutPapers(Compound{{SetNote{PaperId{8}, QString()}}}, gone));
}

void TestEdit::everySummaryHasWords()
{
    QStringList seen;
    for (int kind = 0; kind <= static_cast<int>(EditSummary::Kind::ChangeTags); ++kind) {
        EditSummary summary;
        summary.kind = static_cast<EditSummary::Kind>(kind);
        summary.papers = 3;
        summary.name = QStringLiteral("50% %1");
        const QString words = describe(summary);
        QVERIFY(!words.isEmpty());
        QVERIFY(!seen.contains(words));
        seen.append(words);
    }
    QCOMPARE(describe({EditSummary::Kind::Tag, TagId{1}, {}, {}, 3, QStringLiteral("NAS")}),
             QStringLiteral("tag 3 papers “NAS”"));
    QCOMPARE(describe({EditSummary::Kind::Status, {}, {}, Status::Dismissed, 1, {}}),
             QStringLiteral("dismiss 1 paper"));
}

QTEST_GUILESS_MAIN(TestEdit)
#include "tst_edit.moc"
