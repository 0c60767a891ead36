// SPDX-License-Identifier: GPL-3.0-or-later
// The few parts of Fusion that are painted anew: flat, 6 px radius, one hairline, a 2 px accent ring for the keyboard.
#include "views/sheafstyle.h"

#include "views/paint.h"
#include "views/theme.h"

#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QStyleFactory>
#include <QStyleOption>

namespace sheaf
{

namespace
{

void styleRoundRect(QPainter *painter, const QRectF &rect, double radius, const QColor &fill, const QColor &edge,
                    double width)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const double half = edge.isValid() ? width / 2.0 : 0.0;
    painter->setPen(edge.isValid() ? QPen(edge, width) : QPen(Qt::NoPen));
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter->drawRoundedRect(rect.adjusted(half, half, -half, -half), radius, radius);
    painter->restore();
}

bool isDefaultButton(const QStyleOption *option)
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    return button && (button->features & QStyleOptionButton::DefaultButton);
}

} // namespace

SheafStyle::SheafStyle(const Theme &theme)
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))), m_theme(theme)
{
}

// Qt lets a field begin where its text would: from right to left Latin words, the field's own among them, stood at the
// far end from its icon.
void SheafStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    auto *line = qobject_cast<QLineEdit *>(widget);
    if (line && line->isRightToLeft() && line->alignment() == (Qt::AlignLeading | Qt::AlignVCenter))
        line->setAlignment(Qt::AlignRight | Qt::AlignAbsolute | Qt::AlignVCenter);
}

void SheafStyle::drawButton(const QStyleOption *option, QPainter *painter, bool quiet, bool filled) const
{
    const bool enabled = option->state & State_Enabled;
    const bool hover = enabled && (option->state & State_MouseOver);
    const bool down = enabled && (option->state & (State_Sunken | State_On));
    const bool focus = (option->state & State_HasFocus) && (option->state & State_KeyboardFocusChange);
    const QColor ink = m_theme.colour(Token::Ink);
    const QColor accent = m_theme.colour(Token::Accent);
    const QColor face = option->palette.color(QPalette::Button);
    QColor fill = quiet ? QColor() : face;
    QColor edge = quiet ? QColor() : m_theme.colour(Token::Line);
    if (filled && enabled) {
        fill = down ? blend(accent, ink, 0.25) : hover ? blend(accent, ink, 0.12) : accent;
        edge = QColor();
    } else if (down) {
        fill = m_theme.colour(Token::Selected);
    } else if (hover) {
        fill = blend(quiet ? option->palette.color(QPalette::Window) : face, ink, 0.06);
        edge = quiet ? QColor() : blend(m_theme.colour(Token::Line), ink, 0.12);
    }
    if (focus) {
        const bool gap = filled && enabled;
        styleRoundRect(painter, option->rect, m_theme.px(6), gap ? QColor() : fill, accent, m_theme.px(2));
        const int inset = m_theme.px(3);
        if (gap)
            styleRoundRect(painter, option->rect.adjusted(inset, inset, -inset, -inset), m_theme.px(4), fill, {}, 0);
        return;
    }
    styleRoundRect(painter, option->rect, m_theme.px(6), fill, edge, 1.0);
}

void SheafStyle::drawRadio(const QStyleOption *option, QPainter *painter) const
{
    const bool enabled = option->state & State_Enabled;
    const bool on = option->state & State_On;
    const bool hover = enabled && (option->state & State_MouseOver);
    const QColor mark = enabled ? m_theme.colour(Token::Accent) : m_theme.disabledIconColour();
    const int side = qMin(qMin(option->rect.width(), option->rect.height()), m_theme.px(16));
    QRectF ring(0, 0, side, side);
    ring.moveCenter(QRectF(option->rect).center());
    const QColor edge = on      ? QColor()
                        : hover ? mark
                                : blend(m_theme.colour(Token::Line), m_theme.colour(Token::Dim), 0.6);
    styleRoundRect(painter, ring, side / 2.0, on ? mark : m_theme.colour(Token::Base), edge, 1.0);
    if (!on)
        return;
    const double inset = side * 0.31;
    const QRectF dot = ring.adjusted(inset, inset, -inset, -inset);
    styleRoundRect(painter, dot, dot.width() / 2, m_theme.colour(Token::Base), {}, 0);
}

void SheafStyle::drawCheck(const QStyleOption *option, QPainter *painter) const
{
    const bool enabled = option->state & State_Enabled;
    const bool on = option->state & State_On;
    const bool some = option->state & State_NoChange;
    const QColor mark = enabled ? m_theme.colour(Token::Accent) : m_theme.disabledIconColour();
    const bool hover = enabled && (option->state & State_MouseOver);
    const int side = qMin(qMin(option->rect.width(), option->rect.height()), m_theme.px(16));
    QRectF box(0, 0, side, side);
    box.moveCenter(QRectF(option->rect).center());
    const QColor edge = on || some ? QColor()
                        : hover    ? mark
                                   : blend(m_theme.colour(Token::Line), m_theme.colour(Token::Dim), 0.6);
    styleRoundRect(painter, box, m_theme.px(4), on || some ? mark : m_theme.colour(Token::Base), edge, 1.0);
    if (!on && !some)
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(m_theme.colour(Token::Base), side / 8.0, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const auto at = [&box](double x, double y) {
        return QPointF(box.left() + x * box.width(), box.top() + y * box.height());
    };
    if (on)
        painter->drawPolyline(QPolygonF({at(0.25, 0.53), at(0.43, 0.70), at(0.76, 0.32)}));
    else
        painter->drawLine(at(0.28, 0.5), at(0.72, 0.5));
    painter->restore();
}

// Icon and text together in the middle; Fusion leaves the text at the edge, and from right to left at the wrong one.
void SheafStyle::drawLabel(const Label &label, const QStyleOption &option, QPainter *painter) const
{
    const bool enabled = option.state & State_Enabled;
    const int textWidth = painter->fontMetrics().size(Qt::TextHideMnemonic, label.text).width();
    const int total = label.iconSize.width() + label.gap + textWidth;
    const int left = option.rect.left() + (option.rect.width() - total) / 2;
    const int top = option.rect.top() + (option.rect.height() - label.iconSize.height()) / 2;
    const QRect icon(QPoint(left, top), label.iconSize);
    const QRect text(left + label.iconSize.width() + label.gap, option.rect.top(), textWidth, option.rect.height());
    label.icon.paint(painter, visualRect(option.direction, option.rect, icon), Qt::AlignCenter,
                     enabled ? QIcon::Normal : QIcon::Disabled);
    drawItemText(painter, visualRect(option.direction, option.rect, text), Qt::AlignCenter | Qt::TextHideMnemonic,
                 option.palette, enabled, label.text, QPalette::ButtonText);
}

void SheafStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                               const QWidget *widget) const
{
    switch (element) {
    case PE_PanelButtonCommand: {
        const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
        drawButton(option, painter, button && (button->features & QStyleOptionButton::Flat), isDefaultButton(option));
        return;
    }
    case PE_PanelButtonTool:
        drawButton(option, painter, option->state & State_AutoRaise, false);
        return;
    case PE_FrameButtonTool:
    case PE_FrameDefaultButton:
        return;
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option); frame && frame->lineWidth > 0) {
            const bool focus = option->state & State_HasFocus;
            styleRoundRect(painter, option->rect, m_theme.px(6), option->palette.color(QPalette::Base),
                           m_theme.colour(focus ? Token::Accent : Token::Line), focus ? m_theme.px(2) : 1.0);
            return;
        }
        break;
    case PE_FrameLineEdit:
        return;
    case PE_FrameFocusRect:
        styleRoundRect(painter, option->rect, m_theme.px(4), {}, m_theme.colour(Token::Accent), m_theme.px(2));
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        drawCheck(option, painter);
        return;
    case PE_IndicatorRadioButton:
        drawRadio(option, painter);
        return;
    case PE_Frame:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option); frame && frame->lineWidth > 0) {
            const bool focus = option->state & State_HasFocus;
            styleRoundRect(painter, option->rect, m_theme.px(6), {},
                           m_theme.colour(focus ? Token::Accent : Token::Line), focus ? m_theme.px(2) : 1.0);
        }
        return;
    case PE_PanelStatusBar:
    case PE_FrameStatusBarItem:
        return;
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void SheafStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                             const QWidget *widget) const
{
    switch (element) {
    case CE_Splitter:
        painter->fillRect(option->rect, m_theme.colour(Token::Line));
        return;
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            QStyleOptionButton shown(*button);
            if (isDefaultButton(option) && (option->state & State_Enabled))
                shown.palette.setColor(QPalette::ButtonText, m_theme.colour(Token::Base));
            if (button->icon.isNull() || button->text.isEmpty())
                QProxyStyle::drawControl(element, &shown, painter, widget);
            else
                drawLabel({button->icon, button->iconSize, button->text, m_theme.px(4)}, shown, painter);
            return;
        }
        break;
    case CE_ToolButtonLabel:
        if (const auto *tool = qstyleoption_cast<const QStyleOptionToolButton *>(option);
            tool && tool->toolButtonStyle == Qt::ToolButtonTextBesideIcon && !tool->icon.isNull()) {
            painter->setFont(tool->font);
            drawLabel({tool->icon, tool->iconSize, tool->text, m_theme.px(6)}, *tool, painter);
            return;
        }
        break;
    case CE_ProgressBarGroove:
    case CE_ProgressBarContents:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option)) {
            QRectF rect = option->rect;
            const double height = qMin(rect.height(), 1.0 * m_theme.px(6));
            rect = QRectF(rect.left(), rect.center().y() - height / 2, rect.width(), height);
            if (element == CE_ProgressBarContents) {
                const double share = 1.0 * (bar->progress - bar->minimum) / qMax(1, bar->maximum - bar->minimum);
                const double width = qMax(height, rect.width() * qBound(0.0, share, 1.0));
                rect = bar->direction == Qt::RightToLeft ? rect.adjusted(rect.width() - width, 0, 0, 0)
                                                         : rect.adjusted(0, 0, width - rect.width(), 0);
                if (bar->progress <= bar->minimum)
                    return;
            }
            const QColor fill = m_theme.colour(element == CE_ProgressBarGroove ? Token::Line : Token::Accent);
            styleRoundRect(painter, rect, height / 2, fill, {}, 0);
            return;
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void SheafStyle::drawScrollBar(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    painter->fillRect(option->rect, option->palette.color(QPalette::Base));
    if (!bar || bar->minimum >= bar->maximum)
        return;
    QRectF slider = subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, widget);
    const double inset = m_theme.px(3);
    slider.adjust(inset, inset, -inset, -inset);
    const bool active = option->state & (State_MouseOver | State_Sunken);
    const QColor fill = blend(m_theme.colour(Token::Line), m_theme.colour(Token::Dim), active ? 0.7 : 0.35);
    styleRoundRect(painter, slider, qMin(slider.width(), slider.height()) / 2, fill, {}, 0);
}

// The field as any other, two chevrons in it.
void SheafStyle::drawSpinBox(const QStyleOptionSpinBox &spin, QPainter *painter, const QWidget *widget) const
{
    const bool focus = spin.state & State_HasFocus;
    styleRoundRect(painter, spin.rect, m_theme.px(6), spin.palette.color(QPalette::Base),
                   m_theme.colour(focus ? Token::Accent : Token::Line), focus ? m_theme.px(2) : 1.0);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    for (const SubControl part : {SC_SpinBoxUp, SC_SpinBoxDown}) {
        const bool up = part == SC_SpinBoxUp;
        const bool goes =
            (spin.state & State_Enabled) &&
            (spin.stepEnabled & (up ? QAbstractSpinBox::StepUpEnabled : QAbstractSpinBox::StepDownEnabled));
        const bool active = goes && spin.activeSubControls == part && (spin.state & (State_MouseOver | State_Sunken));
        const QColor ink = goes ? m_theme.colour(active ? Token::Ink : Token::Dim) : m_theme.disabledIconColour();
        const QPointF middle = QRectF(subControlRect(CC_SpinBox, &spin, part, widget)).center();
        const double reach = m_theme.px(3);
        const double rise = up ? -reach / 2 : reach / 2;
        painter->setPen(QPen(ink, m_theme.px(3) / 2.0, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->drawPolyline(
            QPolygonF({middle + QPointF(-reach, -rise), middle + QPointF(0, rise), middle + QPointF(reach, -rise)}));
    }
    painter->restore();
}

void SheafStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                                    const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        drawScrollBar(option, painter, widget);
        return;
    }
    if (const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option); control == CC_SpinBox && spin) {
        drawSpinBox(*spin, painter, widget);
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect SheafStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl subControl,
                                 const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control != CC_ScrollBar || !bar)
        return QProxyStyle::subControlRect(control, option, subControl, widget);

    const bool upright = bar->orientation == Qt::Vertical;
    const QRect whole = bar->rect;
    const int length = upright ? whole.height() : whole.width();
    const qint64 range = qMax<qint64>(0, qint64(bar->maximum) - bar->minimum);
    int slider = length;
    if (range > 0) {
        slider = static_cast<int>(qint64(bar->pageStep) * length / (range + qMax(1, bar->pageStep)));
        slider = qBound(qMin(m_theme.px(32), length), slider, length);
    }
    const int start =
        sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, length - slider, bar->upsideDown);
    const auto stretch = [&](int from, int size) {
        return upright ? QRect(whole.left(), whole.top() + from, whole.width(), size)
                       : QRect(whole.left() + from, whole.top(), size, whole.height());
    };
    switch (subControl) {
    case SC_ScrollBarSlider:
        return stretch(start, slider);
    case SC_ScrollBarSubPage:
        return stretch(0, start);
    case SC_ScrollBarAddPage:
        return stretch(start + slider, length - start - slider);
    case SC_ScrollBarGroove:
        return whole;
    default:
        return {};
    }
}

QSize SheafStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                   const QWidget *widget) const
{
    QSize made = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_PushButton:
        made = made.expandedTo(QSize(0, m_theme.px(30)));
        made.rwidth() += m_theme.space(3);
        break;
    case CT_LineEdit:
    case CT_SpinBox:
        made = made.expandedTo(QSize(0, m_theme.px(30)));
        break;
    case CT_ToolButton:
        made = made.expandedTo(QSize(m_theme.px(30), m_theme.px(30)));
        if (const auto *tool = qstyleoption_cast<const QStyleOptionToolButton *>(option);
            tool && tool->toolButtonStyle == Qt::ToolButtonTextBesideIcon)
            made.rwidth() += m_theme.px(14);
        break;
    case CT_MenuItem:
        made.rheight() += m_theme.px(4);
        break;
    default:
        break;
    }
    return made;
}

int SheafStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return m_theme.px(12);
    case PM_ScrollBarSliderMin:
        return m_theme.px(32);
    case PM_FocusFrameHMargin: // before the text of an item that no delegate of ours paints
        return qobject_cast<const QListWidget *>(widget) ? m_theme.px(8)
                                                         : QProxyStyle::pixelMetric(metric, option, widget);
    case PM_ToolTipLabelFrameWidth:
        return m_theme.px(6);
    case PM_SplitterWidth:
        return 1;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ToolBarIconSize:
    case PM_LineEditIconSize:
        return m_theme.px(16);
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
        return m_theme.px(16);
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int SheafStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                          QStyleHintReturn *returned) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_ScrollBar_Transient:
    case SH_UnderlineShortcut:
        return 0;
    case SH_Slider_AbsoluteSetButtons:
        return Qt::MiddleButton;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returned);
    }
}

} // namespace sheaf
