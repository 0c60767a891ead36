// SPDX-License-Identifier: GPL-3.0-or-later
// The pieces that a query's text is written in: words, quotations and fields, found also where the text is no query.
#pragma once

#include "model/query/query.h"

namespace sheaf
{

// Pure functions; any thread. Positions and lengths are UTF-16 units.

// The field whose name and colon the text begins with; nullptr if none.
const FieldInfo *fieldAtStart(QStringView text);

// How long the word at the start of the text is: to a space, a quotation mark or the ")" of an open bracket.
qsizetype wordLength(QStringView text, bool inBracket);

// A quotation at the start of a text that begins with its mark.
struct Quotation {
    QString text;         // without escapes
    qsizetype length = 0; // with its marks
    bool closed = false;
};
Quotation quotationAtStart(QStringView text);

// A word, a quotation or a field with its value, as written.
struct QueryPiece {
    const FieldInfo *field = nullptr;
    int position = 0;
    int length = 0;
    int value = 0; // where what is looked for begins: after the field's colon, and after the "=" of "tag:="
    bool quoted = false;
    bool open = false; // the quotation is not closed
};
// In their order; operators of letters (OR, NOT) are words here, brackets and "-" lie between the pieces.
std::vector<QueryPiece> queryPieces(QStringView text);

} // namespace sheaf
