// SPDX-License-Identifier: GPL-3.0-or-later
// Reads blocks, decodes them, finds line ends and cuts the raw bytes into chunks at line ends.
#include "model/text/linesource.h"

#include "model/text/bytescan.h"

#include <QFileDevice>

#include <algorithm>
#include <utility>

namespace sheaf
{

namespace
{

constexpr std::size_t blockSize = 64 * 1024;
constexpr qsizetype chunkSize = 256 * 1024;
constexpr std::size_t detectSize = 4096;

std::string_view viewOf(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

// The unit (a byte, or two of UTF-16) at `at`; only line ends matter, so other values may be anything but CR and LF.
class RawUnits final
{
public:
    RawUnits(std::string_view bytes, Encoding encoding) : m_bytes(bytes), m_encoding(encoding) {}

    std::size_t width() const { return m_encoding == Encoding::Utf8 ? 1 : 2; }
    std::size_t count() const { return m_bytes.size() / width(); }
    char at(std::size_t unit) const
    {
        if (m_encoding == Encoding::Utf8)
            return m_bytes[unit];
        const std::size_t low = m_encoding == Encoding::Utf16Le ? 0 : 1;
        return m_bytes[2 * unit + 1 - low] == '\0' ? m_bytes[2 * unit + low] : 'x';
    }

private:
    std::string_view m_bytes;
    Encoding m_encoding;
};

int countLineEnds(std::string_view bytes, Encoding encoding)
{
    if (encoding == Encoding::Utf8 && bytes.find('\r') == std::string_view::npos)
        return static_cast<int>(countBytes(bytes, [](std::uint8_t byte) { return byte == '\n'; }));
    const RawUnits units(bytes, encoding);
    int ends = 0;
    for (std::size_t unit = 0; unit < units.count(); ++unit) {
        const char c = units.at(unit);
        const bool pair = c == '\r' && unit + 1 < units.count() && units.at(unit + 1) == '\n';
        ends += c == '\n' || (c == '\r' && !pair) ? 1 : 0;
    }
    return ends;
}

} // namespace

LineSource::LineSource(QIODevice &device, ChunkSink chunks) : m_device(device), m_chunks(std::move(chunks)) {}

LineSource::LineSource(QIODevice &device, const QString &encoding, ChunkSink chunks)
    : m_device(device), m_chunks(std::move(chunks)), m_given(true)
{
    if (encoding == QStringLiteral("UTF-16 LE"))
        m_guess.encoding = Encoding::Utf16Le;
    else if (encoding == QStringLiteral("UTF-16 BE"))
        m_guess.encoding = Encoding::Utf16Be;
}

QString LineSource::encoding() const
{
    if (m_guess.encoding == Encoding::Utf16Le)
        return QStringLiteral("UTF-16 LE");
    if (m_guess.encoding == Encoding::Utf16Be)
        return QStringLiteral("UTF-16 BE");
    return m_guessedAt > 0 && !m_sawUtf8 ? QStringLiteral("Latin-1") : QStringLiteral("UTF-8");
}

bool LineSource::next(std::string_view &line)
{
    std::size_t end = lineEnd();
    // A CR at the very end of what is there may be the first half of a CR LF.
    while (!m_ended && (end == m_text.size() || (m_text[end] == '\r' && end + 1 == m_text.size()))) {
        fill();
        end = lineEnd();
    }
    if (end == m_text.size() && m_at == end)
        return false;
    ++m_line;
    line = decoded(std::string_view(m_text).substr(m_at, end - m_at));
    const bool pair = end + 1 < m_text.size() && m_text[end] == '\r' && m_text[end + 1] == '\n';
    m_at = std::min(m_text.size(), end + (pair ? 2 : 1));
    m_searched = m_at;
    m_ascii = true;
    return true;
}

// The end of the line at m_at, m_text.size() if it is not there yet. What was searched is not searched again.
std::size_t LineSource::lineEnd()
{
    const LineScan scan = scanLine(std::string_view(m_text).substr(m_searched));
    m_searched += scan.end;
    m_ascii = m_ascii && scan.ascii;
    return m_searched;
}

// Checks (and where needed converts) one line; UTF-16 has become valid UTF-8 already.
std::string_view LineSource::decoded(std::string_view line)
{
    if (m_guess.encoding != Encoding::Utf8 || m_ascii)
        return line;
    if (isValidUtf8(line)) {
        m_sawUtf8 = m_sawUtf8 || m_guessedAt == 0;
        return line;
    }
    if (m_guessedAt == 0)
        m_guessedAt = m_line;
    m_lineText.clear();
    appendLatin1(line, m_lineText);
    return m_lineText;
}

// Appends to m_block and m_raw; 0 at the end or after an error.
qint64 LineSource::readBlock()
{
    const std::size_t before = m_block.size();
    m_block.resize(before + blockSize);
    const qint64 got = m_device.read(m_block.data() + before, static_cast<qint64>(blockSize));
    m_block.resize(before + static_cast<std::size_t>(std::max<qint64>(got, 0)));
    if (got <= 0) {
        const auto *file = qobject_cast<const QFileDevice *>(&m_device);
        const bool failed = file ? file->error() != QFileDevice::NoError : got < 0 && !m_device.atEnd();
        if (failed)
            m_readError = m_device.errorString();
        m_ended = true;
        return 0;
    }
    m_bytesRead += got;
    if (m_chunks)
        m_raw.append(m_block.data() + before, got);
    return got;
}

void LineSource::detect()
{
    while (m_block.size() < detectSize && readBlock() > 0) {
    }
    const EncodingGuess seen = detectEncoding(m_block);
    if (!m_given)
        m_guess = seen;
    else if (seen.encoding == m_guess.encoding)
        m_guess.bom = seen.bom;
    m_block.erase(0, m_guess.bom);
    m_known = true;
}

// Makes m_text longer unless the device has ended; then the last chunk goes out. False at the end.
bool LineSource::fill()
{
    if (m_ended)
        return false;
    if (!m_known)
        detect();
    else
        readBlock();

    m_text.erase(0, m_at);
    m_searched -= m_at;
    m_at = 0;
    if (m_guess.encoding == Encoding::Utf8) {
        m_text += m_block;
        m_block.clear();
    } else {
        m_block.erase(0, appendUtf16(m_block, m_guess.encoding, m_ended, m_text));
    }

    if (m_chunks && m_ended && !m_raw.isEmpty())
        emitChunk(m_raw.size());
    else if (m_chunks && m_raw.size() >= chunkSize)
        cutChunk();
    return true;
}

// Cuts after the last line end that is surely whole: a final CR may have its LF in the next block.
void LineSource::cutChunk()
{
    const RawUnits units(viewOf(m_raw), m_guess.encoding);
    const auto searched = static_cast<std::size_t>(m_rawSearched) / units.width();
    for (std::size_t unit = units.count(); unit > searched; --unit) {
        const char c = units.at(unit - 1);
        if (c == '\n' || (c == '\r' && unit < units.count())) {
            emitChunk(static_cast<qsizetype>(unit * units.width()));
            return;
        }
    }
    m_rawSearched = static_cast<qsizetype>((units.count() - 1) * units.width());
}

void LineSource::emitChunk(qsizetype size)
{
    QByteArray rest = m_raw.sliced(size); // the short part is copied
    m_raw.truncate(size);
    RawChunk chunk{m_chunkLine, std::exchange(m_raw, std::move(rest))};
    if (!m_ended)
        m_raw.reserve(chunkSize + static_cast<qsizetype>(blockSize));
    m_chunkLine += countLineEnds(viewOf(chunk.bytes), m_guess.encoding);
    m_rawSearched = 0;
    m_chunks(std::move(chunk));
}

} // namespace sheaf
