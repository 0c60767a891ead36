// SPDX-License-Identifier: GPL-3.0-or-later
// A line that cannot be written in, which reads its keys as keys.
#include "views/keyfield.h"

#include "views/pressedkey.h"

#include <QKeyEvent>

namespace sheaf
{

namespace
{

bool isKeyOfItsOwn(const QKeyEvent &key)
{
    switch (key.key()) {
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
    case Qt::Key_Escape:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return false;
    default:
        return true;
    }
}

} // namespace

KeyField::KeyField(QWidget *parent) : QLineEdit(parent)
{
    setReadOnly(true);
    setContextMenuPolicy(Qt::NoContextMenu);
    setPlaceholderText(tr("Press a key"));
    setToolTip(tr("Press the key that is to give this tag; Backspace takes it away"));
}

void KeyField::setKey(const QString &key)
{
    m_key = key;
    setText(QKeySequence::fromString(key, QKeySequence::PortableText).toString(QKeySequence::NativeText));
}

bool KeyField::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && isKeyOfItsOwn(*static_cast<QKeyEvent *>(event))) {
        event->accept(); // here it is a key to be kept, not one to be obeyed
        return true;
    }
    return QLineEdit::event(event);
}

void KeyField::keyPressEvent(QKeyEvent *event)
{
    if (!isKeyOfItsOwn(*event)) {
        event->ignore();
        return;
    }
    const std::optional<QKeySequence> key = pressedKey(*event);
    if (!key)
        return;
    const bool empties =
        event->modifiers() == Qt::NoModifier && (event->key() == Qt::Key_Backspace || event->key() == Qt::Key_Delete);
    Q_EMIT keyPressed(empties ? QString() : key->toString(QKeySequence::PortableText));
}

} // namespace sheaf
