// SPDX-License-Identifier: GPL-3.0-or-later
// The tag bar: type two letters, Enter, and the selected papers have the tag.
#pragma once

#include "model/paper.h"
#include "views/theme.h"

#include <QObject>
#include <QRect>

#include <vector>

class QWidget;

namespace sheaf
{

class ChoicePopup;

// How many of the selected papers have a tag.
struct TagShare {
    TagId tag{};
    qint64 papers = 0;
};

// What several marks come to, as one step.
struct TagDecision {
    std::vector<TagId> on;
    std::vector<TagId> off;
    QString made; // the name of a new tag, "" for none
};

// GUI thread. Remembers the tags used last and offers them first.
class TagBar final : public QObject
{
    Q_OBJECT
public:
    TagBar(const Theme &theme, QWidget *window);

    // Over the `papers` selected ones; `anchor` in the window's coordinates.
    void open(const QRect &anchor, const std::vector<Tag> &tags, const std::vector<TagShare> &shares, qint64 papers);
    void close();
    bool isOpen() const;
    const std::vector<TagId> &lastUsed() const { return m_recent; }
    void setLastUsed(std::vector<TagId> tags) { m_recent = std::move(tags); }

Q_SIGNALS:
    void tagChosen(sheaf::TagId tag);
    void tagUnchosen(sheaf::TagId tag); // it is on all of them
    void newTagAsked(const QString &name);
    void tagsDecided(const sheaf::TagDecision &decision);

private:
    void remember(TagId tag);

    ChoicePopup *m_popup;
    std::vector<TagId> m_recent; // last used first
};

} // namespace sheaf
