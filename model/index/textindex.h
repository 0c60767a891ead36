// SPDX-License-Identifier: GPL-3.0-or-later
// The search index as it is asked: the library's segments, and beside them the texts that none of them holds yet.
//
// Two kinds of papers: those whose texts the segments in use tell truly, and the *loose* ones (new, edited, taken
// away), of which only that counts which was posted here. Texts posted are kept as small segments in memory, merged as
// they grow, so that there is one way of asking.
//
// For every word w, whatever the masks: find(w, Exact) is among find(w, Whole) and among find(w, Prefix); the papers of
// a longer prefix are among those of a shorter one.
#pragma once

#include "model/index/segment.h"

#include <memory>

namespace sheaf
{

struct UsedSegment {
    qint64 id = 0; // tells a segment that stays in use; a merged one has a new id
    std::shared_ptr<const Segment> segment;
    IdSet masked; // papers of it that a later segment tells, or that are no more
};

// One thread at a time.
class TextIndex final
{
public:
    // Prefixes with fewer postings are not worth keeping: so many are read in some tenths of a millisecond.
    explicit TextIndex(std::size_t dearPrefix = std::size_t{1} << 17U);
    ~TextIndex();

    // The size of all sets it answers: the highest id plus one. What lies beyond is left out.
    void setSize(std::size_t size);
    std::size_t size() const;

    // The segments that count from now on, and the papers that are loose: their texts in segments do not count, what
    // was posted of them stays. What was posted of other papers is forgotten, the segments hold it now. Returns the
    // loose papers of which nothing is posted. Cheap when most segments stay.
    IdSet use(std::vector<UsedSegment> segments, const IdSet &loose);

    // Makes a paper loose and holds its texts, instead of what was posted of it before. Cheapest with ascending ids.
    void post(PaperId id, const FieldTexts &texts);
    // Makes papers loose of which nothing is held.
    void mask(const IdSet &papers);

    // The papers that hold, in one of these fields, a form meant. Forms as wordForms() gives them.
    DocBits find(std::string_view form, FormMatch match, FieldMask fields = allFields);
    // How many they are, in any field: the document frequency.
    qint64 frequency(std::string_view form, FormMatch match);

    // Raises best[document] to how well the paper holds a form meant in one of these fields, 0 to 7: once, twice, three
    // or four times, more often is 1 to 4, and with a title among the fields asked and held 4 to 7. `best` has size().
    void weigh(std::string_view form, FormMatch match, FieldMask fields, std::vector<quint8> &best);

    // A step towards keeping the answer for the dearest short prefix that is not kept yet; false when none is left or
    // the room is used up. A call takes a few milliseconds. For idle times.
    bool warm();

    std::size_t memory() const; // bytes held, roughly

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace sheaf
