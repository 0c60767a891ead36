// SPDX-License-Identifier: GPL-3.0-or-later
// Folds a text with a map back to its letters, and looks for the query's forms among its tokens.
#include "model/matches.h"

#include "model/index/stems.h"
#include "model/index/tokens.h"
#include "model/text/fold.h"

#include <algorithm>
#include <map>

namespace sheaf
{

namespace
{

// A stretch of the text and where its folded form begins.
struct FoldedUnit {
    std::size_t byte = 0;
    qsizetype from = 0;
    qsizetype length = 0;
};

bool beginsUnit(const QString &text, qsizetype at)
{
    if (text[at].isLowSurrogate() && at > 0 && text[at - 1].isHighSurrogate())
        return false;
    const bool pair = text[at].isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate();
    return !QChar::isMark(pair ? QChar::surrogateToUcs4(text[at], text[at + 1]) : text[at].unicode());
}

// A text as the index folds it, with the way back.
class FoldedText final
{
public:
    explicit FoldedText(const QString &text) : m_text(text)
    {
        for (qsizetype at = 0; at < text.size();) {
            const qsizetype from = at;
            const bool ascii = text[at].unicode() < 0x80;
            while (at < text.size() && (text[at].unicode() < 0x80) == ascii)
                ++at;
            ascii ? addAscii(from, at) : addStretch(from, at);
        }
    }

    const std::string &folded() const { return m_folded; }

    TextRange rangeOf(std::size_t first, std::size_t last) const
    {
        const FoldedUnit &begin = unitAt(first);
        const FoldedUnit &end = unitAt(last - 1);
        qsizetype to = end.from + end.length;
        while (to < m_text.size() && !beginsUnit(m_text, to))
            ++to; // marks that folding dropped
        return {begin.from, to - begin.from};
    }

private:
    void addAscii(qsizetype from, qsizetype to)
    {
        for (qsizetype at = from; at < to; ++at) {
            m_units.push_back({m_folded.size(), at, 1});
            m_folded += fold(std::string(1, static_cast<char>(m_text[at].unicode())));
        }
    }

    // Letter by letter where that folds alike; some letters fold only together.
    void addStretch(qsizetype from, qsizetype to)
    {
        const std::string whole = fold(m_text.mid(from, to - from).toStdString());
        std::string pieces;
        std::vector<FoldedUnit> units;
        for (qsizetype at = from; at < to;) {
            qsizetype end = at + 1;
            while (end < to && !beginsUnit(m_text, end))
                ++end;
            units.push_back({m_folded.size() + pieces.size(), at, end - at});
            pieces += fold(m_text.mid(at, end - at).toStdString());
            at = end;
        }
        if (pieces != whole)
            units = {{m_folded.size(), from, to - from}};
        m_units.insert(m_units.end(), units.begin(), units.end());
        m_folded += whole;
    }

    const FoldedUnit &unitAt(std::size_t byte) const
    {
        const auto after = std::upper_bound(m_units.begin(), m_units.end(), byte,
                                            [](std::size_t at, const FoldedUnit &unit) { return at < unit.byte; });
        return *std::prev(after); // units that folded to nothing stand before the one with text
    }

    const QString &m_text;
    std::string m_folded;
    std::vector<FoldedUnit> m_units;
};

struct MatchToken {
    std::string form;
    std::string stem;
    int first = 0;
    int last = 0;
};

// One text, cut into tokens, and what of it was found.
class MatchScan final
{
public:
    explicit MatchScan(const QString &text) : m_text(text), m_parts(partSpans(m_text.folded()))
    {
        eachToken(m_text.folded(), [this](std::string_view form, int first, int last) {
            if (static_cast<std::size_t>(last) < m_parts.size())
                m_tokens.push_back({std::string(form), m_stemmer.stem(form), first, last});
        });
    }

    void look(const Matches::Term &term)
    {
        if (term.forms.front().anywhere) {
            addEach(term.forms.front().form);
            return;
        }
        std::vector<Place> places = inARow(term);
        if (!places.empty() || term.phrase) {
            keep(places);
            return;
        }
        for (const Matches::Asked &asked : term.forms)
            keep(each(asked));
    }

    std::vector<TextRange> found()
    {
        std::ranges::sort(m_found, {}, &TextRange::from);
        std::vector<TextRange> apart;
        for (const TextRange &range : m_found) {
            if (apart.empty() || apart.back().from + apart.back().length <= range.from) {
                apart.push_back(range);
                continue;
            }
            const qsizetype end = std::max(apart.back().from + apart.back().length, range.from + range.length);
            apart.back().length = end - apart.back().from;
        }
        return apart;
    }

private:
    struct Place { // of parts, both included
        int first = 0;
        int last = 0;
        bool sign = false; // and the sign behind the last one
    };

    static bool fits(const Matches::Asked &asked, const MatchToken &token)
    {
        if (asked.prefix)
            return token.form.starts_with(asked.form);
        return asked.stem.empty() ? token.form == asked.form : token.stem == asked.stem;
    }

    static Place placeOf(int first, const MatchToken &token)
    {
        return {first, token.last, token.form.ends_with('+') || token.form.ends_with('#')};
    }

    // Tokens come ordered by their ends, so that what ends before a token begins is known when it comes.
    std::vector<Place> inARow(const Matches::Term &term) const
    {
        std::vector<Place> places;
        std::vector<std::map<int, int>> begins(term.forms.size()); // of the first k + 1 forms, by their end
        for (const MatchToken &token : m_tokens) {
            for (std::size_t k = 0; k < term.forms.size(); ++k) {
                if (!fits(term.forms[k], token))
                    continue;
                int begin = token.first;
                if (k > 0) {
                    const auto previous = begins[k - 1].find(token.first - 1);
                    if (previous == begins[k - 1].end())
                        continue;
                    begin = previous->second;
                }
                int &known = begins[k].try_emplace(token.last, begin).first->second;
                known = std::max(known, begin); // the shortest
                if (k + 1 == term.forms.size())
                    places.push_back(placeOf(begin, token));
            }
        }
        return places;
    }

    std::vector<Place> each(const Matches::Asked &asked) const
    {
        std::vector<Place> places;
        for (const MatchToken &token : m_tokens) {
            if (fits(asked, token))
                places.push_back(placeOf(token.first, token));
        }
        return places;
    }

    void addEach(const std::string &form)
    {
        const std::string &folded = m_text.folded();
        for (std::size_t at = folded.find(form); at != std::string::npos; at = folded.find(form, at + 1))
            m_found.push_back(m_text.rangeOf(at, at + form.size()));
    }

    // A joined form that begins with what was asked for says no more than its first part does.
    void keep(const std::vector<Place> &places)
    {
        for (const Place &place : places) {
            const auto within = [&place](const Place &other) {
                return other.first >= place.first && other.last <= place.last &&
                       other.last - other.first < place.last - place.first;
            };
            if (std::ranges::none_of(places, within))
                add(place);
        }
    }

    void add(const Place &place)
    {
        const PartSpan &begin = m_parts[static_cast<std::size_t>(place.first)];
        const PartSpan &end = m_parts[static_cast<std::size_t>(place.last)];
        m_found.push_back(m_text.rangeOf(begin.first, place.sign ? end.sign : end.last));
    }

    FoldedText m_text;
    std::vector<PartSpan> m_parts;
    Stemmer m_stemmer;
    std::vector<MatchToken> m_tokens;
    std::vector<TextRange> m_found;
};

} // namespace

Matches::Matches(const Query &query)
{
    collect(query);
}

Matches::Matches(const QString &query, bool typing)
{
    const std::variant<Query, QueryError> parsed = parseQuery(query, typing);
    if (const Query *tree = std::get_if<Query>(&parsed))
        collect(*tree);
}

std::vector<TextRange> Matches::in(const QString &text, Field field) const
{
    if (m_terms.empty() || text.isEmpty())
        return {};
    MatchScan scan(text);
    for (const Term &term : m_terms) {
        if (term.everywhere || term.field == field)
            scan.look(term);
    }
    return scan.found();
}

void Matches::collect(const Query &query)
{
    if (const Words *words = std::get_if<Words>(&query.node)) {
        add(words->text, words->match, nullptr);
    } else if (const FieldTerm *field = std::get_if<FieldTerm>(&query.node)) {
        const bool text = std::ranges::any_of(
            fieldTable(), [field](const FieldInfo &info) { return info.field == field->field && info.text; });
        if (text)
            add(field->value, field->match, field);
    } else if (const All *all = std::get_if<All>(&query.node)) {
        for (const Query &part : all->parts)
            collect(part);
    } else if (const Any *any = std::get_if<Any>(&query.node)) {
        for (const Query &part : any->parts)
            collect(part);
    }
}

void Matches::add(const QString &text, Match match, const FieldTerm *field)
{
    Stemmer stemmer;
    Term term;
    term.phrase = match == Match::Phrase || match == Match::OpenPhrase;
    term.everywhere = field == nullptr;
    if (field)
        term.field = field->field;
    if (match == Match::Substring) {
        Asked stretch;
        stretch.form = fold(text.toStdString());
        stretch.anywhere = true;
        term.forms.push_back(std::move(stretch));
        if (!term.forms.front().form.empty())
            m_terms.push_back(std::move(term));
        return;
    }
    const bool open = match == Match::Prefix || match == Match::OpenPhrase;
    const std::string asked = text.toStdString();
    for (const AskedForm &form : term.phrase ? phraseForms(asked) : wordForms(asked)) {
        const bool asTheQuerySays = form.how == AskedForm::How::AsTheQuerySays;
        Asked one;
        one.form = form.form;
        one.prefix = form.how == AskedForm::How::Prefix || (asTheQuerySays && open);
        if (asTheQuerySays && match == Match::Whole)
            one.stem = stemmer.stem(form.form);
        term.forms.push_back(std::move(one));
    }
    if (!term.forms.empty())
        m_terms.push_back(std::move(term));
}

} // namespace sheaf
