// SPDX-License-Identifier: GPL-3.0-or-later
// Keys, mouse, placeholders and the empty state of the list of papers.
#include "views/paperlist.h"

#include "model/items/papermodel.h"
#include "model/phrases.h"
#include "views/columnheader.h"
#include "views/paint.h"
#include "views/paperdelegate.h"
#include "views/paperdrag.h"
#include "views/patience.h"
#include "views/tabledelegate.h"
#include "views/theme.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>

namespace sheaf
{

PaperList::PaperList(const Theme &theme, QWidget *parent)
    : QTableView(parent)
    , m_theme(theme)
    , m_painter(theme)
    , m_delegate(new PaperDelegate(m_painter, this))
    , m_cells(new TableDelegate(m_painter, this))
    , m_columns(new ColumnHeader(theme, this))
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
    setHorizontalHeader(m_columns);
    m_columns->hide();
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
    const auto await = [this] {
        if (!m_patience.isActive())
            m_patience.start();
    };
    connect(m_delegate, &PaperDelegate::rowMissing, this, await);
    connect(m_cells, &TableDelegate::rowMissing, this, await);
    connect(m_columns, &ColumnHeader::listAsked, this, [this] { setFocus(Qt::TabFocusReason); });
    connect(&theme, &Theme::changed, this, &PaperList::follow);
    follow();
}

void PaperList::follow()
{
    m_painter.refresh();
    verticalHeader()->setDefaultSectionSize(heightOfRows());
    viewport()->update();
}

void PaperList::setPapers(PaperModel *model)
{
    m_papers = model;
    setModel(model);
    m_columns->apply();
    connect(model, &QAbstractItemModel::rowsRemoved, this, &PaperList::settle);
    connect(model, &QAbstractItemModel::modelReset, &m_announce, qOverload<>(&QTimer::start));
    connect(model, &QAbstractItemModel::modelReset, this,
            [this] { showPlaceholders(m_loading && m_papers->rowCount() == 0); });
    connect(model, &QAbstractItemModel::dataChanged, this, [this] { showPlaceholders(false); });
}

void PaperList::setTags(const std::vector<Tag> &tags)
{
    m_painter.setTags(tags);
    if (m_papers)
        m_papers->setTagNames(tags);
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
    m_cells->setPlaceholders(shown);
    viewport()->update();
}

void PaperList::setReordering(bool possible)
{
    m_drag->setReordering(possible);
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
    if (hasFocus() && !viewport()->rect().intersects(visualRect(currentIndex()))) // else the row shows the keyboard
        paintFocusRing(painter, viewport()->rect(), m_theme, m_theme.px(4));
    if (m_drag->lineRow() >= 0)
        paintDropLine(painter);
    if (m_papers->rowCount() > 0)
        return;
    const QRect area = viewport()->rect();
    if (m_loading) {
        if (m_placeholders)
            paintPlaceholders(painter);
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
