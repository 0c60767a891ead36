// SPDX-License-Identifier: GPL-3.0-or-later
// A QTreeWidget of a few groups; the papers of a group appear when it is opened.
#include "views/preflightview.h"

#include "model/phrases.h"
#include "views/paint.h"

#include <QHeaderView>

#include <map>

namespace sheaf
{

namespace
{

constexpr int paperRole = Qt::UserRole;
constexpr std::size_t shownPapers = 100;

} // namespace

PreflightView::PreflightView(const Theme &theme, QWidget *parent) : QTreeWidget(parent), m_theme(theme)
{
    setAccessibleName(tr("Missing or doubtful"));
    setColumnCount(1);
    setHeaderHidden(true);
    setUniformRowHeights(true);
    setTextElideMode(Qt::ElideRight);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    useBareView(this);
    connect(this, &QTreeWidget::itemClicked, this, &PreflightView::follow);
    connect(this, &QTreeWidget::itemActivated, this, &PreflightView::follow);
}

void PreflightView::showFindings(const Preflight &preflight)
{
    clear();
    std::map<Finding, std::vector<const PreflightLine *>> groups;
    for (const PreflightLine &line : preflight.lines)
        groups[line.finding].push_back(&line);
    for (const auto &[finding, lines] : groups) {
        auto *group = new QTreeWidgetItem(this, {describe(finding, qint64(lines.size()))});
        group->setIcon(0, m_theme.icon(QStringLiteral("warning"), Token::Warn));
        for (std::size_t i = 0; i < lines.size() && i < shownPapers; ++i) {
            auto *paper = new QTreeWidgetItem(group, {lines[i]->title});
            paper->setToolTip(0, lines[i]->title);
            paper->setData(0, paperRole, number(lines[i]->paper));
        }
        if (lines.size() > shownPapers)
            new QTreeWidgetItem(group, {tr("and %1 more").arg(papersText(qint64(lines.size() - shownPapers)))});
    }
}

void PreflightView::follow(QTreeWidgetItem *item)
{
    if (const qint64 paper = item->data(0, paperRole).toLongLong(); paper != 0)
        Q_EMIT paperAsked(PaperId{paper});
    else if (item->childCount() > 0)
        item->setExpanded(!item->isExpanded());
}

} // namespace sheaf
