// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the details line that may close an entry: "Authors: Vaswani, Ashish · Year: 2017 · arXiv: 1706.03762".
#pragma once

#include "model/formats/format.h"

#include <string_view>

namespace sheaf
{

// Parts in any order, each at most once, at least one, separated by " · ", case as written:
//   Authors: Family, Given; Family, Given     Year: 2017     Venue: any text     DOI: 10.1000/x
//   arXiv: 1706.03762 (or cs/0112017; a version is dropped)     URL: https://...
// Fills the fields of `record` (which may be null) and returns true; a line that only resembles this is text: nothing
// is filled, false.
bool readDetails(std::string_view line, Record *record);

} // namespace sheaf
