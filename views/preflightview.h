// SPDX-License-Identifier: GPL-3.0-or-later
// What is missing or doubtful in an export, as a tree of findings and their papers; each leads to its paper.
#pragma once

#include "model/preflight.h"
#include "views/theme.h"

#include <QTreeWidget>

namespace sheaf
{

// GUI thread. A finding with many papers shows the first hundred and says how many more there are.
class PreflightView final : public QTreeWidget
{
    Q_OBJECT
public:
    explicit PreflightView(const Theme &theme, QWidget *parent = nullptr);

    void showFindings(const Preflight &preflight);

Q_SIGNALS:
    void paperAsked(sheaf::PaperId paper);

private:
    void follow(QTreeWidgetItem *item);

    const Theme &m_theme;
};

} // namespace sheaf
