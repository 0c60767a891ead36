// SPDX-License-Identifier: GPL-3.0-or-later
// Words for the columns and their cells.
#include "model/items/papercolumns.h"

#include "model/phrases.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace sheaf
{

namespace
{

struct ColumnWords {
    const char *id;
    const char *name;  // context "PaperColumns"
    const char *empty; // the same
};

// In the order of PaperColumn.
constexpr ColumnWords columnWords[] = {
    {"title", QT_TRANSLATE_NOOP("PaperColumns", "Title"), QT_TRANSLATE_NOOP("PaperColumns", "no title")},
    {"authors", QT_TRANSLATE_NOOP("PaperColumns", "Authors"), QT_TRANSLATE_NOOP("PaperColumns", "no authors")},
    {"year", QT_TRANSLATE_NOOP("PaperColumns", "Year"), QT_TRANSLATE_NOOP("PaperColumns", "no year")},
    {"tags", QT_TRANSLATE_NOOP("PaperColumns", "Tags"), QT_TRANSLATE_NOOP("PaperColumns", "no tags")},
    {"status", QT_TRANSLATE_NOOP("PaperColumns", "Status"), QT_TRANSLATE_NOOP("PaperColumns", "no status")},
    {"digest", QT_TRANSLATE_NOOP("PaperColumns", "Digest"), QT_TRANSLATE_NOOP("PaperColumns", "no digest")},
    {"added", QT_TRANSLATE_NOOP("PaperColumns", "Added"), QT_TRANSLATE_NOOP("PaperColumns", "no date")},
};
static_assert(std::size(columnWords) == paperColumns.size());

QString columnTr(const char *text)
{
    return QCoreApplication::translate("PaperColumns", text);
}

const ColumnWords &wordsOf(PaperColumn column)
{
    return columnWords[static_cast<std::size_t>(column)];
}

QString statusText(Status status)
{
    switch (status) {
    case Status::Unread:
        return columnTr(QT_TRANSLATE_NOOP("PaperColumns", "Unread"));
    case Status::Reading:
        return columnTr(QT_TRANSLATE_NOOP("PaperColumns", "Reading"));
    case Status::Read:
        return columnTr(QT_TRANSLATE_NOOP("PaperColumns", "Read"));
    case Status::Dismissed:
        return columnTr(QT_TRANSLATE_NOOP("PaperColumns", "Dismissed"));
    }
    return {};
}

QString dayText(const QDate &day, const QDate &today)
{
    if (day == today)
        return columnTr(QT_TRANSLATE_NOOP("PaperColumns", "today"));
    if (day == today.addDays(-1))
        return columnTr(QT_TRANSLATE_NOOP("PaperColumns", "yesterday"));
    return QLocale().toString(day, QLocale::ShortFormat);
}

QString authorsText(const QStringList &families)
{
    const QString names = families.mid(0, PaperRow::namedAuthors).join(QStringLiteral(", "));
    return families.size() > PaperRow::namedAuthors
               ? columnTr(QT_TRANSLATE_NOOP("PaperColumns", "%1 et al.")).arg(names)
               : names;
}

} // namespace

QString columnId(PaperColumn column)
{
    return QString::fromLatin1(wordsOf(column).id);
}

std::optional<PaperColumn> columnFromId(const QString &id)
{
    const auto found = std::ranges::find_if(paperColumns, [&](PaperColumn column) { return columnId(column) == id; });
    return found == paperColumns.end() ? std::nullopt : std::optional(*found);
}

QString columnName(PaperColumn column)
{
    return columnTr(wordsOf(column).name);
}

QString emptyCellText(PaperColumn column)
{
    return columnTr(wordsOf(column).empty);
}

QString cellText(const PaperRow &row, PaperColumn column, const QDate &today)
{
    switch (column) {
    case PaperColumn::Title:
        return row.title;
    case PaperColumn::Authors:
        return authorsText(row.authors);
    case PaperColumn::Year:
        return row.year > 0 ? QString::number(row.year) : QString();
    case PaperColumn::Status:
        return statusText(row.status);
    case PaperColumn::Digest:
        return row.digests > 1 ? row.digest + QStringLiteral(" +") + numberText(row.digests - 1) : row.digest;
    case PaperColumn::Added:
        return row.added > 0 ? dayText(QDateTime::fromMSecsSinceEpoch(row.added).date(), today) : QString();
    case PaperColumn::Tags:
        break;
    }
    return {};
}

} // namespace sheaf
