// SPDX-License-Identifier: GPL-3.0-or-later
// A label whose font and colour are a text style and a token of the theme, and follow it.
#pragma once

#include "views/theme.h"

#include <QLabel>

namespace sheaf
{

class TextLabel final : public QLabel
{
    Q_OBJECT
public:
    TextLabel(const Theme &theme, Type type, Token token, QWidget *parent = nullptr);

    void setToken(Token token);
    // Wraps, and gives in to any width its layout has.
    void setWrapping();
    // Begins where the window's lines begin, whatever its words run like: a heading always does.
    void standAtLeading();

protected:
    void focusInEvent(QFocusEvent *event) override;

private:
    void restyle();

    const Theme &m_theme;
    Type m_type;
    Token m_token;
};

} // namespace sheaf
