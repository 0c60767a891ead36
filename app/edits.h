// SPDX-License-Identifier: GPL-3.0-or-later
// From what the user meant to the Edit that does it: shared by the window and the command line.
#pragma once

#include "model/edit.h"

namespace sheaf
{

// A new tag and its first papers, as one step. The hue is the next one in turn.
Edit makeTagFor(const QString &name, const IdSet &papers, qint64 tagsThere);
// Reading lists; placed after the last item.
Edit makeListFor(const QString &name, const std::vector<PaperId> &papers);
// The papers that are not in the list yet, at its end. Nothing when all are.
std::optional<Edit> addToList(ListId list, const std::vector<ListItem> &have, const std::vector<PaperId> &papers);
// Puts the item at a place among the papers (0-based, beyond the end: last). `hidden` papers are not counted, as the
// list shows them nowhere. Nothing when it is there already.
std::optional<Edit> moveInList(ListId list, const std::vector<ListItem> &have, ItemId item, std::size_t place,
                               const IdSet &hidden);
// A new list with the same papers, sections and comments.
Edit duplicateList(const QString &name, const std::vector<ListItem> &items);
// "Best (2)", or the next number that no list has.
QString freeListName(const QString &name, const QStringList &taken);
std::optional<Edit> removeFromList(ListId list, const std::vector<ListItem> &have, const IdSet &papers);

Edit setStatus(Status status, const IdSet &papers); // now

// "done", "undone", "running", "cancelled", "interrupted"
QString stateName(EditState state);

} // namespace sheaf
