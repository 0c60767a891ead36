// SPDX-License-Identifier: GPL-3.0-or-later
// The search index in memory: which papers hold which form, by form, by stem and by prefix.
#pragma once

#include "model/index/idset.h"
#include "model/index/stems.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sheaf
{

// Postings are per folded surface form (tokens.h); a stem is a group of forms.
// For every word w: hits(exact w) are among hits(whole w) and among hits(prefix w). Whole and prefix are not ordered:
// whole "studies" has study, prefix "studies" has not; prefix "stud" has student, whole "stud" has not.
// One thread at a time.
class SearchIndex final
{
public:
    // Posts the forms of one text of a paper; a paper may have several. Cheapest with ascending ids.
    void add(PaperId id, std::string_view text);
    // Takes all texts of these papers out, in one pass over the postings.
    void remove(const IdSet &papers);
    void clear();

    // The papers that hold this form (folded, as wordForms gives it); a form of its stem group; a form that begins so.
    IdSet exact(std::string_view form) const;
    IdSet whole(std::string_view form);
    IdSet prefix(std::string_view form);

private:
    using FormId = std::uint32_t;
    struct Form {
        std::string text;
        std::vector<PaperId> papers; // ascending; may be empty after remove()
    };
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    template <class Value>
    using TextMap = std::unordered_map<std::string, Value, Hash, std::equal_to<>>;

    FormId formId(std::string_view form);
    void sortForms();
    IdSet unionOf(const std::vector<FormId> &forms) const;

    std::vector<Form> m_forms;
    TextMap<FormId> m_ids;
    TextMap<std::vector<FormId>> m_stems;
    std::vector<FormId> m_sorted; // the first of m_forms by text; the later ones are merged in when a prefix is asked
    Stemmer m_stemmer;
};

} // namespace sheaf
