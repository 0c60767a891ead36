// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold for every text that somebody types or pastes as a query; shared by the fuzzer and a plain test.
#pragma once

#include "model/query/completion.h"
#include "model/query/lexer.h"
#include "model/query/values.h"

#include <QTimeZone>

#include <algorithm>

namespace sheaf::test
{

inline QueryNames fuzzedNames(const QString &text)
{
    QueryNames names;
    names.tags = {{QStringLiteral("NAS"), {QStringLiteral("search")}, {}, 1}, {text.left(20), {}, text.right(9), 2}};
    names.lists = {text.left(30), QStringLiteral("a \"b\" \\ c")};
    names.digests = {{text.left(9), text.right(9), QStringLiteral("1")}, {text.left(9), {}, QStringLiteral("2")}};
    return names;
}

inline bool liesWithin(int position, int length, const QString &text)
{
    return position >= 0 && length >= 0 && position <= text.size() && length <= text.size() - position;
}

// "" when the completion at the cursor is sound: what is taken lies in the text.
inline QString completionFault(const QString &text, int cursor, const QueryNames &names)
{
    const Completion completion = complete(text, cursor, names, cursor % 2 == 0);
    if (!liesWithin(completion.position, completion.length, text) || completion.position > cursor)
        return QStringLiteral("a completion outside the text");
    for (const Candidate &candidate : completion.candidates) {
        if (candidate.replacement.isEmpty() ||
            (candidate.matched >= 0 && !liesWithin(candidate.matched, candidate.letters, candidate.text)))
            return QStringLiteral("an empty candidate, or one matched outside its text");
    }
    return {};
}

inline QString queryFault(const QString &text, bool typing)
{
    const std::variant<Query, QueryError> parsed = parseQuery(text, typing);
    if (const QueryError *error = std::get_if<QueryError>(&parsed)) {
        const bool sound =
            liesWithin(error->position, error->length, text) && error->length > 0 && !error->what.isEmpty();
        return sound && (typing || !error->unfinished) ? QString() : QStringLiteral("an error without a spot");
    }
    const QString written = queryText(std::get<Query>(parsed));
    const std::variant<Query, QueryError> again = parseQuery(written, false);
    if (const QueryError *error = std::get_if<QueryError>(&again))
        return QStringLiteral("written as “%1”, which is wrong: %2").arg(written, error->what);
    const QString twice = queryText(std::get<Query>(again));
    return twice == written ? QString() : QStringLiteral("written as “%1”, then as “%2”").arg(written, twice);
}

// What is wrong with how the language treats the text; "" when nothing is.
inline QString faultOf(const QString &text)
{
    for (const bool typing : {false, true}) {
        if (const QString fault = queryFault(text, typing); !fault.isEmpty())
            return fault;
    }
    int end = 0;
    for (const QueryPiece &piece : queryPieces(text)) {
        const bool ordered = piece.position >= end && piece.length > 0 && piece.value >= piece.position;
        if (!ordered || !liesWithin(piece.position, piece.length, text))
            return QStringLiteral("a piece outside its place");
        end = piece.position + piece.length;
    }
    const QueryNames names = fuzzedNames(text);
    const int step = std::max(1, static_cast<int>(text.size() / 4));
    for (int cursor = 0; cursor <= text.size(); cursor += step) {
        if (const QString fault = completionFault(text, cursor, names); !fault.isEmpty())
            return fault;
    }
    const QDateTime now(QDate(2025, 3, 31), QTime(10, 0), QTimeZone::utc());
    timesOf(text, now);
    for (const Field field : {Field::Year, Field::Digests, Field::Id})
        numbersOf(field, text);
    return {};
}

} // namespace sheaf::test
