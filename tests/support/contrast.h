// SPDX-License-Identifier: GPL-3.0-or-later
// How well two colours are told apart: relative luminance and contrast ratio of WCAG 2.1.
#pragma once

#include <QColor>

#include <algorithm>
#include <cmath>

namespace sheaf::test
{

// Of a channel of sRGB; both 0 to 1.
inline double lightOf(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

inline double luminance(const QColor &colour)
{
    return 0.2126 * lightOf(colour.redF()) + 0.7152 * lightOf(colour.greenF()) + 0.0722 * lightOf(colour.blueF());
}

// 1 to 21.
inline double contrast(const QColor &a, const QColor &b)
{
    const double one = luminance(a);
    const double other = luminance(b);
    return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
}

} // namespace sheaf::test
