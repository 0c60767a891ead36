// SPDX-License-Identifier: GPL-3.0-or-later
// A checkable tree with All and None above it.
#include "views/areaschooser.h"

#include "views/textlabel.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QPainter>
#include <QPixmap>
#include <QPushButton>
#include <QTreeWidget>
#include <QTreeWidgetItemIterator>

#include <algorithm>

namespace sheaf
{

AreasChooser::AreasChooser(const Theme &theme, const std::vector<AreaChoice> &areas, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_tree(new QTreeWidget), m_count(new TextLabel(theme, Type::Body, Token::Dim))
{
    m_tree->setAccessibleName(tr("Areas"));
    m_tree->setColumnCount(2);
    m_tree->setHeaderLabels({tr("Area"), tr("What it is about")});
    m_tree->setHeaderHidden(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setTextElideMode(Qt::ElideRight);
    QHash<QString, QTreeWidgetItem *> items;
    for (const AreaChoice &area : areas) {
        QTreeWidgetItem *above = items.value(area.parent);
        auto *item = above ? new QTreeWidgetItem(above) : new QTreeWidgetItem(m_tree);
        item->setText(0, area.name);
        item->setText(1, area.about);
        item->setToolTip(0, area.about);
        item->setToolTip(1, area.about);
        item->setData(0, Qt::UserRole, area.id);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemIsAutoTristate);
        item->setCheckState(0, Qt::Checked);
        items.insert(area.id, item);
        m_hues.insert(item, area.hue);
    }
    m_tree->expandAll();
    if (m_tree->topLevelItemCount() > 0)
        m_tree->setCurrentItem(m_tree->topLevelItem(0));

    auto *all = new QPushButton(tr("All"));
    auto *none = new QPushButton(tr("None"));
    all->setAccessibleName(tr("Choose all areas"));
    none->setAccessibleName(tr("Choose no area"));
    auto *head = new QHBoxLayout;
    head->setSpacing(theme.space(2));
    head->addWidget(m_count, 1);
    for (QPushButton *button : {all, none}) {
        button->setAutoDefault(false);
        head->addWidget(button);
    }
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(theme.space(2));
    box->addLayout(head);
    box->addWidget(m_tree, 1);
    setFocusProxy(m_tree);

    connect(all, &QAbstractButton::clicked, this, [this] { chooseAll(true); });
    connect(none, &QAbstractButton::clicked, this, [this] { chooseAll(false); });
    connect(m_tree, &QTreeWidget::itemChanged, this, [this] { tell(); });
    connect(&theme, &Theme::changed, this, &AreasChooser::restyle);
    restyle();
    tell();
}

QStringList AreasChooser::chosen() const
{
    QStringList ids;
    for (QTreeWidgetItemIterator it(m_tree); *it; ++it) {
        if ((*it)->checkState(0) != Qt::Unchecked)
            ids << (*it)->data(0, Qt::UserRole).toString();
    }
    return ids;
}

void AreasChooser::chooseAll(bool all)
{
    m_quiet = true;
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i) {
        // Checking the parent checks the children below it.
        m_tree->topLevelItem(i)->setCheckState(0, all ? Qt::Checked : Qt::Unchecked);
    }
    m_quiet = false;
    tell();
}

void AreasChooser::tell()
{
    if (m_quiet)
        return;
    const QStringList ids = chosen();
    const QLocale locale;
    m_count->setText(tr("%1 of %2 areas").arg(locale.toString(ids.size()), locale.toString(m_hues.size())));
    Q_EMIT chosenChanged(ids);
}

void AreasChooser::restyle()
{
    m_quiet = true; // icons and colours are item data too
    const int side = m_theme.px(10);
    const double ratio = devicePixelRatioF();
    int wide = 0;
    m_tree->setIconSize(QSize(side, side));
    m_tree->setIndentation(m_theme.px(20));
    for (auto it = m_hues.cbegin(); it != m_hues.cend(); ++it) {
        QPixmap square(QSize(side, side) * ratio);
        square.setDevicePixelRatio(ratio);
        square.fill(Qt::transparent);
        QPainter painter(&square);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.chip(it.value()).square);
        painter.drawRoundedRect(QRectF(0, 0, side, side), m_theme.px(2), m_theme.px(2));
        painter.end();
        it.key()->setIcon(0, QIcon(square));
        it.key()->setForeground(1, m_theme.colour(Token::Dim));
        wide = std::max(wide, m_tree->fontMetrics().horizontalAdvance(it.key()->text(0)));
        it.key()->setSizeHint(0, QSize(m_theme.px(100), m_theme.px(28)));
    }
    m_tree->setColumnWidth(0, wide + 2 * m_tree->indentation() + m_theme.px(72));
    m_quiet = false;
}

} // namespace sheaf
