// SPDX-License-Identifier: GPL-3.0-or-later
// What the real window takes for what people do in it.
#pragma once

#include <cstddef>

namespace sheaf::bench
{

// Types `keys` keys, each from its QKeyEvent to the end of the paint with its answer; scrolls from end to end and
// looks at the memory; shows a million rows and a thousand in turns; tags up to 100,000 selected papers and takes it
// back. Tells window.*.
int tellWindow(char **argv, const char *library, const char *config, std::size_t keys);

// Types, scrolls, sorts, tags, selects all and undoes while the digests of a folder are imported beside it. Tells
// session.event.*, the GUI thread's own milliseconds in one event, and session.late.*, a 10 ms timer's lateness.
int tellSession(char **argv, const char *library, const char *config, const char *folder);

// Triages `papers` papers with keys as a hand would: moves, tags by the bar and by a tag's key, stars, marks,
// dismisses, adds to a list, writes notes, takes back. Tells triage.keys.*, from each key's event to the end of the
// paint that shows what it did. In triage.cpp.
int tellTriage(char **argv, const char *library, const char *config, std::size_t papers);

} // namespace sheaf::bench
