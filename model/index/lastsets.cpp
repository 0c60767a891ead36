// SPDX-License-Identifier: GPL-3.0-or-later
// LastSets: a short list, the last asked in front.
#include "model/index/lastsets.h"

#include <algorithm>

namespace sheaf
{

namespace
{

constexpr std::size_t s_keptSets = 16;

} // namespace

const DocBits *LastSets::find(const FormQuestion &question)
{
    const auto found = std::ranges::find_if(m_known, [&](const Known &known) {
        return known.form == question.form && known.match == question.match && known.fields == question.fields;
    });
    if (found == m_known.end())
        return nullptr;
    m_known.splice(m_known.begin(), m_known, found);
    return &m_known.front().set;
}

const DocBits &LastSets::keep(const FormQuestion &question, DocBits set)
{
    m_known.push_front({std::string(question.form), question.match, question.fields, std::move(set)});
    if (m_known.size() > s_keptSets)
        m_known.pop_back();
    return m_known.front().set;
}

std::size_t LastSets::memory() const
{
    std::size_t bytes = 0;
    for (const Known &known : m_known)
        bytes += known.set.words().size_bytes();
    return bytes;
}

} // namespace sheaf
