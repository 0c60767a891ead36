// SPDX-License-Identifier: GPL-3.0-or-later
// The keys that users gave to tags: pressing one on papers adds its tag.
#pragma once

#include "model/paper.h"

#include <QKeySequence>
#include <QObject>
#include <QSet>

#include <vector>

class QShortcut;
class QWidget;

namespace sheaf
{

// GUI thread. Keys count in the widget given and its children; a key that an action has stays the action's.
class TagKeys final : public QObject
{
    Q_OBJECT
public:
    explicit TagKeys(QWidget *where);

    void setTags(const std::vector<Tag> &tags);
    void setTaken(const QSet<QKeySequence> &keys); // the actions' keys

Q_SIGNALS:
    void pressed(sheaf::TagId tag);

private:
    struct Key {
        TagId tag;
        QKeySequence key;
        QShortcut *shortcut;
    };
    void follow();

    QWidget *m_where;
    std::vector<Key> m_wanted; // of the tags, without shortcuts
    QSet<QKeySequence> m_taken;
    std::vector<Key> m_keys;
};

} // namespace sheaf
