// SPDX-License-Identifier: GPL-3.0-or-later
// The words of the command line, taken apart: the verb, its arguments and options, nothing looked up yet.
#pragma once

#include "model/result.h"

#include <QStringList>

#include <optional>

namespace sheaf
{

struct CommandWords {
    QString verb;          // "" : the window
    QStringList arguments; // what follows the verb that is no option
    QString library;       // --library FILE, "" if not given
    QString config;        // --config DIR
    bool json = false;
    bool sample = false; // --sample: import the built-in digest once
    bool areas = false;  // tags --areas
    QString tagsTo;      // tags --export FILE, - for stdout
    QString tagsFrom;    // tags --import FILE, - for stdin
    bool help = false;
    bool version = false;
    bool replaceList = false; // import --replace-list
    QString screenshot;       // --screenshot FILE
    std::optional<QString> query;
    std::optional<QString> list;
    QStringList ids; // --id ID...
    QString format;
    QString output;
    std::optional<qint64> limit;
    QString order;   // --order added|title|year
    QString group;   // --group none|area|section
    QString without; // --without abstracts,notes,...
    QString to;      // --to ID, an edit of the history
};

// Error::Kind::Words names the word that is wrong. Without a verb the arguments are files to open.
Result<CommandWords> readCommandWords(const QStringList &arguments);

// The usage text of --help.
QString usage();

} // namespace sheaf
