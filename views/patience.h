// SPDX-License-Identifier: GPL-3.0-or-later
// How long something may be on its way before the window shows that it is.
#pragma once

#include <chrono>

namespace sheaf
{

// Placeholders and waiting lines that came and went within this time would only flicker.
inline constexpr std::chrono::milliseconds patience{150};

} // namespace sheaf
