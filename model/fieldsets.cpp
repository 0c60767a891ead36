// SPDX-License-Identifier: GPL-3.0-or-later
// Each field of the query language as a set, or the sentence that says what its value should be.
#include "model/fieldsets.h"

#include <QCoreApplication>

namespace sheaf
{

namespace
{

QString fieldText(const char *text)
{
    return QCoreApplication::translate("sheaf::Finder", text);
}

Error unknown(const QString &what)
{
    return {Error::Kind::Words, what, {}};
}

Result<IdSet> tagSet(Library &library, const QString &name)
{
    const std::optional<Tag> tag = library.tagByName(name);
    if (!tag)
        return unknown(fieldText("There is no tag “%1”.").arg(name));
    return library.taggedWith(tag->id, true);
}

Result<IdSet> listSet(Library &library, const QString &name)
{
    const std::optional<ReadingList> list = library.listByName(name);
    if (!list)
        return unknown(fieldText("There is no reading list “%1”.").arg(name));
    return library.inList(list->id);
}

Result<IdSet> digestSet(Library &library, const QString &name)
{
    const std::optional<DigestId> digest = library.digestByName(name);
    if (!digest)
        return unknown(fieldText("There is no digest “%1”.").arg(name));
    return library.inDigest(*digest);
}

Result<IdSet> statusSet(Library &library, const QString &name)
{
    const std::optional<Status> status = statusFromName(name);
    if (!status)
        return unknown(fieldText("There is no status “%1”: write unread, reading, read or dismissed.").arg(name));
    return library.withStatus(*status);
}

QString listed(std::span<const char *const> values)
{
    QStringList names;
    for (const char *value : values)
        names += QString::fromLatin1(value);
    return names.join(QStringLiteral(", "));
}

Result<IdSet> isSet(Library &library, const FieldTerm &term)
{
    if (const std::optional<Status> status = statusFromName(term.value))
        return library.withStatus(*status);
    if (term.value == QStringLiteral("trashed"))
        return library.trashed();
    if (term.value == QStringLiteral("starred"))
        return library.starred();
    if (term.value == QStringLiteral("tagged"))
        return library.tagged();
    if (term.value == QStringLiteral("untagged"))
        return library.everyPaper() - library.tagged();
    if (term.value == QStringLiteral("duplicate"))
        return library.duplicates();
    return unknown(fieldText("“is:” does not know “%1”: write one of %2.").arg(term.value, listed(isValues())));
}

Result<IdSet> hasSet(Library &library, const QString &value)
{
    const auto values = hasValues();
    for (std::size_t at = 0; at < values.size(); ++at) {
        if (value == QLatin1String(values[at]))
            return library.having(static_cast<Having>(at));
    }
    return unknown(fieldText("“has:” does not know “%1”: write one of %2.").arg(value, listed(values)));
}

Result<IdSet> idSet(const QString &value)
{
    bool isNumber = false;
    const qint64 id = value.toLongLong(&isNumber);
    if (!isNumber || id <= 0)
        return unknown(fieldText("“id:” needs the number of a paper, not “%1”.").arg(value));
    return IdSet::of(static_cast<PaperId>(id));
}

} // namespace

Result<IdSet> setOfField(Library &library, const FieldTerm &term)
{
    switch (term.field) {
    case Field::Tag:
        return tagSet(library, term.value);
    case Field::List:
        return listSet(library, term.value);
    case Field::Digest:
        return digestSet(library, term.value);
    case Field::Status:
        return statusSet(library, term.value);
    case Field::Is:
        return isSet(library, term);
    case Field::Has:
        return hasSet(library, term.value);
    case Field::Id:
        return idSet(term.value);
    default: // parseQuery lets no other field through
        Q_UNREACHABLE();
    }
}

} // namespace sheaf
