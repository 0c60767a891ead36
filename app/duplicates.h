// SPDX-License-Identifier: GPL-3.0-or-later
// Papers that may be one: the pairs that look alike, put side by side, merged or kept apart.
#pragma once

#include "model/store.h"

#include <QObject>
#include <QPointer>

#include <optional>
#include <vector>

namespace sheaf
{

class Actions;
class Browse;
class CompareDialog;
class Desk;
class DetailPane;
class MainWindow;
class PaperList;
class ResemblanceLine;
class Theme;

// GUI thread. Everything it is given outlives it.
class Duplicates final : public QObject
{
    Q_OBJECT
public:
    struct Parts {
        const Theme *theme;
        MainWindow *window;
        PaperList *list;
        DetailPane *detail;
    };
    Duplicates(Store &store, Browse &browse, Desk &desk, Actions &actions, const Parts &parts,
               QObject *parent = nullptr);

    // Puts two papers side by side; with `other` 0, the one and the first paper that it resembles.
    void compare(PaperId one, PaperId other);
    bool settled() const { return m_ask == 0 && m_pairsAsk == 0 && m_write == 0; }

Q_SIGNALS:
    void settledChanged();
    void differencesAsked(sheaf::PaperId paper); // nothing looks like it, and its digests differ

private:
    // What the papers that were asked for are wanted for.
    enum class Purpose { Show, Find, Merge, KeepApart };

    void failed(Ticket ticket, const QString &what);
    void selectionMoved();
    void paperShown();
    void enable();
    bool canCompare() const;
    void begin();
    void mergeSelected();
    void keepSelectedApart();
    std::optional<PaperPair> selectedPair() const; // two that look alike
    void ask(const std::vector<PaperId> &papers, Purpose purpose);
    void papersCame(const std::vector<PlacedPaper> &papers);
    void find(const std::vector<PlacedPaper> &papers);
    void pairsCame();
    void step(int by);
    void tellPlace();
    Ticket merge(PaperId keep, PaperId gone);
    void await(Ticket write); // of the dialog
    void written();
    void follow(const Change &change);
    CompareDialog &dialog();
    bool open() const;

    Store &m_store;
    Browse &m_browse;
    Desk &m_desk;
    Actions &m_actions;
    Parts m_parts;
    ResemblanceLine *m_line;
    QPointer<CompareDialog> m_dialog;
    std::vector<PaperPair> m_pairs;      // that look alike, as far as known
    std::vector<PlacedPaper> m_selected; // when two are, once they have come
    PaperPair m_pair;                    // in the dialog; 0, 0: none
    Purpose m_purpose = Purpose::Show;
    bool m_wantsNext = false; // when the pairs have come, the one after m_pair
    PaperId m_twin{};         // what the paper in the detail pane resembles
    QString m_twinTitle;      // "" until it has come
    Ticket m_ask = 0;
    Ticket m_pairsAsk = 0;
    Ticket m_titleAsk = 0;     // of m_twin
    Ticket m_selectionAsk = 0; // of the two selected ones
    Ticket m_write = 0;        // of the dialog
};

} // namespace sheaf
