// SPDX-License-Identifier: GPL-3.0-or-later
// The sidebar's model under QAbstractItemModelTester: what it shows, and that following the library keeps what it can.
#include "model/items/sidebarmodel.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace sheaf;

namespace
{

CountedTag countedTag(qint64 id, const QString &name, qint64 parent = 0, qint64 papers = 0)
{
    CountedTag counted;
    counted.tag.id = TagId{id};
    counted.tag.name = name;
    counted.tag.parent = TagId{parent};
    counted.papers = papers;
    return counted;
}

CountedDigest countedDigest(qint64 id, const QString &name, const QDate &day)
{
    CountedDigest counted;
    counted.digest.id = DigestId{id};
    counted.digest.name = name;
    counted.digest.imported = QDateTime(day, QTime(12, 0)).toMSecsSinceEpoch();
    return counted;
}

CountedList countedList(qint64 id, const QString &name)
{
    CountedList counted;
    counted.list = {ListId{id}, name, false};
    return counted;
}

Sidebar someSidebar()
{
    Sidebar sidebar;
    sidebar.counts.all = 880;
    sidebar.counts.unread = 12;
    sidebar.tags = {countedTag(1, QStringLiteral("Compression"), 0, 30), countedTag(3, QStringLiteral("Pruning"), 1, 9),
                    countedTag(2, QStringLiteral("Vision"), 0, 5)};
    sidebar.lists = {countedList(1, QStringLiteral("Best")), countedList(2, QStringLiteral("For Monday"))};
    sidebar.searches = {{SearchId{1}, QStringLiteral("Fresh"), QStringLiteral("is:unread")},
                        {SearchId{2}, QStringLiteral("Small"), QStringLiteral("small*")}};
    for (int id = 13; id >= 1; --id)
        sidebar.digests.push_back(
            countedDigest(id, QStringLiteral("digest %1").arg(id), QDate(2026, id > 4 ? 5 : 4, id)));
    return sidebar;
}

// Every row as "depth text count", in order.
QStringList dump(const SidebarModel &model, const QModelIndex &at = {}, int depth = 0)
{
    QStringList lines;
    for (int row = 0; row < model.rowCount(at); ++row) {
        const QModelIndex index = model.index(row, 0, at);
        lines += QStringLiteral("%1 %2 %3 %4")
                     .arg(depth)
                     .arg(index.data().toString())
                     .arg(index.data(SidebarModel::CountRole).toLongLong())
                     .arg(index.data(SidebarModel::QueryRole).toString());
        lines += dump(model, index, depth + 1);
    }
    return lines;
}

} // namespace

class TestSidebarModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void rowsStandForQueries();
    void tenDigestsAreShownAtFirst();
    void countsChangeInPlace();
    void rowsComeAndGoWithoutTouchingTheOthers();
    void aTagMayMoveUnderAnother();
    void emptyPartsHaveAHint();
    void archivedListsAreAGroupAtTheEnd();
    void aNewLibraryOffersTheAreas();
    void countsOfSavedSearchesComeAfterwards();
    void aCountThatTakesLongIsShownAsLate();
    void lateCountsAreToldAsSuch();
    void whatWasKeptHasTheNewestDigestsOnly();
    void anySidebarAfterAnyOther();

private:
    std::unique_ptr<SidebarModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestSidebarModel::init()
{
    m_tester.reset();
    m_model = std::make_unique<SidebarModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
}

void TestSidebarModel::rowsStandForQueries()
{
    m_model->setSidebar(someSidebar());
    const auto countOf = [this](const char *query) {
        return m_model->indexOfQuery(QString::fromUtf8(query)).data(SidebarModel::CountRole).toLongLong();
    };
    QCOMPARE(countOf(""), 880);
    QCOMPARE(countOf("is:unread"), 12);
    QCOMPARE(countOf("tag:Compression"), 30);
    QCOMPARE(countOf("tag:Pruning"), 9);
    QCOMPARE(m_model->indexOfQuery(QStringLiteral("tag:Pruning")).parent(),
             m_model->indexOfQuery(QStringLiteral("tag:Compression")));
    QVERIFY(m_model->indexOfQuery(QStringLiteral("list:\"For Monday\"")).isValid());
    QVERIFY(m_model->indexOfQuery(QStringLiteral("digest:13")).isValid());
    QVERIFY(!m_model->indexOfQuery(QStringLiteral("tag:None")).isValid());
}

void TestSidebarModel::tenDigestsAreShownAtFirst()
{
    m_model->setSidebar(someSidebar());
    QVERIFY(m_model->indexOfQuery(QStringLiteral("digest:4")).isValid());
    QVERIFY(!m_model->indexOfQuery(QStringLiteral("digest:3")).isValid());
    m_model->setAllDigests(true);
    QVERIFY(m_model->indexOfQuery(QStringLiteral("digest:1")).isValid());
    m_model->setAllDigests(false);
    QVERIFY(!m_model->indexOfQuery(QStringLiteral("digest:1")).isValid());
}

void TestSidebarModel::countsChangeInPlace()
{
    Sidebar sidebar = someSidebar();
    m_model->setSidebar(sidebar);
    QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(m_model.get(), &QAbstractItemModel::rowsRemoved);
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    m_model->setSidebar(sidebar);
    QCOMPARE(changed.count(), 0);
    sidebar.tags[1].papers = 10;
    sidebar.counts.unread = 11;
    m_model->setSidebar(sidebar);
    QCOMPARE(changed.count(), 2);
    QCOMPARE(inserted.count() + removed.count(), 0);
    QCOMPARE(m_model->indexOfQuery(QStringLiteral("tag:Pruning")).data(SidebarModel::CountRole).toLongLong(), 10);
}

void TestSidebarModel::rowsComeAndGoWithoutTouchingTheOthers()
{
    Sidebar sidebar = someSidebar();
    m_model->setSidebar(sidebar);
    const QPersistentModelIndex vision = m_model->indexOfQuery(QStringLiteral("tag:Vision"));
    const QPersistentModelIndex pruning = m_model->indexOfQuery(QStringLiteral("tag:Pruning"));
    sidebar.tags.insert(sidebar.tags.begin(), countedTag(9, QStringLiteral("Agents")));
    sidebar.lists.erase(sidebar.lists.begin());
    m_model->setSidebar(sidebar);
    QVERIFY(vision.isValid());
    QCOMPARE(vision.row(), 2);
    QVERIFY(pruning.isValid());
    QVERIFY(!m_model->indexOfQuery(QStringLiteral("list:Best")).isValid());
    sidebar.tags.erase(sidebar.tags.begin() + 1); // Compression goes, its child to the top
    sidebar.tags[1].tag.parent = TagId{};
    m_model->setSidebar(sidebar);
    QVERIFY(vision.isValid());
    QVERIFY(!m_model->indexOfQuery(QStringLiteral("tag:Pruning")).parent().parent().isValid());
}

void TestSidebarModel::aTagMayMoveUnderAnother()
{
    Sidebar sidebar = someSidebar();
    m_model->setSidebar(sidebar);
    sidebar.tags[2].tag.parent = TagId{1};
    m_model->setSidebar(sidebar);
    QCOMPARE(m_model->indexOfQuery(QStringLiteral("tag:Vision")).parent(),
             m_model->indexOfQuery(QStringLiteral("tag:Compression")));
}

void TestSidebarModel::archivedListsAreAGroupAtTheEnd()
{
    Sidebar sidebar = someSidebar();
    sidebar.lists[0].list.archived = true;
    m_model->setSidebar(sidebar);
    const QModelIndex best = m_model->indexOfQuery(QStringLiteral("list:Best"));
    const QModelIndex group = best.parent();
    QCOMPARE(group.data(SidebarModel::KindRole).toInt(), static_cast<int>(SidebarModel::Kind::Archive));
    QCOMPARE(group.row(), m_model->rowCount(group.parent()) - 1);
    QCOMPARE(group.data(SidebarModel::CountRole).toLongLong(), 1);
    QCOMPARE(group.parent(), m_model->indexOfQuery(QStringLiteral("list:\"For Monday\"")).parent());
    sidebar.lists[0].list.archived = false;
    m_model->setSidebar(sidebar);
    QCOMPARE(m_model->indexOfQuery(QStringLiteral("list:Best")).row(), 0);
}

void TestSidebarModel::aNewLibraryOffersTheAreas()
{
    SidebarModel model;
    const auto offers = [&model] {
        const QModelIndex areas = model.index(1, 0);
        const QVariant kind = model.index(0, 0, areas).data(SidebarModel::KindRole);
        return kind.toInt() == static_cast<int>(SidebarModel::Kind::OfferAreas);
    };
    Sidebar sidebar;
    sidebar.offerAreas = true;
    model.setSidebar(sidebar);
    QVERIFY(offers());
    sidebar.offerAreas = false;
    model.setSidebar(sidebar);
    QVERIFY(!offers());
}

void TestSidebarModel::emptyPartsHaveAHint()
{
    m_model->setSidebar({});
    int hints = 0;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex heading = m_model->index(row, 0);
        for (int child = 0; child < m_model->rowCount(heading); ++child) {
            const QModelIndex index = m_model->index(child, 0, heading);
            if (index.data(SidebarModel::KindRole).toInt() != static_cast<int>(SidebarModel::Kind::Hint))
                continue;
            ++hints;
            QVERIFY(!(index.flags() & Qt::ItemIsSelectable));
        }
    }
    QCOMPARE(hints, 4);
    m_model->setSidebar(someSidebar());
    QCOMPARE(dump(*m_model).filter(QStringLiteral("Press")).size(), 0);
}

void TestSidebarModel::countsOfSavedSearchesComeAfterwards()
{
    Sidebar sidebar = someSidebar();
    sidebar.revision = 3;
    m_model->setSidebar(sidebar);
    const QPersistentModelIndex small = m_model->indexOfQuery(QStringLiteral("small*"));
    QCOMPARE(small.data(SidebarModel::CountRole).toLongLong(), -1);
    QCOMPARE(small.data(Qt::AccessibleTextRole).toString(), QStringLiteral("Small"));
    m_model->setSearchCounts({3,
                              {{SearchId{1}, QStringLiteral("is:unread"), 12, {}},
                               {SearchId{2}, QStringLiteral("small*"), -1, QStringLiteral("It is wrong.")}}});
    QCOMPARE(small.data(SidebarModel::CountRole).toLongLong(), -1);
    QCOMPARE(small.data(Qt::ToolTipRole).toString(), QStringLiteral("Small\nsmall*\nIt is wrong."));
    QCOMPARE(small.data(SidebarModel::IconRole).toString(), QStringLiteral("warning"));
    m_model->setSearchCounts({3, {{SearchId{2}, QStringLiteral("small*"), 7, {}}}});
    QCOMPARE(small.data(SidebarModel::CountRole).toLongLong(), 7);
    QCOMPARE(small.data(SidebarModel::IconRole).toString(), QStringLiteral("search"));
    sidebar.searches[1].query = QStringLiteral("other"); // not what was counted
    m_model->setSidebar(sidebar);
    QCOMPARE(small.data(SidebarModel::CountRole).toLongLong(), -1);
    QCOMPARE(small.data(SidebarModel::QueryRole).toString(), QStringLiteral("other"));
}

void TestSidebarModel::aCountThatTakesLongIsShownAsLate()
{
    Sidebar sidebar = someSidebar();
    m_model->setSidebar(sidebar);
    SearchCounts counts{0, {{SearchId{2}, QStringLiteral("small*"), 7, {}}}};
    m_model->setSearchCounts(counts);
    const QPersistentModelIndex small = m_model->indexOfQuery(QStringLiteral("small*"));
    sidebar.revision = 9;
    m_model->setSidebar(sidebar);
    QVERIFY(!small.data(SidebarModel::LateRole).toBool());
    QCOMPARE(small.data(SidebarModel::CountRole).toLongLong(), 7);
    QTRY_VERIFY(small.data(SidebarModel::LateRole).toBool());
    counts.revision = 9;
    m_model->setSearchCounts(counts);
    QVERIFY(!small.data(SidebarModel::LateRole).toBool());
}

void TestSidebarModel::lateCountsAreToldAsSuch()
{
    m_model->setSidebar(someSidebar());
    const QModelIndex all = m_model->indexOfQuery({});
    const QString text = all.data(Qt::AccessibleTextRole).toString();
    QVERIFY(!all.data(SidebarModel::LateRole).toBool());
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    m_model->setLate(true);
    QVERIFY(changed.count() > 0);
    QVERIFY(all.data(SidebarModel::LateRole).toBool());
    QVERIFY(all.data(Qt::AccessibleTextRole).toString() != text);
    m_model->setLate(false);
    QCOMPARE(all.data(Qt::AccessibleTextRole).toString(), text);
}

void TestSidebarModel::whatWasKeptHasTheNewestDigestsOnly()
{
    Sidebar kept = someSidebar();
    kept.counts.digests = 5000;
    kept.kept = true;
    m_model->setSidebar(kept);
    QCOMPARE(dump(*m_model).filter(QStringLiteral("4,990 more")).size(), 1);
}

// Merged step by step it shows what a new model shows.
void TestSidebarModel::anySidebarAfterAnyOther()
{
    QRandomGenerator dice(5);
    for (int step = 0; step < 60; ++step) {
        Sidebar sidebar;
        sidebar.counts.all = dice.bounded(5);
        for (qint64 id = 1; id <= 12; ++id) {
            if (dice.bounded(3) > 0)
                sidebar.tags.push_back(
                    countedTag(id, QStringLiteral("tag%1").arg(id), id > 4 ? dice.bounded(5) : 0, dice.bounded(3)));
            if (dice.bounded(3) == 0)
                sidebar.lists.push_back(countedList(id, QStringLiteral("list %1").arg(dice.bounded(99))));
            if (!sidebar.lists.empty())
                sidebar.lists.back().list.archived = dice.bounded(3) == 0;
        }
        for (int id = dice.bounded(16); id > 0; id -= 1 + dice.bounded(2))
            sidebar.digests.push_back(countedDigest(id, QStringLiteral("d%1").arg(id), QDate(2026, 1 + id / 4, 3)));
        for (qint64 id = dice.bounded(4); id > 0; --id)
            sidebar.searches.push_back({SearchId{id}, QStringLiteral("s%1").arg(dice.bounded(9)), QStringLiteral("q")});
        const SearchCounts counts{0, {{SearchId{1}, QStringLiteral("q"), dice.bounded(9), {}}}};
        m_model->setSidebar(sidebar);
        m_model->setSearchCounts(counts);
        SidebarModel fresh;
        fresh.setSidebar(sidebar);
        fresh.setSearchCounts(counts);
        QCOMPARE(dump(*m_model), dump(fresh));
    }
}

QTEST_GUILESS_MAIN(TestSidebarModel)
#include "tst_sidebarmodel.moc"
