// SPDX-License-Identifier: GPL-3.0-or-later
// FormOrder: what is added is sorted by itself and merged in; mostly the beginnings decide.
#include "model/index/formorder.h"

#include "model/index/dictionary.h"

#include <algorithm>

namespace sheaf
{

namespace
{

struct Added {
    std::uint64_t beginning = 0;
    FormId id = 0;
};

std::uint64_t beginningOf(std::string_view form)
{
    std::array<char, sizeof(std::uint64_t)> bytes{};
    std::ranges::copy(form.substr(0, bytes.size()), bytes.begin());
    return qFromBigEndian<std::uint64_t>(bytes.data());
}

} // namespace

void FormOrder::follow(const FormTable &table)
{
    std::vector<Added> added;
    for (auto id = static_cast<FormId>(m_sorted.size()); id < table.size(); ++id) {
        added.push_back({beginningOf(table.text(id)), id});
        m_stems.push_back(stemHash(m_stemmer.stem(table.text(id))));
    }
    std::ranges::sort(added, [&](const Added &a, const Added &b) {
        return a.beginning != b.beginning ? a.beginning < b.beginning : table.text(a.id) < table.text(b.id);
    });

    // From the end, in place: what is added moves what comes after it.
    std::size_t from = m_sorted.size();
    std::size_t to = table.size();
    m_sorted.resize(to);
    m_beginnings.resize(to);
    for (auto next = added.crbegin(); next != added.crend(); ++next) {
        const auto isAfter = [&](std::size_t place) {
            return m_beginnings[place] != next->beginning ? m_beginnings[place] > next->beginning
                                                          : table.text(m_sorted[place]) > table.text(next->id);
        };
        for (; from > 0 && isAfter(from - 1); --from) {
            --to;
            m_sorted[to] = m_sorted[from - 1];
            m_beginnings[to] = m_beginnings[from - 1];
        }
        --to;
        m_sorted[to] = next->id;
        m_beginnings[to] = next->beginning;
    }
}

std::size_t FormOrder::memory() const
{
    return m_sorted.capacity() * sizeof(FormId) + m_beginnings.capacity() * sizeof(std::uint64_t) +
           m_stems.capacity() * sizeof(std::uint32_t);
}

} // namespace sheaf
