// SPDX-License-Identifier: GPL-3.0-or-later
// A text of the user's, edited in place, as the note in Markdown source: it is handed over on focus loss and after a
// pause, and none is lost.
#pragma once

#include "model/paper.h"
#include "views/theme.h"

#include <QTimer>
#include <QWidget>

class QPlainTextEdit;

namespace sheaf
{

// Grows with its text: a note from two lines to twenty; a line, which has no line breaks and which Enter ends, to six.
// What the user typed always wins over what the library says until it was handed over; a text that the library answers
// late (from before the last hand-over) is not shown.
class NoteEditor final : public QWidget
{
    Q_OBJECT
public:
    static constexpr int pauseMilliseconds = 2000;
    enum class Kind { Note, Line };

    explicit NoteEditor(const Theme &theme, QWidget *parent = nullptr);
    NoteEditor(const Theme &theme, Kind kind, const QString &name, const QString &placeholder,
               QWidget *parent = nullptr);
    ~NoteEditor() override;

    // The note of this paper as the library has it. Another paper's unsaved text is handed over first.
    void setNote(PaperId paper, const QString &text);
    // Hands over what was typed, now.
    void flush();
    QString text() const;
    bool isEdited() const; // it has the keyboard of its window

Q_SIGNALS:
    void typed(); // what stands in it is another text, whoever put it there
    void left();  // the keyboard went elsewhere
    void noteChanged(sheaf::PaperId paper, const QString &text);
    void escaped(); // Esc, in a line also Enter: the user is done here

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void fit();
    void restyle();
    int margin() const;
    void put(const QString &text);

    const Theme &m_theme;
    Kind m_kind;
    QPlainTextEdit *m_edit;
    QTimer m_pause;
    PaperId m_paper{};
    QString m_library;    // the text the library is known to have
    QString m_handedOver; // the text given to the library last
    bool m_putting = false;
};

} // namespace sheaf
