// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a text of any size line by line: decodes it to UTF-8, unifies line ends, keeps the raw bytes in chunks.
#pragma once

#include "model/text/encoding.h"

#include <QByteArray>
#include <QIODevice>
#include <QString>

#include <functional>
#include <string>
#include <string_view>

namespace sheaf
{

// About 256 KiB of the file as it was, cut at a line's end (a longer line is one chunk). CR LF is never cut in two.
struct RawChunk {
    int firstLine = 1;
    QByteArray bytes; // as in the file, not compressed
};

// Encodings that are recognised: BOM (UTF-8, UTF-16 LE/BE), UTF-16 without BOM by its zero bytes, valid UTF-8, else
// Latin-1 (Windows-1252), which is a guess. CRLF and CR become LF. The device is read sequentially, once; the source
// does not own it. One thread at a time. Memory: one block, the longest line and the chunk being collected.
class LineSource final
{
public:
    // Chunks come in order, some time before or after the lines they hold; the last one when next() meets the end.
    using ChunkSink = std::function<void(RawChunk &&)>;
    explicit LineSource(QIODevice &device, ChunkSink chunks = {});
    // For a chunk from the middle of a file: `encoding` is what encoding() said of the whole.
    LineSource(QIODevice &device, const QString &encoding, ChunkSink chunks = {});

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
    qint64 readBlock();
    void detect();
    std::size_t lineEnd();
    std::string_view decoded(std::string_view line);
    void cutChunk();
    void emitChunk(qsizetype size);

    QIODevice &m_device;
    ChunkSink m_chunks;
    EncodingGuess m_guess;
    bool m_given = false; // the encoding is, by the constructor
    bool m_known = false; // the first block has been looked at
    bool m_ended = false; // the device has no more
    std::string m_text;   // decoded (UTF-8: as it came), from m_at not yet given out
    std::size_t m_at = 0;
    std::size_t m_searched = 0;  // no line ends between m_at and here
    bool m_ascii = true;         // the text between
    std::string m_block;         // read, not decoded yet
    QByteArray m_raw;            // of the chunk being collected
    qsizetype m_rawSearched = 0; // no cut is possible before this
    int m_chunkLine = 1;
    std::string m_lineText;
    int m_line = 0;
    int m_guessedAt = 0;
    bool m_sawUtf8 = false; // valid UTF-8 beyond ASCII came before any guess
    qint64 m_bytesRead = 0;
    QString m_readError;
};

} // namespace sheaf
