// SPDX-License-Identifier: GPL-3.0-or-later
// Two things in two columns, row by row, with the words marked in which a row differs.
#pragma once

#include "views/theme.h"

#include <QWidget>

#include <vector>

class QGridLayout;

namespace sheaf
{

// One row: what it is about, and what either side has of it; "" is shown as "none".
struct SideRow {
    QString label;
    QString one;
    QString other;
    Type type = Type::Body;
    bool byWords = true; // what differs is marked and counted
};

// GUI thread. Marked words are tinted and underlined, and the row says in words how many they are.
class SideBySide final : public QWidget
{
    Q_OBJECT
public:
    explicit SideBySide(const Theme &theme, QWidget *parent = nullptr);

    // Stands above the columns; taken over. A name of each side goes into the accessible names of its texts.
    void setHeads(QWidget *one, QWidget *other);
    void setSides(const QString &one, const QString &other);
    // Rows without anything on either side are left out.
    void setRows(const std::vector<SideRow> &rows);

private:
    void build();
    QWidget *makeText(const SideRow &row, bool one, const QString &html);

    const Theme &m_theme;
    QGridLayout *m_grid;
    QString m_one;
    QString m_other;
    std::vector<SideRow> m_rows;
    std::vector<QWidget *> m_made; // of the rows
};

} // namespace sheaf
