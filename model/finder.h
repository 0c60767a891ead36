// SPDX-License-Identifier: GPL-3.0-or-later
// Answers searches: a query's text in, the ordered ids and the exact count out; keeps the index in step with edits.
#pragma once

#include "model/index/idset.h"
#include "model/library.h"
#include "model/query/query.h"

#include <atomic>
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
    std::shared_ptr<const std::vector<PaperId>> ids; // all of them, in order
    qint64 total = 0;
    std::shared_ptr<const ShownPlaces> places; // null unless the question is about one reading list
};

// One thread; uses the Library it was given (which outlives it) for reading only.
class Finder final
{
public:
    explicit Finder(Library &library);
    ~Finder();

    // Builds the index from the papers. Called by the first find() if not before.
    void load();
    // Follows what changed since the index's revision; cheap when nothing did.
    void follow();
    // Error kinds: Words (with a sentence that names the spot), Cancelled when `cancelled` became true.
    Result<SearchAnswer> find(const SearchRequest &request, const std::atomic<bool> &cancelled);
    // The set alone, for verbs that act on a query.
    Result<IdSet> select(const QString &query);

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace sheaf
