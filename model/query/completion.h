// SPDX-License-Identifier: GPL-3.0-or-later
// What can stand where a query is being written: fields, their values, and the library's own names.
#pragma once

#include "model/query/query.h"

#include <QStringList>

namespace sheaf
{

// The names that a library has for its things, in the order in which equals are offered.
struct QueryNames {
    struct Tag {
        QString name;
        QStringList aliases;
        QString path; // "Parent/Child", "" for one without parents
        int colour = -1;
    };
    struct Digest {
        QString name;
        QString label; // "" if it has none
        QString id;    // what names it where several have its name
    };
    std::vector<Tag> tags;
    std::vector<QString> lists;
    std::vector<Digest> digests;
};

struct Candidate {
    enum class Kind : quint8 { Field, Value, Tag, List, Digest };
    Kind kind = Kind::Field;
    QString text;        // what it is called
    QString detail;      // what it is or does, or the alias or path that fits; may be ""
    QString replacement; // what is written in its place, quoted where it must be
    int colour = -1;     // a tag's
    int matched = -1;    // where in `text` the typed letters stand; -1: nowhere there
    int letters = 0;     // how many they are
};

struct Completion {
    int position = 0; // the stretch that a candidate's replacement replaces; UTF-16 units
    int length = 0;
    bool ofField = false;              // the stretch is a field's value
    std::vector<Candidate> candidates; // best first
};

// For the word that the cursor stands in or at the end of. A field's value offers what fits it: names that begin so,
// then those with a word that does, then those that hold the letters; case and accents do not matter. A bare word of
// two letters or more offers fields, tags and lists that begin so, a few of them. Nothing is offered that stands there
// already. `everything`: also where nothing has been written yet.
// Pure; any thread. O(names).
Completion complete(QStringView text, int cursor, const QueryNames &names, bool everything = false);

} // namespace sheaf
