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
    explicit TagChips(const Theme &theme, QWidget *parent = nullptr);

    // In the order given. Focus stays at its place while a chip goes.
    void setTags(const std::vector<Tag> &tags);
    const std::vector<Tag> &tags() const { return m_tags; }

Q_SIGNALS:
    void tagRemoved(sheaf::TagId tag);
    void tagAsked();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void rebuild();
    void step(QWidget *from, int by);

    const Theme &m_theme;
    std::vector<Tag> m_tags;
    std::vector<QWidget *> m_chips;
    QAbstractButton *m_add;
};

} // namespace sheaf
