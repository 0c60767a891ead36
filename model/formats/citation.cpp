// SPDX-License-Identifier: GPL-3.0-or-later
// Writes a paper as one line of plain text, the way it is cited in a mail or a chat.
#include "model/formats/citation.h"

#include "model/formats/paperlinks.h"

#include <QIODevice>

namespace sheaf
{
namespace
{

// "Khattab, Omar" → "Omar Khattab"; names of other forms stay.
QString spokenName(const QString &author)
{
    const QString name = author.simplified();
    const qsizetype comma = name.indexOf(u',');
    if (comma <= 0 || name.count(u',') > 1)
        return name;
    const QString given = name.sliced(comma + 1).trimmed();
    return given.isEmpty() ? name.first(comma) : given + u' ' + name.first(comma);
}

QString sentence(const QString &text)
{
    static const QString ends = QStringLiteral(".!?\u2026\u3002\uFF01\uFF1F");
    return text.isEmpty() || ends.contains(text.back()) ? text : text + u'.';
}

QString joinedParts(const QStringList &parts, const QString &separator)
{
    QStringList known = parts;
    known.removeAll(QString());
    return known.join(separator);
}

} // namespace

QString plainCitation(const Paper &paper, bool withLink)
{
    QStringList names;
    for (const QString &author : paper.authors)
        names += spokenName(author);
    const QString year = paper.year == 0 ? QString() : QString::number(paper.year);
    return joinedParts({sentence(joinedParts(names, QStringLiteral(", "))), sentence(paper.title.simplified()),
                        sentence(joinedParts({paper.venue.simplified(), year}, QStringLiteral(", "))),
                        withLink ? paperAddress(paper) : QString()},
                       QStringLiteral(" "));
}

void writeCitations(const ExportHead &, const ExportOptions &options, const ExportSource &source, QIODevice &out)
{
    bool started = false;
    ExportItem item;
    while (source(item)) {
        QString text;
        if (!item.section.isEmpty())
            text = (started ? QStringLiteral("\n") : QString()) + item.section.simplified() + QStringLiteral("\n\n");
        if (!item.headingOnly)
            text += plainCitation(item.paper, options.links) + u'\n';
        out.write(text.toUtf8());
        started = true;
        item = {};
    }
}

} // namespace sheaf
