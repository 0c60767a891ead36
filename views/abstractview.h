// SPDX-License-Identifier: GPL-3.0-or-later
// The abstract of a paper, set for reading: the serif, its measure, its line height, live links.
#pragma once

#include "views/theme.h"

#include <QTextBrowser>
#include <QUrl>

namespace sheaf
{

// Never scrolls: it is as tall as its text at the width it was given. Selectable by mouse and keyboard.
class AbstractView final : public QTextBrowser
{
    Q_OBJECT
public:
    explicit AbstractView(const Theme &theme, QWidget *parent = nullptr);

    // Plain text; every http and https address in it becomes a link.
    void setAbstract(const QString &text);
    void setColumnWidth(int pixels);
    // The width of about 68 characters of English.
    static int measure(const Theme &theme);
    // True while the keyboard came here by Tab, not by a click into the text.
    bool showsFocus() const { return m_showsFocus; }

Q_SIGNALS:
    void linkClicked(const QUrl &url);
    void showsFocusChanged();

protected:
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void render();
    void fit();

    const Theme &m_theme;
    QString m_text;
    int m_width = 0;
    bool m_showsFocus = false;
};

} // namespace sheaf
