// SPDX-License-Identifier: GPL-3.0-or-later
// Keymap: the table's keys, less those that were given to other actions, or the user's own.
#include "app/keymap.h"

#include "app/settings.h"

#include <QAction>
#include <QSet>

#include <algorithm>

namespace sheaf
{

namespace
{

const ActInfo &infoOf(Act act)
{
    return *std::ranges::find(Actions::table(), act, &ActInfo::act);
}

QString settingOf(const ActInfo &info)
{
    return QString::fromLatin1(info.id);
}

} // namespace

Keymap::Keymap(Actions &actions, Settings &settings, QObject *parent)
    : QObject(parent), m_actions(actions), m_settings(settings)
{
    apply();
}

QList<QKeySequence> Keymap::keys(Act act) const
{
    return m_actions[act]->shortcuts();
}

bool Keymap::isUsual(Act act) const
{
    return keys(act) == Actions::usualKeys(infoOf(act));
}

std::optional<Act> Keymap::holder(const QKeySequence &key) const
{
    for (const ActInfo &info : Actions::table()) {
        if (keys(info.act).contains(key))
            return info.act;
    }
    return std::nullopt;
}

void Keymap::setKeys(Act act, const QList<QKeySequence> &keys)
{
    for (const ActInfo &other : Actions::table()) {
        std::optional<QList<QKeySequence>> theirs = chosen(other);
        if (other.act != act && theirs && theirs->removeIf([&](const QKeySequence &key) { return keys.contains(key); }))
            choose(other, *theirs);
    }
    const ActInfo &info = infoOf(act);
    if (keys == Actions::usualKeys(info))
        m_settings.setActionKeys(settingOf(info), std::nullopt);
    else
        choose(info, keys);
    apply();
}

void Keymap::reset(Act act)
{
    setKeys(act, Actions::usualKeys(infoOf(act)));
}

void Keymap::resetAll()
{
    for (const ActInfo &info : Actions::table())
        m_settings.setActionKeys(settingOf(info), std::nullopt);
    apply();
}

std::optional<QList<QKeySequence>> Keymap::chosen(const ActInfo &info) const
{
    const std::optional<QStringList> stored = m_settings.actionKeys(settingOf(info));
    if (!stored)
        return std::nullopt;
    QList<QKeySequence> keys;
    for (const QString &text : *stored) {
        const QKeySequence key = QKeySequence::fromString(text, QKeySequence::PortableText);
        if (!key.isEmpty()) // what an ini written by hand holds
            keys.append(key);
    }
    return keys;
}

void Keymap::choose(const ActInfo &info, const QList<QKeySequence> &keys)
{
    QStringList texts;
    for (const QKeySequence &key : keys)
        texts.append(key.toString(QKeySequence::PortableText));
    m_settings.setActionKeys(settingOf(info), texts);
}

// An ini written by hand may give one key to two actions: it is the first one's then.
void Keymap::apply()
{
    QSet<QKeySequence> given;
    std::vector<std::optional<QList<QKeySequence>>> own;
    for (const ActInfo &info : Actions::table()) {
        std::optional<QList<QKeySequence>> keys = chosen(info);
        if (keys) {
            keys->removeIf([&](const QKeySequence &key) { return given.contains(key); });
            given.unite(QSet<QKeySequence>(keys->begin(), keys->end()));
        }
        own.push_back(std::move(keys));
    }
    auto mine = own.begin();
    for (const ActInfo &info : Actions::table()) {
        QList<QKeySequence> keys = *mine ? **mine : Actions::usualKeys(info);
        if (!*mine)
            keys.removeIf([&](const QKeySequence &key) { return given.contains(key); });
        ++mine;
        if (m_actions[info.act]->shortcuts() != keys)
            m_actions[info.act]->setShortcuts(keys);
    }
    Q_EMIT changed();
}

} // namespace sheaf
