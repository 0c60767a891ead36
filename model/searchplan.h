// SPDX-License-Identifier: GPL-3.0-or-later
// A query made ready to be answered: each term as the set of papers that it stands for. What only a paper's text can
// tell (whether words stand side by side) is left open between two sets.
#pragma once

#include "model/answers.h"
#include "model/index/docbits.h"
#include "model/index/tokens.h"

#include <memory>
#include <vector>

namespace sheaf
{

// The texts that a phrase may lie in, a bit each.
enum PhrasePlace : quint8 { InTitle = 1, InAbstract = 2, InAuthors = 4, InVenue = 8, InNote = 16, Anywhere = 31 };

struct SearchPlan {
    enum class Kind : quint8 { All, Any, Not, Set, Phrase };
    Kind kind = Kind::All;
    std::vector<SearchPlan> parts;      // of All, Any (at least one) and Not (exactly one)
    std::shared_ptr<const DocBits> set; // of Set; of a Phrase those papers that hold all its words
    std::vector<AskedForm> phrase;
    quint8 places = Anywhere;
    bool open = false; // the phrase's last word is a prefix
};

// What is known without reading texts: `surely` is part of the answer, what is not in `possibly` is not.
struct Truth {
    DocBits surely;
    DocBits possibly;
};

// Both of the plan's size, `every` being all papers that count.
Truth truthOf(const SearchPlan &plan, const DocBits &every);

// Whether this paper is in the answer, by its texts.
bool holds(const SearchPlan &plan, const IndexText &text);

} // namespace sheaf
