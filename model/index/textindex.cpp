// SPDX-License-Identifier: GPL-3.0-or-later
// TextIndex: asks the stored segments, the fresh ones, and what it kept of the last questions.
#include "model/index/textindex.h"

#include "model/index/freshtexts.h"
#include "model/index/lastsets.h"
#include "model/index/prefixsets.h"

#include <algorithm>
#include <optional>

namespace sheaf
{

struct TextIndex::Parts {
    explicit Parts(std::size_t dearPrefix) : prefixes(dearPrefix) {}

    void mask(const IdSet &papers);
    std::optional<std::vector<std::size_t>> take(std::vector<UsedSegment> given, const IdSet &nowLoose);
    MaskedSegment masked(const UsedSegment &used, const IdSet &nowLoose) const;
    const ClassPlanes *keptPrefix(const FormQuestion &question) const;
    DocBits ask(const FormQuestion &question);
    const DocBits &set(const FormQuestion &question);
    void weigh(const FormQuestion &question, std::span<quint8> best);

    std::size_t size = 0;
    std::vector<UsedSegment> used;
    std::vector<MaskedSegment> segments; // of `used`, in its order
    FreshTexts fresh;
    IdSet loose;
    PrefixSets prefixes;
    AskingRoom room;

    LastSets sets;
};

MaskedSegment TextIndex::Parts::masked(const UsedSegment &usedSegment, const IdSet &nowLoose) const
{
    MaskedSegment segment(usedSegment.segment);
    segment.mask(usedSegment.masked);
    segment.mask(nowLoose);
    return segment;
}

// Takes the segments over; returns the places of those that were not there, or nothing when of those that were there
// some are gone or tell something else now.
std::optional<std::vector<std::size_t>> TextIndex::Parts::take(std::vector<UsedSegment> given, const IdSet &nowLoose)
{
    mask(nowLoose - loose);
    const bool sameLoose = nowLoose == loose;
    std::vector<MaskedSegment> now;
    now.reserve(given.size());
    std::vector<std::size_t> added;
    for (std::size_t at = 0; at < given.size(); ++at) {
        const auto before = std::ranges::find(used, given[at].id, &UsedSegment::id);
        if (sameLoose && before != used.end() && before->segment == given[at].segment &&
            before->masked == given[at].masked) {
            now.push_back(segments[static_cast<std::size_t>(before - used.begin())]);
        } else {
            now.push_back(masked(given[at], nowLoose));
            added.push_back(at);
        }
    }
    const bool onlyMore = now.size() - added.size() == used.size();
    used = std::move(given);
    segments = std::move(now);
    loose = nowLoose;
    if (!onlyMore)
        return std::nullopt;
    return added;
}

void TextIndex::Parts::mask(const IdSet &papers)
{
    if (papers.empty())
        return;
    for (MaskedSegment &segment : segments)
        segment.mask(papers);
    prefixes.remove(papers);
    fresh.forget(papers);
    loose |= papers;
    sets.clear();
}

const ClassPlanes *TextIndex::Parts::keptPrefix(const FormQuestion &question) const
{
    const bool prefix = question.match == FormMatch::Prefix && question.fields == allFields;
    return prefix ? prefixes.find(question.form) : nullptr;
}

DocBits TextIndex::Parts::ask(const FormQuestion &question)
{
    DocBits bits(size);
    const std::span<std::uint64_t> words = bits.words();
    if (const ClassPlanes *known = keptPrefix(question)) {
        known->addTo(words);
    } else {
        for (const MaskedSegment &segment : segments)
            segment.find(question, room, words);
    }
    for (const MaskedSegment &segment : fresh.segments())
        segment.find(question, room, words);
    if (size % 64 != 0)
        words.back() &= (std::uint64_t{1} << (size % 64)) - 1;
    return bits;
}

const DocBits &TextIndex::Parts::set(const FormQuestion &question)
{
    const DocBits *known = sets.find(question);
    return known != nullptr ? *known : sets.keep(question, ask(question));
}

void TextIndex::Parts::weigh(const FormQuestion &question, std::span<quint8> best)
{
    if (const ClassPlanes *known = keptPrefix(question)) {
        known->raiseTo(best);
    } else {
        for (const MaskedSegment &segment : segments)
            segment.weigh(question, room, best);
    }
    for (const MaskedSegment &segment : fresh.segments())
        segment.weigh(question, room, best);
}

TextIndex::TextIndex(std::size_t dearPrefix) : m_parts(std::make_unique<Parts>(dearPrefix)) {}

TextIndex::~TextIndex() = default;

void TextIndex::setSize(std::size_t size)
{
    if (size == m_parts->size)
        return;
    m_parts->size = size;
    m_parts->sets.clear();
}

std::size_t TextIndex::size() const
{
    return m_parts->size;
}

IdSet TextIndex::use(std::vector<UsedSegment> segments, const IdSet &loose)
{
    Parts &parts = *m_parts;
    parts.sets.clear();
    parts.fresh.forget(parts.fresh.papers() - loose);
    const std::optional<std::vector<std::size_t>> added = parts.take(std::move(segments), loose);
    if (!added) {
        parts.prefixes.clear();
    } else {
        for (const std::size_t at : *added)
            parts.prefixes.add(parts.segments[at], parts.room);
    }
    return loose - parts.fresh.papers();
}

void TextIndex::post(PaperId id, const FieldTexts &texts)
{
    m_parts->mask(IdSet::of(id));
    m_parts->fresh.post(id, texts);
}

void TextIndex::mask(const IdSet &papers)
{
    m_parts->mask(papers);
}

DocBits TextIndex::find(std::string_view form, FormMatch match, FieldMask fields)
{
    return m_parts->set({form, match, fields});
}

qint64 TextIndex::frequency(std::string_view form, FormMatch match)
{
    return m_parts->set({form, match, allFields}).count();
}

void TextIndex::weigh(std::string_view form, FormMatch match, FieldMask fields, std::vector<quint8> &best)
{
    Q_ASSERT(best.size() == m_parts->size);
    m_parts->weigh({form, match, fields}, best);
}

bool TextIndex::warm()
{
    return m_parts->prefixes.step(m_parts->segments, m_parts->room);
}

std::size_t TextIndex::memory() const
{
    std::size_t bytes = m_parts->fresh.memory() + m_parts->prefixes.memory() + m_parts->sets.memory();
    for (const MaskedSegment &segment : m_parts->segments)
        bytes += segment.memory();
    return bytes;
}

} // namespace sheaf
