// SPDX-License-Identifier: GPL-3.0-or-later
// The tags of a paper as chips that can be taken off, and a button that asks for one more.
#pragma once

#include "model/paper.h"
#include "views/theme.h"

#include <QWidget>

#include <vector>

class QAbstractButton;

namespace sheaf
{

// Each chip takes the keyboard: Delete or Backspace takes the tag off, arrows go along the chips.
class TagChips final : public QWidget
{
    Q_OBJECT
public:
    // Of a paper's tags, or of a tag's other names.
    enum class Of : quint8 { Tags, Names };
    explicit TagChips(const Theme &theme, QWidget *parent = nullptr, Of of = Of::Tags);

    // In the order given. Focus stays at its place while a chip goes.
    void setTags(const std::vector<Tag> &tags);
    const std::vector<Tag> &tags() const { return m_tags; }

Q_SIGNALS:
    void tagRemoved(sheaf::TagId tag);
    void tagAsked();
    void menuAsked(sheaf::TagId tag, const QPoint &globalPosition);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override; // of a chip

private:
    void rebuild();
    void step(QWidget *from, int by);

    const Theme &m_theme;
    const Of m_of;
    std::vector<Tag> m_tags;
    std::vector<QWidget *> m_chips;
    QAbstractButton *m_add;
};

} // namespace sheaf
