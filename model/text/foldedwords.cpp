// SPDX-License-Identifier: GPL-3.0-or-later
// The folded words of a text and the hash of them: ASCII sixteen bytes a step, everything else through fold().
#include "model/text/bytes16.h"
#include "model/text/encoding.h"
#include "model/text/fold.h"
#include "model/text/hashing.h"

#include <QChar>
#include <QtEndian>

#include <array>
#include <bit>
#include <cstddef>
#include <memory_resource>
#include <string>

namespace sheaf
{

namespace
{

constexpr std::size_t blockBytes = sizeof(Bytes16);

// What a byte of ASCII becomes: a letter small, a digit itself, anything else a space.
constexpr std::array<char, 128> makeWordBytes()
{
    std::array<char, 128> bytes{};
    for (unsigned c = 0; c < bytes.size(); ++c) {
        const bool isCapital = c >= 'A' && c <= 'Z';
        const bool isWord = isCapital || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        bytes[c] = !isWord ? ' ' : static_cast<char>(isCapital ? c + ('a' - 'A') : c);
    }
    return bytes;
}
constexpr std::array<char, 128> wordBytes = makeWordBytes();

// Puts words, each followed by a space, one after another into a string of any allocator.
template <class String>
class FoldedWords final
{
public:
    explicit FoldedWords(String &words) : m_words(words) {}

    void write(std::string_view text)
    {
        m_words.assign(text.size() + blockBytes + 1, ' ');
        for (std::size_t at = 0; at < text.size();) {
            at = addAscii(text, at);
            const std::size_t wide = at;
            while (at < text.size() && static_cast<unsigned char>(text[at]) >= 0x80)
                ++at;
            if (at > wide)
                addFolded(fold(text.substr(wide, at - wide)), text.size() - at);
        }
        if (m_inWord)
            m_words[m_size++] = ' ';
        m_words.resize(m_size);
    }

private:
    // The ASCII at `at`; where it ends.
    std::size_t addAscii(std::string_view text, std::size_t at)
    {
        for (; text.size() - at >= blockBytes; at += blockBytes) {
            const Bytes16 block = loadBytes16(text.data() + at);
            if (bitsOf(block) != 0)
                break;
            addBlock(block);
        }
        for (; at < text.size() && static_cast<unsigned char>(text[at]) < 0x80; ++at)
            addByte(text[at]);
        return at;
    }

    // Without a branch on what the byte is: where words end cannot be foretold.
    void addByte(char c)
    {
        const char byte = wordBytes[static_cast<unsigned char>(c)];
        const bool isWord = byte != ' ';
        m_words[m_size] = byte;
        m_size += isWord || m_inWord ? 1 : 0;
        m_inWord = isWord;
    }

    // A space that follows no word is left out; few blocks hold one.
    void addBlock(Bytes16 block)
    {
        const Bytes16 capital = isBetween(block, 'A', 'Z');
        const Bytes16 small = block | (capital & 0x20);
        const Bytes16 isWord = isBetween(small, 'a', 'z') | isBetween(small, '0', '9');
        const Bytes16 bytes = (small & isWord) | (~isWord & ' ');
        const unsigned spaces = bitsOf(~isWord);
        unsigned spare = spaces & ((spaces << 1U) | (m_inWord ? 0U : 1U));
        m_inWord = (spaces >> (blockBytes - 1)) == 0;
        if (spare == 0) {
            storeBytes16(m_words.data() + m_size, bytes);
            m_size += blockBytes;
            return;
        }
        std::array<char, 2 * blockBytes> pieces;
        storeBytes16(pieces.data(), bytes);
        std::size_t from = 0;
        for (; spare != 0; spare &= spare - 1) {
            const auto to = static_cast<std::size_t>(std::countr_zero(spare));
            storeBytes16(m_words.data() + m_size, loadBytes16(pieces.data() + from));
            m_size += to - from;
            from = to + 1;
        }
        storeBytes16(m_words.data() + m_size, loadBytes16(pieces.data() + from));
        m_size += blockBytes - from;
    }

    // What is not ASCII may become longer: a letter that stands alone gets a space behind it and one before it.
    void addFolded(std::string_view folded, std::size_t left)
    {
        const std::size_t needed = m_size + 2 * folded.size() + left + blockBytes + 1;
        if (m_words.size() < needed)
            m_words.resize(needed + needed / 2, ' ');
        for (std::size_t at = 0; at < folded.size();) {
            const std::size_t from = at;
            const char32_t c = nextCodePoint(folded, at);
            if (c < 0x80) {
                addByte(static_cast<char>(c));
                continue;
            }
            const bool isWord = QChar::isLetterOrNumber(c);
            const bool alone = isWord && standsAlone(c);
            if (m_inWord && (!isWord || alone))
                m_words[m_size++] = ' ';
            if (isWord)
                m_size += folded.copy(m_words.data() + m_size, at - from, from);
            if (alone)
                m_words[m_size++] = ' ';
            m_inWord = isWord && !alone;
        }
    }

    String &m_words; // longer than what is in it until the end: room for a whole block
    std::size_t m_size = 0;
    bool m_inWord = false;
};

std::uint64_t mixedBlock(std::uint64_t hash, std::uint64_t block)
{
    hash = (hash ^ qFromLittleEndian(block)) * 0x9e3779b97f4a7c15U;
    return hash ^ (hash >> 32);
}

// For long texts: eight bytes at a time, as little-endian numbers. Kept in libraries: never change it.
std::uint64_t longHash(std::string_view bytes)
{
    std::uint64_t hash = bytes.size();
    std::uint64_t block = 0;
    std::size_t at = 0;
    for (; bytes.size() - at >= sizeof block; at += sizeof block) {
        std::memcpy(&block, bytes.data() + at, sizeof block);
        hash = mixedBlock(hash, block);
    }
    if (at < bytes.size()) {
        block = 0;
        std::memcpy(&block, bytes.data() + at, bytes.size() - at);
        hash = mixedBlock(hash, block);
    }
    return mixedHash(hash);
}

} // namespace

std::string foldedWords(std::string_view text)
{
    std::string words;
    FoldedWords(words).write(text);
    return words;
}

std::int64_t abstractKey(std::string_view abstract)
{
    std::array<std::byte, 4096> space; // for nearly all abstracts
    std::pmr::monotonic_buffer_resource memory(space.data(), space.size());
    std::pmr::string words(&memory);
    FoldedWords(words).write(abstract);
    if (words.empty())
        return 0;
    const auto key = static_cast<std::int64_t>(longHash(words));
    return key == 0 ? 1 : key;
}

} // namespace sheaf
