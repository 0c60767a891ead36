// SPDX-License-Identifier: GPL-3.0-or-later
// Where in a text a rule of cleaning could apply at all, so that the rules need not look at every word.
#pragma once

#include <cstddef>
#include <string_view>

namespace sheaf
{

// The first place at or after `from` that may betray a remnant, npos when there is none. It may betray one in vain, but
// outside of a formula no rule does anything at i unless such a place lies between i - 1 and the end of the word there
// (a run of bytes above the space; at a space: the word after it). One pass, no allocation.
std::size_t nextRemnantHint(std::string_view text, std::size_t from);

} // namespace sheaf
