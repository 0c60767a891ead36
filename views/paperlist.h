// SPDX-License-Identifier: GPL-3.0-or-later
// The list of papers: rows of fixed height over a PaperModel, with a selection that may be a million papers large.
#pragma once

#include "model/index/idset.h"

#include <QTableView>
#include <QTimer>

namespace sheaf
{

class PaperDelegate;
class PaperModel;
class Theme;

// GUI thread. The model outlives the list. Signals about the selection come once per turn of the event loop, after
// everything that moved it, so that a removal of many rows or a new result does not flash through the detail pane.
class PaperList final : public QTableView
{
    Q_OBJECT
public:
    explicit PaperList(const Theme &theme, QWidget *parent = nullptr);

    void setPapers(PaperModel *model);
    void setTags(const std::vector<Tag> &tags);
    // What an empty list says once nothing is loading: a fact, and what to do about it.
    void setEmpty(const QString &fact, const QString &hint);
    // A result is on its way: an empty list shows placeholders (after 150 ms) instead of saying that it is empty.
    void setLoading(bool loading);

    IdSet selectedPapers() const; // walks ranges
    qint64 selectedCount() const;
    PaperId currentPaper() const; // 0: none
    bool selectPaper(PaperId id); // alone; false when it is not listed
    void selectRowAlone(int row); // clamped; selectRow() does nothing in right-to-left layouts (Qt 6.4)

    void keyboardSearch(const QString &) override {} // letters are shortcuts here

Q_SIGNALS:
    void selectionChangedTo(qint64 papers);
    void currentPaperChanged(sheaf::PaperId id); // 0: none
    void paperActivated(sheaf::PaperId id);      // Enter or a double click
    void contextMenuAsked(const QPoint &globalPosition);

protected:
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
    void follow();   // fonts and colours of the theme
    void announce(); // the signals that are due
    void settle();   // after rows went: the cursor's place is selected again
    void showPlaceholders(bool shown);

    const Theme &m_theme;
    PaperDelegate *m_delegate;
    PaperModel *m_papers = nullptr;
    QTimer m_announce;
    QTimer m_patience; // 150 ms until placeholders
    QString m_emptyFact;
    QString m_emptyHint;
    PaperId m_announced{};
    bool m_loading = false;
    bool m_placeholders = false;
};

} // namespace sheaf
