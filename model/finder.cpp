// SPDX-License-Identifier: GPL-3.0-or-later
// Finder: a query becomes a plan of sets, their algebra the answer, an order of all papers its rows.
#include "model/finder.h"

#include "model/fieldsets.h"
#include "model/findertexts.h"
#include "model/librarysets.h"
#include "model/paperorders.h"
#include "model/querycensus.h"
#include "model/relevance.h"
#include "model/searchplan.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QElapsedTimer>
#include <QHash>

#include <algorithm>

namespace sheaf
{

namespace
{

constexpr int s_textBlock = 256;    // papers whose texts are read between two looks at `cancelled`
constexpr qint64 s_firstPage = 200; // papers after which the first of two answers is given
constexpr qint64 s_patience = 50;   // milliseconds after which it is given with fewer
constexpr int s_keptSets = 32;      // of fields, of one revision

// Told apart from the user's mistakes, which carry a sentence.
Error cancelledError()
{
    return {Error::Kind::Cancelled, QCoreApplication::translate("sheaf::Finder", "The search was cancelled."), {}};
}

// Where a term's words are looked for.
struct Looked {
    FieldMask fields = allFields;
    bool notes = true;
    quint8 places = Anywhere;
};

Looked lookedIn(Field field)
{
    switch (field) {
    case Field::Title:
        return {maskOf(IndexField::Title), false, InTitle};
    case Field::Abstract:
        return {maskOf(IndexField::Abstract), false, InAbstract};
    case Field::Author:
        return {maskOf(IndexField::Authors), false, InAuthors};
    case Field::Venue:
        return {maskOf(IndexField::Venue), false, InVenue};
    default:
        return {0, true, InNote};
    }
}

FormMatch matchOf(const AskedForm &asked, Match match)
{
    if (match == Match::Substring)
        return FormMatch::Contains;
    if (asked.how == AskedForm::How::Prefix)
        return FormMatch::Prefix;
    if (asked.how == AskedForm::How::Exactly || match == Match::Phrase)
        return FormMatch::Exact;
    return match == Match::Whole ? FormMatch::Whole : FormMatch::Prefix;
}

bool isPhrase(Match match)
{
    return match == Match::Phrase || match == Match::OpenPhrase;
}

std::vector<RankedForm> rankedForms(const QString &text, Match match, const Looked &looked)
{
    const std::string words = text.toStdString();
    std::vector<RankedForm> forms;
    for (const AskedForm &asked : isPhrase(match) ? phraseForms(words) : wordForms(words))
        forms.push_back({asked.form, matchOf(asked, match), looked.fields, looked.notes});
    return forms;
}

// The words that papers are ranked by: all that are asked for, none that are ruled out.
void collectRanked(const Query &query, std::vector<RankedForm> &forms)
{
    const auto add = [&](const QString &text, Match match, const Looked &looked) {
        for (RankedForm &form : rankedForms(text, match, looked))
            forms.push_back(std::move(form));
    };
    const auto addParts = [&](const std::vector<Query> &parts) {
        for (const Query &part : parts)
            collectRanked(part, forms);
    };
    if (const auto *all = std::get_if<All>(&query.node))
        addParts(all->parts);
    else if (const auto *any = std::get_if<Any>(&query.node))
        addParts(any->parts);
    else if (const auto *words = std::get_if<Words>(&query.node))
        add(words->text, words->match, {});
    else if (const auto *term = std::get_if<FieldTerm>(&query.node); term && isText(term->field))
        add(term->value, term->match, lookedIn(term->field));
}

} // namespace

struct Finder::Parts {
    explicit Parts(Library &of) : library(of), sets(of), orders(of), texts(of) {}

    using Bits = std::shared_ptr<const DocBits>;
    struct Question;

    void follow(bool withTexts);
    Question question(const SearchRequest &request, const Query &query, const Census &census);
    Result<SearchAnswer> answer(const Question &question, const std::atomic<bool> &cancelled, const First &first);

    Result<SearchPlan> plan(const Query &query);
    Result<SearchPlan> planOf(const std::vector<Query> &parts, SearchPlan::Kind kind);
    SearchPlan planOf(const QString &text, Match match, const Looked &looked);
    Result<SearchPlan> planOf(const FieldTerm &term);
    Bits scope(const Census &census);
    DocBits holding(const RankedForm &form);
    DocBits everything() { return DocBits::of(sets.everyPaper(), size()); }
    std::size_t size();

    Ranking ranking(const Question &question, const DocBits &set);
    SearchAnswer answerOf(const Question &question, std::shared_ptr<const Ranking> ranking);
    Result<std::vector<PaperId>> verified(const SearchPlan &plan, const Truth &truth, const Ranking &candidates,
                                          const std::atomic<bool> &cancelled,
                                          const std::function<void(const std::vector<PaperId> &)> &pageFull);
    std::shared_ptr<const ShownPlaces> places(const Question &question);

    Library &library;
    LibrarySets sets;
    PaperOrders orders;
    FinderTexts texts;
    Relevance relevance;
    qint64 revision = -1;
    QHash<QString, Bits> kept; // of `revision` and of one size: scopes and fields, by what they are
};

struct Finder::Parts::Question {
    const SearchRequest &request;
    const Query &query;
    const Census &census;
    Order order = Order::Added;
    qint64 of = 0; // the list or the digest whose order it is
};

std::size_t Finder::Parts::size()
{
    return texts.isLoaded() ? texts.size() : static_cast<std::size_t>(number(sets.everyPaper().last())) + 1;
}

// Without texts only the sets are followed, so that a query of fields does not wait for the index.
void Finder::Parts::follow(bool withTexts)
{
    const qint64 now = library.revision();
    if (now != revision) {
        // The revision is taken over last: after an error on the way the same change is followed again.
        Change change;
        change.everything = true;
        if (revision >= 0)
            change = library.changesSince(revision);
        kept.clear();
        relevance.forget();
        sets.follow(change);
        orders.follow(change);
        texts.follow(change);
        revision = now;
    }
    if (withTexts && !texts.isLoaded()) {
        kept.clear();
        texts.load();
    }
}

// All papers but the dismissed and the trashed ones that the query does not ask for.
Finder::Parts::Bits Finder::Parts::scope(const Census &census)
{
    const bool withTrashed = census.byId || census.inTrash;
    // The Trash shows all that it holds, so that nothing is purged unseen.
    const bool withDismissed = withTrashed || census.withDismissed;
    const QString name = QStringLiteral("\u0001%1%2").arg(withTrashed).arg(withDismissed);
    Bits &bits = kept[name];
    if (!bits) {
        IdSet set = sets.everyPaper();
        if (!withTrashed)
            set -= sets.trashed();
        if (!withDismissed)
            set -= sets.withStatus(Status::Dismissed);
        bits = std::make_shared<const DocBits>(DocBits::of(set, size()));
    }
    return bits;
}

Result<SearchPlan> Finder::Parts::plan(const Query &query)
{
    if (const auto *all = std::get_if<All>(&query.node))
        return planOf(all->parts, SearchPlan::Kind::All);
    if (const auto *any = std::get_if<Any>(&query.node))
        return planOf(any->parts, SearchPlan::Kind::Any);
    if (const auto *negation = std::get_if<Negation>(&query.node))
        return planOf(negation->of, SearchPlan::Kind::Not);
    if (const auto *words = std::get_if<Words>(&query.node))
        return planOf(words->text, words->match, {});
    return planOf(std::get<FieldTerm>(query.node));
}

Result<SearchPlan> Finder::Parts::planOf(const std::vector<Query> &parts, SearchPlan::Kind kind)
{
    SearchPlan plan;
    plan.kind = kind;
    for (const Query &part : parts) {
        Result<SearchPlan> of = this->plan(part);
        if (!of)
            return of;
        plan.parts.push_back(std::move(of).value());
    }
    return plan;
}

Result<SearchPlan> Finder::Parts::planOf(const FieldTerm &term)
{
    if (isText(term.field))
        return planOf(term.value, term.match, lookedIn(term.field));
    // Typing on beside a field does not make its set again.
    const QDateTime now = QDateTime::currentDateTime();
    QString name = fieldName(term.field) + (term.exactly ? QStringLiteral(":=") : QStringLiteral(":")) + term.value;
    if (term.field == Field::Added || term.field == Field::Read)
        name += u' ' + now.date().toString(Qt::ISODate); // today is another day tomorrow
    Bits bits = kept.value(name);
    if (!bits) {
        const Result<IdSet> set = setOfField(sets, term, now);
        if (!set)
            return set.error();
        if (kept.size() >= s_keptSets)
            kept.clear();
        bits = std::make_shared<const DocBits>(DocBits::of(set.value(), size()));
        const bool passes = term.field == Field::Added || term.field == Field::Read; // "today" is not for ever
        if (!passes)
            kept.insert(name, bits);
    }
    SearchPlan plan;
    plan.kind = SearchPlan::Kind::Set;
    plan.set = std::move(bits);
    return plan;
}

// The papers that hold all forms, each of them in whatever text; a phrase's also side by side.
SearchPlan Finder::Parts::planOf(const QString &text, Match match, const Looked &looked)
{
    const std::vector<RankedForm> forms = rankedForms(text, match, looked);
    SearchPlan plan;
    plan.kind = SearchPlan::Kind::Set;
    DocBits set = forms.empty() ? everything() : holding(forms.front());
    for (std::size_t at = 1; at < forms.size(); ++at)
        set &= holding(forms[at]);
    plan.set = std::make_shared<const DocBits>(std::move(set));
    if (isPhrase(match) && forms.size() > 1) {
        plan.kind = SearchPlan::Kind::Phrase;
        plan.phrase = phraseForms(text.toStdString());
        plan.places = looked.places;
        plan.open = match == Match::OpenPhrase;
    }
    return plan;
}

DocBits Finder::Parts::holding(const RankedForm &form)
{
    if (form.fields == 0)
        return texts.notes().find(form.form, form.match);
    DocBits set = texts.texts().find(form.form, form.match, form.fields);
    if (form.notes)
        set |= texts.notes().find(form.form, form.match);
    return set;
}

Finder::Parts::Question Finder::Parts::question(const SearchRequest &request, const Query &query, const Census &census)
{
    Question question{request, query, census, Order::Added, 0};
    Order natural = Order::Added;
    if (const FieldTerm *list = census.only(Field::List)) {
        const std::optional<ReadingList> known = library.listByName(list->value);
        natural = known ? Order::List : natural;
        question.of = known ? number(known->id) : 0;
    } else if (const FieldTerm *digest = census.only(Field::Digest)) {
        const std::optional<DigestId> known = library.digestByName(digest->value);
        natural = known ? Order::Digest : natural;
        question.of = known ? number(*known) : 0;
    }
    question.order = request.order.value_or(natural);
    const bool ofOne = question.order == Order::List || question.order == Order::Digest;
    const bool impossible =
        (ofOne && question.order != natural) || (question.order == Order::Relevance && !census.words);
    if (impossible)
        question.order = Order::Added;
    return question;
}

Ranking Finder::Parts::ranking(const Question &question, const DocBits &set)
{
    switch (question.order) {
    case Order::List:
    case Order::Digest:
        return Ranking(library.ordered(set.toIdSet(), question.order, question.of));
    case Order::Relevance: {
        std::vector<RankedForm> forms;
        collectRanked(question.query, forms);
        return Ranking(relevance.ranked(set, forms, texts.texts(), texts.notes()));
    }
    default:
        return Ranking(set, orders.order(question.order));
    }
}

SearchAnswer Finder::Parts::answerOf(const Question &question, std::shared_ptr<const Ranking> ranking)
{
    SearchAnswer answer;
    answer.query = question.request.query;
    answer.revision = revision;
    answer.order = question.order;
    answer.total = ranking->count();
    answer.ranking = std::move(ranking);
    answer.places = question.census.only(Field::List) ? places(question) : nullptr;
    return answer;
}

std::shared_ptr<const ShownPlaces> Finder::Parts::places(const Question &question)
{
    const bool ordered = question.order == Order::List;
    const ListId list{question.of};
    return std::make_shared<const ShownPlaces>(
        ShownPlaces{list, library.items(list), ordered, ordered && question.census.parts == 1});
}

Result<SearchAnswer> Finder::Parts::answer(const Question &question, const std::atomic<bool> &cancelled,
                                           const First &first)
{
    Result<SearchPlan> plan = this->plan(question.query);
    if (!plan)
        return plan.error();
    if (cancelled)
        return cancelledError();
    const Bits every = scope(question.census);
    Truth truth = truthOf(plan.value(), *every);
    truth.surely &= *every;
    truth.possibly &= *every;
    if (cancelled)
        return cancelledError();
    auto candidates = std::make_shared<const Ranking>(ranking(question, truth.possibly));
    if (truth.surely == truth.possibly)
        return answerOf(question, std::move(candidates));

    const auto pageFull = [&](const std::vector<PaperId> &ids) {
        if (!first)
            return;
        SearchAnswer answer = answerOf(question, std::make_shared<const Ranking>(ids));
        answer.complete = false;
        first(answer);
    };
    const Result<std::vector<PaperId>> ids = verified(plan.value(), truth, *candidates, cancelled, pageFull);
    if (!ids)
        return ids.error();
    return answerOf(question, std::make_shared<const Ranking>(ids.value()));
}

// Those candidates that are in the answer, in their order; reads the texts of those that it is not known of.
Result<std::vector<PaperId>> Finder::Parts::verified(const SearchPlan &plan, const Truth &truth,
                                                     const Ranking &candidates, const std::atomic<bool> &cancelled,
                                                     const std::function<void(const std::vector<PaperId> &)> &pageFull)
{
    QElapsedTimer clock;
    clock.start();
    std::vector<PaperId> found;
    bool told = false;
    for (qint64 row = 0; row < candidates.count(); row += s_textBlock) {
        if (cancelled)
            return cancelledError();
        const std::vector<PaperId> block = candidates.ids(row, s_textBlock);
        IdSet open;
        for (const PaperId id : block) {
            if (!truth.surely.contains(documentOf(id)))
                open.add(id);
        }
        IdSet held;
        library.eachText(open, [&](const IndexText &text) {
            if (holds(plan, text))
                held.add(text.id);
        });
        std::ranges::copy_if(block, std::back_inserter(found),
                             [&](PaperId id) { return !open.contains(id) || held.contains(id); });
        const bool more = row + s_textBlock < candidates.count();
        const auto count = static_cast<qint64>(found.size());
        if (!told && more && (count >= s_firstPage || (count > 0 && clock.elapsed() > s_patience))) {
            told = true;
            pageFull(found);
        }
    }
    return found;
}

Finder::Finder(Library &library) : m_parts(std::make_unique<Parts>(library)) {}

Finder::~Finder() = default;

Result<SearchAnswer> Finder::find(const SearchRequest &request, const std::atomic<bool> &cancelled, const First &first)
{
    const std::variant<Query, QueryError> parsed = parseQuery(request.query, request.typing);
    if (const QueryError *error = std::get_if<QueryError>(&parsed))
        return Error{Error::Kind::Words, error->what, {}, error->position, error->length};
    const Query &query = std::get<Query>(parsed);
    Result<SearchAnswer> answer = cancelledError();
    m_parts->library.inSnapshot([&] {
        const Census census = censusOf(query);
        m_parts->follow(census.words);
        answer = m_parts->answer(m_parts->question(request, query, census), cancelled, first);
    });
    if (answer && cancelled)
        return cancelledError();
    return answer;
}

Result<IdSet> Finder::select(const QString &query)
{
    const std::atomic<bool> never = false;
    return select(query, never);
}

Result<IdSet> Finder::select(const QString &query, const std::atomic<bool> &cancelled)
{
    SearchRequest request;
    request.query = query;
    const Result<SearchAnswer> answer = find(request, cancelled);
    if (!answer)
        return answer.error();
    return answer.value().ranking->set();
}

Sidebar Finder::sidebar()
{
    Sidebar sidebar;
    m_parts->library.inSnapshot([&] {
        m_parts->follow(false);
        sidebar = m_parts->sets.sidebar();
    });
    return sidebar;
}

bool Finder::prepare()
{
    bool more = !m_parts->texts.isLoaded();
    m_parts->library.inSnapshot([&] {
        m_parts->follow(true);
        more = more || m_parts->sets.readSome();
    });
    return more || m_parts->texts.warm();
}

} // namespace sheaf
