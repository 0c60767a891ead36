// SPDX-License-Identifier: GPL-3.0-or-later
// Which key was pressed, as the table of actions and the tags write keys.
#pragma once

#include <QKeySequence>

#include <optional>

class QKeyEvent;

namespace sheaf
{

// A sign that Shift belongs to on this keyboard (“!”) is that sign, and the keypad's keys are those of the other block.
// Nothing while only a modifier is pressed.
std::optional<QKeySequence> pressedKey(const QKeyEvent &press);

// Keys that move within whatever has the keyboard, or close it: no action and no tag can have them.
bool isReservedKey(const QKeySequence &key);

} // namespace sheaf
