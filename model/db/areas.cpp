// SPDX-License-Identifier: GPL-3.0-or-later
// Areas out of the resource.
#include "model/db/areas.h"

#include "model/db/readthings.h"
#include "model/db/scripts.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <set>

namespace sheaf
{

namespace
{

struct AreaRow {
    Tag tag;
    QString parent; // its area id
};

std::vector<AreaRow> everyArea()
{
    const std::string_view document = areasDocument();
    const QJsonObject root =
        QJsonDocument::fromJson(QByteArray(document.data(), static_cast<qsizetype>(document.size()))).object();
    std::vector<AreaRow> rows;
    for (const QJsonValue value : root.value(QStringLiteral("areas")).toArray()) {
        const QJsonObject area = value.toObject();
        AreaRow row;
        row.tag.area = area.value(QStringLiteral("id")).toString();
        row.tag.name = area.value(QStringLiteral("name")).toString();
        row.tag.colour = area.value(QStringLiteral("colour")).toInt();
        row.tag.shortcut = area.value(QStringLiteral("shortcut")).toString();
        for (const QJsonValue alias : area.value(QStringLiteral("aliases")).toArray())
            row.tag.aliases.append(alias.toString());
        row.parent = area.value(QStringLiteral("parent")).toString();
        rows.push_back(std::move(row));
    }
    return rows;
}

QSet<QString> withParents(const std::vector<AreaRow> &areas, const QStringList &chosen)
{
    QSet<QString> ids(chosen.begin(), chosen.end());
    for (const AreaRow &row : areas) {
        if (chosen.isEmpty() || ids.contains(row.tag.area)) {
            ids.insert(row.tag.area);
            if (!row.parent.isEmpty())
                ids.insert(row.parent);
        }
    }
    return ids;
}

// Leaves out what is taken, and takes the rest.
void claimNames(Database &database, Tag &tag, std::set<std::string> &names)
{
    names.insert(foldedName(tag.name));
    tag.aliases.removeIf([&](const QString &alias) {
        return tagOfName(database, alias) != TagId{} || !names.insert(foldedName(alias)).second;
    });
    if (database.number("SELECT count(*) FROM tag WHERE shortcut = ?1", tag.shortcut) > 0)
        tag.shortcut.clear();
}

} // namespace

Compound areasEdit(Database &database, const QStringList &areaIds)
{
    const std::vector<AreaRow> areas = everyArea();
    const QSet<QString> wanted = withParents(areas, areaIds);
    QHash<QString, TagId> ids;
    std::set<std::string> names;
    for (const AreaRow &row : areas)
        names.insert(foldedName(row.tag.name)); // an alias never takes an area's name
    Compound edit;
    qint64 placeholder = 0;
    for (AreaRow row : areas) {
        if (!wanted.contains(row.tag.area))
            continue;
        TagId there{database.number("SELECT id FROM tag WHERE area = ?1 AND area <> ''", row.tag.area)};
        if (there == TagId{})
            there = tagOfName(database, row.tag.name);
        if (there == TagId{}) {
            row.tag.id = TagId{--placeholder};
            row.tag.parent = ids.value(row.parent);
            claimNames(database, row.tag, names);
            there = row.tag.id;
            edit.edits.push_back(PutTag{row.tag});
        }
        ids.insert(row.tag.area, there);
    }
    return edit;
}

} // namespace sheaf
