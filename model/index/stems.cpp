// SPDX-License-Identifier: GPL-3.0-or-later
// Stemmer on libstemmer.
#include "model/index/stems.h"

#include <libstemmer.h>

#include <QtGlobal>

#include <algorithm>
#include <new>

namespace sheaf
{

Stemmer::Stemmer() : m_stemmer(sb_stemmer_new("english", "UTF_8")) {}

void Stemmer::Free::operator()(sb_stemmer *stemmer) const
{
    sb_stemmer_delete(stemmer);
}

std::string Stemmer::stem(std::string_view form)
{
    Q_ASSERT(m_stemmer);
    const bool letters = std::ranges::all_of(form, [](char c) { return c >= 'a' && c <= 'z'; });
    if (!letters)
        return std::string(form);
    const auto *word = reinterpret_cast<const sb_symbol *>(form.data());
    const sb_symbol *stem = sb_stemmer_stem(m_stemmer.get(), word, static_cast<int>(form.size()));
    if (stem == nullptr)
        throw std::bad_alloc();
    const auto length = static_cast<std::size_t>(sb_stemmer_length(m_stemmer.get()));
    return {reinterpret_cast<const char *>(stem), length};
}

} // namespace sheaf
