// SPDX-License-Identifier: GPL-3.0-or-later
// A button that takes the next key that is pressed.
#pragma once

#include <QKeySequence>
#include <QPushButton>

namespace sheaf
{

// GUI thread. Pressed, it waits for a key; Esc, or another control that gets the keyboard, ends the waiting.
class KeyRecorder final : public QPushButton
{
    Q_OBJECT
public:
    explicit KeyRecorder(QWidget *parent = nullptr);

    void record();
    bool isRecording() const { return m_recording; }

Q_SIGNALS:
    void recorded(const QKeySequence &key); // none of isReservedKey()
    void refused(const QKeySequence &key);  // a reserved one; it goes on waiting

protected:
    bool event(QEvent *event) override;

private:
    void stop();
    void take(const QKeyEvent &press);

    bool m_recording = false;
};

} // namespace sheaf
