// SPDX-License-Identifier: GPL-3.0-or-later
// The finder's answers beside FTS5's: keystrokes, the commonest word, filters; and what a reader of the library costs.
#pragma once

#include <string>

namespace sheaf::bench
{

// The finder answers all `count` keys, one after the other, with exact count and first 100 rows; FTS5 (when
// `ftsDatabase` is not "") a fixed random 200 of them. Then both the commonest word, in turns. Tells keys.*,
// fts.keys.*, word.*, find.*; ends the program on trouble, and when the finder's exact counts and FTS5's differ where
// they must not.
void tellQuestions(const std::string &library, const std::string &ftsDatabase, std::size_t count);

} // namespace sheaf::bench
