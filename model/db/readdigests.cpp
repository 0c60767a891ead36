// SPDX-License-Identifier: GPL-3.0-or-later
// Digests and their kept text out of the library.
#include "model/db/readthings.h"
#include "model/text/linesource.h"

#include <QBuffer>
#include <sqlite3.h>
#include <zstd.h>

namespace sheaf
{

namespace
{

constexpr int chunkLevel = 3;
// A chunk is about 256 KiB, more only where one line is longer; what claims to be larger than this is damaged.
constexpr unsigned long long largestChunk = 1ULL << 31;

QByteArray unpackChunk(std::string_view packed)
{
    const unsigned long long size = ZSTD_getFrameContentSize(packed.data(), packed.size());
    if (size == ZSTD_CONTENTSIZE_UNKNOWN || size == ZSTD_CONTENTSIZE_ERROR || size > largestChunk)
        throw SqlError(SQLITE_CORRUPT, "a digest's text is damaged");
    QByteArray bytes(static_cast<qsizetype>(size), Qt::Uninitialized);
    const std::size_t got = ZSTD_decompress(bytes.data(), size, packed.data(), packed.size());
    if (ZSTD_isError(got) || got != size)
        throw SqlError(SQLITE_CORRUPT, "a digest's text is damaged");
    return bytes;
}

} // namespace

QByteArray packChunk(const QByteArray &bytes)
{
    QByteArray packed(static_cast<qsizetype>(ZSTD_compressBound(static_cast<std::size_t>(bytes.size()))),
                      Qt::Uninitialized);
    const std::size_t size = ZSTD_compress(packed.data(), static_cast<std::size_t>(packed.size()), bytes.constData(),
                                           static_cast<std::size_t>(bytes.size()), chunkLevel);
    Q_ASSERT(!ZSTD_isError(size)); // cannot fail with a full bound
    packed.truncate(static_cast<qsizetype>(size));
    return packed;
}

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
