// SPDX-License-Identifier: GPL-3.0-or-later
// Proves that papers are recognised wherever their keys are kept, and that uids ascend.
#include "model/db/check.h"
#include "model/db/keyindex.h"
#include "model/db/uids.h"
#include "tests/support/librarysupport.h"

#include <algorithm>

using namespace sheaf;
using namespace sheaf::test;

class TestPaperKeys final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void uidsAscendAndAreOfVersionSeven();
    void papersAreRecognisedOnBothSidesOfTheWatermark();
    void editsKeepTheKeysInStep();
    void resemblanceCrossesTheWatermark();
    void anIndexOfKeysFollowsTheLibrary();
};

namespace
{

void takeAllIn(const QString &path)
{
    Database database(path, Database::Mode::ReadWrite);
    while (recogniseMore(database, 0)) {
    }
    QCOMPARE(database.number("SELECT count(*) FROM recognition"),
             database.number("SELECT 2 * count(*) FROM paper_key"));
    QCOMPARE(findProblems(database, false), QStringList());
}

PaperKey titleKey(const std::string &title)
{
    return {KeyKind::Title, stableHash(normaliseTitle(title))};
}

} // namespace

void TestPaperKeys::uidsAscendAndAreOfVersionSeven()
{
    UidSource uids;
    std::vector<QByteArray> made;
    const qint64 before = QDateTime::currentMSecsSinceEpoch();
    for (int at = 0; at < 10'000; ++at)
        made.push_back(uids.next().toRfc4122());
    QVERIFY(std::is_sorted(made.begin(), made.end()));
    QCOMPARE(std::adjacent_find(made.begin(), made.end()), made.end());
    for (const QByteArray &uid : made) {
        QCOMPARE(static_cast<unsigned char>(uid[6]) >> 4, 7);
        QCOMPARE(static_cast<unsigned char>(uid[8]) >> 6, 2);
    }
    const qint64 at = made.front().left(6).toHex().toLongLong(nullptr, 16);
    QVERIFY(at >= before && at <= QDateTime::currentMSecsSinceEpoch());
}

void TestPaperKeys::papersAreRecognisedOnBothSidesOfTheWatermark()
{
    const TempLibrary temp;
    const auto library = temp.open();
    TestDigest first = plainDigest(QStringLiteral("a"), 5);
    importDigest(*library, first);
    takeAllIn(temp.path);
    TestDigest second = plainDigest(QStringLiteral("b"), 5);
    importDigest(*library, second);
    TestDigest both{QStringLiteral("c"), first.records, first.bytes};
    for (const Incoming &record : second.records)
        both.add(record.record.title, record.record.abstract);
    both.add("Another title", first.records.front().record.abstract);
    both.add("Yet another title", second.records.front().record.abstract);
    const ImportResult result = importDigest(*library, both);
    QCOMPARE(result.counts.known, 10);
    QCOMPARE(result.counts.fresh, 2);
    QCOMPARE(result.remarks.size(), std::size_t(2));
    QCOMPARE(library->check().problems, QStringList());
    takeAllIn(temp.path);
}

void TestPaperKeys::editsKeepTheKeysInStep()
{
    const TempLibrary temp;
    const auto library = temp.open();
    importDigest(*library, plainDigest(QStringLiteral("a"), 2));
    takeAllIn(temp.path);
    importDigest(*library, plainDigest(QStringLiteral("b"), 2));
    Database database(temp.path, Database::Mode::ReadWrite);
    for (const PaperId paper : {PaperId{1}, PaperId{3}}) {
        const std::string old = library->paper(paper)->title.toStdString();
        PaperDetails own;
        own.title = QStringLiteral("Mine %1").arg(number(paper));
        QVERIFY(library->submit(SetDetails{paper, own}).ok());
        QCOMPARE(papersWithKey(database, titleKey(own.title->toStdString())), std::vector<PaperId>{paper});
        QCOMPARE(papersWithKey(database, titleKey(old)), std::vector<PaperId>{paper}); // what its digest says
        QCOMPARE(library->check().problems, QStringList());
        QVERIFY(library->undo().ok());
        QCOMPARE(papersWithKey(database, titleKey(own.title->toStdString())), std::vector<PaperId>());
        QCOMPARE(papersWithKey(database, titleKey(old)), std::vector<PaperId>{paper});
    }
    QCOMPARE(library->check().problems, QStringList());
    QVERIFY(library->submit(SetTrashed{IdSet::range(PaperId{1}, PaperId{4}), true}).ok());
    QCOMPARE(library->purge().value(), 4);
    QCOMPARE(database.number("SELECT count(*) FROM recognition"), 0);
    QCOMPARE(database.number("SELECT count(*) FROM paper_key"), 0);
}

void TestPaperKeys::resemblanceCrossesTheWatermark()
{
    const TempLibrary temp;
    const auto library = temp.open();
    TestDigest first{QStringLiteral("a"), {}, {}};
    first.add("The same title", proseOf("one"));
    importDigest(*library, first);
    takeAllIn(temp.path);
    TestDigest second{QStringLiteral("b"), {}, {}};
    second.add("The same title", proseOf("two")).add("Unlike", proseOf("three"));
    importDigest(*library, second);
    const auto pair = [](int one, int other) { return std::vector<PaperId>{PaperId{one}, PaperId{other}}; };
    QCOMPARE(library->duplicates().ids(), pair(1, 2));
    QCOMPARE(library->paper(PaperId{2})->resembles, std::vector<PaperId>{PaperId{1}});
    takeAllIn(temp.path);
    QCOMPARE(library->duplicates().ids(), pair(1, 2));
    QCOMPARE(library->paper(PaperId{1})->resembles, std::vector<PaperId>{PaperId{2}});
}

void TestPaperKeys::anIndexOfKeysFollowsTheLibrary()
{
    const TempLibrary temp;
    const auto library = temp.open();
    importDigest(*library, plainDigest(QStringLiteral("a"), 3000));
    Database database(temp.path, Database::Mode::ReadWrite);
    KeyIndex keys(database);
    const auto agrees = [&] {
        keys.follow();
        Statement rows = database.query("SELECT title_key, abstract_key FROM paper_key");
        while (rows.step()) {
            const PaperKey title{KeyKind::Title, rows.integer(0)};
            const PaperKey abstract{KeyKind::Abstract, rows.integer(1)};
            if (keys.papers(title) != papersWithKey(database, title) || keys.papers(abstract).size() != 1)
                return false;
        }
        return true;
    };
    QVERIFY(agrees());
    PaperDetails own;
    own.title = QStringLiteral("Mine");
    QVERIFY(library->submit(SetDetails{PaperId{7}, own}).ok());
    keys.follow();
    QCOMPARE(keys.papers(titleKey("Mine")), std::vector<PaperId>{PaperId{7}});
    QVERIFY(library->undo().ok());
    keys.follow();
    QCOMPARE(keys.papers(titleKey("Mine")), std::vector<PaperId>());
    QVERIFY(recogniseMore(database, 100));
    QVERIFY(!recogniseMore(database, 100));
    QVERIFY(agrees());
    importDigest(*library, plainDigest(QStringLiteral("b"), 10));
    QVERIFY(agrees());
}

QTEST_GUILESS_MAIN(TestPaperKeys)
#include "tst_paperkeys.moc"
