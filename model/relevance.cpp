// SPDX-License-Identifier: GPL-3.0-or-later
// Relevance: one score of 16 bits a paper, sorted by counting.
#include "model/relevance.h"

#include <algorithm>
#include <cmath>

namespace sheaf
{

namespace
{

constexpr std::size_t mostForms = 12; // a score cannot overflow: 12 * idf 15 * factor 2.7 * 100 < 65536
constexpr std::size_t keptForms = 6;
constexpr double factors[8] = {0, 1, 1.3, 1.5, 1.9, 2.2, 2.45, 2.7};
constexpr double scoreUnit = 100;

} // namespace

std::vector<Document> Relevance::ranked(const DocBits &set, const std::vector<RankedForm> &forms, TextIndex &texts,
                                        TextIndex &notes)
{
    m_scores.resize(set.size());
    std::size_t highest = 0; // possible
    const std::size_t count = std::min(forms.size(), mostForms);
    for (std::size_t at = 0; at < count; ++at) {
        const Kept &kept = weighed(forms[at], texts, notes);
        addScores(set, kept, at == 0);
        highest += *std::ranges::max_element(kept.contribution);
    }
    if (count == 0)
        std::ranges::fill(m_scores, quint16{0});
    const quint16 *const scores = m_scores.data();
    // Where the papers of each score begin, the highest first.
    std::vector<quint32> next(highest + 2);
    set.each([&](Document document) { ++next[highest - scores[document] + 1]; });
    for (std::size_t at = 1; at < next.size(); ++at)
        next[at] += next[at - 1];
    std::vector<Document> ranked(next.back());
    set.each([&, to = ranked.data()](Document document) { to[next[highest - scores[document]]++] = document; });
    return ranked;
}

// Only scores of the set's papers mean anything.
void Relevance::addScores(const DocBits &set, const Kept &kept, bool first)
{
    constexpr std::size_t papersPerWord = 64;
    const std::span<const std::uint64_t> words = set.words();
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (words[at] == 0)
            continue;
        const std::size_t begin = at * papersPerWord;
        const std::size_t count = std::min(papersPerWord, m_scores.size() - begin);
        quint16 *const scores = m_scores.data() + begin;
        const quint8 *const weights = kept.weights.data() + begin;
        for (std::size_t i = 0; i < count; ++i)
            scores[i] = static_cast<quint16>((first ? 0 : scores[i]) + kept.contribution[weights[i]]);
    }
}

// Room that was given back and asked for again is room whose pages are made again: that of the oldest is taken over.
Relevance::Kept &Relevance::newest()
{
    if (m_kept.size() < keptForms)
        return m_kept.emplace_front();
    m_kept.splice(m_kept.begin(), m_kept, std::prev(m_kept.end()));
    return m_kept.front();
}

const Relevance::Kept &Relevance::weighed(const RankedForm &form, TextIndex &texts, TextIndex &notes)
{
    const auto isSame = [&](const Kept &kept) {
        return kept.form.form == form.form && kept.form.match == form.match && kept.form.fields == form.fields &&
               kept.form.notes == form.notes;
    };
    const auto known = std::ranges::find_if(m_kept, isSame);
    if (known != m_kept.end() && known->weights.size() == texts.size())
        return *known;
    Kept &kept = newest();
    kept.form = form;
    kept.weights.assign(texts.size(), 0);
    DocBits holding(texts.size());
    if (form.fields != 0) {
        texts.weigh(form.form, form.match, form.fields, kept.weights);
        holding |= texts.find(form.form, form.match, form.fields);
    }
    if (form.notes) {
        const DocBits noted = notes.find(form.form, form.match);
        noted.each([&](Document document) { kept.weights[document] = std::max<quint8>(kept.weights[document], 1); });
        holding |= noted;
    }
    const auto papers = static_cast<double>(texts.size());
    const auto frequency = static_cast<double>(holding.count());
    const double idf = std::log(1 + (papers - frequency + 0.5) / (frequency + 0.5));
    for (std::size_t weight = 0; weight < 8; ++weight)
        kept.contribution[weight] = static_cast<quint16>(std::lround(idf * factors[weight] * scoreUnit));
    return kept;
}

} // namespace sheaf
