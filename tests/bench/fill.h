// SPDX-License-Identifier: GPL-3.0-or-later
// Gives an imported library what its user would: tags, reading lists, statuses, stars.
#pragma once

#include <QString>

namespace sheaf::bench
{

constexpr int tagsOfBench = 40;
constexpr int listsOfBench = 200;

// By edits of the Library over random sets with a fixed seed: 40 tags from a tenth of the papers to a few
// hundred in a million, 200 lists of up to 40 papers, a third read, a twentieth dismissed, some starred and trashed.
// Tells fill.wall; ends the program on trouble.
void fillLibrary(const QString &path);

// The names of the tags, from that of a tenth of the papers on down: number k has 0.1 / (k + 1)^1.5 of them.
QString tagOfBench(std::size_t at);

} // namespace sheaf::bench
