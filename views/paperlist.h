// SPDX-License-Identifier: GPL-3.0-or-later
// The list of papers: rows of fixed height over a PaperModel, with a selection that may be a million papers large.
#pragma once

#include "model/index/rankedrows.h"
#include "views/rowpainter.h"

#include <QTableView>
#include <QTimer>

namespace sheaf
{

class ColumnHeader;
class PaperDelegate;
class PaperDrag;
class PaperModel;
class TableDelegate;

// GUI thread. The model outlives the list. Signals about the selection come once per turn of the event loop, after
// everything that moved it, so that a removal of many rows or a new result does not flash through the detail pane.
class PaperList final : public QTableView
{
    Q_OBJECT
public:
    explicit PaperList(const Theme &theme, QWidget *parent = nullptr);

    void setPapers(PaperModel *model);
    void setTags(const std::vector<Tag> &tags);
    // One line a paper in columns, instead of three; what is selected and the cursor stay.
    void setTable(bool table);
    bool isTable() const;
    ColumnHeader &columns() { return *m_columns; }
    // What an empty list says once nothing is loading: a fact, and what to do about it.
    void setEmpty(const QString &fact, const QString &hint);
    // A result is on its way: an empty list shows placeholders (after 150 ms) instead of saying that it is empty.
    void setLoading(bool loading);
    bool isLoading() const { return m_loading; }

    // Headings of sections are no papers. The rows cost nothing, the set some milliseconds for a million.
    RankedRows selectedRows() const;
    // While a result is not whole, selecting all of it waits until it is.
    void setWhole(bool whole);
    IdSet selectedPapers() const { return selectedRows().set(); }
    qint64 selectedCount() const { return selectedRows().count(); } // of papers
    // The places of the shown reading list that are selected, headings too, from top to bottom.
    std::vector<ItemId> selectedItems() const;
    PaperId currentPaper() const;  // 0: none, or a heading
    ItemId currentHeading() const; // 0: none
    void step(int by);             // to the next (+1) or previous (-1) paper
    // The selected rows may be put elsewhere in the list by the mouse.
    void setReordering(bool possible);
    PaperDrag &drag() { return *m_drag; }
    bool selectPaper(PaperId id); // alone; false when it is not listed
    void selectRowAlone(int row); // clamped; selectRow() does nothing in right-to-left layouts (Qt 6.4)

    // What is selected, where the cursor is and what is seen, to be found again in another result.
    struct Standing {
        RankedRows papers; // all rows
        RankedRows selected;
        PaperId current{};
        ItemId item{};  // of the cursor's place in a reading list
        int row = -1;   // of the cursor
        PaperId top{};  // the first row that is seen,
        int hidden = 0; // as many pixels of it are above the edge
        bool atTop = true;
    };
    Standing standing() const;
    // A cursor whose paper is gone goes on to the next one that is still there; false when there is none.
    bool restore(const Standing &standing);

    void selectAll() override;                       // all papers of the whole result
    void keyboardSearch(const QString &) override {} // letters are shortcuts here

Q_SIGNALS:
    void selectionChangedTo(qint64 papers);
    void currentPaperChanged(sheaf::PaperId id); // 0: none
    void paperActivated(sheaf::PaperId id);      // Enter or a double click
    void contextMenuAsked(const QPoint &globalPosition);
    void headingActivated();    // Enter or a double click on one
    void headingRemovalAsked(); // Delete
    // The selected rows are dragged: where the mouse is (again and again); let go over someone else who takes them; let
    // go before a row of this list; over, whatever came of it.
    void dragMoved(const QPoint &globalPosition);
    void dropped(const QPoint &globalPosition);
    void movedTo(int row);
    void dragEnded();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command) override;
    void startDrag(Qt::DropActions actions) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void rowsAboutToBeRemoved(const QModelIndex &parent, int start, int end) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void follow();                              // fonts and colours of the theme
    void announce();                            // the signals that are due
    void settle();                              // after rows went: the cursor's place is selected again
    std::vector<RowSpan> selectedSpans() const; // of rows, ascending
    QItemSelection selectionOf(const std::vector<RowSpan> &papers) const;
    int rowOfStanding(const Standing &standing) const;
    void showPlaceholders(bool shown);
    int heightOfRows() const;
    void updateRow(int row);
    void paintPlaceholders(QPainter &painter) const;
    void paintDropLine(QPainter &painter) const;
    QString draggedText() const;

    const Theme &m_theme;
    RowPainter m_painter;
    PaperDelegate *m_delegate; // of rows
    TableDelegate *m_cells;    // of the table
    ColumnHeader *m_columns;
    PaperDrag *m_drag;
    PaperModel *m_papers = nullptr;
    QTimer m_announce;
    QTimer m_patience; // 150 ms until placeholders
    QString m_emptyFact;
    QString m_emptyHint;
    PaperId m_announced{};
    bool m_loading = false;
    bool m_whole = true;
    bool m_allWanted = false; // once it is
    bool m_placeholders = false;
};

} // namespace sheaf
