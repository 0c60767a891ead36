// SPDX-License-Identifier: GPL-3.0-or-later
// What the entries of a paper say otherwise than the paper, and what cleaning or the user changed of its own text.
#pragma once

#include "model/paper.h"
#include "views/theme.h"

#include <QScrollArea>

#include <vector>

class QVBoxLayout;

namespace sheaf
{

struct SideRow;

// "May 29, lines 131 to 132"
QString entryPlace(const Entry &entry);

// GUI thread.
class DifferenceView final : public QScrollArea
{
    Q_OBJECT
public:
    explicit DifferenceView(const Theme &theme, QWidget *parent = nullptr);

    void show(const Paper &paper, const std::vector<Variant> &variants);
    int sections() const { return m_sections; } // how many things differ

private:
    void addSection(const QString &head, const QString &one, const QString &other, const std::vector<SideRow> &rows);

    const Theme &m_theme;
    QWidget *m_page = nullptr;
    QVBoxLayout *m_box = nullptr;
    int m_sections = 0;
};

} // namespace sheaf
