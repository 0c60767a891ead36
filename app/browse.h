// SPDX-License-Identifier: GPL-3.0-or-later
// What is shown: joins the sidebar, the search bar and the list to the library's answers, and follows its changes.
#pragma once

#include "app/trail.h"
#include "model/items/papermodel.h"
#include "model/items/sidebarmodel.h"
#include "model/store.h"

#include <QDate>
#include <QObject>
#include <QTimer>

namespace sheaf
{

class ListHeader;
class PaperList;
class SearchBar;
class Settings;
class SidebarView;
class StatusLine;

// GUI thread. The widgets, the store and the settings outlive it.
class Browse final : public QObject
{
    Q_OBJECT
public:
    struct Panes {
        SidebarView *sidebar;
        SearchBar *search;
        ListHeader *header;
        PaperList *list;
        StatusLine *status;
    };
    Browse(Store &store, Settings &settings, const Panes &panes, QObject *parent = nullptr);

    // Shows a query as the user would see it: in the search bar, the sidebar and the list.
    void show(const QString &query);
    const QString &query() const { return m_request.query; }
    bool isTyped() const { return m_request.typing; } // the query is still being written
    // What is wrong with the text in the search bar, "" when it is query().
    const QString &objection() const { return m_objection; }
    const SearchAnswer &answer() const { return m_answer; }
    const Sidebar &sidebar() const { return m_sidebar; }
    PaperModel &papers() { return m_papers; }
    // The reading list that is shown, 0 when the query is not one list.
    ListId shownList() const;
    // Shows the list's items as they are about to be, until as many releases as intents have come; what the library
    // says meanwhile of the order is older and is not shown.
    void intendPlaces(std::vector<ListItem> items);
    void releasePlaces(bool done); // else what the library has is shown again
    // These papers are about to leave the view for good (dismissed, trashed, restored): their rows go, others are
    // dimmed.
    void expectLeaving(const IdSet &papers) { m_leaving |= papers; }
    // The library is open: shows its first page and the numbers that it kept at once, then what it answers.
    void begin();
    // Selects the paper when the list has it; otherwise shows everything and selects it there.
    void showPaper(PaperId id);
    // For this kind of view, now and from now on.
    void chooseOrder(Order order);
    // Back (-1) or forward (+1) through the views that were shown, each as it was left; those whose tag or list is gone
    // are passed by.
    void go(int by);
    std::optional<QString> queryAhead(int by) const; // of the view that go() leads to
    // Another order was chosen for a kind of view elsewhere: asks again when that is shown.
    void followOrder(const QString &view);
    // Everything on screen has been answered: for --screenshot.
    bool settled() const;

Q_SIGNALS:
    void sidebarChanged(const sheaf::Sidebar &sidebar);
    void listChanged();   // another result is shown
    void queryChanged();  // another text stands in the search bar, or it turned out right or wrong
    void placesChanged(); // go() may lead elsewhere
    void settledChanged();

private:
    void typed(const QString &text);
    void connectStore();
    void connectPanes();
    void beginWith(const FirstPage &page);
    void askSidebar();
    void showSidebar(const Sidebar &sidebar);
    // A wrong query leaves the question as it was, and says why.
    void search(const QString &query, bool typing);
    void ask();
    void leavePlace();
    void follow(const Change &change);
    void found(Ticket ticket, const SearchAnswer &answer);
    void refused(Ticket ticket, const Error &error);
    void showAnswer(const SearchAnswer &answer);
    void tellEmpty();
    void tellOrders();
    void reconcile(const SearchAnswer &answer);
    void replaceKeepingPlace(const SearchAnswer &answer);
    void takeLeaving(const IdSet &gone);
    void followShownList();
    void selectFirst();
    void tellProgress();
    QString emptyHint(bool everything, bool place) const;
    void object(const QString &why);
    void tellCounts();
    void tellSummary();
    QString viewKind() const;
    void followDay();
    void leaveNote();
    void moveOn(const QString &query, bool typing);
    bool returnTo(const SearchAnswer &answer);
    bool lives(const QString &query) const;
    void followNames(const Sidebar &before);

    Store &m_store;
    Settings &m_settings;
    Panes m_panes;
    PaperModel m_papers;
    SidebarModel m_sidebarModel;
    Sidebar m_sidebar;
    SearchRequest m_request;
    SearchAnswer m_answer;
    bool m_answered = false; // there has been one
    QTimer m_patience;       // before the papers of another place go
    IdSet m_leaving;
    PaperId m_wanted{};  // to be selected when the answer comes
    Ticket m_search = 0; // the user's question on its way, 0 if none
    Ticket m_again = 0;  // the same question asked again after a change
    Ticket m_sidebarAsk = 0;
    Ticket m_countsAsk = 0; // what the saved searches find
    Ticket m_firstAsk = 0;  // the first page on its way
    QTimer m_sidebarLate;   // until the numbers are dimmed
    int m_rowsOnTheirWay = 0;
    int m_intended = 0;         // orders that the library has not confirmed yet
    bool m_overtaken = false;   // an answer came while there were some
    bool m_sidebarCame = false; // at least once, of this session
    bool m_partly = false;      // something of the question's answer is shown, the whole of it is on its way
    QString m_objection;
    QTimer m_day; // runs while the question hangs on what today is
    QDate m_askedOn;
    Trail m_trail;
    std::optional<Place> m_returning;    // to be shown as it was left, when its answer comes
    std::optional<Order> m_orderOfPlace; // the next question's
    PaperId m_landed{};                  // where the last answer began
};

} // namespace sheaf
