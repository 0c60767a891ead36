// SPDX-License-Identifier: GPL-3.0-or-later
// The Store over a real library file: tickets, the latest search, changes of other processes, jobs, and its end.
#include "model/store.h"
#include "tests/support/digestfiles.h"
#include "tests/support/librarysupport.h"
#include "tests/support/sets.h"

#include <QElapsedTimer>
#include <QSignalSpy>

using namespace sheaf;
using namespace sheaf::test;

namespace
{

constexpr int storePapers = 300;

RankedRows rowsOf(const std::vector<PaperId> &papers)
{
    return RankedRows::allOf(std::make_shared<const Ranking>(papers));
}

} // namespace

class TestStore final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aForeignFileFailsToOpen();
    void rowsComeWithTheirTicket();
    void droppedRowsAreTold();
    void theLatestSearchWins();
    void titlesGiveWayToASearchAndAreAnswered();
    void wrongQueriesFailAsSearches();
    void anEditIsToldAsChangedAndApplied();
    void failedTellsWhy();
    void aReadThatFailsSaysWhichOne();
    void undoNamesTheRowItMeans();
    void anotherProcessesEditIsToldWithinHalfASecond();
    void theSidebarFollows();
    void itsNumbersAreKeptInAPause();
    void importsTellProgressAndReport();
    void aCancelledImportSaysSo();
    void exportsWriteTheFile();
    void factsAndItemsAndTextsAreAnswered();
    void everythingSubmittedIsStoredAtTheEnd();
    void anImportUnderWayIsEndedAtTheEnd();

private:
    std::unique_ptr<TempLibrary> m_temp;
    std::unique_ptr<Store> m_store;
};

void TestStore::init()
{
    m_temp = std::make_unique<TempLibrary>();
    importDigest(*m_temp->open(), plainDigest(QStringLiteral("d"), storePapers), storePapers);
    m_store = std::make_unique<Store>();
    QSignalSpy opened(m_store.get(), &Store::opened);
    m_store->open(m_temp->path, {});
    QTRY_COMPARE(opened.count(), 1);
}

void TestStore::cleanup()
{
    m_store.reset();
    m_temp.reset();
}

void TestStore::aForeignFileFailsToOpen()
{
    const QString path = writeFile(m_temp->folder.path(), QStringLiteral("letter.sheaf"), "Dear all,\n");
    Store store;
    QSignalSpy failed(&store, &Store::openFailed);
    QSignalSpy opened(&store, &Store::opened);
    store.open(path, {});
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY(failed[0][0].value<Error>().what.contains(QStringLiteral("letter.sheaf")));
    QCOMPARE(opened.count(), 0);
}

void TestStore::rowsComeWithTheirTicket()
{
    QSignalSpy rows(m_store.get(), &Store::rowsReady);
    QSignalSpy papers(m_store.get(), &Store::paperReady);
    const Ticket first = m_store->askRows({PaperId{2}, PaperId{999}, PaperId{1}});
    const Ticket second = m_store->askRows({PaperId{3}});
    const Ticket paper = m_store->askPaper(PaperId{7});
    QVERIFY(first != second && second != paper);
    QTRY_COMPARE(rows.count(), 2);
    for (const QList<QVariant> &answer : std::as_const(rows)) {
        const auto came = answer[2].value<std::vector<PaperRow>>();
        if (answer[0].value<Ticket>() == first) {
            QCOMPARE(came.size(), std::size_t(2));
            QCOMPARE(came[0].id, PaperId{2});
            QCOMPARE(answer[1].value<std::vector<PaperId>>().size(), std::size_t(3));
        } else {
            QCOMPARE(answer[0].value<Ticket>(), second);
            QCOMPARE(came.at(0).id, PaperId{3});
        }
        QCOMPARE(answer[3].toLongLong(), m_store->revision());
    }
    QTRY_COMPARE(papers.count(), 1);
    QCOMPARE(papers[0][0].value<Ticket>(), paper);
    QCOMPARE(papers[0][1].value<std::optional<Paper>>()->id, PaperId{7});
}

void TestStore::droppedRowsAreTold()
{
    QSignalSpy ready(m_store.get(), &Store::rowsReady);
    QSignalSpy dropped(m_store.get(), &Store::rowsDropped);
    constexpr int asks = 200;
    QSet<Ticket> tickets;
    for (int ask = 0; ask < asks; ++ask)
        tickets.insert(m_store->askRows({PaperId{ask + 1}}));
    QTRY_COMPARE(ready.count() + dropped.count(), asks);
    QVERIFY(ready.count() > 0);
    for (const QSignalSpy *spy : {&ready, &dropped}) {
        for (const QList<QVariant> &answer : *spy)
            QVERIFY(tickets.remove(answer[0].value<Ticket>())); // each once
    }
    QVERIFY(tickets.isEmpty());
}

void TestStore::theLatestSearchWins()
{
    QSignalSpy found(m_store.get(), &Store::found);
    Ticket last = 0;
    for (const char *query : {"p", "pa", "pap", "pape", "paper"})
        last = m_store->search({QString::fromUtf8(query), std::nullopt, true});
    QTRY_VERIFY(!found.isEmpty() && found.back()[0].value<Ticket>() == last);
    const SearchAnswer answer = found.back()[1].value<SearchAnswer>();
    QCOMPARE(answer.query, QStringLiteral("paper"));
    QCOMPARE(answer.total, storePapers);
    QCOMPARE(found.count(), 1); // none of the overtaken ones
}

void TestStore::titlesGiveWayToASearchAndAreAnswered()
{
    QSignalSpy found(m_store.get(), &Store::found);
    QSignalSpy titles(m_store.get(), &Store::titlesReady);
    m_store->askTitles(QStringLiteral("title:pap*"), 3);
    const Ticket last = m_store->askTitles(QStringLiteral("title:paper"), 3);
    m_store->search({QStringLiteral("paper"), Order::Added, false}); // as after every change of the library
    QTRY_COMPARE(titles.count(), 1);
    QCOMPARE(found.count(), 1);
    QCOMPARE(titles[0][0].value<Ticket>(), last);
    const auto papers = titles[0][1].value<TitledPapers>();
    QCOMPARE(papers.total, storePapers);
    QCOMPARE(papers.rows.size(), std::size_t(3));
}

void TestStore::wrongQueriesFailAsSearches()
{
    QSignalSpy failed(m_store.get(), &Store::searchFailed);
    const Ticket ticket = m_store->search({QStringLiteral("tag:Nobody"), std::nullopt, false});
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(failed[0][0].value<Ticket>(), ticket);
    QCOMPARE(failed[0][1].value<Error>().kind, Error::Kind::Words);
}

void TestStore::anEditIsToldAsChangedAndApplied()
{
    QSignalSpy changed(m_store.get(), &Store::changed);
    QSignalSpy applied(m_store.get(), &Store::applied);
    const qint64 before = m_store->revision();
    const Ticket ticket = m_store->submit(SetStarred{setOf({4, 5}), true});
    QTRY_COMPARE(applied.count(), 1);
    QCOMPARE(applied[0][0].value<Ticket>(), ticket);
    QCOMPARE(changed.count(), 1);
    const Change change = changed[0][0].value<Change>();
    QCOMPARE(change.papers, setOf({4, 5}));
    QVERIFY(change.revision > before);
    QCOMPARE(m_store->revision(), change.revision);
    m_store->submit(SetStarred{setOf({4, 5}), true}); // is so already
    QTRY_COMPARE(applied.count(), 2);
    QCOMPARE(applied[1][1].value<Applied>().row, EditId{});
    QCOMPARE(changed.count(), 1);
}

void TestStore::failedTellsWhy()
{
    QSignalSpy failed(m_store.get(), &Store::failed);
    QSignalSpy applied(m_store.get(), &Store::applied);
    Tag tag;
    tag.id = TagId{-1};
    tag.name = QStringLiteral("NAS");
    m_store->submit(PutTag{tag});
    const Ticket again = m_store->submit(PutTag{tag}); // the name is taken
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(failed[0][0].value<Ticket>(), again);
    QVERIFY(!failed[0][1].value<Error>().what.isEmpty());
    QCOMPARE(applied.count(), 1);
}

void TestStore::aReadThatFailsSaysWhichOne()
{
    QSignalSpy failed(m_store.get(), &Store::failed);
    Database(m_temp->path, Database::Mode::ReadWrite).run("ALTER TABLE list_item RENAME TO elsewhere");
    const Ticket ask = m_store->askItems(ListId{1});
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(failed[0][0].value<Ticket>(), ask);
    QCOMPARE(failed[0][1].value<Error>().what, QStringLiteral("The reading list could not be read."));
}

void TestStore::undoNamesTheRowItMeans()
{
    QSignalSpy applied(m_store.get(), &Store::applied);
    QSignalSpy failed(m_store.get(), &Store::failed);
    m_store->submit(SetStarred{setOf({1}), true});
    m_store->submit(SetStarred{setOf({2}), true});
    QTRY_COMPARE(applied.count(), 2);
    const EditId first = applied[0][1].value<Applied>().row;
    const EditId second = applied[1][1].value<Applied>().row;
    m_store->undo(first);
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(failed[0][1].value<Error>().kind, Error::Kind::Moved);
    m_store->undo(second);
    m_store->redo(second);
    QTRY_COMPARE(applied.count(), 4);
    QCOMPARE(applied[2][1].value<Applied>().change.papers, setOf({2}));
    QCOMPARE(failed.count(), 1);
}

void TestStore::anotherProcessesEditIsToldWithinHalfASecond()
{
    const auto other = m_temp->open();
    QSignalSpy changed(m_store.get(), &Store::changed);
    for (qint64 paper = 1; paper <= 3; ++paper) {
        changed.clear();
        QVERIFY(other->submit(SetStarred{setOf({paper}), true}).ok());
        QElapsedTimer timer;
        timer.start();
        QTRY_COMPARE(changed.count(), 1);
        QVERIFY2(timer.elapsed() < 500, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(changed[0][0].value<Change>().papers, setOf({paper}));
        QCOMPARE(m_store->revision(), other->revision());
    }
}

void TestStore::theSidebarFollows()
{
    QSignalSpy sidebar(m_store.get(), &Store::sidebarReady);
    QSignalSpy applied(m_store.get(), &Store::applied);
    m_store->submit(SetStarred{setOf({1, 2}), true});
    QTRY_COMPARE(applied.count(), 1);
    const Ticket ticket = m_store->askSidebar();
    QTRY_VERIFY(!sidebar.isEmpty() && sidebar.back()[0].value<Ticket>() == ticket);
    const Sidebar shown = sidebar.back()[1].value<Sidebar>();
    QCOMPARE(shown.counts.starred, 2);
    QCOMPARE(shown.counts.all, storePapers);
    QVERIFY(shown.undo.has_value());
    QCOMPARE(shown.undo->id, applied[0][1].value<Applied>().row);
}

void TestStore::itsNumbersAreKeptInAPause()
{
    QSignalSpy applied(m_store.get(), &Store::applied);
    m_store->submit(SetStatus{Status::Read, 1, IdSet::of(PaperId{3})});
    QTRY_COMPARE(applied.count(), 1);
    m_store->askSidebar();
    // Whoever opens the library now does so as after a crash: nothing was closed.
    const auto keptOf = [this] {
        const std::optional<Sidebar> kept = m_temp->open()->firstPage(Order::Added).sidebar;
        return kept ? kept->revision : -1;
    };
    QTRY_COMPARE(keptOf(), m_store->revision());
    QCOMPARE(m_temp->open()->firstPage(Order::Added).sidebar->counts.unread, storePapers - 1);
}

void TestStore::importsTellProgressAndReport()
{
    const QString file =
        writeFile(m_temp->folder.path(), QStringLiteral("more.txt"), madeUpDigest(QStringLiteral("more"), 1000));
    QSignalSpy progress(m_store.get(), &Store::progress);
    QSignalSpy imported(m_store.get(), &Store::imported);
    QSignalSpy changed(m_store.get(), &Store::changed);
    const Ticket job = m_store->import({{file, {}, {}}, {fixture("refused/paper.pdf"), {}, {}}});
    QTRY_COMPARE_WITH_TIMEOUT(imported.count(), 1, 30'000);
    QCOMPARE(imported[0][0].value<Ticket>(), job);
    const ImportReport report = imported[0][1].value<ImportReport>();
    QCOMPARE(report.total().fresh, 1000);
    QVERIFY(report.files.at(1).error.has_value());
    QVERIFY(progress.count() >= 2);
    int last = -1;
    for (const QList<QVariant> &step : std::as_const(progress)) {
        QCOMPARE(step[0].value<Ticket>(), job);
        QVERIFY(step[1].toInt() > last);
        last = step[1].toInt();
    }
    QVERIFY(changed.count() >= 1);
    QCOMPARE(changed.back()[0].value<Change>().revision, m_store->revision());
    QSignalSpy found(m_store.get(), &Store::found);
    m_store->search({QStringLiteral("harbours"), std::nullopt, false});
    QTRY_COMPARE(found.count(), 1);
    QCOMPARE(found[0][1].value<SearchAnswer>().total, 1000);
}

void TestStore::aCancelledImportSaysSo()
{
    const QString file =
        writeFile(m_temp->folder.path(), QStringLiteral("more.txt"), madeUpDigest(QStringLiteral("more"), 20'000));
    QSignalSpy imported(m_store.get(), &Store::imported);
    connect(m_store.get(), &Store::progress, this, [this](Ticket job, int percent, const QString &) {
        if (percent >= 2)
            m_store->cancel(job);
    });
    m_store->import({{file, {}, {}}});
    QTRY_COMPARE_WITH_TIMEOUT(imported.count(), 1, 30'000);
    const ImportReport report = imported[0][1].value<ImportReport>();
    QCOMPARE(report.state, EditState::Cancelled);
    QVERIFY(report.total().fresh < 20'000);
    QSignalSpy applied(m_store.get(), &Store::applied);
    if (report.row != EditId{}) {
        m_store->undo(report.row);
        QTRY_COMPARE(applied.count(), 1);
    }
    QCOMPARE(m_temp->open()->counts().papers, storePapers);
}

void TestStore::exportsWriteTheFile()
{
    QSignalSpy exported(m_store.get(), &Store::exported);
    QSignalSpy failed(m_store.get(), &Store::failed);
    ExportPlan plan;
    plan.format = formatById(u"bibtex");
    plan.everything = true;
    const QString path = m_temp->folder.filePath(QStringLiteral("all.bib"));
    const Ticket job = m_store->exportTo(plan, path);
    QTRY_COMPARE(exported.count(), 1);
    QCOMPARE(exported[0][0].value<Ticket>(), job);
    QCOMPARE(exported[0][1].toLongLong(), storePapers);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().count("@misc{"), storePapers);
    const Ticket nowhere = m_store->exportTo(plan, m_temp->folder.filePath(QStringLiteral("no/such.bib")));
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(failed[0][0].value<Ticket>(), nowhere);
    QCOMPARE(exported.count(), 1);
}

void TestStore::factsAndItemsAndTextsAreAnswered()
{
    QSignalSpy facts(m_store.get(), &Store::selectionReady);
    const Ticket one = m_store->askSelection(rowsOf({PaperId{1}}), Store::Ask::Each);
    const Ticket two = m_store->askSelection(rowsOf({PaperId{1}, PaperId{2}}), Store::Ask::Each);
    QTRY_COMPARE(facts.count(), 2); // each, unlike the others of which the latest counts
    QVERIFY(facts[0][0].value<Ticket>() != facts[1][0].value<Ticket>());
    for (const QList<QVariant> &answer : std::as_const(facts))
        QCOMPARE(answer[1].value<SelectionFacts>().papers, answer[0].value<Ticket>() == one ? 1 : 2);
    QVERIFY(two > one);
    QSignalSpy applied(m_store.get(), &Store::applied);
    m_store->submit(Compound{{PutList{{ListId{-1}, QStringLiteral("Best"), false}},
                              PutItems{ListId{-1}, {{ItemId{-1}, 10, PaperId{3}, {}}}}}});
    QTRY_COMPARE(applied.count(), 1);
    QSignalSpy items(m_store.get(), &Store::itemsReady);
    m_store->askItems(m_temp->open()->listByName(QStringLiteral("Best"))->id);
    QTRY_COMPARE(items.count(), 1);
    QCOMPARE(items[0][1].value<std::vector<ListItem>>().at(0).paper, PaperId{3});
    QSignalSpy texts(m_store.get(), &Store::digestTextReady);
    m_store->askDigestText(m_temp->open()->digests().at(0).id);
    QTRY_COMPARE(texts.count(), 1);
    QVERIFY(texts[0][1].toString().startsWith(QStringLiteral("Paper dx0\n")));
}

void TestStore::everythingSubmittedIsStoredAtTheEnd()
{
    for (qint64 paper = 1; paper <= 100; ++paper)
        m_store->submit(SetStarred{setOf({paper}), true});
    m_store.reset(); // no turn of the event loop in between
    QVERIFY(!QFile::exists(m_temp->path + QStringLiteral("-wal")) ||
            QFileInfo(m_temp->path + QStringLiteral("-wal")).size() == 0);
    const auto library = m_temp->open();
    QCOMPARE(library->counts().starred, 100);
    QCOMPARE(library->check().problems, QStringList());
}

void TestStore::anImportUnderWayIsEndedAtTheEnd()
{
    const QString file =
        writeFile(m_temp->folder.path(), QStringLiteral("more.txt"), madeUpDigest(QStringLiteral("more"), 20'000));
    QSignalSpy progress(m_store.get(), &Store::progress);
    m_store->import({{file, {}, {}}});
    QTRY_VERIFY(progress.count() >= 2);
    m_store.reset();
    const auto library = m_temp->open();
    QCOMPARE(library->check().problems, QStringList());
    QVERIFY(library->counts().papers < storePapers + 20'000);
    QVERIFY(library->beginImport().ok());
    library->endImport(EditState::Done);
}

QTEST_GUILESS_MAIN(TestStore)
#include "tst_store.moc"
