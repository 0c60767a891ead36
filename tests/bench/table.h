// SPDX-License-Identifier: GPL-3.0-or-later
// The table of ratios: every figure beside its floor and its limit, and how every cost grows.
#pragma once

namespace sheaf::bench
{

// `figures` holds lines "size name value". Markdown on stdout. Returns 0.
int printTable(const char *figures);

// For a short run on any machine: 0 when every ratio lies within its wide bound, which no passing trouble of the
// machine should break; else says on stderr which do not, and 1. Milliseconds are not looked at.
int checkWide(const char *figures);

} // namespace sheaf::bench
