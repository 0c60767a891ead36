// SPDX-License-Identifier: GPL-3.0-or-later
// The schema scripts and the areas that a library may start with, compiled in from the resources folder.
#pragma once

#include <span>
#include <string_view>

namespace sheaf
{

// Script n (from 0) makes version n + 1 out of version n.
std::span<const char *const> schemaScripts();

// The text of areas.json.
std::string_view areasDocument();

} // namespace sheaf
