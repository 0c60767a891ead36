// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes to UTF-8: the tables and loops behind encoding.h.
#include "model/text/encoding.h"

#include "model/text/bytescan.h"

#include <array>
#include <cstdint>

namespace sheaf
{

namespace
{

constexpr char32_t replacement = 0xFFFD;

// Windows-1252, 0x80 to 0x9F.
constexpr std::array<char16_t, 32> windows1252 = {0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                  0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
                                                  0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                  0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

constexpr std::uint8_t byteAt(std::string_view bytes, std::size_t at)
{
    return static_cast<std::uint8_t>(bytes[at]);
}

constexpr bool isContinuation(std::uint8_t byte)
{
    return (byte & 0xC0) == 0x80;
}

// The length of the valid sequence at `at`, 0 if there is none (Unicode, table 3-7).
std::size_t sequenceLength(std::string_view text, std::size_t at)
{
    const std::uint8_t lead = byteAt(text, at);
    const std::size_t left = text.size() - at;
    if (lead < 0x80)
        return 1;
    if (lead < 0xC2 || lead > 0xF4 || left < 2)
        return 0;
    const std::uint8_t second = byteAt(text, at + 1);
    if (lead < 0xE0)
        return isContinuation(second) ? 2 : 0;
    std::uint8_t lowest = 0x80;
    std::uint8_t highest = 0xBF;
    if (lead == 0xE0)
        lowest = 0xA0;
    else if (lead == 0xED)
        highest = 0x9F;
    else if (lead == 0xF0)
        lowest = 0x90;
    else if (lead == 0xF4)
        highest = 0x8F;
    if (second < lowest || second > highest || left < 3 || !isContinuation(byteAt(text, at + 2)))
        return 0;
    if (lead < 0xF0)
        return 3;
    return left >= 4 && isContinuation(byteAt(text, at + 3)) ? 4 : 0;
}

char16_t unitAt(std::string_view bytes, std::size_t at, Encoding encoding)
{
    const unsigned first = byteAt(bytes, at);
    const unsigned second = byteAt(bytes, at + 1);
    return static_cast<char16_t>(encoding == Encoding::Utf16Le ? first | (second << 8) : (first << 8) | second);
}

} // namespace

EncodingGuess detectEncoding(std::string_view head)
{
    if (head.starts_with("\xEF\xBB\xBF"))
        return {Encoding::Utf8, 3};
    if (head.starts_with("\xFF\xFE"))
        return {Encoding::Utf16Le, 2};
    if (head.starts_with("\xFE\xFF"))
        return {Encoding::Utf16Be, 2};

    const std::string_view sample = head.substr(0, 4096);
    const std::size_t units = sample.size() / 2;
    std::size_t evenZeros = 0;
    std::size_t oddZeros = 0;
    for (std::size_t unit = 0; unit < units; ++unit) {
        evenZeros += sample[2 * unit] == '\0' ? 1U : 0U;
        oddZeros += sample[2 * unit + 1] == '\0' ? 1U : 0U;
    }
    if (oddZeros * 2 > units && evenZeros * 20 < units)
        return {Encoding::Utf16Le, 0};
    if (evenZeros * 2 > units && oddZeros * 20 < units)
        return {Encoding::Utf16Be, 0};
    return {};
}

bool isAscii(std::string_view bytes)
{
    return afterAscii(bytes, 0) == bytes.size();
}

bool isValidUtf8(std::string_view bytes)
{
    for (std::size_t at = afterAscii(bytes, 0); at < bytes.size(); at = afterAscii(bytes, at)) {
        const std::size_t length = sequenceLength(bytes, at);
        if (length == 0)
            return false;
        at += length;
    }
    return true;
}

void appendCodePoint(char32_t codePoint, std::string &out)
{
    const auto put = [&out](char32_t value) { out.push_back(static_cast<char>(static_cast<std::uint8_t>(value))); };
    if (codePoint < 0x80) {
        put(codePoint);
        return;
    }
    if (codePoint < 0x800) {
        put(0xC0 | (codePoint >> 6));
    } else {
        if (codePoint < 0x10000) {
            put(0xE0 | (codePoint >> 12));
        } else {
            put(0xF0 | (codePoint >> 18));
            put(0x80 | ((codePoint >> 12) & 0x3F));
        }
        put(0x80 | ((codePoint >> 6) & 0x3F));
    }
    put(0x80 | (codePoint & 0x3F));
}

void appendLatin1(std::string_view bytes, std::string &out)
{
    for (const char c : bytes) {
        const auto byte = static_cast<std::uint8_t>(c);
        appendCodePoint(byte >= 0x80 && byte < 0xA0 ? windows1252[byte - 0x80U] : byte, out);
    }
}

std::size_t appendUtf16(std::string_view bytes, Encoding encoding, bool last, std::string &out)
{
    std::size_t at = 0;
    for (; at + 1 < bytes.size(); at += 2) {
        const char16_t unit = unitAt(bytes, at, encoding);
        if (unit < 0xD800 || unit > 0xDFFF) {
            appendCodePoint(unit, out);
            continue;
        }
        const bool high = unit < 0xDC00;
        if (high && at + 3 >= bytes.size() && !last)
            return at;
        const char16_t low = high && at + 3 < bytes.size() ? unitAt(bytes, at + 2, encoding) : u'\0';
        if (low >= 0xDC00 && low <= 0xDFFF) {
            appendCodePoint(0x10000 + ((unit - 0xD800U) << 10) + (low - 0xDC00U), out);
            at += 2;
        } else {
            appendCodePoint(replacement, out);
        }
    }
    if (last && at < bytes.size()) {
        appendCodePoint(replacement, out);
        at = bytes.size();
    }
    return at;
}

char32_t nextWideCodePoint(std::string_view text, std::size_t &at)
{
    const std::uint8_t lead = byteAt(text, at);
    if (lead < 0x80) {
        ++at;
        return lead;
    }
    const std::size_t length = sequenceLength(text, at);
    if (length == 0) {
        ++at;
        return replacement;
    }
    char32_t codePoint = length == 2 ? lead & 0x1FU : length == 3 ? lead & 0x0FU : lead & 0x07U;
    for (std::size_t i = 1; i < length; ++i)
        codePoint = (codePoint << 6) | (byteAt(text, at + i) & 0x3FU);
    at += length;
    return codePoint;
}

std::string_view decodedHead(std::string_view head, std::string &room)
{
    const EncodingGuess guess = detectEncoding(head);
    const std::string_view body = head.substr(guess.bom);
    room.clear();
    if (guess.encoding != Encoding::Utf8) {
        appendUtf16(body, guess.encoding, false, room);
        return room;
    }
    // Up to three bytes of a character may be cut off at the end.
    for (std::size_t cut = 0; cut < 4 && cut <= body.size(); ++cut) {
        const std::string_view whole = body.substr(0, body.size() - cut);
        if (isValidUtf8(whole))
            return whole;
    }
    appendLatin1(body, room);
    return room;
}

} // namespace sheaf
