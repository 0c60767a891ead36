// SPDX-License-Identifier: GPL-3.0-or-later
// The lines about a paper that the detail pane shows: provenance, authors, links; as escaped HTML with links.
#pragma once

#include "model/paper.h"

#include <QColor>
#include <QDate>
#include <QUrl>

#include <vector>

namespace sheaf
{

// "From May 29 · line 131, also in 001_… · imported today · no authors yet". The link of the entry i is "entry:i"; with
// more than three entries and not `all`, the rest hides behind the link "more".
QString provenanceHtml(const Paper &paper, bool all, const QColor &link, const QDate &today);

// "Given Family, Given Family and 12 more · 2017 · Venue", plain text; "" when nothing of it is known.
QString authorsLine(const Paper &paper);

// "today", "yesterday", else the date as the locale writes it.
QString dayName(const QDate &day, const QDate &today);

struct PaperLink {
    QString text;
    QUrl url; // http or https
};
// arXiv, DOI and those of the paper's addresses that are not links in its abstract already; each target once.
std::vector<PaperLink> paperLinks(const Paper &paper);
QString linksHtml(const std::vector<PaperLink> &links, const QColor &link);

} // namespace sheaf
