// SPDX-License-Identifier: GPL-3.0-or-later
// One colour of highlights as a round button with its number, so that it can be told without seeing colours.
#pragma once

#include <QAbstractButton>

namespace sheaf
{

class Theme;

// GUI thread. Checked: it is the colour in use. Without a hand on it (setFocusPolicy) it is a sign, not a control.
class Swatch final : public QAbstractButton
{
    Q_OBJECT
public:
    Swatch(const Theme &theme, int colour, QWidget *parent = nullptr);

    void setColour(int colour);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    int m_colour;
};

} // namespace sheaf
