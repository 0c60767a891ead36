// SPDX-License-Identifier: GPL-3.0-or-later
// A set of tags as a JSON document: written, read, and taken into a library as one edit.
#pragma once

#include "model/edit.h"

class QIODevice;

namespace sheaf
{

// {"tags": [{"name", "parent", "aliases", "colour", "shortcut", "area"}]}, by name; parent: a name, "" for none.
// The caller opens the device and looks for its errors.
void writeTagSet(QIODevice &out, const std::vector<Tag> &tags);

// What a document says of one tag; what it does not mention has no value.
struct TagSetEntry {
    QString name;
    std::optional<QString> parent;
    QStringList aliases;
    std::optional<int> colour;
    std::optional<QString> shortcut;
    QString area;
};

// Everything that the document holds or Error::Kind::Refused, which names the tag that is wrong. Members that it does
// not know are passed by, so that what “tags --json” tells can be read too.
Result<std::vector<TagSetEntry>> readTagSet(const QByteArray &document);

struct TagSetPlan {
    struct Refusal {
        QString tag;
        QString why; // a sentence
    };
    Compound edit; // nothing in it: all is so already
    QStringList added;
    QStringList changed;
    std::vector<Refusal> refused; // the rest of such a tag is taken all the same
};

// An entry means the tag that has its name, else its area, else one of its aliases; there is none: a new one. Names
// are added and none is taken away, and nothing is changed that an entry does not say. Where two cannot both be (a
// name or key of another tag, a tag under itself), the library's stays.
TagSetPlan planTagSet(const std::vector<TagSetEntry> &entries, const std::vector<Tag> &tags);

} // namespace sheaf
