// SPDX-License-Identifier: GPL-3.0-or-later
// The header of the list of papers as a table: columns that are dragged, sized, hidden and sorted by, mouse or keys.
#pragma once

#include "model/items/papercolumns.h"

#include <QHeaderView>

#include <optional>
#include <vector>

class QMenu;

namespace sheaf
{

class Theme;

// GUI thread. The columns always fill the view: the title takes what the others leave, and what a column is given by
// the user is taken from the next ones. Only when all have shrunk as far as they go does the table scroll sideways.
class ColumnHeader final : public QHeaderView
{
    Q_OBJECT
public:
    explicit ColumnHeader(const Theme &theme, QWidget *parent = nullptr);

    // Columns in the order shown with their widths, as text: "title 420, year 56, -authors 140" (hidden).
    QString layoutText() const;
    // Takes what it understands of such a text; columns that it does not name have their usual place and width.
    void setLayoutText(const QString &text);
    void useUsualLayout();
    // Puts the layout on the sections, which exist only while the model is a table.
    void apply();
    void fit(); // after the view's width has changed

    bool isShown(PaperColumn column) const;
    void setShown(PaperColumn column, bool shown); // the title always is
    void moveBy(PaperColumn column, int by);       // places, in the direction of reading
    // The column that the papers are sorted by, if any, and which way.
    void setSorted(std::optional<PaperColumn> column, Qt::SortOrder way);
    static bool canSort(PaperColumn column);
    void fillMenu(QMenu *menu, PaperColumn column); // of that column, and of all

Q_SIGNALS:
    void sortAsked(sheaf::PaperColumn column);
    void listAsked(); // Escape or Down: on to the papers

public Q_SLOTS:
    void showMenu(); // at the column that the keyboard is at

protected:
    bool event(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const override;
    QSize sectionSizeFromContents(int logicalIndex) const override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    struct Column {
        PaperColumn column;
        int width;
        bool shown;
    };
    static std::vector<Column> usualColumns();
    void follow();
    void note(); // keeps what the sections look like now
    void giveWay(int logical, int before, int now);
    int leastWidth(PaperColumn column) const;
    void popup(PaperColumn column, const QPoint &at);
    PaperColumn keyboardColumn() const;
    void step(int by); // the keyboard, to the next column shown
    int roomLeft() const;
    int lentTo(PaperColumn column) const { return column == PaperColumn::Tags ? m_lent : 0; }
    QString toolTipOf(PaperColumn column) const;

    const Theme &m_theme;
    std::vector<Column> m_columns = usualColumns(); // in the order shown; widths in px at 1x
    PaperColumn m_keyboard = PaperColumn::Title;
    std::optional<PaperColumn> m_sorted;
    Qt::SortOrder m_way = Qt::AscendingOrder;
    int m_lent = 0;          // by the title to the tags in a wide view; not their own width
    bool m_applying = false; // sections change by our own doing
};

} // namespace sheaf
