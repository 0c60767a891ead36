// SPDX-License-Identifier: GPL-3.0-or-later
// Folds a text and finds the stretches that its forms lie in, sixteen bytes at a time; then cuts those into forms.
#pragma once

#include "model/index/tokenscan.h"

#include <cstdint>

namespace sheaf
{

// What it holds is kept from text to text, so that many texts cost no allocation. One thread at a time.
class WordRuns final
{
public:
    // So many bytes can be read from where a form of these texts begins.
    static constexpr std::size_t room = 16;

    void read(std::string_view text);

    // Calls plain(std::string_view) for each form that is a part of ASCII by itself, from whose beginning `room` bytes
    // can be read; other(std::string_view) for all other forms. Together they are what eachToken() (tokens.h) visits.
    template <class Plain, class Other>
    void eachForm(Plain &&plain, Other &&other)
    {
        ClusterScanner scanner({m_folded.data(), m_size});
        std::size_t done = 0;
        for (std::size_t at = 0; at < m_edgeCount; at += 2) {
            const std::size_t first = m_edges[at] >> 1U;
            const std::size_t last = m_edges[at + 1] >> 1U;
            const bool alone = (m_edges[at + 1] & 1U) == 0 && !holdsOthers(first, last);
            if (alone && first >= done) [[likely]] {
                plain(std::string_view(m_folded.data() + first, last - first));
                continue;
            }
            if (last <= done)
                continue;
            scanner.moveTo(std::max(first, done));
            while (scanner.at() < last && scanner.next(m_cluster))
                visitForms(other);
            done = std::max(last, scanner.at());
        }
    }

private:
    void take(std::string_view text);
    void findEdges();
    bool holdsOthers(std::size_t first, std::size_t last) const { return m_hasOthers && findOther(first, last); }
    bool findOther(std::size_t first, std::size_t last) const;
    template <class Visit>
    void visitForms(Visit &visit)
    {
        const auto each = [&](std::string_view form, int, int) { visit(form); };
        if (m_cluster.ideographs)
            visitIdeographs(m_cluster, 0, m_form, each);
        else
            visitCompound(m_cluster, 0, m_form, each);
    }

    std::vector<char> m_folded; // and zeros
    std::size_t m_size = 0;
    // Where a run begins and ends, in turn: the place, and below it a bit for an end that something may be joined to.
    // A run is a longest stretch of ASCII letters and digits and bytes that are not ASCII.
    std::vector<std::size_t> m_edges; // and room for more, as in the next one
    std::size_t m_edgeCount = 0;
    std::vector<std::uint64_t> m_others; // a bit for each byte that is not ASCII
    bool m_hasOthers = false;
    Cluster m_cluster;
    std::string m_form;
};

} // namespace sheaf
