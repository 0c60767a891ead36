// SPDX-License-Identifier: GPL-3.0-or-later
// Lists of authors as they are found in papers, taken apart into names, and each name into family and given ones.
#include "model/detailchecks.h"

#include <QRegularExpression>

#include <algorithm>

namespace sheaf
{

namespace
{

bool isSuffix(const QString &word)
{
    static const QStringList suffixes{QStringLiteral("Jr"),  QStringLiteral("Jr."), QStringLiteral("Sr"),
                                      QStringLiteral("Sr."), QStringLiteral("II"),  QStringLiteral("III"),
                                      QStringLiteral("IV")};
    return suffixes.contains(word);
}

// "A.", "A. B.", "A.-B.", "AB": given names cut short.
bool areInitials(const QString &text)
{
    static const QRegularExpression initials(QStringLiteral(R"(^(\p{Lu}\p{M}?\.?[\s-]*){1,4}$)"));
    return initials.match(text).hasMatch();
}

// "Name AB", as medical journals write it.
bool isFamilyWithInitials(const QString &text)
{
    static const QRegularExpression form(QStringLiteral(R"(^\p{Lu}\p{Ll}\S*(\s\S+)*\s\p{Lu}{1,3}$)"));
    const qsizetype blank = text.lastIndexOf(u' ');
    return blank > 0 && form.match(text).hasMatch() && !isSuffix(text.mid(blank + 1));
}

bool isParticle(const QString &word)
{
    return !word.isEmpty() && word.at(0).isLower() && word != QLatin1StringView("and");
}

// "Ludwig van Beethoven" → "van Beethoven, Ludwig".
QString familyFirst(const QString &name)
{
    QStringList words = name.split(u' ', Qt::SkipEmptyParts);
    if (words.size() < 2)
        return name;
    QString suffix;
    if (words.size() > 2 && isSuffix(words.back()))
        suffix = QStringLiteral(", ") + words.takeLast();
    qsizetype family = words.size() - 1;
    for (qsizetype at = 1; at < words.size() - 1; ++at) {
        if (isParticle(words.at(at))) {
            family = at;
            break;
        }
    }
    if (isParticle(words.front())) // a family name alone, "van Beethoven"
        return name;
    return words.mid(family).join(u' ') + suffix + QStringLiteral(", ") + words.mid(0, family).join(u' ');
}

QString authorOf(const QString &text)
{
    QString name = text.simplified();
    if (name.size() > 2 && name.startsWith(u'{') && name.endsWith(u'}'))
        return name.mid(1, name.size() - 2); // a group of people has no family name
    const qsizetype comma = name.indexOf(u',');
    if (comma >= 0) {
        const QString family = name.left(comma).trimmed();
        const QString given = name.mid(comma + 1).trimmed();
        return given.isEmpty() ? family : family.isEmpty() ? familyFirst(given) : family + QStringLiteral(", ") + given;
    }
    if (isFamilyWithInitials(name)) {
        const qsizetype blank = name.lastIndexOf(u' ');
        QString given;
        for (const QChar letter : name.mid(blank + 1))
            given += (given.isEmpty() ? QString() : QStringLiteral(" ")) + letter + QLatin1Char('.');
        return name.left(blank) + QStringLiteral(", ") + given;
    }
    return familyFirst(name);
}

// Marks of affiliations, "et al." and what stands in brackets behind a name.
QString withoutMarks(QString text)
{
    static const QRegularExpression marks(QStringLiteral(R"([*†‡§¶∗]|(?<=\p{L}|\.)\d+(,\d+)*)"));
    static const QRegularExpression brackets(QStringLiteral(R"(\s*\([^)]*\))"));
    static const QRegularExpression others(QStringLiteral(R"([,;]?\s*(\bet\.? al\.?|\band others)\s*$)"));
    return text.remove(brackets).remove(marks).remove(others).simplified();
}

bool looksFull(const QString &name)
{
    return name.contains(u' ') && !isParticle(name.section(u' ', 0, 0)) && !areInitials(name);
}

// The names of a stretch between two "and": one, or a list of them with commas.
QStringList namesBetween(const QString &stretch, bool alone)
{
    QStringList parts;
    for (const QString &part : stretch.split(u',')) {
        if (!part.trimmed().isEmpty())
            parts += part.trimmed();
    }
    if (parts.size() < 2)
        return parts.isEmpty() ? QStringList() : QStringList{authorOf(parts.front())};
    const bool pair = parts.size() == 2;
    if (parts.size() == 3 && isSuffix(parts.at(1)))
        return {parts.join(QStringLiteral(", "))};
    bool inPairs = parts.size() % 2 == 0;
    for (qsizetype at = 1; inPairs && at < parts.size(); at += 2)
        inPairs = areInitials(parts.at(at)) && !areInitials(parts.at(at - 1));
    QStringList names;
    if (inPairs) {
        for (qsizetype at = 0; at < parts.size(); at += 2)
            names += parts.at(at) + QStringLiteral(", ") + parts.at(at + 1);
        return names;
    }
    // "García Márquez, Gabriel José" is one name; two full ones in the only line there is are two.
    const bool startsWithInitial = areInitials(parts.front().section(u' ', 0, 0));
    const bool full = std::all_of(parts.begin(), parts.end(), looksFull);
    if (pair && !(full && (alone || startsWithInitial)))
        return {authorOf(stretch)};
    for (const QString &part : parts)
        names += authorOf(part);
    return names;
}

QStringList namesOfLine(const QString &line, bool alone)
{
    static const QRegularExpression semicolon(QStringLiteral(R"(\s*;\s*)"));
    static const QRegularExpression conjunction(QStringLiteral(R"(\s*,?\s+(?:and|&)\s+|^\s*(?:and|&)\s+)"));
    QStringList names;
    const bool semicolons = line.contains(u';');
    for (const QString &part : line.split(semicolon, Qt::SkipEmptyParts)) {
        const QStringList stretches = part.split(conjunction, Qt::SkipEmptyParts);
        // In "A B, C D and E F" the commas part names; in "B, A and D, C" they part a name.
        const bool everyCut =
            stretches.size() > 1 &&
            std::all_of(stretches.begin(), stretches.end(), [](const QString &one) { return one.contains(u','); });
        for (const QString &stretch : stretches)
            names += namesBetween(stretch, alone && !semicolons && !everyCut);
    }
    return names;
}

} // namespace

QStringList parseAuthors(const QString &text, const QStringList &asTheyAre)
{
    QStringList lines;
    for (const QString &line : text.split(u'\n')) {
        if (!line.trimmed().isEmpty())
            lines += line.trimmed();
    }
    QStringList names;
    for (const QString &line : lines) {
        if (asTheyAre.contains(line))
            names += line;
        else
            names += namesOfLine(withoutMarks(line), lines.size() == 1);
    }
    names.removeAll(QString());
    names.removeDuplicates();
    return names;
}

} // namespace sheaf
