// SPDX-License-Identifier: GPL-3.0-or-later
// How a library begins: its first papers and the numbers that it kept, of whichever revision.
#include "model/db/firstpage.h"
#include "model/indexcare.h"
#include "model/store.h"
#include "tests/support/librarysupport.h"
#include "tests/support/sets.h"

#include <QSignalSpy>

using namespace sheaf;
using namespace sheaf::test;

class TestFirstPage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thePageIsTheBeginningOfTheView();
    void whatWasKeptComesBackAsItWas();
    void whatIsKeptIsOfItsRevision();
    void otherBytesAreNothingKept();
    void purgingForgetsIt();
    void theStoreKeepsWhatItToldLast();
    void theStoreReadsThePageAheadOfTheRest();
};

void TestFirstPage::thePageIsTheBeginningOfTheView()
{
    const TempLibrary temp;
    const auto library = temp.open();
    QVERIFY(library->firstPage(Order::Added).ids.empty());
    importDigest(*library, plainDigest(QStringLiteral("a"), 300));
    importDigest(*library, plainDigest(QStringLiteral("b"), 5));
    QVERIFY(library->submit(SetStatus{Status::Dismissed, 0, setOf({301, 3})}).ok());
    QVERIFY(library->submit(SetTrashed{setOf({302}), true}).ok());
    careForIndex(*library, Care::Everything); // stores the order of the titles
    for (const Order order : {Order::Added, Order::Title, Order::Year}) {
        const FirstPage page = library->firstPage(order);
        std::vector<PaperId> whole = library->ordered(library->everyPaper() - setOf({301, 302, 3}), order);
        QCOMPARE(page.ids.size(), std::size_t(256));
        whole.resize(page.ids.size());
        QCOMPARE(page.ids, whole);
        QCOMPARE(page.rows.size(), std::size_t(128));
        QVERIFY(std::ranges::equal(page.rows, std::span(page.ids).first(128), {}, &PaperRow::id));
        QVERIFY(std::ranges::none_of(page.rows, [](const PaperRow &row) { return row.title.isEmpty(); }));
        QCOMPARE(page.revision, library->revision());
        QVERIFY(!page.sidebar);
    }
    library->keepSidebar(library->sidebar());
    QCOMPARE(library->firstPage(Order::Added).total, 302);
}

void TestFirstPage::whatWasKeptComesBackAsItWas()
{
    const TempLibrary temp;
    const auto library = temp.open();
    importDigest(*library, plainDigest(QStringLiteral("a"), 4));
    Tag tag{TagId{-1}, QStringLiteral("Pruning"), {}, {QStringLiteral("cut"), QStringLiteral("ö")}, 7, {}, {}};
    QVERIFY(library->submit(Compound{{PutTag{tag}, TagPapers{TagId{-1}, setOf({1, 2}), true}}}).ok());
    QVERIFY(library->submit(PutList{{ListId{-1}, QStringLiteral("Monday"), true}}).ok());
    const Sidebar before = library->sidebar();
    library->keepSidebar(before);
    const std::optional<Sidebar> kept = library->firstPage(Order::Added).sidebar;
    QVERIFY(kept && kept->kept);
    QCOMPARE(kept->revision, before.revision);
    QCOMPARE(keptForm(*kept), keptForm(before));
    QCOMPARE(kept->counts.untagged, 2);
    QCOMPARE(kept->tags.at(0).tag, library->tags().at(0));
    QCOMPARE(kept->tags.at(0).papers, 2);
    QCOMPARE(kept->lists.at(0).list, before.lists.at(0).list);
    QCOMPARE(kept->digests.at(0).digest.name, QStringLiteral("a"));
    QVERIFY(!kept->undo);
}

void TestFirstPage::whatIsKeptIsOfItsRevision()
{
    const TempLibrary temp;
    const auto library = temp.open();
    importDigest(*library, plainDigest(QStringLiteral("a"), 4));
    const Sidebar before = library->sidebar();
    library->keepSidebar(before);
    const qint64 revision = library->revision();
    QVERIFY(library->submit(SetStarred{setOf({1}), true}).ok());
    const FirstPage page = library->firstPage(Order::Added);
    QVERIFY(page.sidebar->revision == revision && page.revision > revision);
    library->keepSidebar(library->sidebar());
    QCOMPARE(library->firstPage(Order::Added).sidebar->counts.starred, 1);
    QCOMPARE(library->revision(), page.revision); // keeping is no change
}

void TestFirstPage::otherBytesAreNothingKept()
{
    Sidebar sidebar;
    sidebar.counts.all = 7;
    const QByteArray form = keptForm(sidebar);
    QVERIFY(sidebarOf(form));
    QVERIFY(!sidebarOf({}));
    QVERIFY(!sidebarOf(form.left(form.size() / 2)));
    QVERIFY(!sidebarOf(QByteArray("\x01\x02\x03")));
}

void TestFirstPage::purgingForgetsIt()
{
    const TempLibrary temp;
    const auto library = temp.open();
    importDigest(*library, plainDigest(QStringLiteral("a"), 4));
    library->keepSidebar(library->sidebar());
    QVERIFY(library->submit(SetTrashed{setOf({1}), true}).ok());
    QVERIFY(library->purge().ok());
    QVERIFY(!library->firstPage(Order::Added).sidebar);
}

void TestFirstPage::theStoreKeepsWhatItToldLast()
{
    const TempLibrary temp;
    importDigest(*temp.open(), plainDigest(QStringLiteral("a"), 4));
    {
        Store store;
        QSignalSpy opened(&store, &Store::opened);
        QSignalSpy told(&store, &Store::sidebarReady);
        QSignalSpy page(&store, &Store::firstPageReady);
        store.open(temp.path, {});
        QTRY_COMPARE(opened.count(), 1);
        store.askFirstPage(Order::Added);
        QTRY_COMPARE(page.count(), 1);
        QCOMPARE(page.at(0).at(1).value<FirstPage>().ids.size(), std::size_t(4));
        store.askSidebar();
        QTRY_COMPARE(told.count(), 1);
    }
    const FirstPage page = temp.open()->firstPage(Order::Added);
    QVERIFY(page.sidebar);
    QCOMPARE(page.sidebar->revision, page.revision);
    QCOMPARE(page.sidebar->counts.all, 4);
}

void TestFirstPage::theStoreReadsThePageAheadOfTheRest()
{
    const TempLibrary temp;
    {
        const auto library = temp.open();
        importDigest(*library, plainDigest(QStringLiteral("a"), 4));
        library->keepSidebar(library->sidebar());
    }
    for (const Order order : {Order::Added, Order::Year}) {
        Store store(temp.path, {}, Order::Added);
        QSignalSpy opened(&store, &Store::opened);
        QSignalSpy told(&store, &Store::sidebarReady);
        QSignalSpy page(&store, &Store::firstPageReady);
        QTRY_COMPARE(opened.count(), 1);
        store.askSidebar();
        store.askFirstPage(order);
        QTRY_COMPARE(page.count(), 1);
        QCOMPARE(page.at(0).at(1).value<FirstPage>().rows.size(), std::size_t(4));
        if (order == Order::Added) {
            QVERIFY(told.isEmpty());
            store.goOn();
        }
        QTRY_COMPARE(told.count(), 1); // another order was not read, and nothing waits for it
    }
}

QTEST_GUILESS_MAIN(TestFirstPage)
#include "tst_firstpage.moc"
