// SPDX-License-Identifier: GPL-3.0-or-later
// One highlight in the list under the abstract: its colour, the quoted words, the remark, which is edited in place.
#pragma once

#include "model/paper.h"
#include "views/theme.h"

#include <QWidget>

class QToolButton;

namespace sheaf
{

class NoteEditor;
class Swatch;
class TextLabel;

// GUI thread. Keys on the row: Enter goes to the place, F2 writes a remark, Delete removes it.
class HighlightRow final : public QWidget
{
    Q_OBJECT
public:
    HighlightRow(const Theme &theme, PaperId paper, QWidget *parent = nullptr);

    void setHighlight(const Highlight &highlight);
    const Highlight &highlight() const { return m_highlight; }
    void editRemark();
    void flush(); // hands over the remark, now
    QRect swatchBox() const;
    QWidget *lastStop() const; // of the keyboard on its way through the row

Q_SIGNALS:
    void chosen(sheaf::HighlightId highlight);             // go to its place
    void remarkWritten(const sheaf::Highlight &highlight); // the highlight with its new remark
    void removeAsked(sheaf::HighlightId highlight);
    void colourAsked(sheaf::HighlightId highlight);
    void stepAsked(int by); // to another row
    void menuAsked(const QPoint &globalPosition);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void restyle();
    void follow(); // shows the field or the offer of one

    const Theme &m_theme;
    PaperId m_paper;
    Highlight m_highlight;
    Swatch *m_swatch;
    TextLabel *m_quote;
    TextLabel *m_about;
    QToolButton *m_write;
    QToolButton *m_remove;
    NoteEditor *m_remark;
    bool m_pressed = false;
};

} // namespace sheaf
