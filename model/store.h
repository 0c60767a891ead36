// SPDX-License-Identifier: GPL-3.0-or-later
// The public face of a library to the window: asks carry a ticket, answers come back as signals on the Store's thread.
#pragma once

#include "model/comparison.h"
#include "model/finder.h"
#include "model/importpreview.h"
#include "model/index/rankedrows.h"
#include "model/library.h"
#include "model/preflight.h"
#include "model/searchcounts.h"
#include "model/selection.h"
#include "model/taggedpapers.h"
#include "model/transfer.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <atomic>
#include <memory>

namespace sheaf
{

struct Room; // model/room.h

using Ticket = quint64;

// The first papers of a question about titles.
struct TitledPapers {
    std::vector<PaperRow> rows;
    qint64 total = 0;
};

// Lives on the GUI thread and never waits there but in its destructor, which drains the writer. Every answer carries
// the ticket of its question; of asks of one kind only the latest may be answered, except rows, which are answered or
// dropped each. One that could not be answered fails with its ticket.
class Store final : public QObject
{
    Q_OBJECT
public:
    explicit Store(QObject *parent = nullptr);
    // Opens at once, and reads what a window begins with before anything else: askFirstPage(first) is answered by that.
    // When there are a page and its sidebar to show, what is asked of the pager and the finder waits for goOn(), so
    // that it does not take the processor from the first picture.
    Store(const QString &path, const Library::Options &options, Order first);
    ~Store() override;

    // Opens, makes or migrates the library; opened() or openFailed(). Once per Store.
    void open(const QString &path, const Library::Options &options);
    void goOn();
    QString path() const { return m_path; }
    qint64 revision() const { return m_revision; } // the newest that changed() told

    Ticket search(const SearchRequest &request);     // found, searchFailed
    Ticket askRows(const std::vector<PaperId> &ids); // rowsReady or rowsDropped
    Ticket askPaper(PaperId id);                     // paperReady
    Ticket askSidebar();                             // sidebarReady
    Ticket askSearchCounts();                        // searchCountsReady
    Ticket askFirstPage(Order order);                // firstPageReady; at once, however large the library is
    Ticket askDigestText(DigestId id);               // digestTextReady
    enum class Ask { LatestOnly, Each };
    Ticket askSelection(const RankedRows &rows, Ask ask = Ask::LatestOnly); // selectionReady
    Ticket askItems(ListId list);                                           // itemsReady

    Ticket submit(const Edit &edit); // changed, if anything did; then applied or failed
    Ticket undo(EditId expected);
    Ticket redo(EditId expected);
    Ticket goTo(EditId target, EditId head);                      // Library::goTo; as undo() and redo()
    Ticket askHistory(qint64 below, int rows);                    // historyReady: Library::historyPage
    Ticket askPapersOf(EditId row);                               // papersOfReady
    Ticket purge();                                               // purged or failed
    Ticket askVariants(PaperId id);                               // variantsReady
    Ticket askDigestRemoval(DigestId id);                         // digestRemovalReady
    Ticket askPapers(const std::vector<PaperId> &ids);            // papersReady
    Ticket askPairs();                                            // pairsReady
    Ticket askAlike(const PaperDetails &details, PaperId except); // alikeReady
    // The papers that have the tag itself; with a query those of them that it finds, beside the question of the list,
    // which goes before.
    Ticket askTagged(TagId tag, const QString &query = {}); // taggedReady; with a query only the latest
    // The `most` papers that fit a query best, beside the question of the list, which goes before. titlesReady; never
    // answered when the query is wrong or a newer question came.
    Ticket askTitles(const QString &query, int most);
    Ticket addAreas(const QStringList &ids); // and notes that the offer was answered
    void dismissAreas();

    // One import or export at a time each; progress() in percent, then the end.
    Ticket import(const std::vector<ImportSource> &sources);      // imported or failed
    Ticket exportTo(const ExportPlan &plan, const QString &path); // exported or failed
    // The document in memory: all of it (keys are assigned), or its beginning, which assigns and changes nothing.
    Ticket renderExport(const ExportPlan &plan, int papers = -1); // exportRendered or failed
    Ticket preflight(const ExportPlan &plan);                     // preflightReady or failed
    // What importing this would bring, without a library: read by the same readers, stored nowhere.
    Ticket previewImport(const ImportSource &source); // importPreviewed
    void cancel(Ticket job);

Q_SIGNALS:
    void opened();
    void openFailed(const sheaf::Error &error);
    // The library changed, by this process or another; everything shown of an older revision is to be asked again.
    void changed(const sheaf::Change &change);
    void applied(sheaf::Ticket ticket, const sheaf::Applied &applied);
    void failed(sheaf::Ticket ticket, const sheaf::Error &error);

    void found(sheaf::Ticket ticket, const sheaf::SearchAnswer &answer);
    void searchFailed(sheaf::Ticket ticket, const sheaf::Error &error);
    void rowsReady(sheaf::Ticket ticket, const std::vector<sheaf::PaperId> &wanted,
                   const std::vector<sheaf::PaperRow> &rows, qint64 revision);
    void rowsDropped(sheaf::Ticket ticket, const std::vector<sheaf::PaperId> &wanted);
    void paperReady(sheaf::Ticket ticket, const std::optional<sheaf::Paper> &paper, qint64 revision);
    void sidebarReady(sheaf::Ticket ticket, const sheaf::Sidebar &sidebar);
    void searchCountsReady(sheaf::Ticket ticket, const sheaf::SearchCounts &counts);
    void firstPageReady(sheaf::Ticket ticket, const sheaf::FirstPage &page);
    void digestTextReady(sheaf::Ticket ticket, const QString &text);
    void selectionReady(sheaf::Ticket ticket, const sheaf::SelectionFacts &facts);
    void itemsReady(sheaf::Ticket ticket, const std::vector<sheaf::ListItem> &items);

    void progress(sheaf::Ticket job, int percent, const QString &what);
    void imported(sheaf::Ticket job, const sheaf::ImportReport &report);
    void exported(sheaf::Ticket job, qint64 papers, const QString &path);
    void historyReady(sheaf::Ticket ticket, const sheaf::HistoryPage &page);
    void papersOfReady(sheaf::Ticket ticket, const sheaf::IdSet &papers);
    void purged(sheaf::Ticket ticket, qint64 papers);
    void variantsReady(sheaf::Ticket ticket, const std::vector<sheaf::Variant> &variants);
    void digestRemovalReady(sheaf::Ticket ticket, const sheaf::Library::DigestRemoval &removal);
    void papersReady(sheaf::Ticket ticket, const std::vector<sheaf::PlacedPaper> &papers);
    void pairsReady(sheaf::Ticket ticket, const std::vector<sheaf::PaperPair> &pairs);
    void alikeReady(sheaf::Ticket ticket, const std::vector<sheaf::AlikePaper> &papers);
    void taggedReady(sheaf::Ticket ticket, const sheaf::TaggedPapers &papers);
    void titlesReady(sheaf::Ticket ticket, const sheaf::TitledPapers &papers);
    void exportRendered(sheaf::Ticket ticket, const QByteArray &document, qint64 papers);
    void preflightReady(sheaf::Ticket ticket, const sheaf::Preflight &preflight);
    void importPreviewed(sheaf::Ticket ticket, const sheaf::ImportPreview &preview);

private:
    using Apply = std::function<Result<Applied>(Library &)>;
    using Flag = std::shared_ptr<std::atomic<bool>>;

    Ticket nextTicket() { return ++m_lastTicket; }
    void deliver(std::function<void()> answer);
    void openWith(const QString &path, const Library::Options &options, std::optional<Order> first);
    void openReaders();
    void poll();
    void prepare(Room &finder);
    void careAfterImport(Room &transfer);
    void follow(Library &library); // on the writer's thread: tells what changed since it last told
    void countSearches(Ticket ticket, Room &finder, bool first);
    void postTitles();
    void findTagged(Ticket ticket, Room &finder, TagId tag, const QString &query);
    Ticket write(Apply apply);
    void keep(const Sidebar &sidebar); // for the next start
    void keepAtClosing(Library &library);
    ImportTarget writerTarget();
    Result<Done> assignKeys(const std::vector<PaperId> &papers); // waits; on the transfer thread
    Result<Library *> exportLibrary(const ExportPlan &plan, const Flag &cancelled, bool withKeys);
    template <class Answer>
    void runJob(Ticket ticket, const char *failed,
                std::function<Result<Answer>(const ImportHooks &, const Flag &)> work,
                std::function<void(const Answer &)> tell);
    Flag beginJob(Ticket ticket);
    void endJob(Ticket ticket, std::function<void()> answer); // from the job's thread
    ImportHooks hooksFor(Ticket ticket, const Flag &cancelled);
    // `what` is `failed` of guarded().
    template <class Answer>
    void read(Ticket ticket, Room &room, int kind, const char *what, std::function<Answer(Library &)> ask,
              std::function<void(Answer &)> answer);

    QString m_path;
    Ticket m_lastTicket = 0;
    qint64 m_revision = 0;
    Flag m_searchCancelled;
    struct TitlesQuestion {
        Ticket ticket = 0;
        QString query;
        int most = 0;
    };
    std::optional<TitlesQuestion> m_titlesOpen; // it has no answer yet
    Flag m_titlesCancelled;
    const std::unique_ptr<SearchCounting> m_counting = std::make_unique<SearchCounting>();
    QHash<Ticket, Flag> m_jobs;       // running imports and exports
    std::optional<Sidebar> m_sidebar; // told last
    std::optional<FirstPage> m_ahead; // read in opening, until it is asked for
    Order m_aheadOrder = Order::Added;
    bool m_goesOn = false;   // nothing waits for the first picture
    bool m_keepNext = false; // an import has ended: the next start is to know what it brought
    QTimer m_keepPause;      // the numbers told last are kept when nothing changes for so long
    bool m_pollQueued = false;
    QTimer m_poll;
    std::atomic<bool> m_closing = false;
    // The writer's own; touched on its thread only.
    qint64 m_toldRevision = 0;
    qint64 m_dataVersion = -1;
    qint64 m_purgedAt = 0; // no numbers of before are kept

    // Ended in the order that the destructor names.
    std::unique_ptr<Room> m_writer;
    std::unique_ptr<Room> m_finder;
    std::unique_ptr<Room> m_pager;
    std::unique_ptr<Room> m_transfer;
};

} // namespace sheaf
