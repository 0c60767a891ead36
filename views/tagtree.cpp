// SPDX-License-Identifier: GPL-3.0-or-later
// The part of the sidebar's model that holds the tags, with a drag of its own.
#include "views/tagtree.h"

#include "model/items/sidebarmodel.h"
#include "views/sidebardelegate.h"
#include "views/tagmatch.h"

#include <QApplication>
#include <QKeyEvent>
#include <QScrollBar>

#include <algorithm>

namespace sheaf
{

namespace
{

TagId tagAt(const QModelIndex &index)
{
    const bool tag = index.data(SidebarModel::KindRole).toInt() == int(SidebarModel::Kind::Tag);
    return index.isValid() && tag ? TagId{index.data(SidebarModel::IdRole).toLongLong()} : TagId{};
}

} // namespace

TagTree::TagTree(const Theme &theme, QWidget *parent)
    : QTreeView(parent), m_theme(theme), m_model(new SidebarModel(this)), m_delegate(new SidebarDelegate(theme, this))
{
    setAccessibleName(tr("Tags"));
    setModel(m_model);
    setItemDelegate(m_delegate);
    setHeaderHidden(true);
    setUniformRowHeights(true);
    setIndentation(0);
    setRootIsDecorated(false);
    setEditTriggers(NoEditTriggers);
    setFrameShape(NoFrame);
    setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_Hover);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    const auto branch = [this](const QModelIndex &index, bool open) {
        if (m_filling || !m_filter.isEmpty())
            return;
        if (open)
            m_closed.remove(number(tagAt(index)));
        else
            m_closed.insert(number(tagAt(index)));
    };
    connect(this, &QTreeView::expanded, this, [branch](const QModelIndex &index) { branch(index, true); });
    connect(this, &QTreeView::collapsed, this, [branch](const QModelIndex &index) { branch(index, false); });
    connect(&theme, &Theme::changed, this, &TagTree::follow);
    follow();
    refill();
}

void TagTree::follow()
{
    QPalette ground = palette();
    ground.setColor(QPalette::Base, m_theme.colour(Token::Side));
    setPalette(ground);
    m_delegate->refresh();
    scheduleDelayedItemsLayout();
}

void TagTree::setTags(const std::vector<CountedTag> &tags)
{
    m_tags = tags;
    refill();
}

void TagTree::setFilter(const QString &typed)
{
    m_filter = typed.simplified();
    refill();
    int best = 0;
    TagId fits{};
    for (const CountedTag &counted : m_tags) {
        const int score = matchTag(m_filter, counted.tag.name, counted.tag.aliases).score;
        if (score > best)
            fits = counted.tag.id;
        best = std::max(best, score);
    }
    if (fits != TagId{})
        choose(fits);
    else if (chosen() == TagId{})
        setCurrentIndex(m_model->index(0, 0, rootIndex()));
}

void TagTree::refill()
{
    QSet<qint64> kept;
    const auto parentOf = [this](TagId tag) {
        const auto found = std::ranges::find(m_tags, tag, [](const CountedTag &each) { return each.tag.id; });
        return found == m_tags.end() ? TagId{} : found->tag.parent;
    };
    for (const CountedTag &counted : m_tags) {
        if (!m_filter.isEmpty() && matchTag(m_filter, counted.tag.name, counted.tag.aliases).score == 0)
            continue;
        for (TagId up = counted.tag.id; up != TagId{} && !kept.contains(number(up)); up = parentOf(up))
            kept.insert(number(up));
    }
    Sidebar shown;
    std::ranges::copy_if(m_tags, std::back_inserter(shown.tags),
                         [&](const CountedTag &counted) { return kept.contains(number(counted.tag.id)); });
    const TagId before = chosen();
    m_filling = true;
    m_model->setSidebar(shown);
    constexpr int tagsHeading = 1; // after the library's own rows
    setRootIndex(m_model->index(tagsHeading, 0));
    restoreBranches(rootIndex());
    if (before != TagId{} && chosen() != before)
        choose(before);
    m_filling = false;
    if (chosen() != m_told)
        currentChanged(currentIndex(), {});
}

void TagTree::restoreBranches(const QModelIndex &at)
{
    for (int row = 0; row < m_model->rowCount(at); ++row) {
        const QModelIndex index = m_model->index(row, 0, at);
        if (m_model->rowCount(index) == 0)
            continue;
        setExpanded(index, !m_filter.isEmpty() || !m_closed.contains(number(tagAt(index))));
        restoreBranches(index);
    }
}

TagId TagTree::chosen() const
{
    return tagAt(currentIndex());
}

bool TagTree::isEmpty() const
{
    return tagAt(m_model->index(0, 0, rootIndex())) == TagId{};
}

QModelIndex TagTree::find(TagId tag, const QModelIndex &at) const
{
    for (int row = 0; row < m_model->rowCount(at); ++row) {
        const QModelIndex index = m_model->index(row, 0, at);
        if (tagAt(index) == tag)
            return index;
        if (const QModelIndex deeper = find(tag, index); deeper.isValid())
            return deeper;
    }
    return {};
}

bool TagTree::choose(TagId tag)
{
    const QModelIndex index = find(tag, rootIndex());
    if (!index.isValid())
        return false;
    setCurrentIndex(index);
    scrollTo(index);
    return true;
}

void TagTree::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTreeView::currentChanged(current, previous);
    if (m_filling || tagAt(current) == m_told)
        return;
    m_told = tagAt(current);
    Q_EMIT tagChosen(m_told);
}

void TagTree::keyPressEvent(QKeyEvent *event)
{
    if (m_dragging && event->key() == Qt::Key_Escape) {
        endDrag();
        return;
    }
    const bool asks = event->modifiers() == Qt::NoModifier &&
                      (event->key() == Qt::Key_F2 || event->key() == Qt::Key_Delete || event->key() == Qt::Key_M ||
                       event->key() == Qt::Key_S || event->key() == Qt::Key_U || event->key() == Qt::Key_Slash);
    if (asks)
        Q_EMIT keyAsked(event->key());
    else if (event->key() == Qt::Key_Escape || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        event->ignore(); // the dialog's
    else
        QTreeView::keyPressEvent(event);
}

QRect TagTree::wholeRow(const QModelIndex &index) const
{
    const QRect row = visualRect(index);
    return {0, row.top(), viewport()->width(), row.height()};
}

void TagTree::mousePressEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    const QModelIndex index = indexAt(at);
    if (event->button() != Qt::LeftButton || tagAt(index) == TagId{})
        return;
    if (m_delegate->chevronRect(wholeRow(index), index, layoutDirection()).contains(at)) {
        setExpanded(index, !isExpanded(index));
        return;
    }
    setCurrentIndex(index);
    m_pressed = tagAt(index);
    m_pressedAt = at;
}

void TagTree::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    if (m_pressed == TagId{} || !(event->buttons() & Qt::LeftButton)) {
        QTreeView::mouseMoveEvent(event);
        return;
    }
    if (!m_dragging && (at - m_pressedAt).manhattanLength() < QApplication::startDragDistance())
        return;
    m_dragging = true;
    const int edge = m_theme.px(28);
    if (at.y() < edge || at.y() > viewport()->height() - edge)
        verticalScrollBar()->setValue(verticalScrollBar()->value() + m_theme.px(at.y() < edge ? -6 : 6));
    m_dropUnder = placeAt(at);
    m_dropRow = m_dropUnder && *m_dropUnder != TagId{} ? indexAt(at) : QModelIndex();
    viewport()->setCursor(m_dropUnder ? Qt::DragMoveCursor : Qt::ForbiddenCursor);
    viewport()->update();
    if (m_dropUnder)
        Q_EMIT dragMoved(m_pressed, *m_dropUnder);
    else
        Q_EMIT dragEnded();
}

// The tag below the mouse, or the top where there is none.
std::optional<TagId> TagTree::placeAt(const QPoint &at) const
{
    if (!viewport()->rect().contains(at))
        return std::nullopt;
    const TagId under = tagAt(indexAt(at));
    return m_mayMove && m_mayMove(m_pressed, under) ? std::optional(under) : std::nullopt;
}

void TagTree::mouseReleaseEvent(QMouseEvent *event)
{
    const TagId tag = m_pressed;
    const std::optional<TagId> under = m_dragging ? m_dropUnder : std::nullopt;
    endDrag();
    if (under)
        Q_EMIT moveAsked(tag, *under);
    else
        QTreeView::mouseReleaseEvent(event);
}

void TagTree::endDrag()
{
    m_pressed = {};
    m_dropUnder.reset();
    m_dropRow = QPersistentModelIndex();
    viewport()->unsetCursor();
    viewport()->update();
    if (std::exchange(m_dragging, false))
        Q_EMIT dragEnded();
}

void TagTree::drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem row(option);
    row.rect.setLeft(0);
    row.rect.setRight(viewport()->width() - 1);
    row.state.setFlag(QStyle::State_Selected, currentIndex() == index);
    row.state.setFlag(QStyle::State_Open, isExpanded(index));
    row.state.setFlag(QStyle::State_HasFocus, hasFocus() && currentIndex() == index);
    row.state.setFlag(QStyle::State_On, m_dropRow == index); // would take what is dragged
    row.state.setFlag(QStyle::State_MouseOver,
                      viewport()->underMouse() && row.rect.contains(viewport()->mapFromGlobal(QCursor::pos())));
    m_delegate->paint(painter, row, index);
}

} // namespace sheaf
