// SPDX-License-Identifier: GPL-3.0-or-later
// The cheat sheet: every key and what it does, in groups.
#pragma once

#include "views/theme.h"

#include <QDialog>

#include <vector>

namespace sheaf
{

// `key` as it is written on keyboards: "j", "Ctrl+Shift+Z"; several ones that do the same are parted by " / ".
struct HelpKey {
    QString group;
    QString text;
    QString key;
};

// Non-modal, deletes itself when closed. Groups stand in the order in which they first come.
class HelpDialog final : public QDialog
{
    Q_OBJECT
public:
    HelpDialog(const Theme &theme, const std::vector<HelpKey> &keys, QWidget *parent = nullptr);

private:
    QWidget *makeGroup(const QString &name, const std::vector<HelpKey> &keys) const;

    const Theme &m_theme;
};

} // namespace sheaf
