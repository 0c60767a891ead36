// SPDX-License-Identifier: GPL-3.0-or-later
// What can be seen on one line of a digest without its neighbours: the weak signs that tell titles from abstracts.
#pragma once

#include <string>
#include <string_view>

namespace sheaf
{

inline constexpr int enoughProse = 5;

// Lengths are in code points, CJK letters counted twice. Counts look at words of any script; capitals only at words of
// four letters or more, without the first, because small words are written small in every title.
struct LineSigns {
    int length = 0;
    int sentenceBreaks = 0; // inside the line: a full stop, then a capital
    int proseWords = 0;     // we, our, this, is, are ...: rare in titles; not counted beyond enoughProse
    int longWords = 0;
    int capitals = 0; // of the long words
    int firstWord = 0;
    bool hasLetter = false;
    bool startsLower = false;
    bool endsSentence = false; // . ! ? and their like, also before closing quotes and brackets
    bool endsPeriod = false;   // the same without ! and ?, which titles have too
    bool endsLink = false;     // the last word is an address
    bool endsOpen = false;     // a comma, colon, hyphen or a word such as "of" that wants more
};

LineSigns signsOf(std::string_view line);

// Costs, in the manner of negative logarithms of likelihood, of seeing such a line as a title, as the first line of an
// abstract, as a later one. `wrapped`: 0 where an abstract is one line .. 1 where texts are wrapped at a column.
double titleCost(const LineSigns &signs);
double abstractCost(const LineSigns &signs, double wrapped);
double continuationCost(const LineSigns &signs, double wrapped);

// Without white space (of any script) at its ends.
std::string_view trimmedLine(std::string_view line);

// A line and the one that continues it: a space between, none after a hyphen that joins and between CJK letters.
void joinLine(std::string &text, std::string_view next);

} // namespace sheaf
