// SPDX-License-Identifier: GPL-3.0-or-later
// A glance at the letters alone, then the tokens one after the other.
#include "model/index/phrasematch.h"

#include "model/index/tokenscan.h"
#include "model/text/fold.h"

#include <algorithm>
#include <array>
#include <string>

namespace sheaf
{

namespace
{

// By byte: an ASCII letter or digit as it is folded, or 0.
constexpr std::array<char, 256> s_letters = [] {
    std::array<char, 256> table{};
    for (std::size_t c = 0; c < table.size(); ++c) {
        const bool capital = c >= 'A' && c <= 'Z';
        if (plainBytes[c] == Plain::Part)
            table[c] = static_cast<char>(capital ? c - 'A' + 'a' : c);
    }
    return table;
}();

char letterOfByte(char c)
{
    return s_letters[static_cast<unsigned char>(c)];
}

struct Letters {
    std::string text;
    bool wasAscii = true;
};

// Only the ASCII letters and digits, without a branch on which they are.
Letters lettersOf(std::string_view text)
{
    Letters letters{std::string(text.size(), '\0'), true};
    char *to = letters.text.data();
    unsigned seen = 0;
    for (const char c : text) {
        seen |= static_cast<unsigned char>(c);
        *to = letterOfByte(c);
        to += *to != 0;
    }
    letters.text.resize(static_cast<std::size_t>(to - letters.text.data()));
    letters.wasAscii = seen < 0x80;
    return letters;
}

bool endsPlainly(std::string_view text, std::size_t at)
{
    if (at == text.size() || plainOf(text[at]) == Plain::Gap)
        return true;
    return text[at] == '.' && (at + 1 == text.size() || plainOf(text[at + 1]) == Plain::Gap);
}

// Whether the forms, of ASCII letters and digits, stand there as parts of their own with mere gaps between them.
bool standsPlainlyAt(std::string_view text, std::size_t at, const std::vector<AskedForm> &phrase, bool lastIsPrefix)
{
    if (at > 0 && plainOf(text[at - 1]) != Plain::Gap)
        return false;
    for (const AskedForm &asked : phrase) {
        for (const char letter : asked.form) {
            if (at == text.size() || letterOfByte(text[at]) != letter)
                return false;
            ++at;
        }
        if (&asked == &phrase.back())
            return lastIsPrefix || endsPlainly(text, at);
        const std::size_t gap = at;
        while (at < text.size() && plainOf(text[at]) == Plain::Gap)
            ++at;
        if (at == gap)
            return false;
    }
    return false;
}

enum class Glance : unsigned char { Holds, HoldsNot, Unclear };

// Forms one after the other have no other letters or digits between them, so that theirs stand together once all else
// is taken out; and mostly words with spaces between them are just that.
Glance glanceAt(std::string_view text, const std::vector<AskedForm> &phrase, bool lastIsPrefix)
{
    std::string forms;
    bool plain = true;
    for (const AskedForm &asked : phrase) {
        const Letters letters = lettersOf(asked.form);
        if (!letters.wasAscii)
            return Glance::Unclear;
        plain = plain && letters.text == asked.form;
        forms += letters.text;
    }
    Letters letters = lettersOf(text);
    std::string folded;
    if (!letters.wasAscii) {
        folded = fold(text);
        text = folded;
        letters = lettersOf(text);
    }
    std::size_t found = letters.text.find(forms);
    if (found == std::string::npos)
        return Glance::HoldsNot;
    std::size_t at = 0; // in the text, behind `passed` letters
    for (std::size_t passed = 0; plain && found != std::string::npos; found = letters.text.find(forms, found + 1)) {
        for (; passed < found || letterOfByte(text[at]) == 0; ++at)
            passed += letterOfByte(text[at]) != 0;
        if (standsPlainlyAt(text, at, phrase, lastIsPrefix))
            return Glance::Holds;
    }
    return Glance::Unclear;
}

bool formMatches(const AskedForm &asked, std::string_view form, bool lastIsPrefix)
{
    const bool prefix =
        asked.how == AskedForm::How::Prefix || (asked.how == AskedForm::How::AsTheQuerySays && lastIsPrefix);
    return prefix ? form.starts_with(asked.form) : form == asked.form;
}

} // namespace

bool holdsPhrase(std::string_view text, const std::vector<AskedForm> &phrase, bool lastIsPrefix)
{
    if (phrase.empty())
        return true;
    const Glance glance = glanceAt(text, phrase, lastIsPrefix);
    if (glance != Glance::Unclear)
        return glance == Glance::Holds;
    // ends[k]: where the first k + 1 forms of the phrase may end. Forms come ordered by their ends, so that those which
    // end before a form begins are all known when it comes.
    std::vector<std::vector<int>> ends(phrase.size());
    const std::string folded = fold(text);
    TokenScanner scanner(folded);
    while (ends.back().empty() && scanner.next([&](std::string_view form, int first, int last) {
        for (std::size_t k = 0; k < phrase.size(); ++k) {
            if (formMatches(phrase[k], form, lastIsPrefix) &&
                (k == 0 || std::ranges::binary_search(ends[k - 1], first - 1)))
                ends[k].push_back(last);
        }
    })) {
    }
    return !ends.back().empty();
}

} // namespace sheaf
