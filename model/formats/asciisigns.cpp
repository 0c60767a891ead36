// SPDX-License-Identifier: GPL-3.0-or-later
// Lines of ASCII as sets of places: a bit for each letter, words as runs of bits, counts as population counts.
#include "model/formats/asciisigns.h"

#include "model/formats/signwords.h"

#include <array>
#include <bit>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace sheaf
{

namespace
{

constexpr std::size_t blockSize = 64;

// A bit for each byte of a block.
struct BlockBits {
    std::uint64_t word = 0;    // letters and digits
    std::uint64_t capital = 0; // of these
    std::uint64_t joint = 0;   // hyphens and apostrophes, which words have inside
    std::uint64_t period = 0;
    bool letter = false;
    bool beyondAscii = false;
};

constexpr bool isCapital(char c)
{
    return c >= 'A' && c <= 'Z';
}

constexpr bool isSmall(char c)
{
    return c >= 'a' && c <= 'z';
}

constexpr bool isWordStart(char c)
{
    return isCapital(c) || isSmall(c) || (c >= '0' && c <= '9');
}

constexpr bool isJoint(char c)
{
    return c == '-' || c == '\'';
}

// What may stand between a full stop and the next sentence.
constexpr bool isBetweenSentences(char c)
{
    return c == ' ' || c == ')' || c == ']' || c == '}' || c == '"' || c == '\'' || c == '*' || c == '$';
}

#ifdef __SSE2__

// The bytes that are `from` or one of the next `more`.
__m128i within(__m128i bytes, char from, char more)
{
    const __m128i above = _mm_sub_epi8(bytes, _mm_set1_epi8(from));
    return _mm_cmpeq_epi8(_mm_min_epu8(above, _mm_set1_epi8(more)), above);
}

std::uint64_t bitsOf(__m128i bytes)
{
    return static_cast<std::uint16_t>(_mm_movemask_epi8(bytes));
}

BlockBits bitsOf(const char *block)
{
    BlockBits bits;
    __m128i high = _mm_setzero_si128();
    __m128i letters = _mm_setzero_si128();
    for (std::size_t at = 0; at < blockSize; at += 16) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i *>(block + at));
        const __m128i capital = within(bytes, 'A', 'Z' - 'A');
        const __m128i letter = _mm_or_si128(capital, within(bytes, 'a', 'z' - 'a'));
        const __m128i joint =
            _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('-')), _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\'')));
        bits.word |= bitsOf(_mm_or_si128(letter, within(bytes, '0', 9))) << at;
        bits.capital |= bitsOf(capital) << at;
        bits.joint |= bitsOf(joint) << at;
        bits.period |= bitsOf(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('.'))) << at;
        high = _mm_or_si128(high, bytes);
        letters = _mm_or_si128(letters, letter);
    }
    bits.letter = bitsOf(letters) != 0;
    bits.beyondAscii = bitsOf(high) != 0;
    return bits;
}

#else

BlockBits bitsOf(const char *block)
{
    BlockBits bits;
    for (std::size_t at = 0; at < blockSize; ++at) {
        const char c = block[at];
        const std::uint64_t bit = std::uint64_t{1} << at;
        bits.word |= isWordStart(c) ? bit : 0;
        bits.capital |= isCapital(c) ? bit : 0;
        bits.joint |= isJoint(c) ? bit : 0;
        bits.period |= c == '.' ? bit : 0;
        bits.letter = bits.letter || isCapital(c) || isSmall(c);
        bits.beyondAscii = bits.beyondAscii || static_cast<unsigned char>(c) >= 0x80;
    }
    return bits;
}

#endif

class AsciiReader final
{
public:
    AsciiReader(std::string_view line, LineSigns &signs) : m_line(line), m_signs(signs) {}

    bool read()
    {
        for (std::size_t at = 0; at < m_line.size(); at += blockSize) {
            const BlockBits bits = bitsAt(at);
            if (bits.beyondAscii)
                return false;
            take(at, bits);
        }
        m_signs.length = static_cast<int>(m_line.size());
        leaveOutFirstWord();
        return true;
    }

private:
    BlockBits bitsAt(std::size_t at) const
    {
        if (m_line.size() - at >= blockSize)
            return bitsOf(m_line.data() + at);
        std::array<char, blockSize> rest{};
        std::memcpy(rest.data(), m_line.data() + at, m_line.size() - at);
        return bitsOf(rest.data());
    }

    // The places of what is `back` bytes before, which may be in the block before.
    static std::uint64_t shifted(std::uint64_t bits, std::uint64_t before, int back)
    {
        return bits << back | before >> (64 - back);
    }

    void take(std::size_t at, const BlockBits &bits)
    {
        // Runs of joints that follow a word are of it: a carry runs through them and leaves its trace.
        const std::uint64_t joining = shifted(bits.word, m_inWord, 1) & bits.joint;
        const std::uint64_t inWord = bits.word | (bits.joint & ~(bits.joint + joining));
        const std::uint64_t afterOne = shifted(inWord, m_inWord, 1);
        const std::uint64_t fourth = inWord & afterOne & shifted(inWord, m_inWord, 2) & shifted(inWord, m_inWord, 3) &
                                     ~shifted(inWord, m_inWord, 4);
        m_signs.longWords += std::popcount(fourth);
        m_signs.capitals += std::popcount(fourth & shifted(bits.capital, m_capital, 3));
        for (std::uint64_t left = bits.period; left != 0; left &= left - 1)
            takePeriod(at + static_cast<std::size_t>(std::countr_zero(left)));
        for (std::uint64_t left = inWord & ~afterOne; left != 0 && m_signs.proseWords < enoughProse; left &= left - 1)
            takeWord(at, std::countr_zero(left), inWord);
        m_signs.hasLetter = m_signs.hasLetter || bits.letter;
        m_inWord = inWord;
        m_capital = bits.capital;
    }

    void takePeriod(std::size_t at)
    {
        if (at == 0)
            return;
        std::size_t next = at + 1;
        while (next < m_line.size() && isBetweenSentences(m_line[next]))
            ++next;
        m_signs.sentenceBreaks += next < m_line.size() && isCapital(m_line[next]) && m_line[next - 1] == ' ' ? 1 : 0;
    }

    void takeWord(std::size_t block, int start, std::uint64_t inWord)
    {
        const std::size_t from = block + static_cast<std::size_t>(start);
        auto length = static_cast<std::size_t>(std::countr_one(inWord >> start));
        if (static_cast<std::size_t>(start) + length == blockSize)
            length = lengthAt(from);
        m_signs.proseWords += isOneOf(m_line.substr(from, length), proseWords) ? 1 : 0;
    }

    // Of the word that starts there.
    std::size_t lengthAt(std::size_t from) const
    {
        std::size_t end = from;
        while (end < m_line.size() && (isWordStart(m_line[end]) || isJoint(m_line[end])))
            ++end;
        return end - from;
    }

    // A title's first word has a capital in any case.
    void leaveOutFirstWord()
    {
        std::size_t first = 0;
        while (first < m_line.size() && !isWordStart(m_line[first]))
            ++first;
        if (lengthAt(first) < 4)
            return;
        --m_signs.longWords;
        m_signs.capitals -= isCapital(m_line[first]) ? 1 : 0;
    }

    std::string_view m_line;
    LineSigns &m_signs;
    std::uint64_t m_inWord = 0; // of the block before
    std::uint64_t m_capital = 0;
};

} // namespace

bool readAsciiSigns(std::string_view line, LineSigns &signs)
{
    return AsciiReader(line, signs).read();
}

} // namespace sheaf
