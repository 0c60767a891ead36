// SPDX-License-Identifier: GPL-3.0-or-later
// FTS5's answers to the same questions, each in the quickest form that is known for it.
#pragma once

#include "tests/bench/keystrokes.h"
#include "tests/bench/rawsql.h"

namespace sheaf::bench
{

class FtsQuestions final
{
public:
    static constexpr double patience = 5; // seconds, after which a question counts as that long

    explicit FtsQuestions(const std::string &database);
    // The first 100 in the order asked for and the exact count, in milliseconds. Adds up what it found in `count`.
    double answer(const Keystroke &key, sqlite3_int64 *count = nullptr);
    double countOf(const std::string &word);
    double bestHundred(const std::string &word);
    double countWithTag(const std::string &word, const std::string &tag);

private:
    double timed(const std::string &sql, const std::string &words, sqlite3_int64 tag, sqlite3_int64 *last);
    sqlite3_int64 tagId(const std::string &name);
    static int lookAtClock(void *self);

    RawDatabase m_database;
    double m_deadline = 0;
};

} // namespace sheaf::bench
