// SPDX-License-Identifier: GPL-3.0-or-later
// The first words of a text: plain ASCII as a whole, everything else letter by letter.
#include "model/text/bytes16.h"
#include "model/text/encoding.h"
#include "model/text/fold.h"

#include <QChar>

#include <algorithm>

namespace sheaf
{

namespace
{

bool isPlainLetter(char c)
{
    return c > ' ' && c < '\x7F';
}

// Whether the text is words of ASCII with one space between each and the next, not before the first.
bool isPlainProse(std::string_view text)
{
    if (text.starts_with(' '))
        return false;
    std::size_t at = 0;
    unsigned spaceBefore = 0;
    for (; text.size() - at >= sizeof(Bytes16); at += sizeof(Bytes16)) {
        const Bytes16 block = loadBytes16(text.data() + at);
        const unsigned spaces = bitsOf(isByte(block, ' '));
        if (bitsOf(isBetween(block, ' ', '~')) != 0xFFFFU || (spaces & ((spaces << 1U) | spaceBefore)) != 0)
            return false;
        spaceBefore = spaces >> (sizeof(Bytes16) - 1);
    }
    for (; at < text.size(); ++at) {
        const bool isSpace = text[at] == ' ';
        if (!(isSpace ? spaceBefore == 0 : isPlainLetter(text[at])))
            return false;
        spaceBefore = isSpace ? 1 : 0;
    }
    return true;
}

// A text without spaces (or one very long word) is cut where the limit is.
bool endsAtWord(std::size_t wordLength, std::size_t limit)
{
    return wordLength * 2 >= limit;
}

// The lead of plain prose; `text` is longer than the limit, or all there is.
std::string_view plainLead(std::string_view text, std::size_t limit)
{
    if (text.size() > limit && text[limit] != ' ' && limit > 0 && text[limit - 1] != ' ') {
        const std::size_t space = text.substr(0, limit).find_last_of(' ');
        const std::size_t wordEnd = space == std::string_view::npos ? 0 : space;
        return text.substr(0, endsAtWord(wordEnd, limit) ? wordEnd : limit);
    }
    const std::string_view lead = text.substr(0, limit);
    return lead.ends_with(' ') ? lead.substr(0, lead.size() - 1) : lead;
}

} // namespace

std::string leadOf(std::string_view text, std::size_t limit)
{
    if (const std::string_view head = text.substr(0, limit + 1); isPlainProse(head))
        return std::string(plainLead(head, limit));
    std::string out;
    out.reserve(limit);
    std::size_t length = 0;  // code points in `out`
    std::size_t wordEnd = 0; // bytes of `out` up to the last whole word
    std::size_t wordEndLength = 0;
    bool space = false;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t from = at;
        const char32_t c = nextCodePoint(text, at);
        if (QChar::isSpace(c)) {
            if (!space) {
                wordEnd = out.size();
                wordEndLength = length;
            }
            space = true;
            continue;
        }
        const std::size_t needed = space && length > 0 ? 2 : 1;
        if (length + needed > limit) {
            if (!space && endsAtWord(wordEndLength, limit))
                out.resize(wordEnd);
            return out;
        }
        if (needed == 2)
            out.push_back(' ');
        // The ASCII that goes on from here, as far as it fits.
        const std::size_t next = at;
        const std::size_t room = std::min(text.size(), next + limit - length - needed);
        while (at < room && isPlainLetter(text[at]))
            ++at;
        out.append(text, from, at - from);
        length += needed + (at - next);
        space = false;
    }
    return out;
}

} // namespace sheaf
