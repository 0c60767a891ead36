// SPDX-License-Identifier: GPL-3.0-or-later
// Answers searches: a query's text in, the papers in their order and the exact count out; keeps the index, the sets and
// the orders in step with edits, whoever makes them.
#pragma once

#include "model/index/ranking.h"
#include "model/library.h"
#include "model/query/query.h"

#include <atomic>
#include <functional>
#include <memory>

namespace sheaf
{

struct SearchRequest {
    QString query;
    std::optional<Order> order; // none: what fits the query (a list its own, a digest its lines', else added)
    bool typing = false;        // the last word is a prefix
};

// The reading list that a question is about.
struct ShownPlaces {
    ListId list{};
    std::vector<ListItem> items; // all of them in order, also those that the answer does not show
    bool ordered = false;        // the answer is in this order
    bool whole = false;          // and nothing is filtered out, so that the headings belong between the papers
};

struct SearchAnswer {
    qint64 revision = 0;
    QString query;
    Order order = Order::Added;
    std::shared_ptr<const Ranking> ranking;
    qint64 total = 0;
    // False for the first of two answers to one question: the rows found until now, and "over total". The whole one
    // follows.
    bool complete = true;
    std::shared_ptr<const ShownPlaces> places; // null unless the question is about one reading list
};

// One thread; uses the Library it was given (which outlives it) for reading only.
class Finder final
{
public:
    explicit Finder(Library &library);
    ~Finder();

    // Error kinds: Words (with a sentence that names the spot), Cancelled when `cancelled` became true.
    // `first` is called with what there is when a page is full but the count will take longer; perhaps never.
    using First = std::function<void(const SearchAnswer &)>;
    Result<SearchAnswer> find(const SearchRequest &request, const std::atomic<bool> &cancelled,
                              const First &first = {});
    // The set alone, for verbs that act on a query.
    Result<IdSet> select(const QString &query);
    // As find() answers, without an order.
    Result<IdSet> select(const QString &query, const std::atomic<bool> &cancelled);
    // The library's things with their numbers.
    Sidebar sidebar();

    // A piece of what makes the first questions quick; false when nothing is left to do. For idle times.
    bool prepare();

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace sheaf
