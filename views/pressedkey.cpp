// SPDX-License-Identifier: GPL-3.0-or-later
// Drops what the keyboard's layout adds to a key.
#include "views/pressedkey.h"

#include <QKeyEvent>

#include <algorithm>

namespace sheaf
{

std::optional<QKeySequence> pressedKey(const QKeyEvent &press)
{
    constexpr int nothingYet[] = {0,
                                  Qt::Key_unknown,
                                  Qt::Key_Shift,
                                  Qt::Key_Control,
                                  Qt::Key_Alt,
                                  Qt::Key_Meta,
                                  Qt::Key_AltGr,
                                  Qt::Key_Super_L,
                                  Qt::Key_Super_R,
                                  Qt::Key_CapsLock,
                                  Qt::Key_NumLock};
    if (std::ranges::find(nothingYet, press.key()) != std::end(nothingYet))
        return std::nullopt;
    Qt::KeyboardModifiers modifiers = press.modifiers() & ~Qt::KeypadModifier;
    const QString text = press.text();
    const bool sign = text.size() == 1 && text[0].isPrint() && !text[0].isLetter() && !text[0].isSpace();
    if (sign && !(modifiers & ~Qt::ShiftModifier))
        modifiers &= ~Qt::ShiftModifier;
    return QKeySequence(QKeyCombination(modifiers, static_cast<Qt::Key>(press.key())));
}

bool isReservedKey(const QKeySequence &key)
{
    if (key.isEmpty())
        return true;
    const QKeyCombination pressed = key[0];
    if (pressed.keyboardModifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier))
        return pressed.key() == Qt::Key_Tab || pressed.key() == Qt::Key_Backtab;
    constexpr Qt::Key reserved[] = {Qt::Key_Tab,  Qt::Key_Backtab, Qt::Key_Return,  Qt::Key_Enter, Qt::Key_Escape,
                                    Qt::Key_Left, Qt::Key_Right,   Qt::Key_Up,      Qt::Key_Down,  Qt::Key_Home,
                                    Qt::Key_End,  Qt::Key_PageUp,  Qt::Key_PageDown};
    return std::ranges::find(reserved, pressed.key()) != std::end(reserved);
}

} // namespace sheaf
