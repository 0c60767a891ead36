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
    std::vector<quint16> scores(set.size());
    for (std::size_t at = 0; at < std::min(forms.size(), mostForms); ++at) {
        const Kept &kept = weighed(forms[at], texts, notes);
        quint16 contribution[8];
        std::ranges::transform(kept.contribution, contribution, [](quint32 c) { return static_cast<quint16>(c); });
        for (std::size_t document = 0; document < scores.size(); ++document)
            scores[document] = static_cast<quint16>(scores[document] + contribution[kept.weights[document]]);
    }
    quint16 highest = 0;
    set.each([&](Document document) { highest = std::max(highest, scores[document]); });
    // Where the papers of each score begin, the highest first.
    std::vector<quint32> next(highest + 2U);
    set.each([&](Document document) { ++next[static_cast<std::size_t>(highest - scores[document]) + 1]; });
    for (std::size_t at = 1; at < next.size(); ++at)
        next[at] += next[at - 1];
    std::vector<Document> ranked(next.back());
    set.each(
        [&](Document document) { ranked[next[static_cast<std::size_t>(highest - scores[document])]++] = document; });
    return ranked;
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
    if (m_kept.size() >= keptForms)
        m_kept.pop_back();
    Kept &kept = m_kept.emplace_front();
    kept.form = form;
    kept.weights.resize(texts.size());
    if (form.fields != 0)
        texts.weigh(form.form, form.match, form.fields, kept.weights);
    if (form.notes) {
        notes.find(form.form, form.match).each([&](Document document) {
            kept.weights[document] = std::max<quint8>(kept.weights[document], 1);
        });
    }
    const auto papers = static_cast<double>(texts.size());
    const auto holding = papers - static_cast<double>(std::ranges::count(kept.weights, quint8{0}));
    const double idf = std::log(1 + (papers - holding + 0.5) / (holding + 0.5));
    for (std::size_t weight = 0; weight < 8; ++weight)
        kept.contribution[weight] = static_cast<quint32>(std::lround(idf * factors[weight] * scoreUnit));
    return kept;
}

} // namespace sheaf
