// SPDX-License-Identifier: GPL-3.0-or-later
// A digest's own text with the numbers of its lines, those of one entry marked and in sight.
#pragma once

#include "views/theme.h"

#include <QPlainTextEdit>

namespace sheaf
{

// Read-only; the numbers stand in the left viewport margin, on the side where a line begins.
class DigestPage final : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit DigestPage(const Theme &theme, QWidget *parent = nullptr);

    // Lines are 1-based, both included; lines of `text` end in LF.
    void showLines(const QString &text, int first, int last);
    // Other lines of the text that is shown.
    void mark(int first, int last);
    void wait();                    // the text is on its way
    void fail(const QString &what); // it does not come

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    class Margin;

    int marginWidth() const;
    void placeMargin();
    void scrollToEntry();
    void restyle();
    void paintMargin(QWidget &margin, const QRect &dirty);

    const Theme &m_theme;
    QWidget *m_margin;
    int m_first = 1;
    int m_last = 1;
};

} // namespace sheaf
