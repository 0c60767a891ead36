// SPDX-License-Identifier: GPL-3.0-or-later
// Links out of a paper's fields and its abstract.
#include "app/links.h"

#include "model/text/links.h"

#include <algorithm>

namespace sheaf
{

bool isWebAddress(const QUrl &url)
{
    return url.isValid() && !url.host().isEmpty() && (url.scheme() == u"http" || url.scheme() == u"https");
}

std::vector<PaperLink> linksOf(const Paper &paper)
{
    std::vector<PaperLink> links = paperLinks(paper);
    const std::string abstract = paper.abstract.toStdString();
    for (const Link &found : findLinks(abstract)) {
        const QString address = QString::fromUtf8(abstract.data() + found.from, static_cast<qsizetype>(found.length));
        const QUrl url(address);
        const bool known = std::ranges::any_of(links, [&url](const PaperLink &link) { return link.url == url; });
        if (isWebAddress(url) && !known)
            links.push_back({address.mid(address.indexOf(u"://") + 3), url});
    }
    return links;
}

} // namespace sheaf
