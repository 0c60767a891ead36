// SPDX-License-Identifier: GPL-3.0-or-later
// Made-up papers and digest files of them: for the same seed the same text, paper by paper.
#pragma once

#include "tests/bench/vocabulary.h"

#include <array>
#include <string>
#include <string_view>

namespace sheaf::bench
{

struct MadePaper {
    std::string title;    // about 68 characters
    std::string abstract; // about 1,370 characters, with the remnants of markup that digests have
    int year = 0;
};

// Any thread of its own.
class Corpus final
{
public:
    explicit Corpus(std::uint64_t seed);
    // The paper of a number, made anew at each call; the same for all corpora of one seed.
    const MadePaper &paper(std::uint32_t number);

    struct Written {
        std::uint32_t digests = 0;
        std::uint32_t entries = 0;
        std::uint64_t bytes = 0;
    };
    // Digest files of `papers` papers, about 200 each but no more than 5,000 files, in the layouts that digests have.
    // One entry of eighteen repeats a paper of an earlier digest; not in the layout with details, where it would bring
    // something new. The folder is made; ends the program when it cannot be written.
    // The papers are numbered from `first` on.
    Written write(std::uint32_t papers, const std::string &folder, std::uint32_t first = 0);

private:
    static constexpr std::uint32_t topicCount = 5;
    void appendSentence(Random &random, std::string_view pattern, std::string &to);
    void appendPart(Random &random, char what, std::string &to);
    void appendEntry(std::uint32_t number, std::uint32_t digest, bool first, std::string &to);
    const std::string &noun(Random &random, bool many);

    const std::uint64_t m_seed;
    const Vocabulary m_words;
    const Zipf m_nouns, m_verbs, m_adjectives, m_adverbs, m_areas;
    // Of the paper that is being made.
    std::size_t m_area = 0;
    std::array<std::size_t, topicCount> m_topics{};
    std::string m_name;
    MadePaper m_paper;
};

} // namespace sheaf::bench
