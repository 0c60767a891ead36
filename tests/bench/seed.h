// SPDX-License-Identifier: GPL-3.0-or-later
// The one seed from which all papers of the bench come.
#pragma once

#include <cstdint>

namespace sheaf::bench
{

constexpr std::uint64_t corpusSeed = 20260612;

} // namespace sheaf::bench
