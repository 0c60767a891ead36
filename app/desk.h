// SPDX-License-Identifier: GPL-3.0-or-later
// What is done to the selected papers: from keys, menus, chips and the note to edits, with the detail pane beside them.
#pragma once

#include "app/steps.h"
#include "model/store.h"

#include <QObject>

#include <functional>
#include <map>
#include <vector>

namespace sheaf
{

class Actions;
class Browse;
class DetailPane;
class ListPicker;
class MainWindow;
class PaperList;
class Settings;
class StatusLine;
class TagBar;
struct TagDecision;

// GUI thread. Everything it is given outlives it.
class Desk final : public QObject
{
    Q_OBJECT
public:
    struct Parts {
        MainWindow *window;
        PaperList *list;
        DetailPane *detail;
        TagBar *tagBar;
        ListPicker *listPicker;
        StatusLine *status;
    };
    Desk(Store &store, Browse &browse, Actions &actions, const Parts &parts, QObject *parent = nullptr);

    // The selected papers in the order of the list.
    std::vector<PaperId> selectedInOrder() const;
    void tagSelected(TagId tag);
    // A tag's own key was pressed: the same, and on to the next paper, as after the tag bar.
    void tagByKey(TagId tag);
    // What is selected goes to a place of the sidebar, by hand or from a menu.
    void untagSelected(TagId tag);
    void starSelected();
    void markSelected(Status status);
    void trashSelected();
    // At the list's end, in the order shown; says so when all are there already.
    void addSelectedTo(ListId list);
    // An edit of this window: told in the status line, and steps of undo pressed from now on come after it.
    Ticket submit(const Edit &edit);
    // The same for what another part of this window wrote.
    void follow(Ticket write) { m_steps.follow(write); }
    Ticket goTo(EditId target, EditId head, int direction) { return m_steps.goTo(target, head, direction); }
    // An import of this window is under way from now on, or not any more: undoing it is cancelling it.
    void setImporting(bool importing) { m_steps.setImporting(importing); }
    // The one paper that is selected, once it has come.
    const std::optional<Paper> &paper() const { return m_paper; }
    // It, if it is what the library holds as far as this window knows: nothing of it is on its way, in or out.
    const Paper *paperAsStored() const;
    // The detail pane shows what it will: for --screenshot.
    bool settled() const { return m_paperAsk == 0 && m_factsAsk == 0; }

Q_SIGNALS:
    void entryAsked(sheaf::DigestId digest, int firstLine, int lastLine);
    void settledChanged();
    void paperChanged();                                       // another paper() has come, or the same one anew
    void landed(const sheaf::Applied &applied, int direction); // an edit of this window (0), an undo -1, a redo +1
    void cancelImportAsked();                                  // undoing an import that runs is cancelling it

private:
    void readFailed(Ticket ticket);
    void connectActions();
    void connectDetail();
    void connectPopups();

    void selectionMoved();
    void takePaper(std::optional<Paper> paper);
    // The next paper is read and laid out before it is gone to.
    void askAhead();
    void takeAhead(const std::optional<Paper> &paper);
    void showDetail();
    void refreshDetail(const Change &change);
    void showFacts(const SelectionFacts &facts);
    void showSeveral();
    using Decision = std::function<void(const IdSet &papers, const SelectionFacts &facts)>;
    // Runs the decision on what is selected now: at once where its facts are known, else when they have come, whatever
    // is selected then.
    void decide(Decision decision);
    // Of a few papers their rows tell them as they are shown, so that what is typed next finds the tag bar open.
    std::optional<SelectionFacts> factsShown(const RankedRows &rows);
    void submit(const Edit &edit, const IdSet &papers, const std::function<void(PaperRow &)> &intent);

    void star(const IdSet &papers, bool on);
    void setStatusOf(const IdSet &papers, Status status, bool leaves);
    void trash(bool on);
    void tag(const IdSet &papers, TagId tag, bool on);
    void makeTag(const IdSet &papers, const QString &name);
    void retag(const IdSet &papers, const TagDecision &decision);
    // Where a panel opens: at its place in the detail pane, or at the current row when the pane is not shown.
    QRect anchorOr(const QRect &inDetail) const;
    void openTagBar(const IdSet &papers, const SelectionFacts &facts);
    void moveOn();
    void openListPicker();
    void readOn();
    std::vector<Tag> tags() const;

    Store &m_store;
    Browse &m_browse;
    Actions &m_actions;
    Parts m_parts;
    Steps m_steps;
    SelectionFacts m_facts;
    RankedRows m_factsOf; // the rows that they were asked of last
    std::optional<Paper> m_paper;
    std::optional<Paper> m_ahead; // the next one, as the library has it
    Ticket m_aheadAsk = 0;
    bool m_factsKnown = false;                                                        // of what is selected now
    std::map<Ticket, Decision> m_decisions;                                           // by the ask for their facts
    IdSet m_tagging;                                                                  // what the tag bar was opened on
    std::map<Ticket, std::function<void(const std::vector<ListItem> &)>> m_withItems; // by the ask for a list's items
    Ticket m_paperAsk = 0;
    Ticket m_factsAsk = 0;
};

} // namespace sheaf
