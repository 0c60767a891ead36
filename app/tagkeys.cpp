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
    std::vector<Key> wanted;
    for (const Tag &tag : tags) {
        if (!tag.shortcut.isEmpty())
            wanted.push_back({tag.id, tag.shortcut, nullptr});
    }
    const auto same = [](const Key &one, const Key &other) { return one.tag == other.tag && one.key == other.key; };
    if (std::equal(m_keys.begin(), m_keys.end(), wanted.begin(), wanted.end(), same))
        return;
    for (const Key &key : m_keys)
        delete key.shortcut;
    m_keys = std::move(wanted);
    for (Key &key : m_keys) {
        const QKeySequence sequence = QKeySequence::fromString(key.key, QKeySequence::PortableText);
        key.shortcut = new QShortcut(sequence, m_where);
        key.shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(key.shortcut, &QShortcut::activated, this, [this, tag = key.tag] { Q_EMIT pressed(tag); });
    }
}

} // namespace sheaf
