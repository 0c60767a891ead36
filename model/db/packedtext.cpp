// SPDX-License-Identifier: GPL-3.0-or-later
// The raw text of digests through libzstd.
#include "model/db/packedtext.h"

#include "model/db/sqlite.h"

#include <sqlite3.h>
#include <zstd.h>

namespace sheaf
{

namespace
{

// Three quarters of level 3's time for a tenth more of bytes. Lower levels leave the letters uncoded and save little.
constexpr int chunkLevel = 1;
// A chunk is about 256 KiB, more only where one line is longer; what claims to be larger than this is damaged.
constexpr unsigned long long largestChunk = 1ULL << 31;

} // namespace

ChunkPacker::ChunkPacker() : m_context(ZSTD_createCCtx()) {}

ChunkPacker::~ChunkPacker() = default;

void ChunkPacker::Release::operator()(ZSTD_CCtx_s *context) const
{
    ZSTD_freeCCtx(context);
}

QByteArray ChunkPacker::pack(const QByteArray &bytes)
{
    const auto given = static_cast<std::size_t>(bytes.size());
    const std::size_t bound = ZSTD_compressBound(given);
    if (m_room.size() < bound)
        m_room.resize(bound);
    if (!m_context)
        throw std::bad_alloc();
    const std::size_t size =
        ZSTD_compressCCtx(m_context.get(), m_room.data(), m_room.size(), bytes.constData(), given, chunkLevel);
    if (ZSTD_isError(size)) // with a full bound there can only be too little memory
        throw std::bad_alloc();
    return {m_room.data(), static_cast<qsizetype>(size)};
}

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

} // namespace sheaf
