// SPDX-License-Identifier: GPL-3.0-or-later
// The forms that scale best: FTS5's table outside (CROSS JOIN keeps the planner from turning that round), the title
// index walked when many match, sorted when few do.
#include "tests/bench/ftsquestions.h"

#include "tests/bench/measure.h"

#include <cctype>

namespace sheaf::bench
{

namespace
{

constexpr sqlite3_int64 manyMatches = 50'000;

// FTS5's expression for typed words: each whole one, the last one a prefix.
std::string expressionOf(const std::string &words)
{
    std::string expression;
    bool inside = false;
    for (const char letter : words) {
        const bool isText =
            std::isalnum(static_cast<unsigned char>(letter)) || (static_cast<unsigned char>(letter) & 0x80U);
        if (isText && !inside)
            expression += expression.empty() ? "\"" : " \"";
        if (!isText && inside)
            expression += '"';
        if (isText)
            expression += letter;
        inside = isText;
    }
    if (inside)
        expression += "\" *";
    return expression;
}

} // namespace

FtsQuestions::FtsQuestions(const std::string &database) : m_database(database)
{
    constexpr int stepsBetweenLooks = 1000;
    sqlite3_progress_handler(m_database.get(), stepsBetweenLooks, &FtsQuestions::lookAtClock, this);
}

int FtsQuestions::lookAtClock(void *self)
{
    return wallSeconds() > static_cast<FtsQuestions *>(self)->m_deadline;
}

double FtsQuestions::timed(const std::string &sql, const std::string &words, sqlite3_int64 tag, sqlite3_int64 *last)
{
    RawStatement statement(m_database.get(), sql);
    const double start = wallSeconds();
    statement.bind(1, words);
    if (tag != 0)
        statement.bind(2, tag);
    while (statement.step()) {
        if (last)
            *last = statement.number(0);
    }
    return (wallSeconds() - start) * 1e3;
}

sqlite3_int64 FtsQuestions::tagId(const std::string &name)
{
    RawStatement statement(m_database.get(), "SELECT tag FROM tag_name WHERE name = ?1");
    statement.bind(1, name);
    return statement.step() ? statement.number(0) : 0;
}

double FtsQuestions::answer(const Keystroke &key, sqlite3_int64 *count)
{
    m_deadline = wallSeconds() + patience;
    const std::string words = expressionOf(key.words);
    if (words.empty())
        return 0;
    const sqlite3_int64 tag = key.tag.empty() ? 0 : tagId(key.tag);
    const std::string filter =
        std::string(tag != 0 ? " CROSS JOIN paper_tag ON paper_tag.tag = ?2 AND paper_tag.paper = words.rowid" : "") +
        (key.unread ? " CROSS JOIN paper ON paper.id = words.rowid AND paper.status = 0" : "");
    const std::string matching = filter + " WHERE words MATCH ?1";
    sqlite3_int64 found = 0;
    double took = timed("SELECT count(*) FROM words" + matching, words, tag, &found);
    std::string page = "SELECT words.rowid FROM words" + matching + " ORDER BY words.rowid LIMIT 100";
    if (key.order == Order::Relevance)
        page = "SELECT words.rowid FROM words" + matching + " ORDER BY rank LIMIT 100";
    if (key.order == Order::Title && found > manyMatches)
        page = "SELECT id FROM paper AS ordered WHERE id IN (SELECT words.rowid FROM words" + matching +
               ") ORDER BY sort_key, id LIMIT 100";
    else if (key.order == Order::Title)
        page = "SELECT words.rowid FROM words CROSS JOIN paper AS ordered ON ordered.id = words.rowid" + matching +
               " ORDER BY ordered.sort_key, ordered.id LIMIT 100";
    took += timed(page, words, tag, nullptr);
    if (count)
        *count = found;
    return std::min(took, patience * 1e3);
}

double FtsQuestions::countOf(const std::string &word)
{
    m_deadline = wallSeconds() + 60;
    return timed("SELECT count(*) FROM words WHERE words MATCH ?1", word, 0, nullptr);
}

double FtsQuestions::bestHundred(const std::string &word)
{
    m_deadline = wallSeconds() + 60;
    return timed("SELECT rowid FROM words WHERE words MATCH ?1 ORDER BY rank LIMIT 100", word, 0, nullptr);
}

double FtsQuestions::countWithTag(const std::string &word, const std::string &tag)
{
    m_deadline = wallSeconds() + 60;
    return timed("SELECT count(*) FROM words CROSS JOIN paper_tag ON paper_tag.tag = ?2 AND paper_tag.paper = "
                 "words.rowid WHERE words MATCH ?1",
                 word, tagId(tag), nullptr);
}

} // namespace sheaf::bench
