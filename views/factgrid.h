// SPDX-License-Identifier: GPL-3.0-or-later
// Facts in rows: a name and one value, or a name and a value a column.
#pragma once

#include <QWidget>

class QGridLayout;

namespace sheaf
{

class Theme;

// GUI thread. Values can be selected and copied.
class FactGrid final : public QWidget
{
    Q_OBJECT
public:
    explicit FactGrid(const Theme &theme, QWidget *parent = nullptr);

    void addHeads(const QStringList &heads); // above the columns of values
    void addRow(const QString &name, const QStringList &values);

private:
    const Theme &m_theme;
    QGridLayout *m_grid;
    QStringList m_heads;
    int m_rows = 0;
};

} // namespace sheaf
