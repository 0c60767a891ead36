// SPDX-License-Identifier: GPL-3.0-or-later
// MaskedSegment: a bit for each masked paper between the segment's first and last one.
#include "model/index/maskedsegment.h"

#include <algorithm>

namespace sheaf
{

namespace
{

constexpr quint8 s_titleBonus = 3;

// By what is held, how well.
std::array<quint8, heldMask + 1> classesOf(FieldMask fields)
{
    std::array<quint8, heldMask + 1> classes{};
    for (unsigned held = 0; held < classes.size(); ++held) {
        const Posting posting = postingOf({}, held);
        const FieldMask asked = posting.fields & fields;
        const bool inTitle = (asked & maskOf(IndexField::Title)) != 0;
        if (asked != 0)
            classes[held] = static_cast<quint8>(posting.weight + 1 + (inTitle ? s_titleBonus : 0));
    }
    return classes;
}

} // namespace

MaskedSegment::MaskedSegment(std::shared_ptr<const Segment> segment) : m_segment(std::move(segment)) {}

void MaskedSegment::mask(const IdSet &papers)
{
    const IdSet here = papers & IdSet::range(paperOf(m_segment->firstDocument()), paperOf(m_segment->lastDocument()));
    here.each([this](PaperId id) { mask(documentOf(id)); });
}

void MaskedSegment::mask(Document document)
{
    if (document < m_segment->firstDocument() || document > m_segment->lastDocument())
        return;
    if (m_mask.empty())
        m_mask.resize(wordCount());
    m_mask[(document >> 6U) - firstWord()] |= std::uint64_t{1} << (document & 63U);
}

bool MaskedSegment::isMasked(Document document) const
{
    const std::size_t at = (document >> 6U) - firstWord();
    return at < m_mask.size() && (m_mask[at] >> (document & 63U) & 1U) != 0;
}

IdSet MaskedSegment::masked() const
{
    IdSet papers;
    for (std::size_t at = 0; at < m_mask.size(); ++at) {
        for (std::uint64_t word = m_mask[at]; word != 0; word &= word - 1)
            papers.add(paperOf(
                static_cast<Document>((firstWord() + at) * 64 + static_cast<unsigned>(std::countr_zero(word)))));
    }
    return papers;
}

void MaskedSegment::find(const FormQuestion &question, AskingRoom &room, std::span<std::uint64_t> words) const
{
    room.lists.clear();
    m_segment->lists(question.form, question.match, room.stemmer, room.lists);
    if (m_mask.empty()) {
        for (const PostingList &list : room.lists)
            list.addTo(words, 0, question.fields);
        return;
    }
    if (room.lists.empty())
        return;
    room.words.assign(m_mask.size(), 0);
    for (const PostingList &list : room.lists)
        list.addTo(room.words, firstWord(), question.fields);
    const std::size_t end = std::min(firstWord() + m_mask.size(), words.size());
    for (std::size_t at = firstWord(); at < end; ++at)
        words[at] |= room.words[at - firstWord()] & ~m_mask[at - firstWord()];
}

void MaskedSegment::weigh(const FormQuestion &question, AskingRoom &room, std::span<quint8> best, Document first) const
{
    room.lists.clear();
    m_segment->lists(question.form, question.match, room.stemmer, room.lists);
    weigh(room.lists, question.fields, best, first);
}

bool MaskedSegment::weighSome(std::string_view prefix, std::string &from, std::size_t postings, AskingRoom &room,
                              std::span<quint8> best) const
{
    room.lists.clear();
    const bool more = m_segment->someLists(prefix, from, postings, room.lists);
    weigh(room.lists, allFields, best, 0);
    return more;
}

void MaskedSegment::weigh(std::span<const PostingList> lists, FieldMask fields, std::span<quint8> best,
                          Document first) const
{
    const std::array<quint8, heldMask + 1> classes = classesOf(fields);
    quint8 *const to =
        best.data(); // a byte may be anything to the compiler: nothing is read through `this` in the loop
    const std::size_t size = best.size();
    const auto raise = [=, &classes](Document document, unsigned held) {
        const std::size_t at = document - first;
        if (at < size)
            to[at] = std::max(to[at], classes[held]);
    };
    for (const PostingList &list : lists) {
        if (m_mask.empty()) {
            list.eachHeld(raise);
            continue;
        }
        list.eachHeld([&](Document document, unsigned held) {
            if (!isMasked(document))
                raise(document, held);
        });
    }
}

} // namespace sheaf
