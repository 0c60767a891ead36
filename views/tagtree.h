// SPDX-License-Identifier: GPL-3.0-or-later
// The tags as a tree to work on: filtered, counted, and dragged onto one another.
#pragma once

#include "model/answers.h"
#include "views/theme.h"

#include <QPersistentModelIndex>
#include <QSet>
#include <QTreeView>

#include <functional>
#include <optional>

namespace sheaf
{

class SidebarDelegate;
class SidebarModel;

// GUI thread. Follows the library without losing the tag that is chosen or the branches that were closed.
class TagTree final : public QTreeView
{
    Q_OBJECT
public:
    explicit TagTree(const Theme &theme, QWidget *parent = nullptr);

    void setTags(const std::vector<CountedTag> &tags);
    // Only tags that fit the typed letters, and those that they are under.
    void setFilter(const QString &typed);
    TagId chosen() const; // 0: none
    bool choose(TagId tag);
    bool isEmpty() const;
    // Whether a tag may be dragged there (0: to the top).
    void setMayMove(std::function<bool(TagId tag, TagId under)> mayMove) { m_mayMove = std::move(mayMove); }

    void keyboardSearch(const QString &) override {} // letters are keys here

Q_SIGNALS:
    void tagChosen(sheaf::TagId tag);
    void moveAsked(sheaf::TagId tag, sheaf::TagId under);
    // A tag is held over a place that would take it; `dragEnded` when no more.
    void dragMoved(sheaf::TagId tag, sheaf::TagId under);
    void dragEnded();
    void keyAsked(int key); // one that the tree itself does not know, without modifiers

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void drawBranches(QPainter *, const QRect &, const QModelIndex &) const override {}
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void follow();
    void refill();
    void restoreBranches(const QModelIndex &at);
    QModelIndex find(TagId tag, const QModelIndex &at) const;
    QRect wholeRow(const QModelIndex &index) const;
    std::optional<TagId> placeAt(const QPoint &at) const;
    void endDrag();

    const Theme &m_theme;
    SidebarModel *m_model;
    SidebarDelegate *m_delegate;
    std::function<bool(TagId, TagId)> m_mayMove;
    std::vector<CountedTag> m_tags;
    QString m_filter;
    QSet<qint64> m_closed; // branches, by tag
    bool m_filling = false;
    TagId m_told{};
    TagId m_pressed{}; // under the mouse button
    QPoint m_pressedAt;
    bool m_dragging = false;
    QPersistentModelIndex m_dropRow;
    std::optional<TagId> m_dropUnder;
};

} // namespace sheaf
