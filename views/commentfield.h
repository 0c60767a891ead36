// SPDX-License-Identifier: GPL-3.0-or-later
// What a reading list says about a paper: a text below its head "Comment in <list>", handed over like a note.
#pragma once

#include "model/paper.h"
#include "views/theme.h"

#include <QWidget>

#include <optional>

namespace sheaf
{

class NoteEditor;
class TextLabel;

struct CommentPlace {
    ListId list{};
    QString listName;
    ListItem item; // of a paper
};

// GUI thread. Shown by the detail pane while there is a place.
class CommentField final : public QWidget
{
    Q_OBJECT
public:
    explicit CommentField(const Theme &theme, QWidget *parent = nullptr);
    ~CommentField() override;

    // Another place's unsaved text is handed over first.
    void setPlace(const std::optional<CommentPlace> &place);
    const std::optional<CommentPlace> &place() const { return m_place; }
    void edit(); // puts the cursor into it, as soon as it is shown
    void flush();

Q_SIGNALS:
    void commentChanged(const sheaf::CommentPlace &place, const QString &text);
    void left(); // Esc

protected:
    void showEvent(QShowEvent *event) override;

private:
    void restyle();

    const Theme &m_theme;
    TextLabel *m_head;
    NoteEditor *m_editor;
    std::optional<CommentPlace> m_place;
    bool m_wanted = false;
};

} // namespace sheaf
