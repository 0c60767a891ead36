// SPDX-License-Identifier: GPL-3.0-or-later
// One walk both measures and paints.
#include "views/areastrip.h"

#include "views/theme.h"

#include <QPainter>
#include <QStyle>

namespace sheaf
{

AreaStrip::AreaStrip(const Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme), m_painter(theme)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&theme, &Theme::changed, this, [this] {
        m_painter.refresh();
        updateGeometry();
        update();
    });
}

void AreaStrip::setChips(std::vector<Chip> chips)
{
    m_chips = std::move(chips);
    updateGeometry();
    update();
}

int AreaStrip::walk(int width, QPainter *painter) const
{
    const int gap = m_theme.px(6);
    int left = 0;
    int top = 0;
    for (const Chip &chip : m_chips) {
        const int chipWidth = qMin(width, m_painter.width(chip.name));
        if (left > 0 && left + chipWidth > width) {
            left = 0;
            top += m_painter.height() + gap;
        }
        const QRect place(left, top, chipWidth, m_painter.height());
        if (painter)
            m_painter.paint(painter, QStyle::visualRect(layoutDirection(), rect(), place), chip.name, chip.hue);
        left += chipWidth + gap;
    }
    return m_chips.empty() ? 0 : top + m_painter.height();
}

int AreaStrip::heightForWidth(int width) const
{
    return walk(width, nullptr);
}

QSize AreaStrip::sizeHint() const
{
    return {m_theme.px(400), heightForWidth(m_theme.px(400))};
}

void AreaStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    walk(width(), &painter);
}

} // namespace sheaf
