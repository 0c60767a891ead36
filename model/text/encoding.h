// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes to UTF-8: recognises an encoding, transcodes UTF-16 and Windows-1252, walks code points. Pure; any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sheaf
{

// Bytes that are not valid UTF-8 are read as Windows-1252 line by line; that is a fallback, not a fourth encoding.
enum class Encoding { Utf8, Utf16Le, Utf16Be };

struct EncodingGuess {
    Encoding encoding = Encoding::Utf8;
    std::size_t bom = 0; // bytes of the byte order mark
};

// By byte order mark, else by the zero bytes that UTF-16 of mostly Latin text has on one side.
EncodingGuess detectEncoding(std::string_view head);

bool isAscii(std::string_view bytes);
bool isValidUtf8(std::string_view bytes);

// Windows-1252 where ISO 8859-1 has control characters; the five unassigned bytes become U+FFFD.
void appendLatin1(std::string_view bytes, std::string &out);

// Appends what can be decoded and returns the bytes used: an odd byte or half a surrogate pair at the end is left over,
// unless this is the `last` of the text. Lone surrogates become U+FFFD.
std::size_t appendUtf16(std::string_view bytes, Encoding encoding, bool last, std::string &out);

// The code point at `at`, which moves past it; U+FFFD (one byte) where the bytes are not UTF-8. `at` < text.size().
char32_t nextWideCodePoint(std::string_view text, std::size_t &at);
inline char32_t nextCodePoint(std::string_view text, std::size_t &at)
{
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte >= 0x80)
        return nextWideCodePoint(text, at);
    ++at;
    return byte;
}
void appendCodePoint(char32_t codePoint, std::string &out);

// The start of a file as UTF-8, without the mark and without a character that the end cuts. Where it is UTF-8 already
// the answer is a part of `head`, else it lies in `room`.
std::string_view decodedHead(std::string_view head, std::string &room);

} // namespace sheaf
