// SPDX-License-Identifier: GPL-3.0-or-later
// The foldings that identity, sorting and searching stand on. Pure functions on UTF-8; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace sheaf
{

// NFKC, case folded, marks dropped; everything else kept. "Ĝödel ﬁnds ＡＩ" → "godel finds ai".
std::string fold(std::string_view text);

// The normalised title of the same-paper rule: fold(), then only letters and digits of any script. May be "".
std::string normaliseTitle(std::string_view title);

// What titles are sorted by: fold() without leading punctuation; compared bytewise, the same on every machine.
std::string titleSortKey(std::string_view title);

// Both at once: titleSortKey(), and the stableHash() of normaliseTitle(), 0 when that is empty.
struct TitleKeys {
    std::string sort;
    std::int64_t same = 0;
};
TitleKeys titleKeys(std::string_view title);

// A stable 64-bit hash (FNV-1a with a final mix), kept in libraries: never change it.
std::int64_t stableHash(std::string_view bytes);

// The words of a text, folded, each followed by a space; what abstractKey() is a hash of.
std::string foldedWords(std::string_view text);

// The hash of the folded words of an abstract, for "the same abstract"; 0 when it has no word.
std::int64_t abstractKey(std::string_view abstract);

// The same-paper rule for abstracts: one is missing, or at least 0.3 of the shorter one's word triples occur in the
// other; abstracts of under three words agree when equal after folding.
bool abstractsAgree(std::string_view one, std::string_view other);

// The first words of a text for a list row: at most `limit` code points, cut at a word's end, line breaks as spaces.
std::string leadOf(std::string_view text, std::size_t limit);

// Letters of scripts written without spaces (Han, Kana, Thai, Lao, Khmer, Myanmar): each counts as a word.
bool standsAlone(char32_t letter);

} // namespace sheaf
