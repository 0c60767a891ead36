// SPDX-License-Identifier: GPL-3.0-or-later
// The keys that the user gave to actions: kept in the settings by the action's name, in force everywhere at once.
#pragma once

#include "app/actions.h"

#include <QKeySequence>
#include <QList>

#include <optional>

namespace sheaf
{

class Settings;

// GUI thread. The actions and the settings outlive it. A key is one action's: what the user gave to one is not
// another's usual key any more, until it is given back.
class Keymap final : public QObject
{
    Q_OBJECT
public:
    Keymap(Actions &actions, Settings &settings, QObject *parent = nullptr);

    QList<QKeySequence> keys(Act act) const;
    bool isUsual(Act act) const; // the keys of the table
    std::optional<Act> holder(const QKeySequence &key) const;
    // Whoever had one of these keys has it no more.
    void setKeys(Act act, const QList<QKeySequence> &keys);
    void reset(Act act);
    void resetAll();

Q_SIGNALS:
    void changed();

private:
    std::optional<QList<QKeySequence>> chosen(const ActInfo &info) const;
    void choose(const ActInfo &info, const QList<QKeySequence> &keys);
    void apply();

    Actions &m_actions;
    Settings &m_settings;
};

} // namespace sheaf
