// SPDX-License-Identifier: GPL-3.0-or-later
// The query language as data: text → Query → text.
//
//   query  = [any]                      nothing asked: every paper
//   any    = all { "OR" all }           OR binds weakest
//   all    = unary { unary }            words and fields side by side are all asked for
//   unary  = "-" unary | "NOT" unary | "(" any ")" | term
//   term   = word | word"*" | "*"word"*" | phrase | phrase"*" | field ":" ["="] (word | phrase)
//   phrase = '"' anything '"'           within it \" is a quotation mark and \\ a backslash
//
// - Operators count only at the start of a word. OR, NOT and the fields' names count only as they are spelled here, so
//   that "Or" and "Note:" of a pasted title are text; an unknown foo: is text.
// - A word runs to a space, a quotation mark or the ")" of an open bracket; a bracket inside a word is text
//   (GPT-4V(ision)), as is "-", "+", "*" and ":" there (k-means++, foo:bar). One without letters and digits asks for
//   nothing.
// - word* is a prefix; phrase* is a phrase whose last word is a prefix; *abc* (also while its end is missing) a
//   substring of three letters or more.
// - values.h says what the values of year:, added:, read:, digests: and id: look like. Those of is:, has: and status:
//   are read in any case; key: takes a star at its end, for keys that begin so.
// - typing: the word that ends the text, and the last word of a phrase not closed yet, are prefixes; an OR or NOT there
//   is a word, and a field without a value asks for nothing yet. A space or a quotation mark ends a word.
//
// Pure functions; any thread. Positions and lengths are UTF-16 units of the text.
#pragma once

#include <QString>
#include <QStringView>

#include <optional>
#include <span>
#include <variant>
#include <vector>

namespace sheaf
{

enum class Match : quint8 {
    Whole,      // word: the word and its inflections
    Prefix,     // word*
    Phrase,     // "some words"
    OpenPhrase, // "some words"*: the last one is a prefix
    Substring   // *abc*
};

enum class Field : quint8 {
    Title,
    Abstract,
    Note,
    Author,
    Venue,
    Tag,
    List,
    Digest,
    Status,
    Is,
    Has,
    Year,
    Added,
    Read,
    Digests,
    Key,
    Id
};

// One row for each field there is.
struct FieldInfo {
    Field field;
    const char *name; // as it is written before the colon
    bool text;        // its value is searched for like a word, and quotation marks make it a phrase
};
std::span<const FieldInfo> fieldTable();
QString fieldName(Field field);

// The values of is:, the states of status: first.
std::span<const char *const> isValues();
// Those of has:, in the order of Having (model/answers.h).
std::span<const char *const> hasValues();

struct Query;

// Looked for in every text of a paper.
struct Words {
    QString text; // without stars and quotation marks
    Match match = Match::Whole;
    int position = 0;
    int length = 0;
};

struct FieldTerm {
    Field field = Field::Title;
    QString value;
    Match match = Match::Whole; // other than Whole only for fields of text
    bool exactly = false;       // tag:=X, without the tags below X
    int position = 0;
    int length = 0;
};

struct Negation {
    std::vector<Query> of; // exactly one
};

struct All {
    std::vector<Query> parts; // none: every paper; no part is itself an All
};

struct Any {
    std::vector<Query> parts; // two or more; no part is itself an Any
};

struct Query {
    std::variant<All, Any, Negation, Words, FieldTerm> node;
};

struct QueryError {
    int position = 0;
    int length = 0;
    QString what;            // one sentence for the user
    bool unfinished = false; // what is being typed there may still become right
};

// The query that a text asks, or its first mistake: an open bracket, a field without a value or with a wrong one.
// Whether a tag, a list or a digest is there, only the library knows. Brackets, "-" and NOT nest at most 50 deep.
std::variant<Query, QueryError> parseQuery(QStringView text, bool typing);

// The query in its plainest writing; parseQuery(queryText(q), false) is q again. Prefixes get their star.
QString queryText(const Query &query);

// A value as it is written after a field's colon: bare where that reads back the same, else in quotation marks.
QString quoted(const QString &value);

} // namespace sheaf
