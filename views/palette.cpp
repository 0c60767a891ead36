// SPDX-License-Identifier: GPL-3.0-or-later
// Builds the panel, keeps it inside the window and turns keys into a choice.
#include "views/palette.h"

#include "views/paint.h"
#include "views/palettedelegate.h"
#include "views/textlabel.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace sheaf
{

namespace
{

constexpr double paletteShadow = 18;  // px at 1x around the panel
constexpr double paletteWidth = 640;  // px at 1x
constexpr double paletteHeight = 470; // px at 1x

} // namespace

Palette::Palette(const Theme &theme, QWidget *window)
    : QWidget(window)
    , m_theme(theme)
    , m_model(new PaletteModel(this))
    , m_edit(new QLineEdit)
    , m_list(new QListView)
    , m_empty(new TextLabel(theme, Type::Body, Token::Dim))
    , m_hint(new TextLabel(theme, Type::Secondary, Token::Dim))
{
    hide();
    setAccessibleName(tr("Command palette"));
    m_edit->setPlaceholderText(tr("Find an action, tag, list, saved search, digest or paper"));
    m_edit->setAccessibleName(tr("Command palette"));
    m_list->setAccessibleName(tr("What was found"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(theme, *m_model, this));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setMouseTracking(true);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_hint->setText(tr("Enter chooses · ↑ ↓ move · Esc closes"));
    m_hint->setAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    auto *box = new QVBoxLayout(this);
    box->addWidget(m_edit);
    box->addWidget(m_list, 1);
    box->addWidget(m_empty, 1);
    box->addWidget(m_hint);
    connect(m_edit, &QLineEdit::textChanged, this, &Palette::retype);
    connect(m_list, &QAbstractItemView::clicked, this, [this](const QModelIndex &index) { take(index.row()); });
    connect(&theme, &Theme::changed, this, &Palette::restyle);
    restyle();
}

void Palette::open(std::vector<Offer> offers)
{
    if (!isVisible())
        m_before = QApplication::focusWidget();
    m_model->setOffers(std::move(offers));
    {
        const QSignalBlocker quiet(m_edit);
        m_edit->clear();
    }
    setCurrent(m_model->nextRow(0, 1));
    m_list->scrollToTop();
    tell();
    place();
    qApp->installEventFilter(this);
    show();
    raise();
    m_edit->setFocus(Qt::PopupFocusReason);
}

void Palette::dismiss()
{
    if (!isVisible())
        return;
    const bool hadKeyboard = isAncestorOf(QApplication::focusWidget());
    hide();
    if (hadKeyboard && m_before)
        m_before->setFocus(Qt::PopupFocusReason);
}

void Palette::retype(const QString &typed)
{
    m_model->setTyped(typed);
    m_waiting = true;
    setCurrent(m_model->nextRow(0, 1));
    m_list->scrollToTop();
    tell();
    Q_EMIT retyped(m_model->typed());
}

void Palette::setPapers(std::vector<Offer> papers, qint64 total)
{
    m_waiting = false;
    const Offer *offer = m_model->offerAt(m_list->currentIndex().row());
    const bool kept = offer && offer->kind != Offered::Paper;
    const qint64 paper = offer && !kept ? offer->id : 0;
    const int row = m_list->currentIndex().row();
    m_model->setPapers(std::move(papers), total);
    if (!kept) { // the cursor was among the papers, or nowhere
        const Offer *same = m_model->offerAt(row);
        setCurrent(same && same->id == paper ? row : m_model->nextRow(0, 1));
    }
    tell();
}

void Palette::tell()
{
    const bool any = m_model->rowCount() > 0;
    m_list->setVisible(any);
    m_empty->setVisible(!any);
    m_empty->setText(m_waiting ? QString() : tr("Nothing is called “%1”.").arg(typed()));
    const QModelIndex now = m_list->currentIndex();
    m_edit->setAccessibleDescription(now.isValid() ? now.data(Qt::AccessibleTextRole).toString() : m_empty->text());
}

void Palette::setCurrent(int row)
{
    m_list->setCurrentIndex(m_model->index(row));
}

void Palette::step(int by)
{
    const int row = m_model->nextRow(m_list->currentIndex().row() + by, by);
    if (row < 0)
        return;
    setCurrent(row);
    if (m_model->nextRow(row - 1, -1) < 0)
        m_list->scrollToTop(); // its heading too
    tell();
}

void Palette::page(int direction)
{
    const QRect now = m_list->visualRect(m_list->currentIndex());
    const int height = m_list->viewport()->height();
    const QModelIndex there = m_list->indexAt(now.center());
    int row = there.row();
    for (int passed = 0; passed < height && row >= 0 && row < m_model->rowCount(); row += direction)
        passed += m_list->sizeHintForIndex(m_model->index(row)).height();
    row = std::clamp(row, 0, m_model->rowCount() - 1);
    const int next = m_model->nextRow(row, direction);
    const int found = next >= 0 ? next : m_model->nextRow(row, -direction);
    if (found >= 0)
        setCurrent(found);
    tell();
}

void Palette::take(int row)
{
    const Offer *offer = m_model->offerAt(row);
    if (!offer || !offer->enabled)
        return;
    const Offered kind = offer->kind;
    const qint64 id = offer->id;
    dismiss();
    Q_EMIT chosen(kind, id);
}

bool Palette::key(const QKeyEvent &press)
{
    if (press.modifiers() & (Qt::ControlModifier | Qt::AltModifier))
        return false;
    const bool marking = press.modifiers() & Qt::ShiftModifier;
    if (marking && (press.key() == Qt::Key_Home || press.key() == Qt::Key_End))
        return false;
    switch (press.key()) {
    case Qt::Key_Escape:
        dismiss();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        take(m_list->currentIndex().row());
        return true;
    case Qt::Key_Up:
    case Qt::Key_Backtab:
        step(-1);
        return true;
    case Qt::Key_Down:
    case Qt::Key_Tab:
        step(1);
        return true;
    case Qt::Key_PageUp:
        page(-1);
        return true;
    case Qt::Key_PageDown:
        page(1);
        return true;
    case Qt::Key_Home:
        setCurrent(m_model->nextRow(0, 1));
        m_list->scrollToTop();
        tell();
        return true;
    case Qt::Key_End:
        setCurrent(m_model->nextRow(m_model->rowCount() - 1, -1));
        tell();
        return true;
    default:
        return false;
    }
}

bool Palette::eventFilter(QObject *watched, QEvent *event)
{
    if (!isVisible())
        return QWidget::eventFilter(watched, event);
    if (watched == m_edit) {
        if (event->type() == QEvent::KeyPress)
            return key(*static_cast<QKeyEvent *>(event));
        if (event->type() == QEvent::ShortcutOverride) {
            event->accept();
            return true;
        }
        const auto reason =
            event->type() == QEvent::FocusOut ? static_cast<QFocusEvent *>(event)->reason() : Qt::PopupFocusReason;
        if (reason != Qt::PopupFocusReason && reason != Qt::ActiveWindowFocusReason)
            dismiss();
    } else if (watched == parentWidget() && event->type() == QEvent::Resize) {
        place();
    } else if (event->type() == QEvent::MouseButtonPress) {
        const auto *hit = qobject_cast<QWidget *>(watched);
        if (hit && hit != this && !isAncestorOf(hit))
            dismiss(); // and the press goes where it was meant
    }
    return QWidget::eventFilter(watched, event);
}

void Palette::hideEvent(QHideEvent *event)
{
    qApp->removeEventFilter(this);
    QWidget::hideEvent(event);
}

void Palette::place()
{
    const int shadow = m_theme.px(paletteShadow);
    const QRect area = parentWidget()->rect();
    const int width = std::min(m_theme.px(paletteWidth) + 2 * shadow, area.width());
    const int top = m_theme.px(52) - shadow;
    const int height = std::min(m_theme.px(paletteHeight) + 2 * shadow, area.height() - top);
    setGeometry((area.width() - width) / 2, top, width, height);
}

void Palette::restyle()
{
    const int around = m_theme.px(paletteShadow) + m_theme.space(2);
    layout()->setContentsMargins(around, around, around, around);
    layout()->setSpacing(m_theme.space(2));
    m_hint->setContentsMargins(m_theme.space(1), 0, m_theme.space(1), 0);
    m_edit->setFont(m_theme.font(Type::Body));
    m_edit->setMinimumHeight(m_theme.px(36));
    m_edit->setTextMargins(m_theme.space(1), 0, m_theme.space(1), 0);
    update();
    if (isVisible())
        place();
}

void Palette::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int shadow = m_theme.px(paletteShadow);
    paintPanel(painter, QRectF(rect()).adjusted(shadow, shadow, -shadow, -shadow), shadow, m_theme);
}

} // namespace sheaf
