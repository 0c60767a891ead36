// SPDX-License-Identifier: GPL-3.0-or-later
// The web addresses that lead to a paper, safe to be written as links.
#pragma once

#include "model/paper.h"

namespace sheaf
{

// All pure; any thread. Addresses are http or https and percent-encoded (ASCII without blanks, quotes and angle
// brackets); "" when there is none, or when the text is no such address.
QString webAddress(const QString &url);
QString arxivAddress(const Paper &paper);
QString doiAddress(const Paper &paper);
QStringList webAddresses(const Paper &paper); // those of Paper::urls, in order
// Where a click on the title leads: the DOI, else the arXiv page, else the first address.
QString paperAddress(const Paper &paper);

} // namespace sheaf
