// SPDX-License-Identifier: GPL-3.0-or-later
// What the sets of a library are made of, read for all papers or for a range of ids in one pass over it.
#pragma once

#include "model/answers.h"
#include "model/db/sqlite.h"

#include <functional>

namespace sheaf
{

// Papers that are not hidden, in no order.
void eachFacts(Database &database, const std::function<void(const PaperFacts &)> &visit);
void eachFacts(Database &database, PaperRange range, const std::function<void(const PaperFacts &)> &visit);
// Every pair, of hidden papers and digests too; in no order.
void eachTagging(Database &database, PaperRange range, const std::function<void(PaperId, TagId)> &visit);
void eachListing(Database &database, PaperRange range, const std::function<void(PaperId, ListId)> &visit);
void eachEntry(Database &database, PaperRange range, const std::function<void(PaperId, DigestId)> &visit);

} // namespace sheaf
