// SPDX-License-Identifier: GPL-3.0-or-later
// The answers for the short prefixes that are dear to make, kept within a budget: "t" begins ten thousand forms.
#pragma once

#include "model/index/classplanes.h"
#include "model/index/maskedsegment.h"

#include <array>
#include <map>
#include <optional>

namespace sheaf
{

// Of one list of segments, told to whoever asks; the owner tells what changes. Prefixes of up to three letters in any
// field. One thread at a time.
class PrefixSets final
{
public:
    // A prefix is dear when its posting lists have so many postings; it is made about so many at a time.
    explicit PrefixSets(std::size_t dear) : m_dear(dear) {}

    // Null when not kept.
    const ClassPlanes *find(std::string_view prefix) const;

    // Does a step towards the next answer, some milliseconds however large the segments are. False when there is
    // nothing left to do.
    bool step(std::span<const MaskedSegment> segments, AskingRoom &room);

    void remove(const IdSet &papers);
    void add(const MaskedSegment &segment, AskingRoom &room);
    void clear();
    std::size_t memory() const;

private:
    struct Planned {
        std::string prefix;
        std::size_t cost = 0; // postings
    };
    // The costs that one segment adds, form by form.
    struct Counting {
        std::shared_ptr<const Segment> segment;
        Dictionary::Cursor cursor;
        FormEntry entry;
        std::array<Planned, 3> open; // of one, two and three letters
    };
    // The answer that is being made: in which segment, and from which form on.
    struct Making {
        Planned prefix;
        std::size_t segment = 0;
        std::string from;
    };
    void countSome();
    void count(Planned &prefix);
    void plan();
    void makeSome(std::span<const MaskedSegment> segments, AskingRoom &room);

    std::size_t m_dear;
    std::map<std::string, ClassPlanes, std::less<>> m_kept;
    std::vector<quint8> m_classes;
    std::map<std::string, std::size_t, std::less<>> m_costs;
    std::size_t m_counted = 0; // segments in m_costs, or in m_counting
    std::optional<Counting> m_counting;
    std::vector<Planned> m_planned; // the dearest last
    bool m_hasPlan = false;
    std::optional<Making> m_making; // in m_classes
};

} // namespace sheaf
