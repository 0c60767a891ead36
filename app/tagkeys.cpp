// SPDX-License-Identifier: GPL-3.0-or-later
// TagKeys: one QShortcut a tag that has a key, made anew only when a key changed.
#include "app/tagkeys.h"

#include <QShortcut>
#include <QWidget>

#include <algorithm>

namespace sheaf
{

TagKeys::TagKeys(QWidget *where) : QObject(where), m_where(where) {}

void TagKeys::setTags(const std::vector<Tag> &tags)
{
    m_wanted.clear();
    for (const Tag &tag : tags) {
        const QKeySequence key = QKeySequence::fromString(tag.shortcut, QKeySequence::PortableText);
        if (!key.isEmpty())
            m_wanted.push_back({tag.id, key, nullptr});
    }
    follow();
}

void TagKeys::setTaken(const QSet<QKeySequence> &keys)
{
    m_taken = keys;
    follow();
}

// Two that want the same key would both get nothing.
void TagKeys::follow()
{
    std::vector<Key> free;
    std::ranges::copy_if(m_wanted, std::back_inserter(free),
                         [this](const Key &wanted) { return !m_taken.contains(wanted.key); });
    const auto same = [](const Key &one, const Key &other) { return one.tag == other.tag && one.key == other.key; };
    if (std::ranges::equal(m_keys, free, same))
        return;
    for (const Key &key : m_keys)
        delete key.shortcut;
    m_keys = std::move(free);
    for (Key &key : m_keys) {
        key.shortcut = new QShortcut(key.key, m_where);
        key.shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(key.shortcut, &QShortcut::activated, this, [this, tag = key.tag] { Q_EMIT pressed(tag); });
    }
}

} // namespace sheaf
