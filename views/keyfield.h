// SPDX-License-Identifier: GPL-3.0-or-later
// A field that takes a key of the keyboard instead of text: what is pressed in it is what it holds.
#pragma once

#include <QLineEdit>

namespace sheaf
{

// GUI thread. Tab, Escape and Enter keep their meanings; Backspace and Delete empty it.
class KeyField final : public QLineEdit
{
    Q_OBJECT
public:
    explicit KeyField(QWidget *parent = nullptr);

    void setKey(const QString &key); // portable text, "" for none
    QString key() const { return m_key; }

Q_SIGNALS:
    void keyPressed(const QString &key); // by the user; "" takes it away

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QString m_key;
};

} // namespace sheaf
