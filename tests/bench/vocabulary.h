// SPDX-License-Identifier: GPL-3.0-or-later
// The bench's own vocabulary: tests/bench/words.txt with the inflections of its words, and names without end.
#pragma once

#include "tests/bench/random.h"

#include <string>
#include <vector>

namespace sheaf::bench
{

struct Nouns {
    std::vector<std::string> one;
    std::vector<std::string> many;
};

// Lists are in the file's order, which is the order of their frequency; no list is empty.
struct Vocabulary {
    Nouns nouns;
    std::vector<std::string> verbs, verbsThird, verbsPast, verbsIng;
    std::vector<std::string> adjectives, adverbs;
    std::vector<Nouns> areas;
    std::vector<std::string> areaNames;
};

// Ends the program when the file is not there.
Vocabulary readVocabulary();

// A made-up name; the same number gives the same name. Some look like Tavome, some like RELKA or Dorpif-3.
std::string inventedName(std::uint32_t number);

// The number of a name: of `most` names each decade of numbers is as frequent as any other.
std::uint32_t nameNumber(Random &random, std::uint32_t most);

} // namespace sheaf::bench
