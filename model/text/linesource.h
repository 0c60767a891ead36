// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a text of any size line by line: decodes it to UTF-8, unifies line ends, keeps the raw bytes in chunks.
#pragma once

#include <QByteArray>
#include <QIODevice>
#include <QString>

#include <functional>
#include <string>
#include <string_view>

namespace sheaf
{

// About 256 KiB of the file as it was, cut at a line's end.
struct RawChunk {
    int firstLine = 1;
    QByteArray bytes; // as in the file, not compressed
};

// Encodings that are recognised: BOM (UTF-8, UTF-16 LE/BE), UTF-16 without BOM by its zero bytes, valid UTF-8, else Latin-1 (Windows-1252), which is a guess.
// CRLF and CR become LF. The device is read sequentially, once; the source does not own it.
class LineSource final
{
public:
    using ChunkSink = std::function<void(RawChunk &&)>;
    explicit LineSource(QIODevice &device, ChunkSink chunks = {});

    // The next line without its end; false at the end of the text. The view is valid until the next call.
    bool next(std::string_view &line);
    int lineNumber() const { return m_line; } // of the line that next() gave, 1-based
    QString encoding() const;                 // "UTF-8", "UTF-16 LE", "UTF-16 BE", "Latin-1"; final at the end
    // The first line that is not valid UTF-8 in a text that began as such (its lines from there on are read as
    // Latin-1 each where they are not valid), 0 when none: the guess that the report names.
    int guessedAt() const { return m_guessedAt; }
    qint64 bytesRead() const { return m_bytesRead; }
    QString readError() const { return m_readError; } // "" unless the device failed

private:
    bool fill();
    void emitChunk(bool last);

    QIODevice &m_device;
    ChunkSink m_chunks;
    std::string m_text; // decoded, not yet given out
    std::size_t m_at = 0;
    QByteArray m_raw; // of the chunk being collected
    std::string m_lineText;
    int m_line = 0;
    int m_guessedAt = 0;
    qint64 m_bytesRead = 0;
    QString m_readError;
};

} // namespace sheaf
