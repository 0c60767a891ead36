// SPDX-License-Identifier: GPL-3.0-or-later
// A few rows of chips, names and hues only: what the areas will look like as tags.
#pragma once

#include "views/chippainter.h"

#include <QWidget>

#include <vector>

namespace sheaf
{

class Theme;

// GUI thread. Wraps to its width; not for clicking.
class AreaStrip final : public QWidget
{
    Q_OBJECT
public:
    struct Chip {
        QString name;
        int hue = 0;
    };

    explicit AreaStrip(const Theme &theme, QWidget *parent = nullptr);

    void setChips(std::vector<Chip> chips);
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int walk(int width, QPainter *painter) const;

    const Theme &m_theme;
    ChipPainter m_painter;
    std::vector<Chip> m_chips;
};

} // namespace sheaf
