// SPDX-License-Identifier: GPL-3.0-or-later
// A note as it reads: its Markdown rendered, with nothing loaded from anywhere and no HTML taken for HTML.
#pragma once

#include "views/theme.h"

#include <QTextBrowser>
#include <QTimer>
#include <QUrl>

namespace sheaf
{

// As tall as its text at the width it has, from two lines on. Pictures are shown by their words; only http and https
// addresses are links, and none is followed by itself.
class NoteView final : public QTextBrowser
{
    Q_OBJECT
public:
    explicit NoteView(const Theme &theme, QWidget *parent = nullptr);

    // Rendered at once, or shortly after the last of several while it is being typed.
    void setNote(const QString &markdown);
    void followNote(const QString &markdown);

    QVariant loadResource(int type, const QUrl &name) override; // nothing, ever

Q_SIGNALS:
    void linkClicked(const QUrl &url);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void render();
    void fit();

    const Theme &m_theme;
    QString m_markdown;
    QTimer m_pause;
};

} // namespace sheaf
