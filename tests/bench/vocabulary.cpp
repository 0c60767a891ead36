// SPDX-License-Identifier: GPL-3.0-or-later
// Reads words.txt: a section a line in brackets, then words apart by white space.
#include "tests/bench/vocabulary.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string_view>
#include <unordered_set>

namespace sheaf::bench
{

namespace
{

bool isVowel(char letter)
{
    return std::string_view("aeiou").find(letter) != std::string_view::npos;
}

bool hisses(const std::string &word)
{
    return word.ends_with('s') || word.ends_with('x') || word.ends_with('z') || word.ends_with("ch") ||
           word.ends_with("sh");
}

bool endsInConsonantY(const std::string &word)
{
    return word.size() > 2 && word.back() == 'y' && !isVowel(word[word.size() - 2]);
}

std::string withS(const std::string &word)
{
    if (endsInConsonantY(word))
        return word.substr(0, word.size() - 1) + "ies";
    return word + (hisses(word) ? "es" : "s");
}

std::string withEd(const std::string &word)
{
    if (word.ends_with('e'))
        return word + "d";
    return endsInConsonantY(word) ? word.substr(0, word.size() - 1) + "ied" : word + "ed";
}

std::string withIng(const std::string &word)
{
    return (word.ends_with('e') && !word.ends_with("ee") ? word.substr(0, word.size() - 1) : word) + "ing";
}

std::vector<std::string> each(const std::vector<std::string> &words, std::string (*change)(const std::string &))
{
    std::vector<std::string> changed;
    std::ranges::transform(words, std::back_inserter(changed), change);
    return changed;
}

} // namespace

Vocabulary readVocabulary()
{
    std::ifstream file(SHEAF_SOURCE_DIR "/tests/bench/words.txt");
    Vocabulary words;
    std::vector<std::string> *list = nullptr;
    std::unordered_set<std::string> seen;
    for (std::string word; file >> word;) {
        if (word.starts_with('[')) {
            seen.clear();
            if (word == "[area") {
                file >> word;
                word.pop_back();
                words.areaNames.push_back(word);
                list = &words.areas.emplace_back().one;
            } else {
                list = word == "[verbs]"        ? &words.verbs
                       : word == "[adjectives]" ? &words.adjectives
                       : word == "[adverbs]"    ? &words.adverbs
                                                : &words.nouns.one;
            }
        } else if (list && seen.insert(word).second) {
            list->push_back(word);
        }
    }
    if (words.areas.empty() || words.adverbs.empty()) {
        std::fputs("The bench's words.txt cannot be read.\n", stderr);
        std::exit(1);
    }
    words.nouns.many = each(words.nouns.one, withS);
    for (Nouns &area : words.areas)
        area.many = each(area.one, withS);
    words.verbsThird = each(words.verbs, withS);
    words.verbsPast = each(words.verbs, withEd);
    words.verbsIng = each(words.verbs, withIng);
    return words;
}

std::string inventedName(std::uint32_t number)
{
    constexpr std::array<std::string_view, 16> starts = {"ta", "vo", "rel", "do",  "ki", "mu",  "se", "lan",
                                                         "pi", "fa", "zor", "nev", "gu", "bro", "he", "cal"};
    constexpr std::array<std::string_view, 16> ends = {"me", "ka", "rpi", "dax", "lo",  "nt", "vi", "se",
                                                       "qu", "fo", "rm",  "ti",  "bex", "ga", "no", "sk"};
    std::string name;
    std::uint32_t rest = number;
    for (bool start = true; start || rest > 0; start = !start) {
        name += start ? starts[rest % 16] : ends[rest % 16];
        rest /= 16;
    }
    const std::uint32_t look = number * 2654435761U >> 28U;
    if (look < 4 && name.size() < 8)
        std::ranges::transform(name, name.begin(), [](char letter) { return static_cast<char>(letter - 'a' + 'A'); });
    else
        name.front() = static_cast<char>(name.front() - 'a' + 'A');
    if (look == 5)
        name.append("-").append(std::to_string(2 + number % 3));
    if (look == 6)
        name += "Net";
    if (look == 7)
        name += number % 8 == 0 ? "++" : "GPT";
    return name;
}

std::uint32_t nameNumber(Random &random, std::uint32_t most)
{
    return static_cast<std::uint32_t>(std::pow(static_cast<double>(most), random.share()));
}

} // namespace sheaf::bench
