// SPDX-License-Identifier: GPL-3.0-or-later
// Proves what an export writes, in which order and under which headings, and that a preview changes nothing.
#include "model/exportplaces.h"
#include "model/store.h"
#include "tests/support/librarysupport.h"

#include <QSignalSpy>

using namespace sheaf;
using namespace sheaf::test;

class TestExportJob final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void papersAreWrittenAsGivenOrInAnOrder();
    void aListKeepsItsSectionsAlsoTheEmptyOnes();
    void anOrderSortsWithinSections();
    void areasAreHeadingsInTheOrderOfTheSidebar();
    void whereNothingIsTaggedThereAreNoHeadings();
    void aPreviewIsABeginningAndAssignsNoKey();
    void theStoreRendersAllWithKeysAndABeginningWithout();
    void theStoreTellsWhatIsDoubtful();
    void aCancelledJobSaysSo();

private:
    // "Heading" and paper numbers, in order.
    QStringList placesOf(const ExportPlan &plan)
    {
        QStringList places;
        for (const ExportPlace &place : exportPlaces(*m_library, plan).places) {
            if (!place.heading.isEmpty())
                places += place.heading;
            if (place.paper != PaperId{})
                places += QString::number(number(place.paper)) + place.comment;
        }
        return places;
    }
    ExportPlan planOf(std::initializer_list<qint64> papers) const
    {
        ExportPlan plan;
        plan.format = formatById(u"bibtex");
        for (const qint64 id : papers)
            plan.papers.push_back(PaperId{id});
        return plan;
    }
    ExportPlan listPlan();

    std::unique_ptr<TempLibrary> m_temp;
    std::unique_ptr<Library> m_library;
};

void TestExportJob::init()
{
    m_library.reset();
    m_temp = std::make_unique<TempLibrary>();
    m_library = m_temp->open();
    TestDigest digest{QStringLiteral("five.txt"), {}, {}};
    for (const char *title : {"Cats", "Apes", "Eels", "Bats", "Dogs"}) // 1 .. 5
        digest.add(title, proseOf(title));
    importDigest(*m_library, digest);
}

// Before any heading: 5, trashed 4; "Part": 3, 1 with a comment; "Empty"; "Last": 2.
ExportPlan TestExportJob::listPlan()
{
    const auto place = [](qint64 item, qint64 paper, const char *text = "") {
        return ListItem{ItemId{item}, -item, PaperId{paper}, QString::fromUtf8(text)};
    };
    const std::vector<ListItem> items{place(-1, 5),      place(-2, 4),          place(-3, 0, "Part"), place(-4, 3),
                                      place(-5, 1, "!"), place(-6, 0, "Empty"), place(-7, 0, "Last"), place(-8, 2)};
    [&] {
        QVERIFY(m_library
                    ->submit(Compound{{PutList{{ListId{-1}, QStringLiteral("Best"), false}},
                                       PutItems{ListId{-1}, items}, SetTrashed{IdSet::of(PaperId{4}), true}}})
                    .ok());
    }();
    ExportPlan plan = planOf({});
    plan.list = m_library->listByName(QStringLiteral("Best"))->id;
    return plan;
}

void TestExportJob::papersAreWrittenAsGivenOrInAnOrder()
{
    ExportPlan plan = planOf({3, 77, 1, 5});
    QCOMPARE(placesOf(plan).join(u' '), QStringLiteral("3 1 5")); // there is no 77
    plan.order = Order::Title;
    QCOMPARE(placesOf(plan).join(u' '), QStringLiteral("1 5 3"));
    plan.order = Order::Added;
    QCOMPARE(placesOf(plan).join(u' '), QStringLiteral("1 3 5"));
    plan.everything = true;
    plan.order = Order::Title;
    QVERIFY(m_library->submit(SetTrashed{IdSet::of(PaperId{5}), true}).ok());
    QVERIFY(m_library->submit(SetStatus{Status::Dismissed, 0, IdSet::of(PaperId{1})}).ok());
    QCOMPARE(placesOf(plan).join(u' '), QStringLiteral("2 4 3"));
}

void TestExportJob::aListKeepsItsSectionsAlsoTheEmptyOnes()
{
    ExportPlan plan = listPlan();
    QCOMPARE(placesOf(plan).join(u' '), QStringLiteral("5 Part 3 1! Empty Last 2"));
    QCOMPARE(exportPlaces(*m_library, plan).trashed, std::vector<PaperId>{PaperId{4}});
    QCOMPARE(exportedPapers(*m_library, plan).size(), std::size_t{4});
    plan.grouping = Grouping::None;
    QCOMPARE(placesOf(plan).join(u' '), QStringLiteral("5 3 1! 2"));
    plan.grouping = Grouping::Section;
    plan.format = formatById(u"html");
    const QByteArray html = renderPlan(*m_library, plan, -1, {}).value().document;
    QVERIFY(html.contains("Empty</h2>"));
    QCOMPARE(html.count("<article>"), 4);
}

void TestExportJob::anOrderSortsWithinSections()
{
    ExportPlan plan = listPlan();
    plan.order = Order::Title;
    QCOMPARE(placesOf(plan).join(u' '), QStringLiteral("5 Part 1! 3 Empty Last 2"));
    plan.grouping = Grouping::None;
    QCOMPARE(placesOf(plan).join(u' '), QStringLiteral("2 1! 5 3"));
    plan.order = Order::List;
    QCOMPARE(placesOf(plan).join(u' '), QStringLiteral("5 3 1! 2"));
}

void TestExportJob::areasAreHeadingsInTheOrderOfTheSidebar()
{
    // Zoology > Alpha, both areas; Alpha > mine, made by hand; Own, made by hand.
    const auto tag = [](qint64 id, const char *name, qint64 parent, const char *area) {
        return PutTag{{TagId{id}, QString::fromUtf8(name), TagId{parent}, {}, 0, {}, QString::fromUtf8(area)}};
    };
    const auto tagged = [](qint64 id, std::initializer_list<qint64> papers) {
        IdSet set;
        for (const qint64 paper : papers)
            set.add(PaperId{paper});
        return TagPapers{TagId{id}, set, true};
    };
    QVERIFY(m_library
                ->submit(Compound{{tag(-1, "Zoology", 0, "zoo"), tag(-2, "Alpha", -1, "alpha"), tag(-3, "mine", -2, ""),
                                   tag(-4, "Own", 0, ""), tag(-5, "Beta", 0, "beta"), tagged(-1, {1}), tagged(-3, {2}),
                                   tagged(-4, {2, 3, 4}), tagged(-5, {1, 4})}})
                .ok());
    ExportPlan plan = planOf({5, 4, 3, 2, 1});
    plan.grouping = Grouping::Area;
    // Beta before Own before Zoology, Alpha below it; an area goes before a tag that is none.
    QCOMPARE(placesOf(plan).join(u' '), QStringLiteral("Beta 4 1 Own 3 Alpha 2 Other 5"));
    plan.order = Order::Added;
    QCOMPARE(placesOf(plan).join(u' '), QStringLiteral("Beta 1 4 Own 3 Alpha 2 Other 5"));
    ExportPlan list = listPlan();
    list.grouping = Grouping::Area;
    QCOMPARE(placesOf(list).join(u' '), QStringLiteral("Beta 1! Own 3 Alpha 2 Other 5"));
}

void TestExportJob::whereNothingIsTaggedThereAreNoHeadings()
{
    ExportPlan plan = planOf({2, 1});
    plan.grouping = Grouping::Area;
    QCOMPARE(placesOf(plan).join(u' '), QStringLiteral("2 1"));
}

void TestExportJob::aPreviewIsABeginningAndAssignsNoKey()
{
    const ExportPlan plan = planOf({5, 4, 3, 2, 1});
    const qint64 before = m_library->revision();
    const RenderedExport two = renderPlan(*m_library, plan, 2, {}).value();
    QCOMPARE(two.papers, 2);
    QCOMPARE(two.document.count("@misc{"), 2);
    QVERIFY(two.document.contains("@misc{Dogs,"));
    QCOMPARE(m_library->revision(), before);
    QCOMPARE(m_library->paper(PaperId{5})->key, QString());
    const RenderedExport all = renderPlan(*m_library, plan, -1, {}).value();
    QCOMPARE(all.papers, 5);
    QVERIFY(all.document.startsWith(two.document));
    QCOMPARE(renderPlan(*m_library, plan, 0, {}).value().papers, 0);
}

void TestExportJob::theStoreRendersAllWithKeysAndABeginningWithout()
{
    Store store;
    QSignalSpy opened(&store, &Store::opened);
    QSignalSpy rendered(&store, &Store::exportRendered);
    store.open(m_temp->path, {});
    QTRY_COMPARE(opened.size(), 1);
    const Ticket beginning = store.renderExport(planOf({1, 2, 3}), 2);
    QTRY_COMPARE(rendered.size(), 1);
    QCOMPARE(rendered[0][0].value<Ticket>(), beginning);
    QCOMPARE(rendered[0][2].toLongLong(), 2);
    QCOMPARE(m_library->paper(PaperId{1})->key, QString());
    store.renderExport(planOf({1, 2, 3}));
    QTRY_COMPARE(rendered.size(), 2);
    QCOMPARE(rendered[1][2].toLongLong(), 3);
    QCOMPARE(m_library->paper(PaperId{1})->key, QStringLiteral("Cats"));
    QVERIFY(rendered[1][1].toByteArray().startsWith(rendered[0][1].toByteArray()));
}

void TestExportJob::theStoreTellsWhatIsDoubtful()
{
    Store store;
    QSignalSpy opened(&store, &Store::opened);
    QSignalSpy ready(&store, &Store::preflightReady);
    store.open(m_temp->path, {});
    QTRY_COMPARE(opened.size(), 1);
    const Ticket ticket = store.preflight(planOf({1, 2}));
    QTRY_COMPARE(ready.size(), 1);
    QCOMPARE(ready[0][0].value<Ticket>(), ticket);
    QCOMPARE(ready[0][1].value<Preflight>().papers, 2);
}

void TestExportJob::aCancelledJobSaysSo()
{
    Store store;
    QSignalSpy opened(&store, &Store::opened);
    QSignalSpy failed(&store, &Store::failed);
    QSignalSpy rendered(&store, &Store::exportRendered);
    QSignalSpy ready(&store, &Store::preflightReady);
    store.open(m_temp->path, {});
    QTRY_COMPARE(opened.size(), 1);
    std::vector<PaperId> many(200'000, PaperId{1});
    ExportPlan plan = planOf({});
    plan.papers = many;
    const Ticket export_ = store.renderExport(plan, 100'000);
    const Ticket preflight = store.preflight(plan);
    store.cancel(export_);
    store.cancel(preflight);
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 2, 60'000);
    QCOMPARE(failed[0][0].value<Ticket>(), export_);
    QCOMPARE(failed[0][1].value<Error>().kind, Error::Kind::Cancelled);
    QCOMPARE(failed[1][0].value<Ticket>(), preflight);
    QCOMPARE(rendered.size() + ready.size(), 0);
}

QTEST_GUILESS_MAIN(TestExportJob)
#include "tst_exportjob.moc"
