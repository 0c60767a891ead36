// SPDX-License-Identifier: GPL-3.0-or-later
// The answers for the short prefixes that are dear to make, kept within a budget: "t" begins ten thousand forms.
#pragma once

#include "model/index/classplanes.h"
#include "model/index/maskedsegment.h"

#include <map>

namespace sheaf
{

// Of one list of segments, told to whoever asks; the owner tells what changes. Prefixes of up to three letters in any
// field. One thread at a time.
class PrefixSets final
{
public:
    // A prefix is dear when its posting lists have so many postings.
    explicit PrefixSets(std::size_t dear) : m_dear(dear) {}

    // Null when not kept.
    const ClassPlanes *find(std::string_view prefix) const;

    // Does a step towards the next answer: looks through one segment's dictionary or makes an answer. False when there
    // is nothing left to do.
    bool makeOne(std::span<const MaskedSegment> segments, AskingRoom &room);

    void remove(const IdSet &papers);
    void add(const MaskedSegment &segment, AskingRoom &room);
    void clear();
    std::size_t memory() const;

private:
    struct Planned {
        std::string prefix;
        std::size_t cost = 0; // postings
    };
    void countCosts(const Dictionary &dictionary);
    void plan();

    std::size_t m_dear;
    std::map<std::string, ClassPlanes, std::less<>> m_kept;
    std::vector<quint8> m_classes; // room for one
    std::map<std::string, std::size_t, std::less<>> m_costs;
    std::size_t m_counted = 0;      // segments in m_costs
    std::vector<Planned> m_planned; // the dearest last
    bool m_hasPlan = false;
};

} // namespace sheaf
