// SPDX-License-Identifier: GPL-3.0-or-later
// Reads tags, reading lists, saved searches and digests, finds them by name, and counts the library.
#pragma once

#include "model/answers.h"
#include "model/db/sqlite.h"

namespace sheaf
{

std::vector<Tag> readTags(Database &database); // by name
std::optional<Tag> readTag(Database &database, TagId id);
std::optional<Tag> readTagByName(Database &database, const QString &name);
// The tag that has this name or alias, 0 if none. The folding of the one namespace.
TagId tagOfName(Database &database, const QString &name);
std::string foldedName(const QString &name);

std::vector<ReadingList> readLists(Database &database); // by name
std::optional<ReadingList> readList(Database &database, ListId id);
std::optional<ReadingList> readListByName(Database &database, const QString &name);
std::vector<ListItem> readItems(Database &database, ListId list, bool alsoHidden = false); // in order

std::vector<SavedSearch> readSearches(Database &database); // by name
std::optional<SavedSearch> readSearch(Database &database, SearchId id);
std::optional<SavedSearch> readSearchByName(Database &database, const QString &name);

std::vector<Digest> readDigests(Database &database);          // newest import first, within it in file order
std::vector<QByteArray> readDigestHashes(Database &database); // of those that are shown and whole
std::optional<DigestId> readDigestByName(Database &database, const QString &name);
// Library::variants().
std::vector<Variant> readVariants(Database &database, PaperId paper);
QString readDigestText(Database &database, DigestId id);
// The raw bytes as they were; throws SqlError where the chunks are damaged.
QByteArray readDigestBytes(Database &database, DigestId id);

LibraryCounts readCounts(Database &database);
// Everything but undo, redo and the numbers.
Sidebar readOutline(Database &database);

} // namespace sheaf
