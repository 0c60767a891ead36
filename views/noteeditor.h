// SPDX-License-Identifier: GPL-3.0-or-later
// The note on a paper as plain Markdown source; it hands the text over on focus loss and after a pause, and loses none.
#pragma once

#include "model/paper.h"
#include "views/theme.h"

#include <QTimer>
#include <QWidget>

class QPlainTextEdit;

namespace sheaf
{

// Grows with its text up to twenty lines. What the user typed always wins over what the library says until it was
// handed over; a text that the library answers late (from before the last hand-over) is not shown.
class NoteEditor final : public QWidget
{
    Q_OBJECT
public:
    static constexpr int pauseMilliseconds = 2000;

    explicit NoteEditor(const Theme &theme, QWidget *parent = nullptr);
    ~NoteEditor() override;

    // The note of this paper as the library has it. Another paper's unsaved text is handed over first.
    void setNote(PaperId paper, const QString &text);
    // Hands over what was typed, now.
    void flush();
    QString text() const;

Q_SIGNALS:
    void noteChanged(sheaf::PaperId paper, const QString &text);
    void escaped(); // Esc: the user is done here

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void fit();
    void restyle();
    void put(const QString &text);

    const Theme &m_theme;
    QPlainTextEdit *m_edit;
    QTimer m_pause;
    PaperId m_paper{};
    QString m_library;    // the text the library is known to have
    QString m_handedOver; // the text given to the library last
    bool m_putting = false;
};

} // namespace sheaf
