// SPDX-License-Identifier: GPL-3.0-or-later
// ColumnHeader: the layout of the columns, and keys and menu around QHeaderView's own mouse.
#include "views/columnheader.h"

#include "views/theme.h"

#include <QAbstractScrollArea>
#include <QMenu>

#include <algorithm>

namespace sheaf
{

namespace
{

constexpr int widest = 4000;
constexpr int ample = 640;     // px at 1x, for a title: what is more goes to the tags first,
constexpr int ampleTags = 440; // until they have so much

int logicalOf(PaperColumn column)
{
    return static_cast<int>(column);
}

} // namespace

ColumnHeader::ColumnHeader(const Theme &theme, QWidget *parent) : QHeaderView(Qt::Horizontal, parent), m_theme(theme)
{
    setAccessibleName(tr("Columns"));
    setSectionsMovable(true);
    setSectionsClickable(true);
    setHighlightSections(false);
    setStretchLastSection(false);
    setSectionResizeMode(Interactive);
    setResizeContentsPrecision(0); // of the rows that are seen
    setMinimumSectionSize(1);
    setFocusPolicy(Qt::TabFocus);
    viewport()->setAttribute(Qt::WA_Hover);
    connect(this, &QHeaderView::sectionResized, this, &ColumnHeader::giveWay);
    connect(this, &QHeaderView::sectionMoved, this, &ColumnHeader::note);
    connect(this, &QHeaderView::sectionClicked, this, [this](int logical) {
        if (canSort(static_cast<PaperColumn>(logical)))
            Q_EMIT sortAsked(static_cast<PaperColumn>(logical));
    });
    connect(&theme, &Theme::changed, this, &ColumnHeader::follow);
    setSorted(std::nullopt, m_way);
}

void ColumnHeader::follow()
{
    apply();
    viewport()->update();
}

std::vector<ColumnHeader::Column> ColumnHeader::usualColumns()
{
    return {{PaperColumn::Title, 420, true}, {PaperColumn::Authors, 150, false}, {PaperColumn::Year, 52, true},
            {PaperColumn::Tags, 152, true},  {PaperColumn::Status, 78, true},    {PaperColumn::Digest, 92, true},
            {PaperColumn::Added, 84, true}};
}

int ColumnHeader::leastWidth(PaperColumn column) const
{
    return m_theme.px(column == PaperColumn::Title ? 180 : 44);
}

QString ColumnHeader::layoutText() const
{
    QStringList parts;
    for (const Column &each : m_columns) {
        parts.append(QStringLiteral("%1%2 %3").arg(each.shown ? QString() : QStringLiteral("-"), columnId(each.column),
                                                   QString::number(each.width)));
    }
    return parts.join(QStringLiteral(", "));
}

void ColumnHeader::setLayoutText(const QString &text)
{
    std::vector<Column> left = usualColumns();
    std::vector<Column> told;
    for (const QString &part : text.split(u',', Qt::SkipEmptyParts)) {
        const QStringList words = part.simplified().split(u' ');
        const bool hidden = words.front().startsWith(u'-');
        const std::optional<PaperColumn> column = columnFromId(words.front().mid(hidden ? 1 : 0));
        const auto known = column ? std::ranges::find(left, *column, &Column::column) : left.end();
        if (known == left.end())
            continue;
        const int width = words.value(1).toInt();
        told.push_back(
            {*column, width > 0 ? qMin(width, widest) : known->width, !hidden || *column == PaperColumn::Title});
        left.erase(known);
    }
    for (const Column &each : left) {
        const auto place = qMin<std::ptrdiff_t>(logicalOf(each.column), std::ssize(told));
        told.insert(told.begin() + place, each);
    }
    m_columns = told;
    apply();
}

void ColumnHeader::useUsualLayout()
{
    m_columns = usualColumns();
    apply();
}

void ColumnHeader::apply()
{
    if (count() == std::ssize(paperColumns)) {
        m_applying = true;
        m_lent = 0;
        for (int place = 0; place < count(); ++place) {
            const Column &each = m_columns[static_cast<std::size_t>(place)];
            const int logical = logicalOf(each.column);
            moveSection(visualIndex(logical), place);
            setSectionHidden(logical, !each.shown);
            if (each.shown)
                resizeSection(logical, qMax(m_theme.px(each.width), leastWidth(each.column)));
        }
        m_applying = false;
    }
    fit();
}

int ColumnHeader::roomLeft() const
{
    const auto *view = qobject_cast<const QAbstractScrollArea *>(parentWidget());
    return (view ? view->viewport()->width() : width()) - length();
}

void ColumnHeader::fit()
{
    if (count() == 0)
        return;
    m_applying = true;
    const int title = logicalOf(PaperColumn::Title);
    const int tags = logicalOf(PaperColumn::Tags);
    const bool table = count() == std::ssize(paperColumns);
    const int room = sectionSize(title) + roomLeft() + m_lent;
    if (table && isShown(PaperColumn::Tags)) {
        const int own = sectionSize(tags) - m_lent;
        m_lent = qBound(0, room - m_theme.px(ample), qMax(m_theme.px(ampleTags) - own, 0));
        resizeSection(tags, own + m_lent);
    }
    resizeSection(title, qMax(room - m_lent, table ? leastWidth(PaperColumn::Title) : 1));
    m_applying = false;
}

void ColumnHeader::note()
{
    if (m_applying || count() != std::ssize(paperColumns))
        return;
    std::vector<Column> now;
    for (int place = 0; place < count(); ++place) {
        const int logical = logicalIndex(place);
        Column each = *std::ranges::find(m_columns, static_cast<PaperColumn>(logical), &Column::column);
        each.shown = !isSectionHidden(logical);
        constexpr int exact = 1000;
        if (each.shown)
            each.width = qRound(double(sectionSize(logical) - lentTo(each.column)) * exact / m_theme.px(exact));
        now.push_back(each);
    }
    m_columns = now;
}

// What one column gains the next ones lose, each as far as it can, so that their edges stay under the mouse and the
// view stays full; behind the last one it is the title.
void ColumnHeader::giveWay(int logical, int before, int now)
{
    if (m_applying || count() != std::ssize(paperColumns) || isSectionHidden(logical))
        return;
    m_applying = true;
    const int least = leastWidth(static_cast<PaperColumn>(logical));
    if (now < least)
        resizeSection(logical, least);
    int owed = qMax(now, least) - before;
    std::vector<int> givers;
    for (int place = visualIndex(logical) + 1; place < count(); ++place) {
        if (!isSectionHidden(logicalIndex(place)))
            givers.push_back(logicalIndex(place));
    }
    if (givers.empty() && logical != logicalOf(PaperColumn::Title))
        givers.push_back(logicalOf(PaperColumn::Title));
    for (const int giver : givers) {
        const int given = qMin(owed, sectionSize(giver) - leastWidth(static_cast<PaperColumn>(giver)));
        resizeSection(giver, sectionSize(giver) - given);
        owed -= given;
        if (owed == 0)
            break;
    }
    if (owed != 0)
        resizeSection(logical, sectionSize(logical) - owed);
    m_lent = qBound(0, sectionSize(logicalOf(PaperColumn::Tags)) - leastWidth(PaperColumn::Tags), m_lent);
    m_applying = false;
    note();
}

bool ColumnHeader::isShown(PaperColumn column) const
{
    return std::ranges::find(m_columns, column, &Column::column)->shown;
}

void ColumnHeader::setShown(PaperColumn column, bool shown)
{
    if (column == PaperColumn::Title)
        return;
    std::ranges::find(m_columns, column, &Column::column)->shown = shown;
    apply();
    note();
}

void ColumnHeader::moveBy(PaperColumn column, int by)
{
    const auto from = std::ranges::find(m_columns, column, &Column::column);
    auto to = from;
    const auto edge = by < 0 ? m_columns.begin() : m_columns.end() - 1;
    while (to != edge) {
        to += by < 0 ? -1 : 1;
        if (to->shown)
            break;
    }
    if (to == from)
        return;
    if (by < 0)
        std::rotate(to, from, from + 1);
    else
        std::rotate(from, from + 1, to + 1);
    apply();
}

bool ColumnHeader::canSort(PaperColumn column)
{
    return column == PaperColumn::Title || column == PaperColumn::Year || column == PaperColumn::Digest ||
           column == PaperColumn::Added;
}

void ColumnHeader::setSorted(std::optional<PaperColumn> column, Qt::SortOrder way)
{
    m_sorted = column;
    m_way = way;
    const QString keys = tr("Left and Right choose a column, Enter sorts by it, Ctrl+Left and Ctrl+Right move it, "
                            "Shift+Left and Shift+Right size it, the menu key shows and hides columns");
    setAccessibleDescription(
        column ? tr("Sorted by %1").arg(columnName(*column).toLower()) + QStringLiteral(". ") + keys : keys);
    viewport()->update();
}

void ColumnHeader::fillMenu(QMenu *menu, PaperColumn column)
{
    if (canSort(column))
        menu->addAction(tr("Sort by %1").arg(columnName(column).toLower()), this,
                        [this, column] { Q_EMIT sortAsked(column); });
    menu->addAction(tr("Move “%1” left").arg(columnName(column)), this,
                    [this, column] { moveBy(column, isRightToLeft() ? 1 : -1); });
    menu->addAction(tr("Move “%1” right").arg(columnName(column)), this,
                    [this, column] { moveBy(column, isRightToLeft() ? -1 : 1); });
    menu->addSeparator();
    for (const Column &each : m_columns) {
        QAction *action = menu->addAction(columnName(each.column));
        action->setCheckable(true);
        action->setChecked(each.shown);
        action->setEnabled(each.column != PaperColumn::Title);
        connect(action, &QAction::toggled, this, [this, shown = each.column](bool on) { setShown(shown, on); });
    }
    menu->addSeparator();
    menu->addAction(tr("Usual columns"), this, &ColumnHeader::useUsualLayout);
}

void ColumnHeader::popup(PaperColumn column, const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillMenu(menu, column);
    menu->popup(at);
}

void ColumnHeader::showMenu()
{
    const int logical = logicalOf(keyboardColumn());
    const int edge = sectionViewportPosition(logical) + (isRightToLeft() ? sectionSize(logical) : 0);
    popup(keyboardColumn(), viewport()->mapToGlobal(QPoint(edge, height())));
}

// A column that was hidden meanwhile has no keyboard.
PaperColumn ColumnHeader::keyboardColumn() const
{
    return isShown(m_keyboard) ? m_keyboard : PaperColumn::Title;
}

void ColumnHeader::step(int by)
{
    auto at = std::ranges::find(m_columns, keyboardColumn(), &Column::column);
    const auto edge = by < 0 ? m_columns.begin() : m_columns.end() - 1;
    while (at != edge) {
        at += by < 0 ? -1 : 1;
        if (at->shown) {
            m_keyboard = at->column;
            break;
        }
    }
    viewport()->update();
}

} // namespace sheaf
