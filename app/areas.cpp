// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the areas resource.
#include "app/areas.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace sheaf
{

std::vector<Area> readAreas()
{
    QFile file(QStringLiteral(":/sheaf/areas.json"));
    std::vector<Area> areas;
    if (!file.open(QIODevice::ReadOnly))
        return areas;
    const QJsonArray rows = QJsonDocument::fromJson(file.readAll()).object().value(QStringLiteral("areas")).toArray();
    for (const QJsonValue &value : rows) {
        const QJsonObject row = value.toObject();
        const auto text = [&row](const char *key) { return row.value(QLatin1String(key)).toString(); };
        areas.push_back(
            {text("id"), text("name"), text("parent"), text("about"), row.value(QStringLiteral("colour")).toInt()});
    }
    return areas;
}

} // namespace sheaf
