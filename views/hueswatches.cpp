// SPDX-License-Identifier: GPL-3.0-or-later
// Painted buttons of one exclusive group; Qt's own arrows move in it.
#include "views/hueswatches.h"

#include "views/flowlayout.h"
#include "views/paint.h"
#include "views/theme.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QPainter>

namespace sheaf
{

namespace
{

// A chip's colours: the square of the hue on its tint, and a tick where it is chosen.
class HueButton final : public QAbstractButton
{
public:
    HueButton(const Theme &theme, int hue, QWidget *parent) : QAbstractButton(parent), m_theme(theme), m_hue(hue)
    {
        setCheckable(true);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        setAccessibleName(HueSwatches::hueName(hue));
        setToolTip(HueSwatches::hueName(hue));
        connect(&theme, &Theme::changed, this, [this] {
            updateGeometry();
            update();
        });
    }

    QSize sizeHint() const override { return {m_theme.px(28), m_theme.px(28)}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const ChipColours colours = m_theme.chip(m_hue);
        const double inset = m_theme.px(isChecked() ? 3 : underMouse() ? 5 : 6);
        painter.setPen(Qt::NoPen);
        painter.setBrush(isDown() ? blend(colours.square, m_theme.colour(Token::Ink), 0.2) : colours.square);
        const QRectF square = QRectF(rect()).adjusted(inset, inset, -inset, -inset);
        painter.drawRoundedRect(square, m_theme.px(4), m_theme.px(4));
        if (isChecked()) {
            painter.setPen(
                QPen(m_theme.colour(Token::Base), m_theme.px(2), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            const QPointF tick[] = {{square.left() + square.width() * 0.26, square.top() + square.height() * 0.54},
                                    {square.left() + square.width() * 0.44, square.top() + square.height() * 0.72},
                                    {square.left() + square.width() * 0.76, square.top() + square.height() * 0.32}};
            painter.drawPolyline(tick, 3);
        }
        if (hasFocus())
            paintFocusRing(painter, QRectF(rect()), m_theme, m_theme.px(6));
    }

private:
    const Theme &m_theme;
    int m_hue;
};

} // namespace

HueSwatches::HueSwatches(const Theme &theme, QWidget *parent) : QWidget(parent), m_group(new QButtonGroup(this))
{
    setAccessibleName(tr("Colour"));
    auto *flow = new FlowLayout(this);
    flow->setSpacing(theme.px(2));
    for (int hue = 0; hue < Theme::tagHues; ++hue) {
        auto *button = new HueButton(theme, hue, this);
        m_group->addButton(button, hue);
        flow->addWidget(button);
    }
    connect(m_group, &QButtonGroup::idClicked, this, &HueSwatches::hueChosen);
}

void HueSwatches::setHue(int hue)
{
    m_group->button(hue % Theme::tagHues)->setChecked(true);
}

QString HueSwatches::hueName(int hue)
{
    const QString names[Theme::tagHues] = {tr("Amber"), tr("Blue"),   tr("Green"),  tr("Indigo"),
                                           tr("Red"),   tr("Purple"), tr("Orange"), tr("Sky"),
                                           tr("Olive"), tr("Teal"),   tr("Lime"),   tr("Pink")};
    return names[hue % Theme::tagHues];
}

} // namespace sheaf
