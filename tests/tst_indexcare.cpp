// SPDX-License-Identifier: GPL-3.0-or-later
// Proves that the care of the index changes no answer: what is stored, merged, made anew and forgotten tells the same.
#include "model/db/indexstore.h"
#include "model/finder.h"
#include "model/index/segmentbuilder.h"
#include "model/indexcare.h"
#include "model/transfer.h"
#include "tests/support/librarysupport.h"

#include <QDateTime>
#include <QTemporaryDir>
#include <QTest>

using namespace sheaf;

class TestIndexCare final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void looseTextsBecomeASegment();
    void manySegmentsBecomeFew();
    void whatChangedSinceIsMaskedAndFound();
    void checkTellsADamagedIndexAndCompactMendsIt();
    void purgedWordsAreForgotten();
    void ordersAreStoredAndRepaired();
    void theLeaseKeepsOthersOut();

private:
    QString path() const { return m_folder->filePath(QStringLiteral("care.sheaf")); }
    void importPapers(int from, int count);
    void care(Care care) { careForIndex(*m_library, care); }
    qint64 countOf(const char *query);
    void mustBeWhole();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Library> m_library;
};

void TestIndexCare::init()
{
    m_library.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    Result<std::unique_ptr<Library>> opened = Library::open(path(), {});
    QVERIFY(opened.ok());
    m_library = std::move(opened).value();
}

void TestIndexCare::importPapers(int from, int count)
{
    QByteArray text;
    for (int at = from; at < from + count; ++at) {
        text += "Title number" + QByteArray::number(at) + " of a study\n\n";
        text += "This abstract speaks of subject" + QByteArray::number(at % 7) + " and of word" +
                QByteArray::number(at) + ". It has a second sentence, so that it is long enough to be one.\n\n";
    }
    const Result<ImportReport> report =
        runImport(directTarget(*m_library), {{{}, QStringLiteral("d%1.txt").arg(from), text, false}}, {});
    QVERIFY(report.ok());
    QCOMPARE(report.value().total().fresh, count);
}

qint64 TestIndexCare::countOf(const char *query)
{
    Finder finder(*m_library);
    const Result<IdSet> set = finder.select(QString::fromUtf8(query));
    return set ? set.value().count() : -1;
}

void TestIndexCare::mustBeWhole()
{
    const Library::CheckReport report = m_library->check();
    QVERIFY2(report.ok, qPrintable(report.problems.join(u'\n')));
}

void TestIndexCare::looseTextsBecomeASegment()
{
    importPapers(0, 1200);
    // Whatever the import stored: everything anew, in one piece.
    care(Care::Everything);
    const IndexState state = m_library->indexState();
    QCOMPARE(state.segments.size(), 1U);
    QCOMPARE(state.segments.front().papers.count(), 1200);
    QVERIFY(state.loose.empty());
    QCOMPARE(countOf("word17"), 1);
    QCOMPARE(countOf("subject3"), 171);
    mustBeWhole();
}

void TestIndexCare::manySegmentsBecomeFew()
{
    for (int at = 0; at < 12; ++at) {
        importPapers(at * 100, 100);
        // Each import's papers in a segment of their own.
        const IdSet loose = m_library->indexState().loose;
        if (!loose.empty()) {
            SegmentBuilder builder;
            m_library->eachText(loose, [&](const IndexText &text) {
                builder.add(text.id, {text.title, text.abstract, text.authors, text.venue});
            });
            QVERIFY(m_library->storeSegment(builder.build(), loose, m_library->revision()));
        }
    }
    QCOMPARE(m_library->indexState().segments.size(), 12U);
    QCOMPARE(countOf("subject3"), 171);
    care(Care::AsNeeded);
    QVERIFY(m_library->indexState().segments.size() < 3U);
    QCOMPARE(countOf("subject3"), 171);
    QCOMPARE(countOf("number*"), 1200);
    mustBeWhole();
}

void TestIndexCare::whatChangedSinceIsMaskedAndFound()
{
    importPapers(0, 1200);
    care(Care::Everything);
    const IdSet one = IdSet::of(PaperId{18});
    QCOMPARE(countOf("word17"), 1);
    PaperDetails details;
    details.title = QStringLiteral("Quokka");
    details.abstract = QStringLiteral("Wombats only.");
    QVERIFY(m_library->submit(SetDetails{PaperId{18}, details}).ok());
    QCOMPARE(m_library->indexState().loose, one);
    QCOMPARE(countOf("word17"), 0);
    QCOMPARE(countOf("quokka wombat"), 1);
    mustBeWhole();
    QVERIFY(m_library->undo().ok());
    QCOMPARE(countOf("word17"), 1);
    QCOMPARE(countOf("quokka"), 0);
    QVERIFY(m_library->redo().ok());
    care(Care::Everything);
    QVERIFY(m_library->indexState().loose.empty());
    QCOMPARE(countOf("word17"), 0);
    QCOMPARE(countOf("quokka wombat"), 1);
    mustBeWhole();
}

void TestIndexCare::checkTellsADamagedIndexAndCompactMendsIt()
{
    importPapers(0, 1200);
    care(Care::Everything);
    // A segment of other texts in the place of the right one.
    SegmentBuilder builder;
    const IdSet papers = m_library->everyPaper();
    papers.each([&](PaperId id) { builder.add(id, {"elsewhere", {}, {}, {}}); });
    QVERIFY(m_library->replaceSegments(m_library->indexState().segments, builder.build(), papers));
    QCOMPARE(countOf("elsewhere"), 1200);
    QVERIFY(!m_library->check().ok);
    care(Care::Everything);
    mustBeWhole();
    QCOMPARE(countOf("elsewhere"), 0);
    QCOMPARE(countOf("word17"), 1);
    // One that is no segment at all is as if it were not there.
    QVERIFY(m_library->replaceSegments(m_library->indexState().segments, {"x", "y"}, papers));
    QCOMPARE(countOf("word17"), 1);
    QVERIFY(!m_library->check().ok);
    care(Care::Everything);
    mustBeWhole();
}

void TestIndexCare::purgedWordsAreForgotten()
{
    importPapers(0, 1200);
    care(Care::Everything);
    const auto holds = [this](const char *word) {
        for (const StoredSegment &segment : m_library->indexState().segments) {
            // Forms share beginnings with their neighbours: the end of the word is what tells.
            if (m_library->indexSegment(segment.id).dictionary.find(word) != std::string::npos)
                return true;
        }
        return false;
    };
    PaperDetails details;
    details.title = QStringLiteral("Zyzzyva");
    QVERIFY(m_library->submit(SetDetails{PaperId{18}, details}).ok());
    care(Care::Everything);
    QVERIFY(holds("zyzzyva"));
    QVERIFY(m_library->submit(SetTrashed{IdSet::of(PaperId{18}), true}).ok());
    QVERIFY(m_library->purge().ok());
    QVERIFY(!holds("zyzzyva"));
    QCOMPARE(m_library->indexState().loose, IdSet());
    QCOMPARE(countOf("subject3"), 170);
    mustBeWhole();
}

void TestIndexCare::ordersAreStoredAndRepaired()
{
    importPapers(0, 1200);
    care(Care::Everything);
    QCOMPARE(m_library->outdatedInOrders(), 0);
    importPapers(2000, 30);
    PaperDetails details;
    details.title = QStringLiteral("Aardvark");
    QVERIFY(m_library->submit(SetDetails{PaperId{18}, details}).ok());
    QCOMPARE(m_library->outdatedInOrders(), 31);
    Finder finder(*m_library);
    const std::atomic<bool> never = false;
    for (const Order order : {Order::Added, Order::Title, Order::Year}) {
        const Result<SearchAnswer> answer = finder.find({{}, order, false}, never);
        QVERIFY(answer.ok());
        QCOMPARE(answer.value().ranking->ids(), m_library->ordered(m_library->everyPaper(), order));
    }
    QCOMPARE(finder.find({{}, Order::Title, false}, never).value().ranking->at(0), PaperId{18});
}

void TestIndexCare::theLeaseKeepsOthersOut()
{
    Database other(path(), Database::Mode::ReadWrite);
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    constexpr qint64 anotherProcess = -1;
    QVERIFY(takeIndexLease(other, now, anotherProcess));
    QVERIFY(!m_library->takeIndexLease());
    giveBackIndexLease(other, anotherProcess);
    QVERIFY(m_library->takeIndexLease());
    QVERIFY(!takeIndexLease(other, now, anotherProcess));
    QVERIFY(takeIndexLease(other, now + 3'600'000, anotherProcess)); // nobody has it for ever
}

QTEST_GUILESS_MAIN(TestIndexCare)
#include "tst_indexcare.moc"
