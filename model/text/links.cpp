// SPDX-License-Identifier: GPL-3.0-or-later
// Finds http and https links in running text, without the punctuation that follows them.
#include "model/text/links.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace sheaf
{

namespace
{

char linkLower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

// The length of "http://" or "https://" at the start of text, in any case, or 0.
std::size_t linkScheme(std::string_view text)
{
    for (const std::string_view scheme : {std::string_view("https://"), std::string_view("http://")}) {
        if (text.size() > scheme.size() &&
            std::equal(scheme.begin(), scheme.end(), text.begin(), [](char a, char b) { return a == linkLower(b); }))
            return scheme.size();
    }
    return 0;
}

bool endsLink(unsigned char c)
{
    return c <= 0x20 || c == 0x7F || c == '<' || c == '"';
}

// Blanks beyond ASCII and the punctuation of Chinese and Japanese, which no address contains unescaped.
constexpr std::array<std::string_view, 24> linkStops = {
    "\u00A0", "\u2002", "\u2003", "\u2009", "\u202F", "\u3000", "\u2028", "\u2029", "。", "，", "、", "；",
    "：",     "！",     "？",     "「",     "」",     "『",     "』",     "（",     "）", "【", "】", "《"};

// What may follow a link without being part of it; brackets are handled apart.
constexpr std::array<std::string_view, 16> followers = {".", ",", ";", ":", "!", "?", "'", ">",
                                                        "’", "‘", "“", "”", "«", "»", "…", "`"};

struct BracketPair {
    char open;
    char close;
};
constexpr std::array<BracketPair, 3> linkBrackets = {BracketPair{'(', ')'}, BracketPair{'[', ']'},
                                                     BracketPair{'{', '}'}};

using BracketBalance = std::array<std::ptrdiff_t, linkBrackets.size()>; // closed less opened, per pair

BracketBalance bracketBalance(std::string_view link)
{
    BracketBalance balance{};
    for (const char c : link) {
        for (std::size_t i = 0; i < linkBrackets.size(); ++i)
            balance[i] += c == linkBrackets[i].close ? 1 : c == linkBrackets[i].open ? -1 : 0;
    }
    return balance;
}

// The number of bytes at the end of link that only follow it: one sign, or a bracket without its partner.
std::size_t trailing(std::string_view link, BracketBalance &balance)
{
    for (const std::string_view sign : followers) {
        if (link.ends_with(sign))
            return sign.size();
    }
    for (std::size_t i = 0; i < linkBrackets.size(); ++i) {
        if (link.ends_with(linkBrackets[i].close) && balance[i] > 0) {
            --balance[i];
            return 1;
        }
        if (link.ends_with(linkBrackets[i].open)) {
            ++balance[i];
            return 1;
        }
    }
    return 0;
}

std::size_t linkEnd(std::string_view text, std::size_t from)
{
    std::size_t end = from;
    while (end < text.size() && !endsLink(static_cast<unsigned char>(text[end])))
        ++end;
    std::string_view link = text.substr(from, end - from);
    for (const std::string_view stop : linkStops)
        link = link.substr(0, link.find(stop));
    BracketBalance balance = bracketBalance(link);
    while (const std::size_t cut = trailing(link, balance))
        link.remove_suffix(cut);
    return from + link.size();
}

} // namespace

std::vector<Link> findLinks(std::string_view text)
{
    std::vector<Link> links;
    std::size_t at = text.find("://");
    while (at != std::string_view::npos) {
        std::size_t next = at + 3;
        for (const std::size_t back : {std::size_t{5}, std::size_t{4}}) {
            if (at < back)
                continue;
            const std::size_t from = at - back;
            const std::size_t scheme = linkScheme(text.substr(from));
            if (scheme != back + 3)
                continue;
            const std::size_t end = linkEnd(text, from);
            if (end > from + scheme) {
                links.push_back({from, end - from});
                next = end;
            }
            break;
        }
        at = text.find("://", next);
    }
    return links;
}

} // namespace sheaf
