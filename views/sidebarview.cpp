// SPDX-License-Identifier: GPL-3.0-or-later
// Keys, clicks and open rows of the sidebar.
#include "views/sidebarview.h"

#include "views/sidebardelegate.h"
#include "views/theme.h"

#include <QContextMenuEvent>
#include <QKeyEvent>

#include <map>
#include <utility>

namespace sheaf
{

namespace
{

SidebarModel::Kind shownKind(const QModelIndex &index)
{
    return static_cast<SidebarModel::Kind>(index.data(SidebarModel::KindRole).toInt());
}

bool canBeChosen(const QModelIndex &index)
{
    return index.flags() & Qt::ItemIsSelectable;
}

TagUse shownUse(const QModelIndex &index)
{
    return static_cast<TagUse>(index.data(SidebarModel::UseRole).toInt());
}

} // namespace

SidebarView::SidebarView(const Theme &theme, QWidget *parent)
    : QTreeView(parent), m_theme(theme), m_delegate(new SidebarDelegate(theme, this))
{
    setAccessibleName(tr("Sidebar"));
    setItemDelegate(m_delegate);
    setHeaderHidden(true);
    setUniformRowHeights(true);
    setIndentation(0);
    setRootIsDecorated(false);
    setExpandsOnDoubleClick(false);
    setEditTriggers(NoEditTriggers);
    setFrameShape(NoFrame);
    setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_Hover);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    connect(this, &QAbstractItemView::clicked, this, &SidebarView::clickedOn);
    connect(&theme, &Theme::changed, this, &SidebarView::follow);
    follow();
}

void SidebarView::follow()
{
    QPalette ground = palette();
    ground.setColor(QPalette::Base, m_theme.colour(Token::Side));
    setPalette(ground);
    m_delegate->refresh();
    setMinimumWidth(m_theme.px(180));
    scheduleDelayedItemsLayout();
}

void SidebarView::setSidebar(SidebarModel *model)
{
    setModel(model);
    connect(model, &QAbstractItemModel::modelReset, this, &SidebarView::openHeadings);
    openHeadings();
}

void SidebarView::openHeadings()
{
    for (int row = 0; row < model()->rowCount(); ++row) {
        const QModelIndex heading = model()->index(row, 0);
        expand(heading);
        for (int child = 0; child < model()->rowCount(heading); ++child) {
            const QModelIndex index = model()->index(child, 0, heading);
            if (shownKind(index) == SidebarModel::Kind::Month)
                expand(index);
        }
    }
}

// Headings and months come open; what the user opened stays as it is, because the model inserts and removes rows.
void SidebarView::rowsInserted(const QModelIndex &parent, int start, int end)
{
    QTreeView::rowsInserted(parent, start, end);
    if (!parent.isValid()) {
        openHeadings();
        return;
    }
    const SidebarModel::Kind above = shownKind(parent);
    if (above == SidebarModel::Kind::Heading || above == SidebarModel::Kind::Month)
        expand(parent);
    for (int row = start; row <= end; ++row) {
        const QModelIndex index = model()->index(row, 0, parent);
        if (shownKind(index) == SidebarModel::Kind::Month)
            expand(index);
    }
}

void SidebarView::selectQuery(const QString &query)
{
    const auto *sidebar = qobject_cast<const SidebarModel *>(model());
    const QModelIndex current = currentIndex();
    const bool standsForIt = current.isValid() && canBeChosen(current) && !SidebarModel::isAction(shownKind(current)) &&
                             current.data(SidebarModel::QueryRole).toString() == query;
    if (standsForIt) { // also where another row stands for the same query
        selectionModel()->select(current, QItemSelectionModel::ClearAndSelect);
        return;
    }
    const QModelIndex index = sidebar ? sidebar->indexOfQuery(query) : QModelIndex();
    if (!index.isValid()) {
        selectionModel()->clearSelection();
        return;
    }
    // Whoever picks tags here goes on from where the cursor is.
    const bool picking = hasFocus() && current.isValid() && shownKind(current) == SidebarModel::Kind::Tag &&
                         shownKind(index) == SidebarModel::Kind::Tag;
    if (picking)
        selectionModel()->select(index, QItemSelectionModel::ClearAndSelect);
    else
        selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
}

void SidebarView::setTagUses(const SidebarModel::TagUses &uses)
{
    if (auto *sidebar = qobject_cast<SidebarModel *>(model()))
        sidebar->setTagUses(uses);
}

QStringList SidebarView::openQueries() const
{
    QStringList queries;
    const auto walk = [&](const auto &self, const QModelIndex &parent) -> void {
        for (int row = 0; row < model()->rowCount(parent); ++row) {
            const QModelIndex index = model()->index(row, 0, parent);
            if (!isExpanded(index))
                continue;
            if (shownKind(index) == SidebarModel::Kind::Tag)
                queries.append(index.data(SidebarModel::QueryRole).toString());
            self(self, index);
        }
    };
    walk(walk, {});
    return queries;
}

void SidebarView::setOpenQueries(const QStringList &queries)
{
    const auto *sidebar = qobject_cast<const SidebarModel *>(model());
    for (const QString &query : queries) {
        if (const QModelIndex index = sidebar->indexOfQuery(query); index.isValid())
            expand(index);
    }
}

void SidebarView::choose(const QModelIndex &index)
{
    if (!index.isValid() || !canBeChosen(index))
        return;
    if (shownKind(index) == SidebarModel::Kind::MoreDigests)
        Q_EMIT moreDigestsAsked();
    else if (shownKind(index) == SidebarModel::Kind::OfferAreas)
        Q_EMIT areasAsked();
    else if (shownKind(index) == SidebarModel::Kind::Archive)
        setExpanded(index, !isExpanded(index));
    else
        Q_EMIT queryChosen(index.data(SidebarModel::QueryRole).toString());
}

void SidebarView::clickedOn(const QModelIndex &index)
{
    if (index.isValid() && shownKind(index) == SidebarModel::Kind::Tag)
        pick(index, m_clickedWith);
    else
        choose(index);
}

void SidebarView::pick(const QModelIndex &tag, Qt::KeyboardModifiers modifiers)
{
    const TagPick how = modifiers & Qt::ControlModifier ? TagPick::Either
                        : modifiers & Qt::AltModifier   ? TagPick::Not
                        : modifiers & Qt::ShiftModifier ? TagPick::Alone
                                                        : TagPick::Both;
    Q_EMIT tagPicked(TagId{tag.data(SidebarModel::IdRole).toLongLong()}, how);
}

void SidebarView::goOn(Qt::KeyboardModifiers modifiers)
{
    const QModelIndex index = currentIndex();
    const bool plain = (modifiers & ~Qt::KeypadModifier) == Qt::NoModifier;
    const bool isTag = shownKind(index) == SidebarModel::Kind::Tag;
    if (isTag && !(plain && selectionModel()->isSelected(index))) {
        pick(index, modifiers);
        return;
    }
    if (!isTag)
        choose(index);
    if (!SidebarModel::isAction(shownKind(index)))
        Q_EMIT listAsked();
}

bool SidebarView::moveOnly(const QKeyEvent &key)
{
    if ((key.modifiers() & ~Qt::KeypadModifier) != Qt::ControlModifier)
        return false;
    static const std::map<int, CursorAction> ways{
        {Qt::Key_Up, MoveUp}, {Qt::Key_Down, MoveDown}, {Qt::Key_Home, MoveHome}, {Qt::Key_End, MoveEnd}};
    const auto way = ways.find(key.key());
    if (way == ways.end())
        return false;
    selectionModel()->setCurrentIndex(moveCursor(way->second, Qt::NoModifier), QItemSelectionModel::NoUpdate);
    return true;
}

QRect SidebarView::rowRect(const QModelIndex &index) const
{
    const QRect row = visualRect(index);
    return {0, row.top(), viewport()->width(), row.height()};
}

bool SidebarView::toggleAt(const QPoint &position)
{
    const QModelIndex index = indexAt(position);
    if (!index.isValid())
        return false;
    const SidebarModel::Kind kind = shownKind(index);
    if (!m_delegate->chevronRect(rowRect(index), index, layoutDirection()).contains(position) &&
        kind != SidebarModel::Kind::Month && kind != SidebarModel::Kind::Archive)
        return false;
    setExpanded(index, !isExpanded(index));
    return true;
}

void SidebarView::mousePressEvent(QMouseEvent *event)
{
    m_doubled = false;
    if (event->button() == Qt::LeftButton && toggleAt(event->position().toPoint()))
        return;
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton &&
        m_delegate->plusRect(rowRect(index), index, layoutDirection()).contains(event->position().toPoint())) {
        Q_EMIT addAsked(SidebarModel::adds(index));
        return;
    }
    // A click beside the rows leaves the choice as it is, and so does a menu.
    if (event->button() == Qt::RightButton || !index.isValid() || !canBeChosen(index))
        return;
    QTreeView::mousePressEvent(event);
}

void SidebarView::mouseReleaseEvent(QMouseEvent *event)
{
    if (std::exchange(m_doubled, false))
        return; // its first click has done what a click does
    m_clickedWith = event->modifiers();
    QTreeView::mouseReleaseEvent(event);
}

void SidebarView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || toggleAt(event->position().toPoint()))
        return;
    if (event->modifiers() != m_clickedWith) { // two clicks that mean different things
        mousePressEvent(event);
        return;
    }
    m_doubled = true;
    const QModelIndex index = indexAt(event->position().toPoint());
    if (shownKind(index) == SidebarModel::Kind::Tag)
        setExpanded(index, !isExpanded(index));
}

QModelIndex SidebarView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    QModelIndex index = QTreeView::moveCursor(action, modifiers);
    const bool up = action == MoveUp || action == MovePrevious || action == MovePageUp || action == MoveEnd;
    const bool stepping = action != MoveLeft && action != MoveRight;
    while (stepping && index.isValid() && !canBeChosen(index)) {
        const QModelIndex next = up ? indexAbove(index) : indexBelow(index);
        if (!next.isValid())
            return currentIndex();
        index = next;
    }
    return index.isValid() && canBeChosen(index) ? index : currentIndex();
}

void SidebarView::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (meansCurrentRow(*event)) {
        const qint64 id = currentIndex().data(SidebarModel::IdRole).toLongLong();
        if (event->key() == Qt::Key_Delete)
            Q_EMIT removalAsked(shownKind(currentIndex()), id);
        else
            Q_EMIT renameAsked(shownKind(currentIndex()), id);
        return;
    }
    if (enter && currentIndex().isValid()) {
        goOn(event->modifiers());
        return;
    }
    if (moveOnly(*event))
        return;
    const QPersistentModelIndex before = currentIndex();
    QTreeView::keyPressEvent(event);
    const QModelIndex now = currentIndex();
    if (now != before && now.isValid() && !SidebarModel::isAction(shownKind(now)))
        choose(now);
}

void SidebarView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool keyboard = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = keyboard ? currentIndex() : indexAt(viewport()->mapFromGlobal(event->globalPos()));
    const bool plainHeading =
        shownKind(index) == SidebarModel::Kind::Heading && SidebarModel::adds(index) == SidebarModel::Kind::Heading;
    if (!index.isValid() || plainHeading)
        return;
    const QPoint at = keyboard ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos();
    event->accept();
    m_menuRow = index;
    viewport()->update();
    Q_EMIT contextMenuAsked(shownKind(index), index.data(SidebarModel::IdRole).toLongLong(), at);
}

void SidebarView::endMenu()
{
    m_menuRow = QPersistentModelIndex();
    viewport()->update();
}

// Delete and F2 on a row that can be removed or renamed mean that row, not the papers that are selected beside it.
bool SidebarView::meansCurrentRow(const QKeyEvent &key) const
{
    const QModelIndex index = currentIndex();
    if (!index.isValid() || key.modifiers() != Qt::NoModifier)
        return false;
    const SidebarModel::Kind kind = shownKind(index);
    const bool named =
        kind == SidebarModel::Kind::List || kind == SidebarModel::Kind::Search || kind == SidebarModel::Kind::Tag;
    return key.key() == Qt::Key_Delete ? named || kind == SidebarModel::Kind::Digest : key.key() == Qt::Key_F2 && named;
}

bool SidebarView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && meansCurrentRow(*static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return QTreeView::event(event);
}

// The delegate paints the whole row, the ground of the selection included.
void SidebarView::drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem row(option);
    row.rect.setLeft(0);
    row.rect.setRight(viewport()->width() - 1);
    const TagUse use = shownUse(index);
    const bool asked = use == TagUse::Both || use == TagUse::Either;
    row.state.setFlag(QStyle::State_Selected, asked || selectionModel()->isSelected(index));
    row.state.setFlag(QStyle::State_Open, isExpanded(index));
    row.state.setFlag(QStyle::State_HasFocus, hasFocus() && currentIndex() == index);
    row.state.setFlag(QStyle::State_On, m_dropRow == index || m_menuRow == index); // the one meant
    const bool hoverable = canBeChosen(index) || shownKind(index) == SidebarModel::Kind::Heading;
    row.state.setFlag(QStyle::State_MouseOver, hoverable && viewport()->underMouse() &&
                                                   row.rect.contains(viewport()->mapFromGlobal(QCursor::pos())));
    m_delegate->paint(painter, row, index);
}

} // namespace sheaf
