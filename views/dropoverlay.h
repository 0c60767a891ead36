// SPDX-License-Identifier: GPL-3.0-or-later
// What covers the window while files hang over it: a ring and the words "Drop to import".
#pragma once

#include <QWidget>

namespace sheaf
{

class Theme;

// GUI thread. Lets the mouse through; the window shows, sizes and hides it.
class DropOverlay final : public QWidget
{
    Q_OBJECT
public:
    explicit DropOverlay(const Theme &theme, QWidget *parent);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
};

} // namespace sheaf
