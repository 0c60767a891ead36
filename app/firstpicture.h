// SPDX-License-Identifier: GPL-3.0-or-later
// Tells when a window has been painted for the first time.
#pragma once

#include <QObject>

class QWidget;

namespace sheaf
{

// GUI thread; the window outlives it or owns it.
class FirstPicture final : public QObject
{
    Q_OBJECT
public:
    explicit FirstPicture(QWidget *window, QObject *parent = nullptr);

Q_SIGNALS:
    void shown(); // once, right after the first paint, of whatever the window shows by then

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace sheaf
