// SPDX-License-Identifier: GPL-3.0-or-later
// How numbers stand in a segment's bytes: little-endian words, and small numbers in seven bits a byte, low bits first.
#pragma once

#include <QtEndian>

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace sheaf
{

template <class Word>
Word loadWord(const char *bytes)
{
    return qFromLittleEndian<Word>(bytes);
}

// Returns where the word's bytes end.
template <class Word>
char *putWord(char *to, Word word)
{
    qToLittleEndian(word, to);
    return to + sizeof(Word);
}

template <class Word>
void appendWord(std::string &bytes, Word word)
{
    char raw[sizeof(Word)];
    bytes.append(raw, putWord(raw, word));
}

inline constexpr std::size_t longestNumber = 5; // bytes

// Returns where the number's bytes end.
inline char *putNumber(char *to, std::uint32_t number)
{
    for (; number >= 0x80; number >>= 7U)
        *to++ = static_cast<char>(number | 0x80U);
    *to++ = static_cast<char>(number);
    return to;
}

inline void appendNumber(std::string &bytes, std::uint32_t number)
{
    char room[longestNumber];
    bytes.append(room, putNumber(room, number));
}

// Reads numbers one after the other and never beyond the end, from where on everything is 0.
class NumberReader final
{
public:
    explicit NumberReader(std::string_view bytes) : m_at(bytes.data()), m_end(bytes.data() + bytes.size()) {}

    std::uint32_t next()
    {
        if (m_at == m_end)
            return 0;
        const auto first = static_cast<unsigned char>(*m_at++);
        return first < 0x80 ? first : rest(first & 0x7FU);
    }
    std::size_t left() const { return static_cast<std::size_t>(m_end - m_at); }
    const char *at() const { return m_at; }
    std::string_view take(std::size_t length)
    {
        const std::string_view bytes(m_at, std::min(length, left()));
        m_at += bytes.size();
        return bytes;
    }
    // The next eight numbers are one byte each: fills them in and steps over them, else does nothing.
    bool nextEight(std::uint64_t &numbers)
    {
        if (left() < 8)
            return false;
        numbers = loadWord<std::uint64_t>(m_at);
        if ((numbers & 0x8080808080808080U) != 0)
            return false;
        m_at += 8;
        return true;
    }
    // The next number, while at least longestNumber bytes are left; without a branch on whether it takes one or two
    // bytes, which nobody foresees.
    std::uint32_t nextOfMany()
    {
        const std::uint32_t two = loadWord<std::uint16_t>(m_at);
        if ((two & 0x8080U) == 0x8080U)
            return next();
        const std::uint32_t isLong = two >> 7U & 1U;
        m_at += 1 + isLong;
        return (two & 0x7FU) | (two >> 1U & 0x3F80U & (0U - isLong));
    }

private:
    std::uint32_t rest(std::uint32_t number)
    {
        for (unsigned shift = 7; shift < 32 && m_at != m_end; shift += 7) {
            const auto byte = static_cast<unsigned char>(*m_at++);
            number |= (byte & 0x7FU) << shift;
            if (byte < 0x80)
                break;
        }
        return number;
    }

    const char *m_at;
    const char *m_end;
};

} // namespace sheaf
