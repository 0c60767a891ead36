// SPDX-License-Identifier: GPL-3.0-or-later
// Packs the raw text of digests for the library (zstd) and unpacks it again.
#pragma once

#include <QByteArray>

#include <memory>
#include <string>
#include <string_view>

struct ZSTD_CCtx_s;

namespace sheaf
{

// Keeps zstd's tables from one chunk to the next: making them anew took a quarter of the time. One thread at a time.
class ChunkPacker final
{
public:
    ChunkPacker();
    ~ChunkPacker();
    ChunkPacker(const ChunkPacker &) = delete;
    ChunkPacker &operator=(const ChunkPacker &) = delete;

    // A zstd frame that tells the size of what is in it.
    QByteArray pack(const QByteArray &bytes);

private:
    struct Release {
        void operator()(ZSTD_CCtx_s *context) const;
    };
    std::unique_ptr<ZSTD_CCtx_s, Release> m_context;
    std::string m_room;
};

// Of a frame that some pack() made, at whatever level; throws SqlError where it is damaged. Any thread.
QByteArray unpackChunk(std::string_view packed);

} // namespace sheaf
