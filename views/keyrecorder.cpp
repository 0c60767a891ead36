// SPDX-License-Identifier: GPL-3.0-or-later
// KeyRecorder: takes key events before anything else sees them, while it waits.
#include "views/keyrecorder.h"

#include "views/pressedkey.h"

#include <QKeyEvent>

namespace sheaf
{

KeyRecorder::KeyRecorder(QWidget *parent) : QPushButton(parent)
{
    setAutoDefault(false);
    connect(this, &QAbstractButton::clicked, this, &KeyRecorder::record);
    stop();
}

void KeyRecorder::record()
{
    m_recording = true;
    setText(tr("Press the new key…"));
    setFocus(Qt::OtherFocusReason);
}

void KeyRecorder::stop()
{
    m_recording = false;
    setText(tr("Add a key"));
}

void KeyRecorder::take(const QKeyEvent &press)
{
    const std::optional<QKeySequence> key = pressedKey(press);
    if (!key)
        return;
    if (press.key() == Qt::Key_Escape && press.modifiers() == Qt::NoModifier) {
        stop();
    } else if (isReservedKey(*key)) {
        Q_EMIT refused(*key);
    } else {
        stop();
        Q_EMIT recorded(*key);
    }
}

bool KeyRecorder::event(QEvent *event)
{
    if (!m_recording)
        return QPushButton::event(event);
    switch (event->type()) {
    case QEvent::ShortcutOverride:
    case QEvent::KeyRelease: // of the key that pressed the button
        event->accept();
        return true;
    case QEvent::KeyPress:
        event->accept();
        take(*static_cast<QKeyEvent *>(event));
        return true;
    case QEvent::FocusOut:
        if (static_cast<QFocusEvent *>(event)->reason() != Qt::ActiveWindowFocusReason)
            stop();
        break;
    default:
        break;
    }
    return QPushButton::event(event);
}

} // namespace sheaf
