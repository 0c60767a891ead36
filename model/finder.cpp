// SPDX-License-Identifier: GPL-3.0-or-later
// Finder: a query's terms become sets, their intersection the answer.
#include "model/finder.h"

#include "model/fieldsets.h"
#include "model/index/searchindex.h"
#include "model/index/tokens.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

namespace sheaf
{

namespace
{

constexpr int s_phraseBlock = 256; // papers whose texts are read between two looks at `cancelled`
constexpr int s_fieldSets = 32;    // kept of one revision
constexpr int s_attempts = 3;      // when other processes write between the reads of one answer

// Told apart from the user's mistakes, which carry a sentence.
Error cancelledError()
{
    return {Error::Kind::Cancelled, QCoreApplication::translate("sheaf::Finder", "The search was cancelled."), {}};
}

struct FoundTerms {
    std::vector<const Words *> words;
    std::vector<const FieldTerm *> fields;

    bool asks(Field field) const
    {
        return std::ranges::any_of(fields, [=](const FieldTerm *term) { return term->field == field; });
    }
    bool asks(Field field, const QString &value) const
    {
        return std::ranges::any_of(fields,
                                   [&](const FieldTerm *term) { return term->field == field && term->value == value; });
    }
    // The only term of a field, in a query without words: such a query shows a list or a digest, whole or filtered.
    const FieldTerm *only(Field field) const
    {
        const auto sameField = [=](const FieldTerm *term) { return term->field == field; };
        if (!words.empty() || std::ranges::count_if(fields, sameField) != 1)
            return nullptr;
        return *std::ranges::find_if(fields, sameField);
    }
};

// The leaves; parseQuery lets only ANDed ones through.
void collectTerms(const Query &query, FoundTerms &terms)
{
    if (const Words *words = std::get_if<Words>(&query.node)) {
        terms.words.push_back(words);
    } else if (const FieldTerm *field = std::get_if<FieldTerm>(&query.node)) {
        terms.fields.push_back(field);
    } else {
        Q_ASSERT(std::holds_alternative<All>(query.node));
        for (const Query &part : std::get<All>(query.node).parts)
            collectTerms(part, terms);
    }
}

bool asksForWords(const Query &query)
{
    FoundTerms terms;
    collectTerms(query, terms);
    return !terms.words.empty();
}

} // namespace

struct Finder::Parts {
    explicit Parts(Library &of) : library(of) {}

    void load();
    void follow(bool withTexts);
    void post(const IndexText &text);
    void forgetSets();

    struct Found {
        IdSet set;
        Order order = Order::Added;
        qint64 of = 0;
    };
    Result<Found> evaluate(const Query &query, const std::atomic<bool> &cancelled);
    std::shared_ptr<const ShownPlaces> places(const Query &query, ListId list, Order order);
    IdSet scope(const FoundTerms &terms);
    Result<const IdSet *> fieldSet(const FieldTerm &term);
    IdSet wordSet(const std::vector<AskedForm> &forms, bool prefix);
    IdSet formSet(SearchIndex &index, const AskedForm &asked, bool prefix);
    Result<IdSet> phraseSet(const Words &words, const IdSet &among, const std::atomic<bool> &cancelled);

    Library &library;
    SearchIndex texts; // title, abstract, authors, venue
    SearchIndex notes;
    IdSet indexed;
    bool loaded = false;
    qint64 revision = 0;

    // Of `revision`, made when first needed.
    std::optional<IdSet> everyPaper;
    std::optional<IdSet> trashed;
    std::optional<IdSet> dismissed;
    QHash<QString, IdSet> fieldSets; // by the term as it is written
};

void Finder::Parts::post(const IndexText &text)
{
    for (const std::string *field : {&text.title, &text.abstract, &text.authors, &text.venue})
        texts.add(text.id, *field);
    notes.add(text.id, text.note);
    indexed.add(text.id);
}

void Finder::Parts::forgetSets()
{
    everyPaper.reset();
    trashed.reset();
    dismissed.reset();
    fieldSets.clear();
}

void Finder::Parts::load()
{
    loaded = false;
    texts.clear();
    notes.clear();
    indexed = {};
    forgetSets();
    revision = library.revision();
    library.eachText([this](const IndexText &text) { post(text); });
    loaded = true;
}

// Without texts only the sets are followed, so that a query of fields does not wait for the index.
void Finder::Parts::follow(bool withTexts)
{
    if (!loaded && !withTexts) {
        const qint64 now = library.revision();
        if (now != revision)
            forgetSets();
        revision = now;
        return;
    }
    if (!loaded) {
        load();
        return;
    }
    if (library.revision() == revision)
        return;
    const Change change = library.changesSince(revision);
    if (change.everything) {
        load();
        return;
    }
    // The revision is taken over last: after an error on the way the same change is followed again.
    const IdSet changed = change.texts ? change.papers : change.papers - indexed;
    const IdSet known = changed & indexed;
    texts.remove(known);
    notes.remove(known);
    indexed -= known;
    if (!changed.empty())
        library.eachText(changed, [this](const IndexText &text) { post(text); });
    forgetSets();
    revision = change.revision;
}

Result<Finder::Parts::Found> Finder::Parts::evaluate(const Query &query, const std::atomic<bool> &cancelled)
{
    FoundTerms terms;
    collectTerms(query, terms);
    Found found;
    found.set = scope(terms);
    for (const FieldTerm *term : terms.fields) {
        if (cancelled)
            return cancelledError();
        const Result<const IdSet *> set = fieldSet(*term);
        if (!set)
            return set.error();
        found.set &= *set.value();
    }
    for (const Words *words : terms.words) {
        if (cancelled)
            return cancelledError();
        const bool phrase = words->match == Match::Phrase || words->match == Match::OpenPhrase;
        if (!phrase)
            found.set &= wordSet(wordForms(words->text.toStdString()), words->match == Match::Prefix);
    }
    // Phrases last: only what is left is read.
    for (const Words *words : terms.words) {
        if (words->match != Match::Phrase && words->match != Match::OpenPhrase)
            continue;
        Result<IdSet> set = phraseSet(*words, found.set, cancelled);
        if (!set)
            return set.error();
        found.set = std::move(set).value();
    }
    if (const FieldTerm *list = terms.only(Field::List)) {
        found.order = Order::List;
        found.of = number(library.listByName(list->value)->id);
    } else if (const FieldTerm *digest = terms.only(Field::Digest)) {
        found.order = Order::Digest;
        found.of = number(*library.digestByName(digest->value));
    }
    return found;
}

std::shared_ptr<const ShownPlaces> Finder::Parts::places(const Query &query, ListId list, Order order)
{
    FoundTerms terms;
    collectTerms(query, terms);
    const bool ordered = order == Order::List;
    return std::make_shared<const ShownPlaces>(
        ShownPlaces{list, library.items(list), ordered, ordered && terms.fields.size() == 1});
}

// Typing on beside a field does not read its set again. The set lives until the next call.
Result<const IdSet *> Finder::Parts::fieldSet(const FieldTerm &term)
{
    const QString name = fieldName(term.field) + u':' + term.value;
    auto known = fieldSets.constFind(name);
    if (known == fieldSets.constEnd()) {
        Result<IdSet> set = setOfField(library, term);
        if (!set)
            return set.error();
        if (fieldSets.size() >= s_fieldSets)
            fieldSets.clear();
        known = fieldSets.insert(name, std::move(set).value());
    }
    return &*known;
}

// All papers but the dismissed and the trashed ones that the query does not ask for.
IdSet Finder::Parts::scope(const FoundTerms &terms)
{
    if (!everyPaper) {
        everyPaper = library.everyPaper();
        trashed = library.trashed();
        dismissed = library.withStatus(Status::Dismissed);
    }
    IdSet set = *everyPaper;
    const bool byId = terms.asks(Field::Id);
    const bool inTrash = terms.asks(Field::Is, QStringLiteral("trashed"));
    if (!byId && !inTrash)
        set -= *trashed;
    // The Trash shows all that it holds, so that nothing is purged unseen.
    const bool withDismissed = byId || inTrash || terms.asks(Field::Is, QStringLiteral("dismissed")) ||
                               terms.asks(Field::Status) || terms.asks(Field::List);
    if (!withDismissed)
        set -= *dismissed;
    return set;
}

IdSet Finder::Parts::formSet(SearchIndex &index, const AskedForm &asked, bool prefix)
{
    if (asked.how == AskedForm::How::Exactly)
        return index.exact(asked.form);
    if (asked.how == AskedForm::How::Prefix || prefix)
        return index.prefix(asked.form);
    return index.whole(asked.form);
}

// The papers that hold all forms, each of them in whatever text.
IdSet Finder::Parts::wordSet(const std::vector<AskedForm> &forms, bool prefix)
{
    IdSet set = *everyPaper;
    for (const AskedForm &asked : forms)
        set &= formSet(texts, asked, prefix) | formSet(notes, asked, prefix);
    return set;
}

// The papers of `among` that hold the phrase within one field.
Result<IdSet> Finder::Parts::phraseSet(const Words &words, const IdSet &among, const std::atomic<bool> &cancelled)
{
    const bool open = words.match == Match::OpenPhrase;
    const std::vector<AskedForm> phrase = phraseForms(words.text.toStdString());
    std::vector<AskedForm> exactly = phrase;
    if (!exactly.empty() && exactly.back().how == AskedForm::How::AsTheQuerySays)
        exactly.back().how = open ? AskedForm::How::Prefix : AskedForm::How::Exactly;
    const IdSet candidates = among & wordSet(exactly, false);
    if (exactly.size() <= 1)
        return candidates;

    const std::vector<PaperId> ids = candidates.ids();
    IdSet found;
    const auto check = [&](const IndexText &text) {
        const auto holds = [&](const std::string &field) { return holdsPhrase(field, phrase, open); };
        if (holds(text.title) || holds(text.abstract) || holds(text.authors) || holds(text.venue) || holds(text.note))
            found.add(text.id);
    };
    for (std::size_t at = 0; at < ids.size(); at += s_phraseBlock) {
        if (cancelled)
            return cancelledError();
        const auto first = ids.begin() + static_cast<std::ptrdiff_t>(at);
        const auto left = ids.end() - first;
        library.eachText(IdSet(std::vector<PaperId>(first, first + std::min<std::ptrdiff_t>(left, s_phraseBlock))),
                         check);
    }
    return found;
}

Finder::Finder(Library &library) : m_parts(std::make_unique<Parts>(library)) {}

Finder::~Finder() = default;

void Finder::load()
{
    m_parts->load();
}

void Finder::follow()
{
    m_parts->follow(true);
}

Result<SearchAnswer> Finder::find(const SearchRequest &request, const std::atomic<bool> &cancelled)
{
    const std::variant<Query, QueryError> parsed = parseQuery(request.query, request.typing);
    if (const QueryError *error = std::get_if<QueryError>(&parsed))
        return Error{Error::Kind::Words, error->what, {}};
    const Query &query = std::get<Query>(parsed);

    SearchAnswer answer;
    answer.query = request.query;
    for (int attempt = 0; attempt < s_attempts; ++attempt) {
        m_parts->follow(asksForWords(query));
        const Result<Parts::Found> found = m_parts->evaluate(query, cancelled);
        if (!found)
            return found.error();
        if (cancelled)
            return cancelledError();
        const auto &[set, natural, of] = found.value();
        answer.order = request.order.value_or(natural);
        if ((answer.order == Order::List || answer.order == Order::Digest) && answer.order != natural)
            answer.order = Order::Added;
        answer.ids = std::make_shared<const std::vector<PaperId>>(m_parts->library.ordered(set, answer.order, of));
        answer.total = set.count();
        answer.places = natural == Order::List ? m_parts->places(query, ListId{of}, answer.order) : nullptr;
        answer.revision = m_parts->revision;
        if (m_parts->library.revision() == answer.revision)
            break;
    }
    return answer;
}

Result<IdSet> Finder::select(const QString &query)
{
    const std::variant<Query, QueryError> parsed = parseQuery(query, false);
    if (const QueryError *error = std::get_if<QueryError>(&parsed))
        return Error{Error::Kind::Words, error->what, {}};
    m_parts->follow(asksForWords(std::get<Query>(parsed)));
    const std::atomic<bool> never = false;
    Result<Parts::Found> found = m_parts->evaluate(std::get<Query>(parsed), never);
    if (!found)
        return found.error();
    return std::move(found).value().set;
}

} // namespace sheaf
