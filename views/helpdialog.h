// SPDX-License-Identifier: GPL-3.0-or-later
// The cheat sheet: every key and what it does, in groups; a field finds a key by what it does.
#pragma once

#include "views/keytable.h"
#include "views/theme.h"

#include <QDialog>

#include <vector>

class QLineEdit;

namespace sheaf
{

class Sheet;

// Non-modal, deletes itself when closed. Groups stand in the order in which they first come.
class HelpDialog final : public QDialog
{
    Q_OBJECT
public:
    HelpDialog(const Theme &theme, const std::vector<KeyRow> &rows, QWidget *parent = nullptr);

    void setRows(const std::vector<KeyRow> &rows); // those without keys are left out

Q_SIGNALS:
    void changeAsked(); // other keys are wanted

private:
    void fill();
    QWidget *makeGroup(const QString &name, const std::vector<const KeyRow *> &rows) const;

    const Theme &m_theme;
    std::vector<KeyRow> m_rows;
    QLineEdit *m_find;
    Sheet *m_scroll;
};

} // namespace sheaf
