// SPDX-License-Identifier: GPL-3.0-or-later
// The web addresses that lead to a paper, safe to be written as links.
#include "model/formats/paperlinks.h"

#include <QUrl>

namespace sheaf
{

QString webAddress(const QString &url)
{
    const QUrl parsed(url.trimmed());
    const bool isWeb = parsed.scheme() == QLatin1String("http") || parsed.scheme() == QLatin1String("https");
    if (!parsed.isValid() || !isWeb || parsed.host().isEmpty())
        return {};
    return QString::fromLatin1(parsed.toEncoded().replace('\'', "%27"));
}

QString arxivAddress(const Paper &paper)
{
    return paper.arxiv.isEmpty()
               ? QString()
               : QStringLiteral("https://arxiv.org/abs/") +
                     QString::fromLatin1(QUrl::toPercentEncoding(paper.arxiv.trimmed(), QByteArrayLiteral("/")));
}

QString doiAddress(const Paper &paper)
{
    return paper.doi.isEmpty() ? QString()
                               : QStringLiteral("https://doi.org/") +
                                     QString::fromLatin1(QUrl::toPercentEncoding(paper.doi.trimmed(), "/:;()"));
}

QStringList webAddresses(const Paper &paper)
{
    QStringList addresses;
    for (const QString &url : paper.urls) {
        if (const QString address = webAddress(url); !address.isEmpty())
            addresses += address;
    }
    return addresses;
}

QString paperAddress(const Paper &paper)
{
    if (!paper.doi.isEmpty())
        return doiAddress(paper);
    return paper.arxiv.isEmpty() ? webAddresses(paper).value(0) : arxivAddress(paper);
}

} // namespace sheaf
