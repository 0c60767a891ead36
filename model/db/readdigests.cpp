// SPDX-License-Identifier: GPL-3.0-or-later
// Digests and their kept text out of the library.
#include "model/db/readthings.h"

#include "model/db/packedtext.h"
#include "model/text/linesource.h"

#include <QBuffer>

namespace sheaf
{

std::vector<Digest> readDigests(Database &database)
{
    std::vector<Digest> digests;
    Statement rows = database.query("SELECT d.id, d.name, d.label, d.encoding, d.imported, d.bytes, d.lines,"
                                    " (SELECT count(*) FROM entry e WHERE e.digest = d.id) "
                                    "FROM digest d WHERE d.hidden = 0 ORDER BY d.import DESC, d.id");
    while (rows.step()) {
        digests.push_back({rows.id<DigestId>(0), rows.text(1), rows.text(2), rows.text(3), rows.integer(4),
                           rows.integer(5), static_cast<int>(rows.integer(6)), static_cast<int>(rows.integer(7))});
    }
    return digests;
}

std::vector<QByteArray> readDigestHashes(Database &database)
{
    std::vector<QByteArray> hashes;
    Statement rows = database.query("SELECT hash FROM digest WHERE hidden = 0 AND complete = 1");
    while (rows.step())
        hashes.push_back(rows.blob(0));
    return hashes;
}

std::optional<DigestId> readDigestByName(Database &database, const QString &name)
{
    const std::string wanted = foldedName(name);
    const std::vector<Digest> digests = readDigests(database);
    // The id first: the sidebar's queries name digests by it, whatever a file is called.
    for (const Digest &digest : digests) {
        if (QString::number(number(digest.id)) == name)
            return digest.id;
    }
    for (const Digest &digest : digests) {
        if (foldedName(digest.name) == wanted)
            return digest.id;
    }
    for (const Digest &digest : digests) {
        if (!digest.label.isEmpty() && foldedName(digest.label) == wanted)
            return digest.id;
    }
    return std::nullopt;
}

QByteArray readDigestBytes(Database &database, DigestId id)
{
    QByteArray bytes;
    Statement rows = database.query("SELECT bytes FROM digest_chunk WHERE digest = ?1 ORDER BY position", id);
    while (rows.step())
        bytes += unpackChunk(rows.utf8(0));
    return bytes;
}

QString readDigestText(Database &database, DigestId id)
{
    QByteArray bytes = readDigestBytes(database, id);
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    LineSource lines(buffer);
    std::string text;
    std::string_view line;
    while (lines.next(line)) {
        if (lines.lineNumber() > 1)
            text += '\n';
        text += line;
    }
    return QString::fromStdString(text);
}

} // namespace sheaf
