// SPDX-License-Identifier: GPL-3.0-or-later
// The sidebar as a Qt item model: library rows, areas as a tree, reading lists, saved searches, digests by month,
// all with counts.
#pragma once

#include "model/library.h"
#include "model/query/tagpicks.h"

#include <QAbstractItemModel>
#include <QTimer>

#include <map>
#include <memory>

namespace sheaf
{

// GUI thread. One column. Every row but the headings stands for a query.
class SidebarModel final : public QAbstractItemModel
{
    Q_OBJECT
public:
    // Archive: the closed group of the archived reading lists.
    enum class Kind { Heading, Library, Tag, List, Archive, Search, Month, Digest, MoreDigests, OfferAreas, Hint };
    // A row that does something instead of standing for a query.
    static bool isAction(Kind kind)
    {
        return kind == Kind::MoreDigests || kind == Kind::OfferAreas || kind == Kind::Archive;
    }
    enum Role {
        KindRole = Qt::UserRole, // int(Kind)
        QueryRole,               // QString: the query that the row stands for, "" for headings
        CountRole,               // qint64, -1: none shown
        HueRole,                 // int, tags only
        IdRole,                  // qint64: the tag's, list's, saved search's or digest's id; a heading's: adds()
        LateRole,                // bool: the count is of an older state of the library
        UseRole,                 // int(TagUse): what the query shown wants of a tag
        IconRole                 // QString: the name of an icon, "" for none; a heading's is a button that adds to it
    };

    explicit SidebarModel(QObject *parent = nullptr);
    ~SidebarModel() override;

    // Follows the library with as few inserts, removals and changes as keep expanded rows and the selection.
    void setSidebar(const Sidebar &sidebar);
    // What the saved searches find; until it comes, what was told before is shown, as late when that takes long.
    void setSearchCounts(const SearchCounts &counts);
    void setAllDigests(bool all); // not only the newest ten
    // What the button of a heading adds: a List, a Search; Heading: it has none.
    static Kind adds(const QModelIndex &heading);
    void setLate(bool late); // the counts shown are of an earlier revision
    // What the query shown wants of the tags that it names.
    using TagUses = std::map<TagId, TagUse>;
    void setTagUses(const TagUses &uses);
    QModelIndex indexOfQuery(const QString &query) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    struct Node; // sidebartree.h

private:
    Node *node(const QModelIndex &index) const;
    void merge(Node *have, std::unique_ptr<Node> want, const QModelIndex &at);
    void rebuild();
    // Every row has other values for these roles.
    void tellAll(const QList<int> &roles);
    QString spokenText(const Node &shown) const;
    QString toolTip(const Node &shown) const;
    TagUse useOf(const Node &shown) const;

    std::unique_ptr<Node> m_root;
    Sidebar m_sidebar;
    SearchCounts m_searchCounts;
    TagUses m_uses;
    QTimer m_patience; // with late counts, before they are shown as late
    bool m_searchesLate = false;
    bool m_allDigests = false;
    bool m_late = false;
};

} // namespace sheaf
