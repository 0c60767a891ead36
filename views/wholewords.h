// SPDX-License-Identifier: GPL-3.0-or-later
// Makes a stretch of text that was marked by hand begin and end with whole words.
#pragma once

#include "model/matches.h"

#include <QStringView>

namespace sheaf
{

// UTF-16 units. A word that is cut at an end is taken in whole, blanks at the ends are left out; words are those of
// Unicode's UAX 29, so that CJK text stays as it was marked. A stretch of blanks only gives one of length 0.
TextRange wholeWords(QStringView text, const TextRange &marked);

} // namespace sheaf
