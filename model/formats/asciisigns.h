// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the signs of a digest's line of ASCII, sixty-four letters at a time.
#pragma once

#include "model/formats/digestsigns.h"

#include <string_view>

namespace sheaf
{

// What signsOf() says of a line's words; false, and nothing of use in `signs`, where the line
// holds anything beyond ASCII. Pure; any thread.
bool readAsciiSigns(std::string_view line, LineSigns &signs);

} // namespace sheaf
