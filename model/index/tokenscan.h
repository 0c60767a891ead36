// SPDX-License-Identifier: GPL-3.0-or-later
// The scanner behind tokens.h: cuts folded text into compounds and stretches of Han or kana, and those into forms.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sheaf
{

inline constexpr std::size_t longestJoin = 4;

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

// Calls visit(std::string_view form, int first, int last) for every form, as eachToken() does.
template <class Visit>
void eachTokenOfFolded(std::string_view folded, Visit &&visit)
{
    ClusterScanner scanner(folded);
    Cluster cluster;
    std::string form;
    int position = 0;
    for (;;) {
        if (const std::string_view plain = scanner.plainPart(); !plain.empty()) {
            visit(plain, position, position);
            ++position;
            continue;
        }
        if (!scanner.next(cluster))
            return;
        if (cluster.ideographs)
            visitIdeographs(cluster, position, form, visit);
        else
            visitCompound(cluster, position, form, visit);
        position += static_cast<int>(cluster.parts.size());
    }
}

} // namespace sheaf
