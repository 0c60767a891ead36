// SPDX-License-Identifier: GPL-3.0-or-later
// Keys painted as the caps of a keyboard: "Ctrl" "K"; several ways to do the same are parted by a stroke.
#pragma once

#include <QKeySequence>
#include <QList>
#include <QWidget>

namespace sheaf
{

class Theme;

QString keysText(const QList<QKeySequence> &keys); // "/ or Ctrl+F", as they stand on keyboards here
int keyCapsHeight(const Theme &theme);
int keyCapsWidth(const Theme &theme, const QList<QKeySequence> &keys);
// From the left edge of `room`, in its middle; the caps are read from left to right in every language.
void paintKeyCaps(QPainter &painter, const QRect &room, const Theme &theme, const QList<QKeySequence> &keys,
                  bool faint = false);

// GUI thread. As large as its caps.
class KeyCaps final : public QWidget
{
    Q_OBJECT
public:
    explicit KeyCaps(const Theme &theme, QWidget *parent = nullptr);

    void setKeys(const QList<QKeySequence> &keys);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    QList<QKeySequence> m_keys;
};

} // namespace sheaf
