// SPDX-License-Identifier: GPL-3.0-or-later
// A wide button of two lines with an icon: what it does, and a few quiet words about it.
#pragma once

#include <QAbstractButton>

#include <utility>

namespace sheaf
{

class Theme;

// GUI thread. The text is the button's; a primary one carries its icon on the accent.
class ActionRow final : public QAbstractButton
{
    Q_OBJECT
public:
    ActionRow(const Theme &theme, const QString &icon, const QString &text, const QString &about,
              QWidget *parent = nullptr);

    void setPrimary(bool primary);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    // The two lines, left to right; mirrored when painted.
    std::pair<QRect, QRect> lines() const;

    const Theme &m_theme;
    QString m_iconName;
    QString m_about;
    bool m_primary = false;
};

} // namespace sheaf
