// SPDX-License-Identifier: GPL-3.0-or-later
// A program whose first word says what it measures.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <string_view>

namespace sheaf::bench
{

// The words after the verb.
struct Words {
    int argc;
    char **argv;
    char *operator[](int at) const { return argv[at + 2]; }
    char **from(int at) const { return argv + 2 + at; }
    int count() const { return argc - 2; }
};

struct Verb {
    std::string_view name;
    int words; // at least
    int (*run)(const Words &words);
    const char *usage;
};

inline std::uint32_t numberOf(const char *word)
{
    return static_cast<std::uint32_t>(std::strtoul(word, nullptr, 10));
}

inline int runVerb(std::span<const Verb> verbs, const Words &words)
{
    for (const Verb &verb : verbs) {
        if (words.count() >= verb.words && verb.name == words.argv[1])
            return verb.run(words);
    }
    for (const Verb &verb : verbs)
        std::fprintf(stderr, "%s\n", verb.usage);
    return 2;
}

} // namespace sheaf::bench
