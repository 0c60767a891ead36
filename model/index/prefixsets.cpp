// SPDX-License-Identifier: GPL-3.0-or-later
// PrefixSets: a plan by how many postings a prefix reads, then one answer after the other.
#include "model/index/prefixsets.h"

#include <algorithm>

namespace sheaf
{

namespace
{

constexpr std::size_t s_budget = std::size_t{32} << 20U; // bytes
constexpr std::size_t s_formsAtOnce = 8192;

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

bool PrefixSets::step(std::span<const MaskedSegment> segments, AskingRoom &room)
{
    if (m_counting) {
        countSome();
        return true;
    }
    if (!m_hasPlan && m_counted < segments.size()) {
        const std::shared_ptr<const Segment> &segment = segments[m_counted++].segment();
        m_counting = {segment, segment->dictionary().begin(), {}, {}};
        return true;
    }
    if (!m_hasPlan)
        plan();
    if (m_making) {
        makeSome(segments, room);
        return true;
    }
    if (m_planned.empty() || memory() > s_budget)
        return false;
    m_making = {std::move(m_planned.back()), 0, {}};
    m_planned.pop_back();
    m_making->from = m_making->prefix.prefix;
    std::size_t words = 0;
    for (const MaskedSegment &segment : segments)
        words = std::max(words, segment.firstWord() + segment.wordCount());
    m_classes.assign(words * 64, 0);
    return true;
}

// Forms come sorted, so that a prefix's cost is summed before it is looked up.
void PrefixSets::countSome()
{
    Counting &counting = *m_counting;
    FormEntry &entry = counting.entry;
    for (std::size_t forms = 0; forms < s_formsAtOnce; ++forms) {
        if (!counting.cursor.next(entry)) {
            std::ranges::for_each(counting.open, [this](Planned &prefix) { count(prefix); });
            m_counting.reset();
            return;
        }
        for (std::size_t letters = 1; letters <= counting.open.size(); ++letters) {
            Planned &prefix = counting.open[letters - 1];
            if (prefix.prefix.empty() || !entry.form.starts_with(prefix.prefix)) {
                count(prefix);
                prefix.prefix = entry.form.substr(0, lengthOfLetters(entry.form, letters));
            }
            prefix.cost += entry.documents;
        }
    }
}

void PrefixSets::count(Planned &prefix)
{
    if (!prefix.prefix.empty())
        m_costs[prefix.prefix] += prefix.cost;
    prefix = {};
}

void PrefixSets::makeSome(std::span<const MaskedSegment> segments, AskingRoom &room)
{
    Making &making = *m_making;
    if (making.segment == segments.size()) {
        m_kept[making.prefix.prefix].raise(0, m_classes);
        m_making.reset();
        return;
    }
    if (segments[making.segment].weighSome(making.prefix.prefix, making.from, m_dear, room, m_classes))
        return;
    ++making.segment;
    making.from = making.prefix.prefix;
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
    if (!m_making)
        return;
    papers.each([this](PaperId id) {
        if (documentOf(id) < m_classes.size())
            m_classes[documentOf(id)] = 0;
    });
}

void PrefixSets::add(const MaskedSegment &segment, AskingRoom &room)
{
    if (m_making) { // it stands somewhere among the segments made use of: from the beginning
        m_planned.push_back(std::move(m_making->prefix));
        m_making.reset();
    }
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
