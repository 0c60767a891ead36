// SPDX-License-Identifier: GPL-3.0-or-later
// The twelve hues of tags as a row of squares, one of them chosen; each has a name, so that it can be told unseen.
#pragma once

#include <QWidget>

class QButtonGroup;

namespace sheaf
{

class Theme;

// GUI thread. Tab comes to the chosen one, arrows go along the row and choose.
class HueSwatches final : public QWidget
{
    Q_OBJECT
public:
    explicit HueSwatches(const Theme &theme, QWidget *parent = nullptr);

    void setHue(int hue); // 0..11
    static QString hueName(int hue);

Q_SIGNALS:
    void hueChosen(int hue); // by the user

private:
    QButtonGroup *m_group;
};

} // namespace sheaf
