// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the citation key that a paper is first exported under.
#pragma once

#include "model/paper.h"

namespace sheaf
{

// ASCII letters and digits only, never "". With a first author and a year known: author, year and first significant
// title word in lower case ("khattab2023dspy"); else the first three significant title words in CamelCase
// ("BossNASExploringHybrid"); else, when the title has no Latin letter or digit, "paper" and the id.
// Accents are transliterated; insignificant are English articles, conjunctions, prepositions and forms of "to be".
// Bases are not unique. BibTeX compares keys without regard to case, so who gives keys out has to do the same.
QString citationKeyBase(const Paper &paper);

// The base with the n-th letter, from 0: a, b, ... z, aa, ab ...
QString withLetter(const QString &base, int n);

} // namespace sheaf
