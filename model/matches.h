// SPDX-License-Identifier: GPL-3.0-or-later
// Where the words of a query stand in a text: by the tokens, foldings and stems by which the index found it.
#pragma once

#include "model/query/query.h"

#include <string>
#include <vector>

namespace sheaf
{

// UTF-16 units of a text.
struct TextRange {
    qsizetype from = 0;
    qsizetype length = 0;

    bool operator==(const TextRange &) const = default;
};

// A word of the query that asks for several forms ("GPT-4V(ision)", a stretch of Han) is shown where they stand one
// after the other, and only where a text has no such place each by itself. A substring is shown wherever it stands.
// What is negated is not shown. A plain value; any thread.
class Matches final
{
public:
    Matches() = default;
    explicit Matches(const Query &query);
    // As typed into the search bar; a text that is no query matches nothing.
    Matches(const QString &query, bool typing);

    bool empty() const { return m_terms.empty(); }
    // Ascending and apart. `field` is what the text is: title, abstract, note, author or venue.
    std::vector<TextRange> in(const QString &text, Field field) const;

    // What a word or a phrase of the query looks for.
    struct Asked {
        std::string form;
        std::string stem; // of a whole word, else ""
        bool prefix = false;
        bool anywhere = false; // a stretch of the folded text, not a word
    };
    struct Term {
        std::vector<Asked> forms;
        bool phrase = false;
        bool everywhere = true;
        Field field = Field::Title; // unless everywhere
    };

private:
    void collect(const Query &query);
    void add(const QString &text, Match match, const FieldTerm *field);

    std::vector<Term> m_terms;
};

} // namespace sheaf
