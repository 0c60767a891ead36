// SPDX-License-Identifier: GPL-3.0-or-later
// Sentences from patterns: %n %p a noun in singular and plural, %t %u one of the paper's topics in singular and plural,
// %v %s %d %g a verb (plain, third person, past, -ing), %a adjective, %r adverb, %c compound, %X the paper's own name,
// %Y another's, %# a number, %% a percentage, %L a number or, seldom, a remnant of markup or a foreign letter.
#include "tests/bench/corpus.h"

#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <span>

namespace sheaf::bench
{

namespace
{

constexpr std::uint32_t mostNames = 400'000;
constexpr std::uint32_t mostDigests = 5'000;
constexpr std::uint32_t papersOfDigest = 200;
constexpr std::uint32_t repeatedOne = 12; // of the digests that repeat, which are two of three
constexpr double remnantShare = 0.14;     // of their places: about a seventh of the papers have one, as in real digests
constexpr std::size_t shortestAbstract = 730;
constexpr std::uint32_t abstractSpread = 720;

constexpr std::string_view titlePatterns[] = {
    "%X: %G %a %t %u with %a %p",
    "%X: A %a %n for %a %t %n",
    "%G %t %u by %g %a %p",
    "On the %n of %a %u in %a %t %n",
    "%G the %n of %a %t %p through %c %n",
    "Towards %a %t %n with %c %p and %a %u",
    "%X: %c %n for %a %t %u",
    "A %a study of %t %p in %a %n %p",
    "%G %a %u from %a %p: the %n of %t %n",
    "%X and %Y: two %a %p for %t %n",
    "How %a are %t %u? A %n of %a %p",
    "%A %p for %t %n under %a %n and %a %u",
};

constexpr std::string_view openings[] = {
    "%A %p are at the heart of %a %t %n, yet their %n to %a %u remains %a.",
    "Despite the success of %a %p in %t %n, %g %a %u is still costly.",
    "The %n of %a %t %u has grown %r, and so has the %n of %g them.",
    "%A %u need %a %p, which are rarely at hand outside a few %a %p.",
    "Many %p of %t %n rest on the %n that %a %u can be %d without loss.",
    "How to %v %a %u with little %n is a question that %a %t %n leaves open.",
};

constexpr std::string_view proposals[] = {
    "We introduce %X, a %a %n that %s %t %u by %g %a %p.",
    "This paper presents %X, which %r %s the %n of %a %u and %s their %n.",
    "In this work we propose %X: a %c %n for %t %n that needs no %a %p.",
    "We study how a model %s %a %u, and derive from it %X, a %a way of %g %p.",
};

constexpr std::string_view middles[] = {
    "The %n %s each %t into %a %p and %s them with a %a %n.",
    "In contrast to %Y, our %n does not %v the %n but %s it %r.",
    "A %c %n then %s the %p, so that the %n of the %t stays %a.",
    "Our %n rests on the observation that %a %p %v %r when the %n is %a.",
    "To %v the %n, we %v a %a %n over %a %u and %v it with %# %p.",
    "We further show that %g the %n of %a %p is %a to %g their %n.",
    "The resulting %n is %a, %a and easy to %v with existing %p.",
    "Two %a %p make this possible: a %n of %a %u, and a %c %n.",
    "Existing %p either %v the %n of %u or %v %a %p, and both %v %a %n.",
    "As a result, %a %p can be %d while the %n of %u is %d.",
    "For a %n of size %L the cost grows as %L, which %s %a %u.",
    "It %s %p from %Y and %s them into a %a %n of %a %u.",
    "Here %L denotes the %n of the %t, and the %n is %r %d.",
    "We find that %a %u %v the model more than %a %p do.",
    "The %n between %a %p and their %u is %d by a %a %n.",
    "Neither %a %p nor %a %u are needed, as the %n is %d %r.",
    "Under a %a %n, %a %u turn out %a enough for %c %p.",
    "Each %t receives a %n of its own, %d from %a %p at no %n.",
    "Whether %a %u %v %r has been unclear; a %n of %# %p answers it.",
    "What remains after %g is a %a %n, short enough to %v by hand.",
    "Because %p of %u differ %r, a single %n cannot %v all of them.",
    "Such %u arise whenever a %n is %d before its %p are known.",
    "During %g, the %n watches how %a %p %s and corrects %a ones.",
    "No %n had to be %d for this, and %a %u came out %r %a.",
    "A %a %n tells %a %p from %a ones without looking at the %t.",
    "Its %n is %a: %# %p and %# %u fit on one %a %n.",
    "Rather than %g %u one after another, %X %s them in %a %p.",
    "Compared with %Y and %Y, %a %n and %a %t count for less.",
    "Theory backs this: within %L the %n of %u is %r %a.",
    "Users may %v any %t, and the %n will %v the %p around it.",
    "Even where %a %p are missing, %c %u keep the %n %a.",
    "Every %n was repeated with %# %p to rule out %a %u.",
    "Earlier %p on %t %n, %Y among them, stop at %a %u.",
    "Lastly, a %n of %p by %a %u points to %c %n as their cause.",
};

constexpr std::string_view results[] = {
    "Experiments on %# %p show that %X %s %Y by %% in %n and by %% in %n.",
    "On %Y and %Y it reaches %% %n, %L better than the best %a %n.",
    "With only %% of the %p it %s the %n of %p that are %L larger.",
    "Across %# %a %p our %n is %r more %a, at a %n of %% and with %L less %n.",
    "It takes %# hours on %# %p, against %# hours for %Y, and %s %% of the %n.",
    "An ablation %s that the %n and the %c %n each account for about %% of the %n.",
};

constexpr std::string_view closings[] = {
    "Code is released with the %p.",
    "The %p, the model and its %n are open for others to %v.",
    "We discuss the %n of %a %u and where %X still %s.",
    "These findings suggest that %a %t %n may %v without %a %p.",
};

constexpr std::string_view remnants[] = {
    "2.1times",       "4times-10times", "O(n^2)",
    "10^{5}",         "O(N \\log N)",   "sim120M",
    "46\\%",          "x_{t+1}",        "ell_2",
    "{\\rho}",        "512times512",    "\\textbf{twice}",
    "lambda_{1}",     "G_{stack}",      "sqrt(T)",
    "Erdős–Rényi",    "Gödel",          "naïve",
    "Poincaré",       "Schrödinger",    "``memory wall''",
    "1.25×",          "α-stable",       "e.g.~twofold",
    "models~(LLMs)",  "k-means++",      "C++",
    "n ≥ 3",          "\\ours",         "textit{ours}",
    "epsilon=8{255}", "3DGS",           "1-bit",
    "机器学习",       "Kähler",         "β-VAE",
};

template <std::uint32_t count>
std::string_view oneOf(Random &random, const std::string_view (&patterns)[count])
{
    return patterns[random.below(count)];
}

void appendNumber(std::uint32_t number, std::string &to)
{
    char digits[12];
    to.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
}

// Small ones are frequent; every third above a thousand has its comma.
void appendCount(Random &random, std::string &to)
{
    const std::uint32_t number = nameNumber(random, 100'000) + 1;
    if (number >= 1000 && number % 3 == 0) {
        appendNumber(number / 1000, to);
        to += ',';
        const std::string rest = std::to_string(1000 + number % 1000); // with its zeros
        to.append(rest, 1);
    } else {
        appendNumber(number, to);
    }
}

void appendPercentage(Random &random, std::string &to)
{
    appendNumber(random.below(100), to);
    if (random.chance(0.7)) {
        to += '.';
        appendNumber(random.below(random.chance(0.5) ? 10 : 100), to);
    }
    to += '%';
}

void appendCapital(const std::string &word, std::string &to)
{
    to += static_cast<char>(word.front() - 'a' + 'A');
    to.append(word, 1);
}

[[noreturn]] void cannotWrite(const std::string &path)
{
    std::fprintf(stderr, "%s cannot be written.\n", path.c_str());
    std::exit(1);
}

void writeFile(const std::string &path, const std::string &text)
{
    std::FILE *file = std::fopen(path.c_str(), "wb");
    if (!file || std::fwrite(text.data(), 1, text.size(), file) != text.size() || std::fclose(file) != 0)
        cannotWrite(path);
}

// The kinds of digests there are: packed under a header, spaced under a header, spaced and bare.
enum class Layout : std::uint8_t { Packed, Spaced, Bare };

Layout layoutOf(std::uint32_t digest)
{
    return static_cast<Layout>(digest % 3);
}

std::string_view headerOf(Layout layout)
{
    switch (layout) {
    case Layout::Packed:
        return "Get trending papers in your email inbox once a day!\nGet trending papers in your email "
               "inbox!\nSubscribe";
    case Layout::Spaced:
        return "new\n\nGet trending papers in your email inbox!\n\nSubscribe\n\nbyXY and the research "
               "community\n\nMar 12\n\n";
    case Layout::Bare:
        break;
    }
    return {};
}

} // namespace

Corpus::Corpus(std::uint64_t seed)
    : m_seed(seed)
    , m_words(readVocabulary())
    , m_nouns(m_words.nouns.one.size(), 0.75)
    , m_verbs(m_words.verbs.size(), 0.7)
    , m_adjectives(m_words.adjectives.size(), 0.7)
    , m_adverbs(m_words.adverbs.size(), 0.8)
    , m_areas(m_words.areas.size(), 0.5)
{
}

const std::string &Corpus::noun(Random &random, bool many)
{
    // Every fourth noun is of the paper's area, so that papers of one area resemble each other.
    const Nouns &area = m_words.areas[m_area];
    const Nouns &from = random.below(4) == 0 ? area : m_words.nouns;
    const std::size_t at =
        &from == &area ? random.below(static_cast<std::uint32_t>(area.one.size())) : m_nouns.pick(random);
    return many ? from.many[at] : from.one[at];
}

void Corpus::appendPart(Random &random, char what, std::string &to)
{
    const Nouns &area = m_words.areas[m_area];
    switch (what) {
    case 'n':
    case 'p':
        to += noun(random, what == 'p');
        break;
    case 't':
        to += area.one[m_topics[random.below(topicCount)]];
        break;
    case 'u':
        to += area.many[m_topics[random.below(topicCount)]];
        break;
    case 'v':
        to += m_words.verbs[m_verbs.pick(random)];
        break;
    case 's':
        to += m_words.verbsThird[m_verbs.pick(random)];
        break;
    case 'd':
        to += m_words.verbsPast[m_verbs.pick(random)];
        break;
    case 'g':
        to += m_words.verbsIng[m_verbs.pick(random)];
        break;
    case 'G':
        appendCapital(m_words.verbsIng[m_verbs.pick(random)], to);
        break;
    case 'a':
        to += m_words.adjectives[m_adjectives.pick(random)];
        break;
    case 'A':
        appendCapital(m_words.adjectives[m_adjectives.pick(random)], to);
        break;
    case 'r':
        to += m_words.adverbs[m_adverbs.pick(random)];
        break;
    case 'c':
        to += m_words.adjectives[m_adjectives.pick(random)];
        to += '-';
        to += noun(random, false);
        break;
    case 'X':
        to += m_name;
        break;
    case 'Y':
        to += inventedName(nameNumber(random, mostNames));
        break;
    case '#':
        appendCount(random, to);
        break;
    case '%':
        appendPercentage(random, to);
        break;
    default:
        if (random.chance(remnantShare))
            to += oneOf(random, remnants);
        else
            appendCount(random, to);
    }
}

void Corpus::appendSentence(Random &random, std::string_view pattern, std::string &to)
{
    for (std::size_t at = 0; at < pattern.size();) {
        const std::size_t part = std::min(pattern.find('%', at), pattern.size());
        to += pattern.substr(at, part - at);
        if (part < pattern.size())
            appendPart(random, pattern[part + 1], to);
        at = part + 2;
    }
}

const MadePaper &Corpus::paper(std::uint32_t number)
{
    Random random(m_seed ^ (std::uint64_t{number} + 1) * 0xD1342543DE82EF95U);
    m_area = m_areas.pick(random);
    for (std::size_t &topic : m_topics)
        topic = random.below(static_cast<std::uint32_t>(m_words.areas[m_area].one.size()));
    m_name = inventedName(nameNumber(random, mostNames));
    m_paper.year = static_cast<int>(2026 - random.below(6) * random.below(5));
    m_paper.title.clear();
    appendSentence(random, oneOf(random, titlePatterns), m_paper.title);

    std::string &abstract = m_paper.abstract;
    abstract.clear();
    const auto sentence = [&](std::string_view pattern) {
        if (!abstract.empty())
            abstract += ' ';
        appendSentence(random, pattern, abstract);
    };
    const std::size_t length = shortestAbstract + random.below(abstractSpread);
    sentence(oneOf(random, openings));
    if (random.chance(0.5))
        sentence(oneOf(random, middles));
    sentence(oneOf(random, proposals));
    while (abstract.size() < length)
        sentence(oneOf(random, middles));
    sentence(oneOf(random, results));
    if (random.chance(0.7))
        sentence(oneOf(random, results));
    if (random.chance(0.6))
        sentence(oneOf(random, closings));
    return m_paper;
}

void Corpus::appendEntry(std::uint32_t number, std::uint32_t digest, bool first, std::string &to)
{
    const MadePaper &made = paper(number);
    const bool packed = layoutOf(digest) == Layout::Packed;
    if (!first && !packed)
        to += '\n';
    to += made.title;
    to += packed ? "\n" : "\n\n";
    to += made.abstract;
    to += '\n';
    if (layoutOf(digest) == Layout::Bare) {
        to += "\nYear: ";
        appendNumber(static_cast<std::uint32_t>(made.year), to);
        to += " · Venue: Proceedings on ";
        to += m_words.areaNames[m_area];
        to += '\n';
    }
}

Corpus::Written Corpus::write(std::uint32_t papers, const std::string &folder, std::uint32_t first)
{
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    Written written;
    const std::uint32_t entriesOfDigest = std::max(papersOfDigest, (papers + papers / 17) / mostDigests + 1);
    Random random(m_seed + papers);
    std::string text;
    std::uint32_t next = 0;       // the next paper that is new
    std::uint32_t beforeThis = 0; // papers of earlier digests
    while (next < papers) {
        text.assign(headerOf(layoutOf(written.digests)));
        for (std::uint32_t at = 0; at < entriesOfDigest && next < papers; ++at) {
            const bool due = written.entries % repeatedOne == 0 && layoutOf(written.digests) != Layout::Bare;
            const bool repeats = beforeThis > 0 && due;
            appendEntry(first + (repeats ? random.below(beforeThis) : next++), written.digests, at == 0, text);
            ++written.entries;
        }
        beforeThis = next;
        char name[32];
        std::snprintf(name, sizeof name, "/digest-%04u.txt", written.digests++);
        writeFile(folder + name, text);
        written.bytes += text.size();
    }
    return written;
}

} // namespace sheaf::bench
