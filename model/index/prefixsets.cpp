// SPDX-License-Identifier: GPL-3.0-or-later
// PrefixSets: a plan by how many postings a prefix reads, then one answer after the other.
#include "model/index/prefixsets.h"

#include <algorithm>

namespace sheaf
{

namespace
{

constexpr std::size_t s_budget = std::size_t{32} << 20U; // bytes
constexpr std::size_t s_letters = 3;

// How many bytes the first `letters` letters take, or nothing when there are fewer.
std::size_t lengthOfLetters(std::string_view form, std::size_t letters)
{
    for (std::size_t at = 0; at < form.size(); ++at) {
        const bool begins = (static_cast<unsigned char>(form[at]) & 0xC0U) != 0x80U;
        if (begins && letters-- == 0)
            return at;
    }
    return letters == 0 ? form.size() : 0;
}

} // namespace

const ClassPlanes *PrefixSets::find(std::string_view prefix) const
{
    const auto found = m_kept.find(prefix);
    return found == m_kept.end() ? nullptr : &found->second;
}

bool PrefixSets::makeOne(std::span<const MaskedSegment> segments, AskingRoom &room)
{
    if (!m_hasPlan && m_counted < segments.size()) {
        countCosts(segments[m_counted++].segment()->dictionary());
        return true;
    }
    if (!m_hasPlan)
        plan();
    if (m_planned.empty() || memory() > s_budget)
        return false;
    const std::string prefix = std::move(m_planned.back().prefix);
    m_planned.pop_back();
    std::size_t words = 0;
    for (const MaskedSegment &segment : segments)
        words = std::max(words, segment.firstWord() + segment.wordCount());
    m_classes.assign(words * 64, 0);
    for (const MaskedSegment &segment : segments)
        segment.weigh({prefix, FormMatch::Prefix, allFields}, room, m_classes);
    m_kept[prefix].raise(0, m_classes);
    return true;
}

// Forms come sorted, so that a prefix's cost is summed before it is looked up.
void PrefixSets::countCosts(const Dictionary &dictionary)
{
    std::array<Planned, s_letters> open;
    const auto close = [this](Planned &prefix) {
        if (!prefix.prefix.empty())
            m_costs[prefix.prefix] += prefix.cost;
        prefix = {};
    };
    FormEntry entry;
    for (Dictionary::Cursor cursor = dictionary.begin(); cursor.next(entry);) {
        for (std::size_t letters = 1; letters <= s_letters; ++letters) {
            Planned &prefix = open[letters - 1];
            if (prefix.prefix.empty() || !entry.form.starts_with(prefix.prefix)) {
                close(prefix);
                prefix.prefix = entry.form.substr(0, lengthOfLetters(entry.form, letters));
            }
            prefix.cost += entry.documents;
        }
    }
    for (Planned &prefix : open)
        close(prefix);
}

void PrefixSets::plan()
{
    m_hasPlan = true;
    for (const auto &[prefix, cost] : m_costs) {
        if (cost >= m_dear)
            m_planned.push_back({prefix, cost});
    }
    m_costs.clear();
    std::ranges::stable_sort(m_planned, {}, &Planned::cost);
}

void PrefixSets::remove(const IdSet &papers)
{
    for (auto &[prefix, planes] : m_kept)
        papers.each([&planes](PaperId id) { planes.remove(documentOf(id)); });
}

void PrefixSets::add(const MaskedSegment &segment, AskingRoom &room)
{
    for (auto &[prefix, planes] : m_kept) {
        m_classes.assign(segment.wordCount() * 64, 0);
        segment.weigh({prefix, FormMatch::Prefix, allFields}, room, m_classes,
                      static_cast<Document>(segment.firstWord() * 64));
        planes.raise(segment.firstWord(), m_classes);
    }
}

void PrefixSets::clear()
{
    *this = PrefixSets(m_dear);
}

std::size_t PrefixSets::memory() const
{
    std::size_t bytes = 0;
    for (const auto &[prefix, planes] : m_kept)
        bytes += planes.memory();
    return bytes;
}

} // namespace sheaf
