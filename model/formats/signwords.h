// SPDX-License-Identifier: GPL-3.0-or-later
// The small words by which prose is told from titles, and titles that go on from such as end. Pure; any thread.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace sheaf
{

// Up to eight ASCII letters as one number, capitals as small ones; 0 for longer words.
constexpr std::uint64_t packedWord(std::string_view word)
{
    std::uint64_t packed = 0;
    if (word.size() > 8)
        return 0;
    for (const char c : word)
        packed = (packed << 8) | (static_cast<unsigned char>(c) | 0x20U);
    return packed;
}

constexpr std::size_t firstLetter(std::string_view word)
{
    return static_cast<unsigned char>(word[0]) & 0x1FU;
}

// Small words by their first letters, and the lengths that they have there, which tells most other words apart at once.
template <std::size_t size>
struct WordList {
    std::array<std::uint64_t, size> packed{};
    std::array<std::uint8_t, 33> from{}; // where a letter's words begin; its next letter's is where they end
    std::array<std::uint16_t, 32> lengths{};
};

template <class... Words>
constexpr auto packedWords(Words... words)
{
    WordList<sizeof...(words)> list;
    std::size_t count = 0;
    for (std::size_t letter = 0; letter < list.lengths.size(); ++letter) {
        list.from[letter] = static_cast<std::uint8_t>(count);
        for (const std::string_view word : {std::string_view(words)...}) {
            if (firstLetter(word) != letter)
                continue;
            list.packed[count++] = packedWord(word);
            list.lengths[letter] = static_cast<std::uint16_t>(list.lengths[letter] | (1U << word.size()));
        }
    }
    list.from.back() = static_cast<std::uint8_t>(count);
    return list;
}

// Frequent in prose, rare in titles.
inline constexpr auto proseWords =
    packedWords("we", "our", "us", "i", "this", "that", "these", "those", "which", "where", "while", "however", "it",
                "its", "their", "they", "is", "are", "was", "were", "be", "been", "has", "have", "can", "show", "shows",
                "propose", "present", "such", "thus", "than", "also");

// That want more after them.
inline constexpr auto openWords = packedWords("of", "for", "the", "and", "with", "a", "an", "in", "on", "from", "to",
                                              "by", "via", "using", "or", "as", "at", "into");

template <std::size_t size>
bool isOneOf(std::string_view word, const WordList<size> &words)
{
    if (word.empty() || word.size() > 8)
        return false;
    const std::size_t letter = firstLetter(word);
    if ((unsigned{words.lengths[letter]} >> word.size()) % 2 == 0)
        return false;
    const auto *end = words.packed.data() + words.from[letter + 1];
    return std::find(words.packed.data() + words.from[letter], end, packedWord(word)) != end;
}

} // namespace sheaf
