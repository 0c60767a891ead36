// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps the forms of a growing table in the order of their bytes, and what group each belongs to.
#pragma once

#include "model/index/formtable.h"
#include "model/index/stems.h"

namespace sheaf
{

// One thread at a time.
class FormOrder final
{
public:
    // Takes in what the table has had added since; always the same table.
    void follow(const FormTable &table);

    const std::vector<FormId> &sorted() const { return m_sorted; }
    std::uint32_t stemHashOf(FormId id) const { return m_stems[id]; }
    std::size_t memory() const;

private:
    std::vector<FormId> m_sorted;
    std::vector<std::uint64_t> m_beginnings; // beside them: the first eight bytes, as a number that compares as they do
    std::vector<std::uint32_t> m_stems;      // by id
    Stemmer m_stemmer;
};

} // namespace sheaf
