// SPDX-License-Identifier: GPL-3.0-or-later
// PlainScan: what is asked, looked for in every paper.
#include "tests/support/plainscan.h"

#include <libstemmer.h>

namespace sheaf::test
{

namespace
{

bool isPhrase(Match match)
{
    return match == Match::Phrase || match == Match::OpenPhrase;
}

unsigned fieldsOf(const Asked &asked)
{
    if (!asked.field)
        return ~0U;
    switch (*asked.field) {
    case Field::Title:
        return bitOf(ScanTitle);
    case Field::Abstract:
        return bitOf(ScanAbstract);
    case Field::Author:
        return bitOf(ScanAuthors);
    case Field::Venue:
        return bitOf(ScanVenue);
    default:
        return bitOf(ScanNotes);
    }
}

bool asksForWords(const Asked &asked)
{
    return asked.kind == Asked::Kind::Words || std::ranges::any_of(asked.parts, asksForWords);
}

// The lists and digests that everything else is ANDed with.
std::vector<const Asked *> placesOf(const Asked &asked)
{
    if (asked.kind == Asked::Kind::Fact && (asked.field == Field::List || asked.field == Field::Digest))
        return {&asked};
    std::vector<const Asked *> places;
    if (asked.kind == Asked::Kind::All) {
        for (const Asked &part : asked.parts)
            std::ranges::copy(placesOf(part), std::back_inserter(places));
    }
    return places;
}

// The one list or digest that is shown, whole or filtered.
const Asked *placeOf(const Asked &asked)
{
    const std::vector<const Asked *> places = placesOf(asked);
    return places.size() == 1 && !asksForWords(asked) ? places.front() : nullptr;
}

} // namespace

PlainScan::PlainScan(const QString &path)
    : m_path(path), m_stemmer(sb_stemmer_new("english", "UTF_8"), sb_stemmer_delete)
{
}

QSet<qint64> PlainScan::tagsBelow(qint64 tag) const
{
    QSet<qint64> below{tag};
    for (qsizetype before = 0; before != below.size();) {
        before = below.size();
        for (const ScanTag &other : m_tags) {
            if (below.contains(other.parent))
                below.insert(other.id);
        }
    }
    return below;
}

QBitArray PlainScan::found(const Asked &asked) const
{
    Scope scope;
    look(asked, scope);
    QBitArray bits = holders(asked);
    for (std::size_t at = 0; at < m_papers.size(); ++at) {
        const ScanPaper &paper = m_papers[at];
        if ((paper.trashed && !scope.trashed) ||
            (paper.status == Status::Dismissed && !scope.dismissed && !scope.trashed))
            bits.clearBit(qsizetype(at));
    }
    return bits;
}

Order PlainScan::orderOf(const Asked &asked, std::optional<Order> wished) const
{
    const Asked *place = placeOf(asked);
    const Order own = place == nullptr ? Order::Added : place->field == Field::List ? Order::List : Order::Digest;
    const Order order = wished.value_or(own);
    const bool ofOne = order == Order::List || order == Order::Digest;
    const bool impossible = (ofOne && order != own) || (order == Order::Relevance && !asksForWords(asked));
    return impossible ? Order::Added : order;
}

std::vector<qint64> PlainScan::answer(const Asked &asked, Order order) const
{
    QBitArray left = found(asked);
    std::vector<qint64> ids;
    const auto take = [&](qsizetype at) {
        if (left.testBit(at))
            ids.push_back(m_papers[std::size_t(at)].id);
        left.clearBit(at);
    };
    if (order == Order::List || order == Order::Digest) {
        const qint64 place = placeOf(asked)->thing;
        for (const qint64 id : (order == Order::List ? m_listed : m_entries).value(place))
            take(m_places[id]);
        return ids;
    }
    const auto sorted = m_sorted.find(order);
    for (qsizetype at = 0; at < left.size(); ++at)
        take(sorted == m_sorted.end() ? at : sorted->second[std::size_t(at)]);
    return ids;
}

// The rules' "outside every query without"; the Trash shows all that it holds.
void PlainScan::look(const Asked &asked, Scope &scope)
{
    if (asked.kind == Asked::Kind::Fact) {
        const bool is = asked.field == Field::Is;
        scope.dismissed = scope.dismissed || asked.field == Field::Status || asked.field == Field::List ||
                          (is && asked.text == u"dismissed");
        scope.trashed = scope.trashed || asked.field == Field::Id || (is && asked.text == u"trashed");
    }
    for (const Asked &part : asked.parts)
        look(part, scope);
}

QBitArray PlainScan::holders(const Asked &asked) const
{
    QBitArray bits(qsizetype(m_papers.size()), asked.kind == Asked::Kind::All);
    switch (asked.kind) {
    case Asked::Kind::All:
        for (const Asked &part : asked.parts)
            bits &= holders(part);
        return bits;
    case Asked::Kind::Any:
        for (const Asked &part : asked.parts)
            bits |= holders(part);
        return bits;
    case Asked::Kind::Not:
        return ~holders(asked.parts.front());
    case Asked::Kind::Words:
        return holdersOfWords(asked);
    case Asked::Kind::Fact:
        break;
    }
    for (std::size_t at = 0; at < m_papers.size(); ++at)
        bits.setBit(qsizetype(at), asked.holds(m_papers[at]));
    return bits;
}

// The forms that are meant by one that is asked for.
std::vector<int> PlainScan::meant(const ScanAsked &asked, Match match) const
{
    std::vector<int> forms;
    const QString &form = asked.form;
    const bool exactly = asked.how == 'e' || (asked.how == 'q' && match == Match::Phrase);
    if (match == Match::Substring) {
        for (const auto &[known, number] : m_known) {
            if (known.contains(form))
                forms.push_back(number);
        }
    } else if (exactly) {
        if (const auto known = m_known.find(form); known != m_known.end())
            forms.push_back(known->second);
    } else if (asked.how == 'q' && match == Match::Whole) {
        forms = m_ofStem.value(stem(form));
    } else {
        for (auto known = m_known.lower_bound(form); known != m_known.end() && known->first.startsWith(form); ++known)
            forms.push_back(known->second);
    }
    return forms;
}

QBitArray PlainScan::holdersOfWords(const Asked &asked) const
{
    const bool phrase = isPhrase(asked.match);
    const unsigned fields = fieldsOf(asked);
    QBitArray bits(qsizetype(m_papers.size()), true);
    std::vector<QSet<int>> forms;
    for (const ScanAsked &form : scanAsked(asked.text, phrase)) {
        const std::vector<int> fitting = meant(form, asked.match);
        QBitArray holding(bits.size());
        for (const int known : fitting) {
            for (const Holder &holder : m_holders[std::size_t(known)]) {
                if ((holder.fields & fields) != 0)
                    holding.setBit(holder.paper);
            }
        }
        bits &= holding;
        forms.push_back(QSet<int>(fitting.begin(), fitting.end()));
    }
    if (!phrase || forms.size() < 2)
        return bits;
    for (qsizetype at = 0; at < bits.size(); ++at) {
        if (bits.at(at))
            bits.setBit(at, holdsSideBySide(m_told.at(m_papers[std::size_t(at)].id), forms, fields, 0, -1, -1));
    }
    return bits;
}

// From the form of number `at` on, which begins at position `from` of a text.
bool PlainScan::holdsSideBySide(const Told &told, const std::vector<QSet<int>> &forms, unsigned fields, std::size_t at,
                                int text, int from)
{
    if (at == forms.size())
        return true;
    return std::ranges::any_of(told.tokens, [&](const Token &token) {
        const bool placed = text < 0 ? (fields & bitOf(token.text)) != 0 : token.text == text && token.first == from;
        return placed && forms[at].contains(token.form) &&
               holdsSideBySide(told, forms, fields, at + 1, token.text, token.last + 1);
    });
}

QString PlainScan::stem(const QString &form) const
{
    const QByteArray utf8 = form.toUtf8();
    if (std::ranges::any_of(utf8, [](char c) { return c < 'a' || c > 'z'; }))
        return form;
    const auto *symbols = reinterpret_cast<const sb_symbol *>(utf8.constData());
    const auto *stemmed = sb_stemmer_stem(m_stemmer.get(), symbols, int(utf8.size()));
    return QString::fromLatin1(reinterpret_cast<const char *>(stemmed), sb_stemmer_length(m_stemmer.get()));
}

} // namespace sheaf::test
