// SPDX-License-Identifier: GPL-3.0-or-later
// SearchIndex on hash maps and a sorted dictionary.
#include "model/index/searchindex.h"

#include "model/index/tokens.h"

#include <algorithm>

namespace sheaf
{

void SearchIndex::add(PaperId id, std::string_view text)
{
    eachToken(text, [&](std::string_view form, int, int) {
        std::vector<PaperId> &papers = m_forms[formId(form)].papers;
        if (papers.empty() || papers.back() < id) {
            papers.push_back(id);
            return;
        }
        const auto place = std::ranges::lower_bound(papers, id);
        if (*place != id)
            papers.insert(place, id);
    });
}

void SearchIndex::remove(const IdSet &papers)
{
    if (papers.empty())
        return;
    for (Form &form : m_forms)
        std::erase_if(form.papers, [&](PaperId id) { return papers.contains(id); });
}

void SearchIndex::clear()
{
    m_forms.clear();
    m_ids.clear();
    m_stems.clear();
    m_sorted.clear();
}

IdSet SearchIndex::exact(std::string_view form) const
{
    const auto found = m_ids.find(form);
    return found == m_ids.end() ? IdSet{} : IdSet(m_forms[found->second].papers);
}

IdSet SearchIndex::whole(std::string_view form)
{
    const auto group = m_stems.find(m_stemmer.stem(form));
    return group == m_stems.end() ? IdSet{} : unionOf(group->second);
}

IdSet SearchIndex::prefix(std::string_view form)
{
    sortForms();
    const auto textOf = [&](FormId id) { return std::string_view(m_forms[id].text); };
    const auto first = std::ranges::lower_bound(m_sorted, form, {}, textOf);
    const auto last = std::find_if_not(first, m_sorted.end(), [&](FormId id) { return textOf(id).starts_with(form); });
    return unionOf({first, last});
}

SearchIndex::FormId SearchIndex::formId(std::string_view form)
{
    if (const auto found = m_ids.find(form); found != m_ids.end())
        return found->second;
    const auto id = static_cast<FormId>(m_forms.size());
    m_forms.push_back({std::string(form), {}});
    m_ids.emplace(form, id);
    m_stems[m_stemmer.stem(form)].push_back(id);
    return id;
}

void SearchIndex::sortForms()
{
    const auto sorted = static_cast<std::ptrdiff_t>(m_sorted.size());
    for (std::size_t id = m_sorted.size(); id < m_forms.size(); ++id)
        m_sorted.push_back(static_cast<FormId>(id));
    const auto textOf = [&](FormId id) { return std::string_view(m_forms[id].text); };
    const auto middle = m_sorted.begin() + sorted;
    std::ranges::sort(middle, m_sorted.end(), {}, textOf);
    std::ranges::inplace_merge(m_sorted, middle, {}, textOf);
}

IdSet SearchIndex::unionOf(const std::vector<FormId> &forms) const
{
    if (forms.size() == 1)
        return IdSet(m_forms[forms.front()].papers);
    // Many forms share many papers: marking each paper once is cheaper than adding it to a set again and again.
    PaperId largest{};
    for (const FormId id : forms) {
        if (!m_forms[id].papers.empty())
            largest = std::max(largest, m_forms[id].papers.back());
    }
    std::vector<bool> held(static_cast<std::size_t>(number(largest)) + 1);
    for (const FormId id : forms) {
        for (const PaperId paper : m_forms[id].papers)
            held[static_cast<std::size_t>(number(paper))] = true;
    }
    IdSet set;
    for (std::size_t paper = 1; paper < held.size(); ++paper) {
        if (held[paper])
            set.add(static_cast<PaperId>(paper));
    }
    return set;
}

} // namespace sheaf
