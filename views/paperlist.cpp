// SPDX-License-Identifier: GPL-3.0-or-later
// Selection, keys, placeholders and the empty state of the list of papers.
#include "views/paperlist.h"

#include "model/items/papermodel.h"
#include "model/phrases.h"
#include "views/paperdelegate.h"
#include "views/paperdrag.h"
#include "views/patience.h"
#include "views/theme.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace sheaf
{

PaperList::PaperList(const Theme &theme, QWidget *parent)
    : QTableView(parent)
    , m_theme(theme)
    , m_delegate(new PaperDelegate(theme, this))
    , m_drag(new PaperDrag(theme, *this))
{
    setAccessibleName(tr("Papers"));
    setItemDelegate(m_delegate);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setDragEnabled(true);
    viewport()->setAttribute(Qt::WA_Hover);
    horizontalHeader()->hide();
    horizontalHeader()->setAccessibleName(tr("Columns"));
    horizontalHeader()->setMinimumSectionSize(1);
    horizontalHeader()->setStretchLastSection(true);
    verticalHeader()->hide();
    verticalHeader()->setAccessibleName(tr("Rows"));
    verticalHeader()->setMinimumSectionSize(1);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);

    m_announce.setSingleShot(true);
    m_announce.setInterval(0);
    connect(&m_announce, &QTimer::timeout, this, &PaperList::announce);
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_patience, &QTimer::timeout, this, [this] { showPlaceholders(true); });
    connect(m_delegate, &PaperDelegate::rowMissing, this, [this] {
        if (!m_patience.isActive())
            m_patience.start();
    });
    connect(&theme, &Theme::changed, this, &PaperList::follow);
    follow();
}

void PaperList::follow()
{
    m_delegate->refresh();
    verticalHeader()->setDefaultSectionSize(m_delegate->rowHeight());
    viewport()->update();
}

void PaperList::setPapers(PaperModel *model)
{
    m_papers = model;
    setModel(model);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &PaperList::settle);
    connect(model, &QAbstractItemModel::modelReset, &m_announce, qOverload<>(&QTimer::start));
    connect(model, &QAbstractItemModel::modelReset, this,
            [this] { showPlaceholders(m_loading && m_papers->rowCount() == 0); });
    connect(model, &QAbstractItemModel::dataChanged, this, [this] { showPlaceholders(false); });
}

void PaperList::setTags(const std::vector<Tag> &tags)
{
    m_delegate->setTags(tags);
    viewport()->update();
}

void PaperList::setEmpty(const QString &fact, const QString &hint)
{
    m_emptyFact = fact;
    m_emptyHint = hint;
    viewport()->update();
}

void PaperList::setLoading(bool loading)
{
    m_allWanted = m_allWanted && !loading; // of another question
    if (m_loading == loading)
        return;
    m_loading = loading;
    if (loading)
        m_patience.start();
    else
        showPlaceholders(false);
    if (selectedCount() == 0)
        m_announce.start(); // who shows what is selected has something to wait for now, or nothing any more
    viewport()->update();
}

void PaperList::showPlaceholders(bool shown)
{
    m_patience.stop();
    if (m_placeholders == shown)
        return;
    m_placeholders = shown;
    m_delegate->setPlaceholders(shown);
    viewport()->update();
}

std::vector<RowSpan> PaperList::selectedSpans() const
{
    std::vector<RowSpan> spans;
    if (!m_papers || !selectionModel())
        return spans;
    const QItemSelection ranges = selectionModel()->selection();
    for (const QItemSelectionRange &range : ranges)
        spans.push_back({range.top(), range.bottom()});
    std::ranges::sort(spans, {}, &RowSpan::first);
    return spans;
}

RankedRows PaperList::selectedRows() const
{
    return m_papers ? m_papers->papersWithin(selectedSpans()) : RankedRows();
}

QItemSelection PaperList::selectionOf(const std::vector<RowSpan> &papers) const
{
    QItemSelection selection;
    for (const RowSpan &span : m_papers->rowsOf(papers)) {
        selection.append(QItemSelectionRange(m_papers->index(static_cast<int>(span.first), 0),
                                             m_papers->index(static_cast<int>(span.last), 0)));
    }
    return selection;
}

std::vector<ItemId> PaperList::selectedItems() const
{
    std::vector<ItemId> items;
    if (!m_papers || !m_papers->places())
        return items;
    for (const RowSpan &span : selectedSpans()) {
        for (qint64 row = span.first; row <= span.last; ++row) {
            if (const ListItem *place = m_papers->placeAt(static_cast<int>(row)))
                items.push_back(place->id);
        }
    }
    return items;
}

PaperId PaperList::currentPaper() const
{
    return m_papers ? m_papers->idAt(currentIndex().row()) : PaperId{};
}

ItemId PaperList::currentHeading() const
{
    const int row = currentIndex().row();
    return m_papers && m_papers->isHeading(row) ? m_papers->placeAt(row)->id : ItemId{};
}

void PaperList::step(int by)
{
    int row = currentIndex().row() + by;
    while (m_papers && m_papers->isHeading(row))
        row += by;
    if (m_papers && m_papers->idAt(row) != PaperId{})
        selectRowAlone(row);
}

void PaperList::selectAll()
{
    m_allWanted = !m_whole;
    if (!m_papers || m_allWanted)
        return;
    selectionModel()->select(selectionOf(RankedRows::allOf(m_papers->papers()).spans),
                             QItemSelectionModel::ClearAndSelect);
}

void PaperList::setWhole(bool whole)
{
    m_whole = whole;
    if (whole && m_allWanted)
        selectAll();
}

void PaperList::setReordering(bool possible)
{
    m_drag->setReordering(possible);
}

bool PaperList::selectPaper(PaperId id)
{
    const int row = m_papers ? m_papers->rowOf(id) : -1;
    if (row < 0)
        return false;
    selectRowAlone(row);
    return true;
}

void PaperList::selectRowAlone(int row)
{
    if (!m_papers || m_papers->rowCount() == 0)
        return;
    const QModelIndex index = m_papers->index(qBound(0, row, m_papers->rowCount() - 1), 0);
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
    scrollTo(index);
}

PaperList::Standing PaperList::standing() const
{
    Standing standing;
    standing.papers = RankedRows::allOf(m_papers->papers());
    standing.selected = selectedRows();
    standing.current = currentPaper();
    standing.row = currentIndex().row();
    if (const ListItem *place = m_papers->placeAt(standing.row))
        standing.item = place->id;
    const int top = rowAt(0);
    standing.top = m_papers->idAt(top);
    standing.hidden = top >= 0 ? -rowViewportPosition(top) : 0;
    standing.atTop = verticalScrollBar()->value() == verticalScrollBar()->minimum();
    return standing;
}

int PaperList::rowOfStanding(const Standing &standing) const
{
    constexpr qint64 farthest = 1000; // to look for one that is still there
    if (standing.current == PaperId{})
        return standing.item != ItemId{} ? m_papers->rowOfItem(standing.item) : -1; // it was a heading
    if (const int row = m_papers->rowOf(standing.current); row >= 0)
        return row;
    const qint64 from = standing.papers.ranking->rowOf(standing.current);
    for (qint64 at = from + 1; from >= 0 && at < from + farthest; ++at) {
        const PaperId next = standing.papers.ranking->at(at);
        if (next == PaperId{})
            break;
        if (const int row = m_papers->rowOf(next); row >= 0)
            return row;
    }
    return -1;
}

bool PaperList::restore(const Standing &standing)
{
    constexpr std::size_t manySpans = 1000; // the selection model's work grows with their square
    int row = rowOfStanding(standing);
    const bool found = row >= 0;
    if (!found && standing.row >= 0)
        row = qMin(standing.row, m_papers->rowCount() - 1);
    const auto selected = standing.selected.in(*m_papers->papers(), manySpans);
    if (row >= 0 && (!selected || selected->empty())) {
        selectionModel()->setCurrentIndex(m_papers->index(row, 0), QItemSelectionModel::ClearAndSelect);
    } else if (row >= 0) {
        selectionModel()->select(selectionOf(*selected), QItemSelectionModel::ClearAndSelect);
        selectionModel()->setCurrentIndex(m_papers->index(row, 0), QItemSelectionModel::NoUpdate);
    }
    executeDelayedItemsLayout();
    const int top = standing.atTop ? 0 : m_papers->rowOf(standing.top);
    if (top >= 0)
        verticalScrollBar()->setValue(top * m_delegate->rowHeight() + (standing.atTop ? 0 : standing.hidden));
    else
        scrollTo(currentIndex());
    return row >= 0;
}

// The cursor goes on to what comes next, not back (which is what Qt does), because triage goes downwards. This runs
// before the selection model hears of the removal.
void PaperList::rowsAboutToBeRemoved(const QModelIndex &parent, int start, int end)
{
    const int row = currentIndex().row();
    if (row >= start && row <= end) {
        const int next = end + 1 < m_papers->rowCount() ? end + 1 : start - 1;
        selectionModel()->setCurrentIndex(m_papers->index(next, 0), QItemSelectionModel::NoUpdate);
    }
    QTableView::rowsAboutToBeRemoved(parent, start, end);
}

void PaperList::settle()
{
    if (selectionModel()->hasSelection() || !currentIndex().isValid())
        return;
    selectionModel()->select(currentIndex(), QItemSelectionModel::Select);
    scrollTo(currentIndex());
}

void PaperList::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    m_announce.start();
}

void PaperList::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    m_announce.start();
}

void PaperList::announce()
{
    const PaperId current = currentPaper();
    if (current != m_announced) {
        m_announced = current;
        Q_EMIT currentPaperChanged(current);
    }
    Q_EMIT selectionChangedTo(selectedCount());
}

QModelIndex PaperList::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    const int rows = m_papers ? m_papers->rowCount() : 0;
    if (rows == 0)
        return {};
    if (action == MoveHome)
        return m_papers->index(0, 0);
    if (action == MoveEnd)
        return m_papers->index(rows - 1, 0);
    if (!currentIndex().isValid())
        return m_papers->index(0, 0);
    return QTableView::moveCursor(action, modifiers);
}

void PaperList::keyPressEvent(QKeyEvent *event)
{
    m_allWanted = false;
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (m_drag->isActive() && event->key() == Qt::Key_Escape) {
        m_drag->cancel();
        return;
    }
    if (currentHeading() != ItemId{} && (enter || event->key() == Qt::Key_Delete)) {
        if (enter)
            Q_EMIT headingActivated();
        else
            Q_EMIT headingRemovalAsked();
        return;
    }
    if (enter && event->modifiers().testFlags(Qt::NoModifier) && currentPaper() != PaperId{}) {
        Q_EMIT paperActivated(currentPaper());
        return;
    }
    QTableView::keyPressEvent(event);
}

void PaperList::mouseDoubleClickEvent(QMouseEvent *event)
{
    QTableView::mouseDoubleClickEvent(event);
    if (event->button() != Qt::LeftButton || !indexAt(event->position().toPoint()).isValid())
        return;
    if (currentHeading() != ItemId{})
        Q_EMIT headingActivated();
    else
        Q_EMIT paperActivated(currentPaper());
}

// Called by the base class's mouseMoveEvent() once the mouse has gone far enough with the button down.
void PaperList::startDrag(Qt::DropActions)
{
    if (!m_papers || !selectionModel()->hasSelection())
        return;
    setFocus(Qt::MouseFocusReason);
    m_drag->begin(draggedText());
}

QString PaperList::draggedText() const
{
    const qint64 papers = selectedCount();
    if (papers > 0)
        return papersText(papers);
    const ListItem *heading = m_papers->placeAt(currentIndex().row());
    return heading ? heading->text : QString();
}

void PaperList::mousePressEvent(QMouseEvent *event)
{
    m_allWanted = false;
    QTableView::mousePressEvent(event);
}

void PaperList::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_drag->isActive())
        QTableView::mouseMoveEvent(event);
    if (!m_drag->isActive())
        return;
    if (event->buttons().testFlag(Qt::LeftButton))
        m_drag->move(event->globalPosition().toPoint());
    else
        m_drag->cancel(); // let go where nobody told
}

void PaperList::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_drag->isActive() && event->button() == Qt::LeftButton)
        m_drag->drop(event->globalPosition().toPoint());
    else
        QTableView::mouseReleaseEvent(event);
}

void PaperList::contextMenuEvent(QContextMenuEvent *event)
{
    if (m_announce.isActive()) { // the menu is about what was selected by this very press
        m_announce.stop();
        announce();
    }
    if (event->reason() == QContextMenuEvent::Keyboard && currentIndex().isValid())
        Q_EMIT contextMenuAsked(viewport()->mapToGlobal(visualRect(currentIndex()).center()));
    else if (indexAt(viewport()->mapFromGlobal(event->globalPos())).isValid())
        Q_EMIT contextMenuAsked(event->globalPos());
    event->accept();
}

// Selected rows look different without the keyboard: all of them, not only the current one.
void PaperList::focusInEvent(QFocusEvent *event)
{
    QTableView::focusInEvent(event);
    viewport()->update();
}

void PaperList::focusOutEvent(QFocusEvent *event)
{
    QTableView::focusOutEvent(event);
    viewport()->update();
}

void PaperList::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    if (!m_papers)
        return;
    QPainter painter(viewport());
    if (m_drag->lineRow() >= 0)
        paintDropLine(painter);
    if (m_papers->rowCount() > 0)
        return;
    const QRect area = viewport()->rect();
    if (m_loading) {
        const int height = m_delegate->rowHeight();
        for (int row = 0; m_placeholders && row * height < area.height(); ++row)
            m_delegate->paintPlaceholder(&painter, QRect(area.left(), row * height, area.width(), height), row);
        return;
    }
    const int margin = m_theme.space(6);
    QRect text = area.adjusted(margin, area.height() / 4, -margin, 0);
    painter.setFont(m_theme.font(Type::BodyStrong));
    painter.setPen(m_theme.colour(Token::Ink));
    QRect drawn;
    painter.drawText(text, Qt::AlignHCenter | Qt::TextWordWrap, m_emptyFact, &drawn);
    text.setTop(drawn.bottom() + m_theme.space(2));
    painter.setFont(m_theme.font(Type::Body));
    painter.setPen(m_theme.colour(Token::Dim));
    painter.drawText(text, Qt::AlignHCenter | Qt::TextWordWrap, m_emptyHint);
}

void PaperList::paintDropLine(QPainter &painter) const
{
    const int row = m_drag->lineRow();
    const int last = m_papers->rowCount() - 1;
    const int y = row <= last ? rowViewportPosition(row) : rowViewportPosition(last) + rowHeight(last);
    const int thick = m_theme.px(3);
    const int knob = m_theme.px(9);
    const int left = m_theme.px(8);
    const QRect line(left, qMax(y - thick / 2, 0), viewport()->width() - 2 * left, thick);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.colour(Token::Accent));
    painter.drawRoundedRect(line, thick / 2.0, thick / 2.0);
    painter.drawEllipse(QPointF(line.left(), line.center().y()), knob / 2.0, knob / 2.0);
}

} // namespace sheaf
