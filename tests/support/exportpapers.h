// SPDX-License-Identifier: GPL-3.0-or-later
// Papers for tests of the writers: the nasty ones of tests/data/export, and those of the digest files.
#pragma once

#include "model/formats/digesttext.h"
#include "model/formats/format.h"
#include "model/text/fold.h"
#include "model/text/remnants.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <set>

namespace sheaf::testing
{

inline QStringList strings(const QJsonValue &value)
{
    QStringList list;
    for (const QJsonValue &one : value.toArray())
        list += one.toString();
    return list;
}

inline std::vector<ExportItem> nastyItems()
{
    QFile file(QStringLiteral(SHEAF_SOURCE_DIR "/tests/data/export/nasty.json"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    std::vector<ExportItem> items;
    for (const QJsonValue &value : QJsonDocument::fromJson(file.readAll()).array()) {
        const QJsonObject object = value.toObject();
        ExportItem item;
        Paper &paper = item.paper;
        paper.id = PaperId(static_cast<qint64>(items.size()) + 1);
        paper.uid = QStringLiteral("uid-%1").arg(items.size() + 1);
        paper.key = QStringLiteral("key%1").arg(items.size() + 1);
        paper.title = object[QStringLiteral("title")].toString();
        paper.abstract = object[QStringLiteral("abstract")].toString();
        paper.authors = strings(object[QStringLiteral("authors")]);
        paper.year = object[QStringLiteral("year")].toInt();
        paper.venue = object[QStringLiteral("venue")].toString();
        paper.doi = object[QStringLiteral("doi")].toString();
        paper.arxiv = object[QStringLiteral("arxiv")].toString();
        paper.urls = strings(object[QStringLiteral("urls")]);
        paper.tagNames = strings(object[QStringLiteral("tags")]);
        paper.note = object[QStringLiteral("note")].toString();
        item.comment = object[QStringLiteral("comment")].toString();
        items.push_back(item);
    }
    return items;
}

inline QString digestFolder()
{
    return qEnvironmentVariable("SHEAF_DIGESTS", QStringLiteral(SHEAF_SOURCE_DIR "/../shared/digests"));
}

// Each paper of the digest files once, cleaned; none when the folder is absent.
inline std::vector<ExportItem> digestItems()
{
    std::vector<ExportItem> items;
    std::set<std::string> titles;
    const QDir folder(digestFolder());
    for (const QString &name : folder.entryList({QStringLiteral("*.txt")}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        LineSource lines(file);
        RecordSink sink;
        sink.record = [&](Record &&record) {
            if (titles.insert(normaliseTitle(record.title)).second) {
                ExportItem item;
                item.paper.id = PaperId(static_cast<qint64>(items.size()) + 1);
                item.paper.uid = QStringLiteral("uid-%1").arg(items.size() + 1);
                item.paper.key = QStringLiteral("key%1").arg(items.size() + 1);
                item.paper.title = QString::fromStdString(cleanRemnants(record.title).text);
                item.paper.abstract = QString::fromStdString(cleanRemnants(record.abstract).text);
                items.push_back(item);
            }
            return true;
        };
        sink.remark = [](Remark &&) {};
        sink.label = [](const std::string &) {};
        readDigestText(lines, sink);
    }
    return items;
}

using Writer = void (*)(const ExportHead &, const ExportOptions &, const ExportSource &, QIODevice &);

inline QByteArray written(Writer write, const std::vector<ExportItem> &items, const ExportOptions &options = {})
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    std::size_t at = 0;
    const ExportSource source = [&](ExportItem &item) {
        if (at == items.size())
            return false;
        item = items[at++];
        return true;
    };
    write({QStringLiteral("A list")}, options, source, buffer);
    return buffer.data();
}

} // namespace sheaf::testing
