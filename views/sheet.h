// SPDX-License-Identifier: GPL-3.0-or-later
// A scrolled sheet that takes the keyboard to be scrolled, and shows when it has it.
#pragma once

#include <QScrollArea>

namespace sheaf
{

class Theme;

// GUI thread. Frameless, on the base colour, never scrolled sideways.
class Sheet final : public QScrollArea
{
    Q_OBJECT
public:
    explicit Sheet(const Theme &theme);

protected:
    bool event(QEvent *event) override;

private:
    const Theme &m_theme;
};

} // namespace sheaf
