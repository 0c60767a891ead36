// SPDX-License-Identifier: GPL-3.0-or-later
// The areas that Sheaf knows as a tree to choose from: all, some or none.
#pragma once

#include "views/theme.h"

#include <QHash>
#include <QStringList>
#include <QWidget>

#include <vector>

class QTreeWidget;
class QTreeWidgetItem;

namespace sheaf
{

class TextLabel;

struct AreaChoice {
    QString id;
    QString name;
    QString parent; // an id, "" for none
    QString about;
    int hue = 0;
};

// A chosen area brings its parent along. Begins with everything chosen.
class AreasChooser final : public QWidget
{
    Q_OBJECT
public:
    AreasChooser(const Theme &theme, const std::vector<AreaChoice> &areas, QWidget *parent = nullptr);

    QStringList chosen() const; // ids, parents before their children
    void chooseAll(bool all);

Q_SIGNALS:
    void chosenChanged(const QStringList &ids);

private:
    void tell();
    void restyle();

    const Theme &m_theme;
    QTreeWidget *m_tree;
    TextLabel *m_count;
    QHash<QTreeWidgetItem *, int> m_hues;
    bool m_quiet = false;
};

} // namespace sheaf
