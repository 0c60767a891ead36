// SPDX-License-Identifier: GPL-3.0-or-later
// The orders of all papers: read off the tables, looked up for one paper, or as the library keeps them.
#pragma once

#include "model/answers.h"
#include "model/db/sqlite.h"

#include <optional>

namespace sheaf
{

// All papers, hidden ones too, in an order that needs nothing else: Added, Title, Year or Digests.
std::vector<quint32> readWholeOrder(Database &database, Order order);
// Where a paper stands in Added, Title or Year; nothing for one that is gone.
std::optional<PaperPlace> readPlace(Database &database, Order order, PaperId id);

std::optional<StoredOrder> readStoredOrder(Database &database, Order order);
// The first papers of a kept order that nothing is outdated in; none otherwise.
std::vector<PaperId> readOrderStart(Database &database, Order order, qint64 most);
// Inside the caller's transaction, of its state; all that are kept, since they share what is outdated.
void storeOrders(Database &database, const std::vector<std::pair<Order, std::vector<quint32>>> &orders);
// Papers that the kept orders are wrong of, or all papers when there are none.
IdSet readOutdated(Database &database);

} // namespace sheaf
