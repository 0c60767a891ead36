// SPDX-License-Identifier: GPL-3.0-or-later
// What is shown while an answer is on its way: the first page and the kept numbers at start, the rows found until now.
#include "app/browse.h"
#include "app/settings.h"
#include "tests/support/librarysupport.h"
#include "tests/support/sets.h"
#include "views/listheader.h"
#include "views/paperlist.h"
#include "views/searchbar.h"
#include "views/sidebarview.h"
#include "views/statusline.h"
#include "views/theme.h"

#include <QAction>
#include <QApplication>
#include <QMenu>
#include <QSignalSpy>

using namespace sheaf;
using namespace sheaf::test;

namespace
{

constexpr int papersThere = 600;

// The panes without the window.
struct Shown {
    explicit Shown(const TempLibrary &temp) : settings(temp.folder.filePath(QStringLiteral("sheaf.ini")))
    {
        list.resize(500, 600);
        list.show();
        QObject::connect(&store, &Store::opened, &browse, &Browse::begin);
        store.open(temp.path, {});
    }
    QStringList orders() const
    {
        QStringList orders;
        for (const QAction *action : header.findChild<QMenu *>()->actions())
            orders += action->text();
        return orders;
    }

    Settings settings;
    Theme theme{*qApp};
    SidebarView sidebar{theme};
    SearchBar search{theme};
    ListHeader header{theme};
    PaperList list{theme};
    StatusLine status{theme};
    Store store;
    Browse browse{store, settings, {&sidebar, &search, &header, &list, &status}};
};

} // namespace

class TestBrowse final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theFirstPageAndTheKeptNumbersComeFirst();
    void theWholeAnswerTakesThePartlyOnesPlace();
    void relevanceIsOfferedForWordsOnly();

private:
    std::unique_ptr<TempLibrary> m_temp;
};

void TestBrowse::init()
{
    m_temp = std::make_unique<TempLibrary>();
    const auto library = m_temp->open();
    importDigest(*library, plainDigest(QStringLiteral("a"), papersThere));
    library->keepSidebar(library->sidebar());
    QVERIFY(library->submit(SetStarred{setOf({1, 2}), true}).ok()); // which it does not know of
}

void TestBrowse::theFirstPageAndTheKeptNumbersComeFirst()
{
    Shown shown(*m_temp);
    bool wasLate = false;
    qint64 starred = -1;
    qsizetype firstKnown = -1;
    connect(&shown.browse, &Browse::sidebarChanged, &shown.store, [&](const Sidebar &sidebar) {
        if (sidebar.kept) {
            starred = sidebar.counts.starred;
            wasLate = shown.sidebar.model()->index(0, 0).data(SidebarModel::LateRole).toBool();
        }
    });
    connect(&shown.browse, &Browse::listChanged, &shown.store, [&] {
        if (firstKnown < 0)
            firstKnown = static_cast<qsizetype>(shown.browse.papers().papers()->ids().size());
    });
    QTRY_VERIFY(shown.browse.settled());
    QCOMPARE(starred, 0);
    QVERIFY(wasLate);
    QVERIFY(firstKnown >= 256); // the answer may be quicker than the page
    QCOMPARE(shown.browse.sidebar().counts.starred, 2);
    QVERIFY(!shown.sidebar.model()->index(0, 0).data(SidebarModel::LateRole).toBool());
    QVERIFY(shown.browse.papers().papers()->isWhole());
    QCOMPARE(shown.browse.papers().rowCount(), papersThere);
    QCOMPARE(shown.list.currentPaper(), PaperId{1});
}

void TestBrowse::theWholeAnswerTakesThePartlyOnesPlace()
{
    Shown shown(*m_temp);
    QTRY_VERIFY(shown.browse.settled());
    const Ticket before = shown.store.askItems({}); // tickets count up
    shown.browse.show(QStringLiteral("paper"));
    SearchAnswer partly;
    partly.query = QStringLiteral("paper");
    partly.ranking = std::make_shared<const Ranking>(std::vector<PaperId>{PaperId{5}, PaperId{7}});
    partly.total = 2;
    partly.complete = false;
    Q_EMIT shown.store.found(before + 1, partly);
    QCOMPARE(shown.browse.papers().rowCount(), 2);
    QVERIFY2(shown.header.countText().contains(QStringLiteral("over 2")), qPrintable(shown.header.countText()));
    QVERIFY(!shown.browse.settled());
    shown.list.selectPaper(PaperId{7});
    QTRY_VERIFY(shown.browse.settled());
    QCOMPARE(shown.browse.papers().rowCount(), papersThere);
    QCOMPARE(shown.list.currentPaper(), PaperId{7});
    QCOMPARE(shown.list.selectedPapers(), setOf({7}));
    QVERIFY(!shown.header.countText().contains(QStringLiteral("over")));
}

void TestBrowse::relevanceIsOfferedForWordsOnly()
{
    Shown shown(*m_temp);
    QTRY_VERIFY(shown.browse.settled());
    QVERIFY(!shown.orders().contains(ListHeader::orderText(Order::Relevance)));
    QVERIFY(shown.orders().contains(ListHeader::orderText(Order::Digests)));
    shown.browse.show(QStringLiteral("is:starred paper"));
    QTRY_VERIFY(shown.browse.settled());
    QVERIFY(shown.orders().contains(ListHeader::orderText(Order::Relevance)));
    QCOMPARE(shown.browse.answer().order, Order::Added);
    Q_EMIT shown.header.orderChosen(Order::Relevance);
    QTRY_VERIFY(shown.browse.settled());
    QCOMPARE(shown.browse.answer().order, Order::Relevance);
    shown.browse.show(QString());
    QTRY_VERIFY(shown.browse.settled());
    QCOMPARE(shown.browse.answer().order, Order::Added);
    shown.browse.show(QStringLiteral("paper"));
    QTRY_VERIFY(shown.browse.settled());
    QCOMPARE(shown.browse.answer().order, Order::Relevance); // remembered for searches
}

QTEST_MAIN(TestBrowse)
#include "tst_browse.moc"
