// SPDX-License-Identifier: GPL-3.0-or-later
// Puts what is known about a paper into one line each.
#include "views/paperlines.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace sheaf
{

namespace
{

constexpr std::size_t shownEntries = 3;
constexpr qsizetype shownAuthors = 8;
constexpr qsizetype shownAddress = 56;

QString linesTr(const char *text)
{
    return QCoreApplication::translate("PaperLines", text);
}

QString anchorHtml(const QString &href, const QString &text, const QColor &colour)
{
    return QStringLiteral("<a href=\"%1\" style=\"color:%2\">%3</a>")
        .arg(href.toHtmlEscaped(), colour.name(), text.toHtmlEscaped());
}

// Short stretches do not break at the line's end.
QString unbroken(QString text)
{
    return text.replace(u' ', QChar::Nbsp);
}

QString entryHtml(const Paper &paper, std::size_t index, const QColor &link)
{
    const Entry &entry = paper.entries[index];
    const QString name = entry.digestLabel.isEmpty() ? entry.digestName : entry.digestLabel;
    return anchorHtml(QStringLiteral("entry:%1").arg(index), name, link);
}

QString givenFirst(const QString &author)
{
    const qsizetype comma = author.indexOf(u", ");
    return comma < 0 ? author : author.mid(comma + 2) + u' ' + author.left(comma);
}

} // namespace

QString dayName(const QDate &day, const QDate &today)
{
    if (day == today)
        return linesTr("today");
    if (day == today.addDays(-1))
        return linesTr("yesterday");
    return QLocale().toString(day, QLocale::LongFormat);
}

QString provenanceHtml(const Paper &paper, bool all, const QColor &link, const QDate &today)
{
    QStringList parts;
    if (!paper.entries.empty()) {
        QString from = linesTr("From %1").arg(entryHtml(paper, 0, link));
        from += u" · " + unbroken(linesTr("line %1")).arg(QLocale().toString(paper.entries.front().firstLine));
        const std::size_t count = paper.entries.size();
        const std::size_t shown = all ? count : std::min(count, shownEntries);
        QStringList others;
        for (std::size_t i = 1; i < shown; ++i)
            others << entryHtml(paper, i, link);
        if (!others.isEmpty())
            from += linesTr(", also in %1").arg(others.join(linesTr(", ")));
        if (shown < count) {
            const QString more = linesTr("%1 more").arg(QLocale().toString(qulonglong(count - shown)));
            from += linesTr(" and %1").arg(anchorHtml(QStringLiteral("more"), more, link));
        }
        parts << from;
    }
    if (paper.added > 0) {
        const QDate day = QDateTime::fromMSecsSinceEpoch(paper.added).date();
        parts << unbroken(linesTr("imported %1").arg(dayName(day, today).toHtmlEscaped()));
    }
    if (paper.authors.isEmpty())
        parts << unbroken(linesTr("no authors yet"));
    return parts.join(u" · ");
}

QString authorsLine(const Paper &paper)
{
    QStringList parts;
    if (!paper.authors.isEmpty()) {
        QStringList names;
        for (const QString &author : paper.authors.first(std::min(paper.authors.size(), shownAuthors)))
            names << givenFirst(author);
        QString line = names.join(linesTr(", "));
        if (const qsizetype rest = paper.authors.size() - names.size(); rest > 0)
            line += linesTr(" and %1 more").arg(QLocale().toString(rest));
        parts << line;
    }
    if (paper.year != 0)
        parts << QString::number(paper.year);
    if (!paper.venue.isEmpty())
        parts << paper.venue;
    return parts.join(u" · ");
}

std::vector<PaperLink> paperLinks(const Paper &paper)
{
    std::vector<PaperLink> links;
    const auto add = [&links](const QString &text, const QUrl &url) {
        const bool web = url.scheme() == u"http" || url.scheme() == u"https";
        const bool there = std::any_of(links.begin(), links.end(), [&url](const PaperLink &l) { return l.url == url; });
        if (web && url.isValid() && !url.host().isEmpty() && !there)
            links.push_back({text, url});
    };
    if (!paper.arxiv.isEmpty())
        add(linesTr("arXiv %1").arg(paper.arxiv), QUrl(QStringLiteral("https://arxiv.org/abs/") + paper.arxiv));
    if (!paper.doi.isEmpty()) {
        QUrl url(QStringLiteral("https://doi.org/"));
        url.setPath(u'/' + paper.doi);
        add(linesTr("DOI %1").arg(paper.doi), url);
    }
    for (const QString &address : paper.urls) {
        if (paper.abstract.contains(address))
            continue; // it is live where it stands
        const QUrl url(address, QUrl::StrictMode);
        QString shown = address.mid(address.indexOf(u"://") + 3);
        if (shown.endsWith(u'/'))
            shown.chop(1);
        if (shown.size() > shownAddress)
            shown = shown.left(shownAddress - 1) + u'…';
        add(shown, url);
    }
    return links;
}

QString linksHtml(const std::vector<PaperLink> &links, const QColor &link)
{
    QStringList parts;
    for (const PaperLink &one : links)
        parts << anchorHtml(QString::fromUtf8(one.url.toEncoded()), one.text, link);
    return parts.join(u" &nbsp;·&nbsp; ");
}

} // namespace sheaf
