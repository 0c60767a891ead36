// SPDX-License-Identifier: GPL-3.0-or-later
// Builds the panel, keeps it inside the window and turns keys into choices.
#include "views/choicepopup.h"

#include "views/choicedelegate.h"
#include "views/paint.h"
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

constexpr int choiceShownRows = 9;
constexpr double choiceShadow = 14; // px at 1x around the panel

} // namespace

ChoicePopup::ChoicePopup(const Theme &theme, QWidget *window)
    : QWidget(window)
    , m_theme(theme)
    , m_model(new ChoiceModel(this))
    , m_edit(new QLineEdit)
    , m_list(new QListView)
    , m_empty(new TextLabel(theme, Type::Body, Token::Dim))
    , m_hint(new TextLabel(theme, Type::Secondary, Token::Dim))
{
    hide();
    m_list->setModel(m_model);
    m_list->setItemDelegate(new ChoiceDelegate(theme, *m_model, this));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_hint->setAlignment(Qt::AlignLeading | Qt::AlignVCenter);

    auto *box = new QVBoxLayout(this);
    for (QWidget *part : std::initializer_list<QWidget *>{m_edit, m_list, m_empty, m_hint})
        box->addWidget(part);
    connect(m_edit, &QLineEdit::textChanged, this, &ChoicePopup::retype);
    connect(m_list, &QAbstractItemView::clicked, this, [this](const QModelIndex &index) {
        if (m_several && QApplication::keyboardModifiers().testFlag(Qt::ControlModifier))
            mark(index.row());
        else
            take(index.row());
    });
    connect(&theme, &Theme::changed, this, &ChoicePopup::restyle);
    restyle();
}

void ChoicePopup::open(const QRect &anchor, const ChoiceWords &words, std::vector<Choice> choices)
{
    if (!isVisible())
        m_before = QApplication::focusWidget();
    m_anchor = anchor;
    m_several = words.several;
    m_empty->setText(words.empty);
    m_hint->setText(words.hint);
    m_edit->setPlaceholderText(words.title);
    m_edit->setAccessibleName(words.title);
    m_list->setAccessibleName(words.title);
    setAccessibleName(words.title);
    m_model->setChoices(std::move(choices), words.newRow);
    m_edit->clear();
    retype({});
    qApp->installEventFilter(this);
    show();
    raise();
    m_edit->setFocus(Qt::PopupFocusReason);
}

void ChoicePopup::dismiss()
{
    if (!isVisible())
        return;
    const bool hadKeyboard = isAncestorOf(QApplication::focusWidget());
    hide();
    if (hadKeyboard && m_before)
        m_before->setFocus(Qt::PopupFocusReason);
}

void ChoicePopup::retype(const QString &typed)
{
    m_model->setTyped(typed);
    const bool any = m_model->rowCount() > 0;
    m_list->setVisible(any);
    m_empty->setVisible(!any);
    if (any)
        m_list->setCurrentIndex(m_model->index(0));
    place();
}

void ChoicePopup::place()
{
    const int shadow = m_theme.px(choiceShadow);
    const int row = m_list->sizeHintForRow(0);
    const int rows = std::clamp(m_model->rowCount(), 1, choiceShownRows);
    if (m_model->rowCount() > 0)
        m_list->setFixedHeight(rows * row);
    m_empty->setFixedHeight(m_theme.px(64));
    layout()->activate();
    const QRect area = parentWidget()->rect();
    const int wanted = std::max(m_theme.px(360), m_hint->sizeHint().width() + m_theme.px(28));
    const int width = std::min(wanted + 2 * shadow, area.width());
    const int height = std::min(sizeHint().height(), area.height());
    const bool mirrored = isRightToLeft();
    int x = mirrored ? m_anchor.right() + 1 + shadow - width : m_anchor.left() - shadow;
    int y = m_anchor.bottom() + 1 + m_theme.px(4) - shadow;
    if (y + height > area.height() && m_anchor.top() - m_theme.px(4) + shadow - height >= 0)
        y = m_anchor.top() - m_theme.px(4) + shadow - height;
    x = std::clamp(x, 0, std::max(area.width() - width, 0));
    y = std::clamp(y, 0, std::max(area.height() - height, 0));
    setGeometry(x, y, width, height);
}

void ChoicePopup::take(int row)
{
    const Choice *choice = m_model->choiceAt(row);
    if (choice && anyMarked()) {
        // Without letters it is only the first row of all, and nothing that was chosen.
        if (!m_model->typed().isEmpty() && !m_model->isToggled(choice->id))
            m_model->toggle(row);
        decide({});
    } else if (choice) {
        const qint64 id = choice->id;
        const bool on = choice->mark == Choice::Mark::On;
        dismiss();
        if (on)
            Q_EMIT unchosen(id);
        else
            Q_EMIT chosen(id);
    } else if (row >= 0) {
        makeNew();
    }
}

void ChoicePopup::makeNew()
{
    const QString name = m_model->typed();
    if (!m_model->offersNew())
        return;
    if (anyMarked()) {
        decide(name);
        return;
    }
    dismiss();
    Q_EMIT newAsked(name);
}

bool ChoicePopup::anyMarked() const
{
    return !m_model->toggled(Choice::Mark::On).empty() || !m_model->toggled(Choice::Mark::Off).empty();
}

void ChoicePopup::mark(int row)
{
    m_model->toggle(row);
    m_edit->clear(); // for the letters of the next one
    m_edit->setFocus(Qt::PopupFocusReason);
}

void ChoicePopup::decide(const QString &made)
{
    const ChoiceDecision decision{m_model->toggled(Choice::Mark::On), m_model->toggled(Choice::Mark::Off), made};
    dismiss();
    Q_EMIT decided(decision);
}

void ChoicePopup::step(int by)
{
    const int rows = m_model->rowCount();
    if (rows == 0)
        return;
    const int at = std::clamp(m_list->currentIndex().row() + by, 0, rows - 1);
    m_list->setCurrentIndex(m_model->index(at));
}

bool ChoicePopup::key(int key, Qt::KeyboardModifiers modifiers)
{
    switch (key) {
    case Qt::Key_Escape:
        dismiss();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (modifiers & Qt::ShiftModifier)
            makeNew();
        else if (m_several && (modifiers & Qt::ControlModifier))
            mark(m_list->currentIndex().row());
        else
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
        step(-choiceShownRows);
        return true;
    case Qt::Key_PageDown:
        step(choiceShownRows);
        return true;
    default:
        return false;
    }
}

bool ChoicePopup::eventFilter(QObject *watched, QEvent *event)
{
    if (!isVisible())
        return QWidget::eventFilter(watched, event);
    if (watched == m_edit) {
        if (event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride) {
            const auto *press = static_cast<QKeyEvent *>(event);
            if (event->type() == QEvent::KeyPress)
                return key(press->key(), press->modifiers());
            event->accept(); // while it is open, every key is the panel's and none a shortcut of the window
            return true;
        }
        if (event->type() == QEvent::FocusOut && static_cast<QFocusEvent *>(event)->reason() != Qt::PopupFocusReason &&
            static_cast<QFocusEvent *>(event)->reason() != Qt::ActiveWindowFocusReason)
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

void ChoicePopup::hideEvent(QHideEvent *event)
{
    qApp->removeEventFilter(this);
    QWidget::hideEvent(event);
}

void ChoicePopup::restyle()
{
    const int shadow = m_theme.px(choiceShadow);
    const int pad = m_theme.space(2);
    layout()->setContentsMargins(shadow + pad, shadow + pad, shadow + pad, shadow + pad);
    layout()->setSpacing(m_theme.space(2));
    m_hint->setContentsMargins(m_theme.space(1), 0, m_theme.space(1), 0);
    m_edit->setFont(m_theme.font(Type::Body));
    m_edit->setMinimumHeight(m_theme.px(32));
    m_edit->setTextMargins(m_theme.space(1), 0, m_theme.space(1), 0);
    update();
    if (isVisible())
        place();
}

void ChoicePopup::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int shadow = m_theme.px(choiceShadow);
    paintPanel(painter, QRectF(rect()).adjusted(shadow, shadow, -shadow, -shadow), shadow, m_theme);
}

} // namespace sheaf
