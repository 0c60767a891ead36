// SPDX-License-Identifier: GPL-3.0-or-later
// The addresses of a paper that may be opened: http and https, nothing else.
#pragma once

#include "views/paperlines.h"

namespace sheaf
{

bool isWebAddress(const QUrl &url);

// arXiv, DOI and stored ones first, then those in the abstract; each target once.
std::vector<PaperLink> linksOf(const Paper &paper);

} // namespace sheaf
