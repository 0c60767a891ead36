// SPDX-License-Identifier: GPL-3.0-or-later
// Measures and paints a tag as a chip: its name in the hue's text colour on the hue's tint.
#pragma once

#include <QFont>
#include <QFontMetrics>
#include <QRect>
#include <QString>

class QPainter;

namespace sheaf
{

class Theme;

// GUI thread. Keeps fonts and metrics; call refresh() when the theme changed.
class ChipPainter final
{
public:
    explicit ChipPainter(const Theme &theme);

    void refresh();
    int height() const { return m_height; }
    int width(const QString &name) const;
    // A name longer than its chip is cut with an ellipsis. Edged: with a fine outline, for a selected row whose ground
    // is near the tint.
    void paint(QPainter *painter, const QRect &chip, const QString &name, int hue, bool edged = false) const;

private:
    const Theme &m_theme;
    QFont m_font;
    QFontMetrics m_metrics;
    int m_height = 0;
    int m_padding = 0;
};

} // namespace sheaf
