// SPDX-License-Identifier: GPL-3.0-or-later
// How well typed letters fit a name: whole, from the start, by initials, by the starts of its words, or inside.
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace sheaf
{

// Case and accents do not matter. Words begin after anything that is not a letter or digit, and at capitals inside a
// word ("AutoML" holds "ML"). The typed letters may be cut into pieces, each the start of a word further on:
// "miex" and "moe" find "Mixture of experts".
struct TagMatch {
    int score = 0;            // 0: no match; larger is better
    std::vector<int> letters; // the positions in the name that matched; empty when an alias did
    QString alias;            // the alias that matched, "" when the name did
};

TagMatch matchTag(const QString &typed, const QString &name, const QStringList &aliases = {});

} // namespace sheaf
