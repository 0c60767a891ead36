// SPDX-License-Identifier: GPL-3.0-or-later
// The tags that a query asks for, and the query that it becomes when one more is picked or one is let go.
#pragma once

#include "model/query/query.h"

#include <QStringList>

namespace sheaf
{

// Pure functions; any thread. Queries are trees as parseQuery() gives them, and stay such.

// How a tag stands in queries. Spellings are compared folded.
struct TagSpelling {
    QString name;       // as it is written
    QStringList others; // what is read as the same tag: aliases, paths, an area's id
};

// What a query wants of a tag. Both: of every paper found; Either: of some; Not: of none; None: it does not name it.
enum class TagUse : quint8 { None, Both, Either, Not };
TagUse tagUse(const Query &query, const TagSpelling &tag);

enum class TagPick : quint8 {
    Both,   // beside the tags that the query names; a query that names none gives way to the tag
    Either, // an alternative to the tag asked for last; where there is none, beside the rest of the query
    Not,    // left out of the rest of the query
    Alone   // instead of the query
};
// Picked the way it is used already, a tag is taken out of the query again; Both takes out a tag used in any way.
Query withTag(const Query &query, const TagSpelling &tag, TagPick pick);

// Looks for the text as it stands: a word, or a phrase of several. Asks for nothing when it has no letter or digit.
Query queryFor(const QString &text);

} // namespace sheaf
