// SPDX-License-Identifier: GPL-3.0-or-later
// The rules by which texts, and the words of a query, become the forms that the index knows.
//
// A text is folded first (text/fold.h); what follows speaks of the folded text.
//
// Parts. A *word character* is a letter, number or mark of any script but Han, Hiragana and Katakana (with U+30FC). A
//   *part* is a longest stretch of word characters; a full stop between two ASCII digits belongs to it as well.
//   "GPT-3.5 (v1.2.)" has the parts gpt, 3.5, v1.2. An apostrophe ends a part: "model's" is model, s.
// Signs. A part directly followed by "++" or "#" is *signed*: it has two forms, with the sign and without. "C++" gives
//   c and c++, "C#" gives c and c#.
// Compounds. Parts with exactly one joiner between each two ("-", U+2010, U+2013 or "_") are a compound; a signed part
//   ends it. Besides the forms of its parts, each stretch of two to four neighbouring parts has a *joined form*, the
//   parts without the joiners; where the stretch ends with a signed part, also one with the sign.
//   "3D-GS" gives 3d, gs, 3dgs; "k-means++" gives k, means, means++, kmeans, kmeans++; "l_1" gives l, 1, l1.
// Han and kana are written without spaces: each such character, with the next one if that is such a character too, is a
//   form ("深度学" gives 深度, 度学, 学), and counts as a part of its own.
// Positions count the parts of a text from 0. A form of one part begins and ends at it; a joined form begins at its
//   first part and ends at its last.
//
// A bare word of a query asks for forms, all of which a paper must have, in whatever fields:
//   a part asks for its form, with the sign if it has one; a compound for its joined form, one of more than four parts
//   for those of all stretches of four; a stretch of Han or kana for its forms, the last one as a prefix.
//   The last of these, unless Han or kana, is looked for as the query says (whole or prefix), the others exactly.
//   So "self-distillation" finds self-distillation and selfdistillation, and is found by self, by distillation, by
//   selfdist* and by itself; "GPT-4V(ision)" asks for gpt4v and ision.
// A quoted phrase asks for its parts, one after the other (with the sign, if there is one): for forms of one field of
//   which the first begins anywhere and each next one begins right after the end of the one before.
//
// Why the whole rule: what a word asks for while it is typed letter by letter only ever gets narrower.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace sheaf
{

// Calls visit for every form of an UTF-8 text, with the positions at which it begins and ends; ordered by the end.
// The view lives as long as the call. Linear in the length of the text. Any thread.
using TokenVisitor = std::function<void(std::string_view form, int first, int last)>;
void eachToken(std::string_view text, const TokenVisitor &visit);

// Where the parts of a folded text lie in it, in bytes, by position; a sign reaches from `last` to `sign`.
struct PartSpan {
    std::size_t first = 0;
    std::size_t last = 0;
    std::size_t sign = 0;
};
std::vector<PartSpan> partSpans(std::string_view folded);

struct AskedForm {
    enum class How : unsigned char {
        Exactly,
        Prefix,
        AsTheQuerySays // whole word or prefix
    };
    std::string form;
    How how = How::Exactly;

    bool operator==(const AskedForm &) const = default;
};

// What a bare word asks for; empty when it has no letter or digit.
std::vector<AskedForm> wordForms(std::string_view word);

// What a quoted phrase asks for, in order; the last one as the query says.
std::vector<AskedForm> phraseForms(std::string_view phrase);

} // namespace sheaf
