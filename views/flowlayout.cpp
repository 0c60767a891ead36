// SPDX-License-Identifier: GPL-3.0-or-later
// Breaks a row of items into lines, first measuring, then placing them.
#include "views/flowlayout.h"

#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace sheaf
{

FlowLayout::FlowLayout(QWidget *parent) : QLayout(parent)
{
    setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout() = default;

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.emplace_back(item);
    invalidate(); // QLayout does so when items go, not when they come
}

int FlowLayout::count() const
{
    return int(m_items.size());
}

QLayoutItem *FlowLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[std::size_t(index)].get() : nullptr;
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    if (index < 0 || index >= count())
        return nullptr;
    QLayoutItem *item = m_items[std::size_t(index)].release();
    m_items.erase(m_items.begin() + index);
    return item;
}

int FlowLayout::heightForWidth(int width) const
{
    return arrange(QRect(0, 0, width, 0), false);
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const auto &item : m_items)
        size = size.expandedTo(item->minimumSize());
    const QMargins margins = contentsMargins();
    return size.grownBy(margins);
}

QSize FlowLayout::sizeHint() const
{
    int width = 0;
    int height = 0;
    for (const auto &item : m_items) {
        width += item->sizeHint().width() + spacing();
        height = std::max(height, item->sizeHint().height());
    }
    return QSize(width, height).grownBy(contentsMargins());
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

int FlowLayout::arrange(const QRect &rect, bool place) const
{
    const QRect area = rect.marginsRemoved(contentsMargins());
    const Qt::LayoutDirection direction = parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight;
    int y = area.y();
    std::size_t from = 0;
    while (from < m_items.size()) {
        int used = 0;
        int height = 0;
        std::size_t to = from;
        for (; to < m_items.size(); ++to) {
            if (m_items[to]->isEmpty())
                continue;
            const QSize size = m_items[to]->sizeHint();
            if (used > 0 && used + spacing() + size.width() > area.width())
                break;
            used += (used > 0 ? spacing() : 0) + std::min(size.width(), area.width());
            height = std::max(height, size.height());
        }
        int x = area.x();
        for (std::size_t i = from; place && i < to; ++i) {
            if (m_items[i]->isEmpty())
                continue;
            const QSize size = m_items[i]->sizeHint().boundedTo(QSize(area.width(), QWIDGETSIZE_MAX));
            const QRect box(QPoint(x, y + (height - size.height()) / 2), size);
            m_items[i]->setGeometry(QStyle::visualRect(direction, area, box));
            x += size.width() + spacing();
        }
        from = to;
        y += height + (from < m_items.size() ? spacing() : 0);
    }
    return y - rect.y() + contentsMargins().bottom();
}

} // namespace sheaf
