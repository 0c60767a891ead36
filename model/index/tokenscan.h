// SPDX-License-Identifier: GPL-3.0-or-later
// The scanner behind tokens.h: cuts folded text into compounds and stretches of Han or kana, and those into forms.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sheaf
{

inline constexpr std::size_t longestJoin = 4;

// Where a plain part may begin, go on and end: an ASCII letter or digit, a separator that belongs to nothing, or
// anything else.
enum class Plain : unsigned char { Part, Gap, Other };

inline constexpr std::array<Plain, 256> plainBytes = [] {
    std::array<Plain, 256> table{};
    for (std::size_t c = 0; c < table.size(); ++c) {
        const bool part = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        const bool other = c >= 128 || std::string_view("+#.-_").find(static_cast<char>(c)) != std::string_view::npos;
        table[c] = part ? Plain::Part : other ? Plain::Other : Plain::Gap;
    }
    return table;
}();

inline Plain plainOf(char c)
{
    return plainBytes[static_cast<unsigned char>(c)];
}

// What stands together: the parts of a compound (mostly one), or the characters of a stretch of Han or kana.
struct Cluster {
    bool ideographs = false;
    std::vector<std::string_view> parts; // into the folded text
    std::string_view sign;               // of the last part
};

class ClusterScanner final
{
public:
    explicit ClusterScanner(std::string_view folded) : m_text(folded) {}

    // Fills the next cluster; false at the end.
    bool next(Cluster &cluster);
    // Steps over what is no word, and over the next cluster if it is a part of ASCII that nothing can belong to: what
    // most texts are made of. Returns that part, or nothing.
    std::string_view plainPart();

    std::size_t at() const { return m_at; }
    void moveTo(std::size_t at) { m_at = at; }

private:
    void ideographs(Cluster &cluster);
    void compound(Cluster &cluster);
    std::string_view part();
    std::string_view sign();

    std::string_view m_text;
    std::size_t m_at = 0;
};

// `count` neighbouring parts from `from` on, with the sign when they reach the end and it is wanted.
inline void joinParts(std::string &form, const Cluster &cluster, std::size_t from, std::size_t count, bool withSign)
{
    form.clear();
    for (std::size_t i = from; i < from + count; ++i)
        form += cluster.parts[i];
    if (withSign && from + count == cluster.parts.size())
        form += cluster.sign;
}

template <class Visit>
void visitIdeographs(const Cluster &cluster, int position, std::string &form, Visit &&visit)
{
    for (std::size_t i = 0; i < cluster.parts.size(); ++i) {
        joinParts(form, cluster, i, std::min<std::size_t>(2, cluster.parts.size() - i), false);
        const int at = position + static_cast<int>(i);
        visit(std::string_view(form), at, at);
    }
}

template <class Visit>
void visitCompound(const Cluster &cluster, int position, std::string &form, Visit &&visit)
{
    for (std::size_t last = 0; last < cluster.parts.size(); ++last) {
        const bool hasSign = last + 1 == cluster.parts.size() && !cluster.sign.empty();
        for (std::size_t count = 1; count <= std::min(longestJoin, last + 1); ++count) {
            const std::size_t first = last + 1 - count;
            joinParts(form, cluster, first, count, false);
            visit(std::string_view(form), position + static_cast<int>(first), position + static_cast<int>(last));
            if (hasSign) {
                form += cluster.sign;
                visit(std::string_view(form), position + static_cast<int>(first), position + static_cast<int>(last));
            }
        }
    }
}

// The forms of a folded text, cluster by cluster.
class TokenScanner final
{
public:
    explicit TokenScanner(std::string_view folded) : m_scanner(folded) {}

    // Calls visit(std::string_view form, int first, int last), as eachToken() does, for the forms of the next cluster;
    // false at the end.
    template <class Visit>
    bool next(Visit &&visit)
    {
        if (const std::string_view plain = m_scanner.plainPart(); !plain.empty()) {
            visit(plain, m_position, m_position);
            ++m_position;
            return true;
        }
        if (!m_scanner.next(m_cluster))
            return false;
        if (m_cluster.ideographs)
            visitIdeographs(m_cluster, m_position, m_form, visit);
        else
            visitCompound(m_cluster, m_position, m_form, visit);
        m_position += static_cast<int>(m_cluster.parts.size());
        return true;
    }

private:
    ClusterScanner m_scanner;
    Cluster m_cluster;
    std::string m_form;
    int m_position = 0;
};

template <class Visit>
void eachTokenOfFolded(std::string_view folded, Visit &&visit)
{
    TokenScanner scanner(folded);
    while (scanner.next(visit)) {
    }
}

} // namespace sheaf
