// SPDX-License-Identifier: GPL-3.0-or-later
// Makes one painted chip per tag and keeps the keyboard's place among them.
#include "views/tagchips.h"

#include "views/flowlayout.h"
#include "views/keytips.h"
#include "views/paint.h"

#include <QAbstractButton>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace sheaf
{

namespace
{

// Clicked means: take this tag off. Only the cross takes the mouse.
class RemovableChip final : public QAbstractButton
{
public:
    RemovableChip(const Theme &theme, const Tag &tag, TagChips::Of of, QWidget *parent)
        : QAbstractButton(parent), m_theme(theme), m_hue(tag.colour)
    {
        setText(tag.name);
        setFont(theme.font(Type::Secondary));
        setAttribute(Qt::WA_Hover);
        setFocusPolicy(Qt::StrongFocus);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        const bool name = of == TagChips::Of::Names;
        setToolTip(
            (name ? TagChips::tr("Take the name “%1” away") : TagChips::tr("Take the tag “%1” off")).arg(tag.name));
        setAccessibleName((name ? TagChips::tr("Name %1") : TagChips::tr("Tag %1")).arg(tag.name));
        setAccessibleDescription(name ? TagChips::tr("Delete takes the name away")
                                      : TagChips::tr("Delete takes the tag off"));
    }

    QSize sizeHint() const override
    {
        const int width = m_theme.px(8) + fontMetrics().horizontalAdvance(text()) + cross();
        return {width, qMax(m_theme.px(24), fontMetrics().height() + m_theme.px(4))};
    }

protected:
    bool hitButton(const QPoint &at) const override { return crossBox().contains(at) && rect().contains(at); }

    void keyPressEvent(QKeyEvent *event) override
    {
        if (takesOff(*event))
            click();
        else
            event->ignore(); // Space and Enter belong to the pane, not to a chip
    }

    void keyReleaseEvent(QKeyEvent *event) override { event->ignore(); }

    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const ChipColours colours = m_theme.chip(m_hue);
        const double radius = m_theme.px(4);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colours.tint);
        painter.drawRoundedRect(QRectF(rect()), radius, radius);
        const QRect box = crossBox();
        const bool over = underMouse() && box.contains(mapFromGlobal(QCursor::pos()));
        if (over) {
            painter.setBrush(blend(colours.tint, colours.text, isDown() ? 0.3 : 0.18));
            painter.drawRoundedRect(QRectF(box).adjusted(2, 3, -3, -3), radius, radius);
        }
        painter.setPen(colours.text);
        const QRect words = rect().adjusted(isRightToLeft() ? cross() : m_theme.px(8), 0,
                                            isRightToLeft() ? -m_theme.px(8) : -cross(), 0);
        const QString shown = fontMetrics().elidedText(text(), Qt::ElideRight, words.width() + 1);
        painter.drawText(words.adjusted(0, 0, 1, 0), Qt::AlignVCenter | Qt::AlignLeading, shown);
        const QPointF centre = QRectF(box).center() + QPointF(isRightToLeft() ? 0.5 : -0.5, 0.5);
        const double arm = m_theme.px(6) / 2.0;
        painter.setPen(QPen(colours.text, 1.3, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(centre - QPointF(arm, arm), centre + QPointF(arm, arm));
        painter.drawLine(centre - QPointF(arm, -arm), centre + QPointF(arm, -arm));
        if (hasFocus())
            paintFocusRing(painter, QRectF(rect()), m_theme, radius);
    }

    void mouseMoveEvent(QMouseEvent *event) override
    {
        QAbstractButton::mouseMoveEvent(event);
        update();
    }

    bool event(QEvent *event) override
    {
        if (event->type() == QEvent::HoverMove)
            update();
        if (event->type() == QEvent::ShortcutOverride && takesOff(*static_cast<QKeyEvent *>(event))) {
            event->accept(); // the window's Delete would mean the paper
            return true;
        }
        return QAbstractButton::event(event);
    }

private:
    static bool takesOff(const QKeyEvent &key)
    {
        return key.modifiers() == Qt::NoModifier && (key.key() == Qt::Key_Delete || key.key() == Qt::Key_Backspace);
    }

    int cross() const { return m_theme.px(22); }
    QRect crossBox() const
    {
        return isRightToLeft() ? QRect(0, 0, cross(), height()) : QRect(width() - cross(), 0, cross(), height());
    }

    const Theme &m_theme;
    int m_hue;
};

// "+ Tag", as tall as the chips it stands beside.
class AddChip final : public QAbstractButton
{
public:
    AddChip(const Theme &theme, const QString &text, QWidget *parent) : QAbstractButton(parent), m_theme(theme)
    {
        setText(text);
        setAttribute(Qt::WA_Hover);
        setFocusPolicy(Qt::StrongFocus);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }

    QSize sizeHint() const override
    {
        const QFontMetrics metrics(m_theme.font(Type::Secondary));
        const int width = m_theme.px(6) + m_theme.px(16) + m_theme.px(3) + metrics.horizontalAdvance(text());
        return {width + m_theme.px(9), qMax(m_theme.px(24), metrics.height() + m_theme.px(4))};
    }

protected:
    bool event(QEvent *event) override
    {
        if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Space) {
            event->accept(); // the window's Space would scroll the paper
            return true;
        }
        return QAbstractButton::event(event);
    }

    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QColor base = m_theme.colour(Token::Base);
        const double radius = m_theme.px(4);
        const double over = isDown() ? 0.14 : underMouse() ? 0.06 : 0;
        painter.setPen(QPen(blend(m_theme.colour(Token::Line), m_theme.colour(Token::Dim), 0.15), 1));
        painter.setBrush(blend(base, m_theme.colour(Token::Ink), over));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
        const int glyph = m_theme.px(14);
        const int pad = m_theme.px(6);
        const QRect sign(isRightToLeft() ? width() - pad - glyph : pad, (height() - glyph) / 2, glyph, glyph);
        m_theme.icon(QStringLiteral("plus"), Token::Dim).paint(&painter, sign);
        const int used = pad + m_theme.px(16) + m_theme.px(3);
        painter.setFont(m_theme.font(Type::Secondary));
        painter.setPen(m_theme.colour(Token::Ink));
        painter.drawText(isRightToLeft() ? rect().adjusted(0, 0, -used, 0) : rect().adjusted(used, 0, 0, 0),
                         Qt::AlignVCenter | Qt::AlignLeading, text());
        if (hasFocus())
            paintFocusRing(painter, QRectF(rect()), m_theme, radius);
    }

private:
    const Theme &m_theme;
};

} // namespace

TagChips::TagChips(const Theme &theme, QWidget *parent, Of of)
    : QWidget(parent)
    , m_theme(theme)
    , m_of(of)
    , m_add(new AddChip(theme, of == Of::Names ? tr("Name") : tr("Tag"), this))
{
    setAccessibleName(of == Of::Names ? tr("Other names") : tr("Tags"));
    auto *flow = new FlowLayout(this);
    flow->setSpacing(theme.px(6));
    m_add->setAccessibleName(of == Of::Names ? tr("Add a name") : tr("Add a tag"));
    m_add->setToolTip(m_add->accessibleName());
    if (of == Of::Tags)
        teachKey(m_add, "tag");
    m_add->installEventFilter(this);
    flow->addWidget(m_add);
    connect(m_add, &QAbstractButton::clicked, this, &TagChips::tagAsked);
    connect(&theme, &Theme::changed, this, &TagChips::rebuild);
}

void TagChips::setTags(const std::vector<Tag> &tags)
{
    if (tags == m_tags)
        return;
    m_tags = tags;
    rebuild();
}

void TagChips::rebuild()
{
    const auto focused = std::find_if(m_chips.begin(), m_chips.end(), [](QWidget *chip) { return chip->hasFocus(); });
    const auto place = std::size_t(focused - m_chips.begin());
    const bool hadFocus = focused != m_chips.end();
    if (hadFocus)
        m_add->setFocus(Qt::OtherFocusReason);
    for (QWidget *chip : m_chips) {
        chip->hide();
        chip->deleteLater(); // it may be this chip's click that led here
        layout()->removeWidget(chip);
    }
    m_chips.clear();
    layout()->setSpacing(m_theme.px(6));
    layout()->removeWidget(m_add);
    // The chips come after the pane's parts above and before “+ Tag”. Qt orders only widgets that take the keyboard.
    QWidget *before = previousInFocusChain();
    while (before != this && (isAncestorOf(before) || (before->focusPolicy() & Qt::TabFocus) == 0))
        before = before->previousInFocusChain();
    for (const Tag &tag : m_tags) {
        auto *chip = new RemovableChip(m_theme, tag, m_of, this);
        chip->installEventFilter(this);
        connect(chip, &QAbstractButton::clicked, this, [this, id = tag.id] { Q_EMIT tagRemoved(id); });
        layout()->addWidget(chip);
        chip->show();
        setTabOrder(before, chip);
        m_chips.push_back(chip);
        before = chip;
    }
    layout()->addWidget(m_add);
    setTabOrder(before, m_add);
    if (hadFocus && !m_chips.empty())
        m_chips[std::min(place, m_chips.size() - 1)]->setFocus(Qt::OtherFocusReason);
    updateGeometry();
}

void TagChips::step(QWidget *from, int by)
{
    std::vector<QWidget *> stops = m_chips;
    stops.push_back(m_add);
    const auto at = std::find(stops.begin(), stops.end(), from);
    const auto to = at - stops.begin() + by;
    if (at != stops.end() && to >= 0 && to < std::ssize(stops))
        stops[std::size_t(to)]->setFocus(Qt::TabFocusReason);
}

void TagChips::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const auto chip = std::find_if(m_chips.begin(), m_chips.end(), [&](const QWidget *each) {
        return byKey ? each->hasFocus() : each->geometry().contains(mapFromGlobal(event->globalPos()));
    });
    if (chip == m_chips.end()) {
        event->ignore();
        return;
    }
    event->accept();
    const QPoint below = (*chip)->mapToGlobal(QPoint(0, (*chip)->height()));
    Q_EMIT menuAsked(m_tags[std::size_t(chip - m_chips.begin())].id, byKey ? below : event->globalPos());
}

bool TagChips::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Left || key == Qt::Key_Right) {
            step(qobject_cast<QWidget *>(watched), (key == Qt::Key_Right) != isRightToLeft() ? 1 : -1);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace sheaf
