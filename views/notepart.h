// SPDX-License-Identifier: GPL-3.0-or-later
// The note of the paper shown: its heading, its source, and beside it or below it how it reads.
#pragma once

#include "model/paper.h"
#include "views/theme.h"

#include <QUrl>
#include <QWidget>

class QBoxLayout;
class QToolButton;

namespace sheaf
{

class NoteEditor;
class NoteView;
class TextLabel;

// GUI thread. The source is never rewritten: what is rendered is a copy.
class NotePart final : public QWidget
{
    Q_OBJECT
public:
    explicit NotePart(const Theme &theme, QWidget *parent = nullptr);

    void setNote(PaperId paper, const QString &text);
    void flush();
    void edit(); // puts the cursor into the note
    void setPreview(bool shown);

Q_SIGNALS:
    void noteChanged(sheaf::PaperId paper, const QString &text);
    void escaped();
    void previewToggled(bool shown);
    void linkClicked(const QUrl &url);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();
    void restyle();

    const Theme &m_theme;
    TextLabel *m_head;
    QToolButton *m_toggle;
    QBoxLayout *m_box; // source and view
    NoteEditor *m_edit;
    NoteView *m_view;
    bool m_preview = false;
};

} // namespace sheaf
