// SPDX-License-Identifier: GPL-3.0-or-later
// HighlightPopup: a row of swatches and two buttons on a panel of its own.
#include "views/highlightpopup.h"

#include "views/keytips.h"
#include "views/paint.h"
#include "views/swatch.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QToolButton>

#include <algorithm>

namespace sheaf
{

namespace
{

constexpr double popupShadow = 12; // px at 1x around the panel
constexpr const char *colourActions[] = {"highlight-yellow", "highlight-green", "highlight-blue", "highlight-pink"};

QToolButton *popupButton(const QString &text, const QString &toolTip)
{
    auto *button = new QToolButton;
    button->setText(text);
    button->setToolTip(toolTip);
    button->setAutoRaise(true);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace

QString highlightWord(int colour)
{
    switch (colour) {
    case 1:
        return HighlightPopup::tr("Yellow");
    case 2:
        return HighlightPopup::tr("Green");
    case 3:
        return HighlightPopup::tr("Blue");
    default:
        return HighlightPopup::tr("Pink");
    }
}

HighlightPopup::HighlightPopup(const Theme &theme, QWidget *window)
    : QWidget(window)
    , m_theme(theme)
    , m_remark(popupButton(tr("Remark"), tr("Write a remark on it")))
    , m_remove(popupButton(tr("Remove"), tr("Remove the highlight")))
{
    hide();
    setAccessibleName(tr("Highlight"));
    auto *row = new QHBoxLayout(this);
    for (int colour = 1; colour <= 4; ++colour) {
        auto *swatch = new Swatch(theme, colour, this);
        swatch->setAccessibleName(highlightWord(colour));
        swatch->setToolTip(highlightWord(colour));
        teachKey(swatch, colourActions[colour - 1]);
        connect(swatch, &QAbstractButton::clicked, this, [this, colour] {
            dismiss();
            Q_EMIT colourChosen(colour);
        });
        row->addWidget(swatch);
        m_colours[static_cast<std::size_t>(colour - 1)] = swatch;
    }
    row->addWidget(m_remark);
    row->addWidget(m_remove);
    connect(m_remark, &QAbstractButton::clicked, this, [this] {
        dismiss();
        Q_EMIT remarkAsked();
    });
    connect(m_remove, &QAbstractButton::clicked, this, [this] {
        dismiss();
        Q_EMIT removeAsked();
    });
    connect(&theme, &Theme::changed, this, &HighlightPopup::restyle);
    restyle();
}

void HighlightPopup::open(const QRect &anchor, int colour, bool byKey)
{
    if (!isVisible())
        m_before = QApplication::focusWidget();
    for (std::size_t i = 0; i < m_colours.size(); ++i)
        m_colours[i]->setChecked(int(i) + 1 == colour);
    m_remove->setVisible(colour != 0);
    adjustSize();
    const QRect area = parentWidget()->rect();
    const int shadow = m_theme.px(popupShadow);
    const int gap = m_theme.px(6);
    int x = anchor.center().x() - width() / 2;
    int y = anchor.top() - gap + shadow - height();
    if (y + shadow < 0)
        y = anchor.bottom() + 1 + gap - shadow;
    x = std::clamp(x, -shadow, std::max(area.width() - width() + shadow, -shadow));
    y = std::clamp(y, -shadow, std::max(area.height() - height() + shadow, -shadow));
    move(x, y);
    qApp->installEventFilter(this);
    show();
    raise();
    if (byKey)
        m_colours[static_cast<std::size_t>(std::max(colour, 1) - 1)]->setFocus(Qt::TabFocusReason);
}

void HighlightPopup::dismiss()
{
    if (!isVisible())
        return;
    const bool hadKeyboard = isAncestorOf(QApplication::focusWidget());
    hide();
    if (hadKeyboard && m_before)
        m_before->setFocus(Qt::PopupFocusReason);
}

void HighlightPopup::step(int by)
{
    std::vector<QWidget *> stops(m_colours.begin(), m_colours.end());
    stops.push_back(m_remark);
    if (!m_remove->isHidden())
        stops.push_back(m_remove);
    const auto at = std::ranges::find(stops, QApplication::focusWidget());
    const auto count = std::ssize(stops);
    const auto to = at == stops.end() ? 0 : (at - stops.begin() + by + count) % count;
    stops[static_cast<std::size_t>(to)]->setFocus(Qt::TabFocusReason);
}

// True when the key was meant for the panel.
bool HighlightPopup::handleKey(const QKeyEvent &key)
{
    const bool inside = isAncestorOf(QApplication::focusWidget());
    const int mirrored = isRightToLeft() ? -1 : 1;
    switch (key.key()) {
    case Qt::Key_Escape:
        dismiss();
        return true;
    case Qt::Key_Left:
    case Qt::Key_Backtab:
        step(key.key() == Qt::Key_Left ? -mirrored : -1);
        return true;
    case Qt::Key_Right:
    case Qt::Key_Tab:
        step(key.key() == Qt::Key_Right ? mirrored : 1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (auto *button = inside ? qobject_cast<QAbstractButton *>(QApplication::focusWidget()) : nullptr)
            button->click();
        return inside;
    default:
        return false;
    }
}

bool HighlightPopup::eventFilter(QObject *watched, QEvent *event)
{
    auto *widget = qobject_cast<QWidget *>(watched);
    if (!isVisible() || !widget || widget->window() != window())
        return QWidget::eventFilter(watched, event);
    const bool inside = isAncestorOf(QApplication::focusWidget());
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Escape || (inside && (key == Qt::Key_Space || key == Qt::Key_Return))) {
            event->accept(); // not a shortcut of the window
            return true;
        }
    } else if (event->type() == QEvent::KeyPress && widget == QApplication::focusWidget()) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (inside || key->key() == Qt::Key_Escape) {
            if (handleKey(*key))
                return true;
        } else if (key->key() != Qt::Key_Shift && key->key() != Qt::Key_Control && key->key() != Qt::Key_Alt) {
            dismiss(); // and the key goes where it was meant
        }
    } else if (event->type() == QEvent::MouseButtonPress && widget != this && !isAncestorOf(widget)) {
        dismiss();
    } else if (event->type() == QEvent::Wheel || (event->type() == QEvent::Resize && widget == parentWidget())) {
        dismiss();
    }
    return QWidget::eventFilter(watched, event);
}

void HighlightPopup::hideEvent(QHideEvent *event)
{
    qApp->removeEventFilter(this);
    QWidget::hideEvent(event);
}

void HighlightPopup::restyle()
{
    const int shadow = m_theme.px(popupShadow);
    const int pad = m_theme.px(6);
    layout()->setContentsMargins(shadow + pad, shadow + pad, shadow + pad, shadow + pad);
    layout()->setSpacing(m_theme.px(4));
    m_remark->setIcon(m_theme.icon(QStringLiteral("note"), Token::Dim));
    m_remove->setIcon(m_theme.icon(QStringLiteral("trash"), Token::Dim));
    for (QToolButton *button : {m_remark, m_remove}) {
        button->setFont(m_theme.font(Type::Body));
        button->setFixedHeight(m_theme.px(28));
    }
    update();
}

void HighlightPopup::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int shadow = m_theme.px(popupShadow);
    paintPanel(painter, QRectF(rect()).adjusted(shadow, shadow, -shadow, -shadow), shadow, m_theme);
}

} // namespace sheaf
