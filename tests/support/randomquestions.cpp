// SPDX-License-Identifier: GPL-3.0-or-later
// QuestionMaker: what is asked; questionwords.cpp has the words and the writing.
#include "tests/support/randomquestions.h"

#include "model/paper.h"

#include <QDateTime>

#include <limits>

namespace sheaf::test
{

namespace
{

Asked factOf(Field field, const QString &value, std::function<bool(const ScanPaper &)> holds)
{
    Asked fact;
    fact.kind = Asked::Kind::Fact;
    fact.field = field;
    fact.text = value;
    fact.holds = std::move(holds);
    return fact;
}

// Both days are in it; one that is not valid is no bound.
std::function<bool(const ScanPaper &)> happened(Field field, QDate first, QDate last)
{
    constexpr qint64 ever = std::numeric_limits<qint64>::max();
    const qint64 from = first.isValid() ? first.startOfDay().toMSecsSinceEpoch() : -ever;
    const qint64 until = last.isValid() ? last.addDays(1).startOfDay().toMSecsSinceEpoch() : ever;
    return [=](const ScanPaper &paper) {
        const qint64 at = field == Field::Read ? paper.readAt : paper.added;
        return at > 0 && at >= from && at < until;
    };
}

} // namespace

Question QuestionMaker::next(QDate today)
{
    m_today = today;
    Question question;
    question.asked = asked(2);
    question.text = written(question.asked);
    if (dice(6) == 0)
        addTyped(question);
    static constexpr Order orders[] = {Order::Added, Order::Title,  Order::Year,     Order::Digests,
                                       Order::List,  Order::Digest, Order::Relevance};
    if (dice(3) != 0)
        question.order = orders[dice(7)];
    return question;
}

const ScanPaper &QuestionMaker::paper()
{
    if (!m_favoured.empty() && dice(2) == 0) {
        if (const ScanPaper *favoured = m_scan.paper(any(m_favoured)))
            return *favoured;
    }
    return any(m_scan.papers());
}

QString QuestionMaker::mixedCase(const QString &text)
{
    return dice(3) != 0 ? text : dice(2) == 0 ? text.toUpper() : text.toLower();
}

Asked QuestionMaker::asked(int depth)
{
    switch (dice(depth > 0 ? 10 : 5)) {
    case 0:
    case 1:
        return fact();
    case 2:
    case 3:
    case 4:
        return words();
    case 5:
        return group(Asked::Kind::Not, depth);
    case 6:
    case 7:
        return group(Asked::Kind::Any, depth);
    default:
        return group(Asked::Kind::All, depth);
    }
}

Asked QuestionMaker::group(Asked::Kind kind, int depth)
{
    Asked group;
    group.kind = kind;
    for (int at = kind == Asked::Kind::Not ? 1 : 2 + dice(2); at > 0; --at)
        group.parts.push_back(asked(depth - 1));
    return group;
}

Asked QuestionMaker::fact()
{
    switch (dice(16)) {
    case 0:
    case 1:
    case 2:
        return factOfTag();
    case 3:
    case 4:
        return factOfPlace(true);
    case 5:
    case 6:
        return factOfPlace(false);
    case 7:
        return factOfValue(Field::Status);
    case 8:
    case 9:
        return factOfValue(Field::Is);
    case 10:
        return factOfValue(Field::Has);
    case 11:
        return factOfYear();
    case 12:
        return factOfDays(dice(2) == 0 ? Field::Added : Field::Read);
    case 13:
        return factOfDigests();
    case 14:
        return factOfKey();
    default:
        return factOfId();
    }
}

Asked QuestionMaker::factOfTag()
{
    if (m_scan.tags().empty())
        return factOfId();
    const ScanTag tag = any(m_scan.tags());
    const bool exactly = dice(3) == 0;
    const QSet<qint64> tags = exactly ? QSet<qint64>{tag.id} : m_scan.tagsBelow(tag.id);
    QString name = any(tag.names);
    const auto parent = std::ranges::find(m_scan.tags(), tag.parent, &ScanTag::id);
    if (parent != m_scan.tags().end() && dice(3) == 0)
        name = any(parent->names) + u'/' + name;
    Asked fact =
        factOf(Field::Tag, mixedCase(name), [tags](const ScanPaper &paper) { return paper.tags.intersects(tags); });
    fact.exactly = exactly;
    return fact;
}

Asked QuestionMaker::factOfPlace(bool list)
{
    if (list ? m_scan.lists().isEmpty() : m_scan.digests().empty())
        return factOfId();
    if (list) {
        const qint64 id = any(m_scan.lists().keys());
        Asked fact = factOf(Field::List, mixedCase(m_scan.lists()[id]),
                            [id](const ScanPaper &paper) { return paper.lists.contains(id); });
        fact.thing = id;
        return fact;
    }
    const ScanDigest &digest = any(m_scan.digests());
    qint64 id = digest.id;
    QString name = dice(3) == 0 ? QString::number(id) : digest.name;
    // The newest of those that have the name or, if none has, the label.
    if (dice(3) == 0 && !digest.label.isEmpty()) {
        name = digest.label;
        id = std::ranges::find(m_scan.digests(), name, &ScanDigest::label)->id;
    } else if (name == digest.name) {
        id = std::ranges::find(m_scan.digests(), name, &ScanDigest::name)->id;
    }
    Asked fact =
        factOf(Field::Digest, mixedCase(name), [id](const ScanPaper &paper) { return paper.digests.contains(id); });
    fact.thing = id;
    return fact;
}

Asked QuestionMaker::factOfValue(Field field)
{
    using Holds = std::function<bool(const ScanPaper &)>;
    std::vector<std::pair<QString, Holds>> values;
    const auto add = [&](const char *value, Holds holds) {
        values.emplace_back(QLatin1String(value), std::move(holds));
    };
    if (field == Field::Has) {
        add("note", [](const ScanPaper &paper) { return paper.note; });
        add("highlight", [](const ScanPaper &paper) { return paper.highlight; });
        add("doi", [](const ScanPaper &paper) { return !paper.doi.isEmpty(); });
        add("arxiv", [](const ScanPaper &paper) { return !paper.arxiv.isEmpty(); });
        add("authors", [](const ScanPaper &paper) { return !paper.texts[ScanAuthors].isEmpty(); });
        add("url", [](const ScanPaper &paper) {
            return !paper.urls.isEmpty() || paper.texts[ScanAbstract].contains(QStringLiteral("https://"));
        });
    } else {
        for (const Status status : {Status::Unread, Status::Reading, Status::Read, Status::Dismissed}) {
            values.emplace_back(statusName(status),
                                [status](const ScanPaper &paper) { return paper.status == status; });
        }
    }
    if (field == Field::Is) {
        add("trashed", [](const ScanPaper &paper) { return paper.trashed; });
        add("starred", [](const ScanPaper &paper) { return paper.starred; });
        add("tagged", [](const ScanPaper &paper) { return !paper.tags.isEmpty(); });
        add("untagged", [](const ScanPaper &paper) { return paper.tags.isEmpty(); });
        add("duplicate", [this](const ScanPaper &paper) { return m_scan.isDuplicate(paper); });
    }
    const auto &[value, holds] = any(values);
    return factOf(field, value, holds);
}

Asked QuestionMaker::factOfYear()
{
    const int from = 1996 + dice(30);
    const int to = from + dice(8);
    const QString first = QString::number(from);
    const QString last = QString::number(to);
    switch (dice(6)) {
    case 0:
        return factOf(Field::Year, QStringLiteral("none"), [](const ScanPaper &paper) { return paper.year == 0; });
    case 1:
        return factOf(Field::Year, first + QStringLiteral("..") + last,
                      [=](const ScanPaper &paper) { return paper.year >= from && paper.year <= to; });
    case 2:
        return factOf(Field::Year, u'>' + first, [=](const ScanPaper &paper) { return paper.year > from; });
    case 3:
        return factOf(Field::Year, QStringLiteral("<=") + first,
                      [=](const ScanPaper &paper) { return paper.year > 0 && paper.year <= from; });
    case 4:
        return factOf(
            Field::Year, first + QStringLiteral(",") + last + QStringLiteral(",none"),
            [=](const ScanPaper &paper) { return paper.year == from || paper.year == to || paper.year == 0; });
    default:
        return factOf(Field::Year, first, [=](const ScanPaper &paper) { return paper.year == from; });
    }
}

Asked QuestionMaker::factOfDigests()
{
    const int number = dice(4);
    const auto count = [](const ScanPaper &paper) { return int(paper.digests.size()); };
    if (dice(2) == 0)
        return factOf(Field::Digests, QStringLiteral(">%1").arg(number),
                      [=](const ScanPaper &paper) { return count(paper) > number; });
    return factOf(Field::Digests, QStringLiteral("%1..%2").arg(number).arg(number + 1),
                  [=](const ScanPaper &paper) { return count(paper) == number || count(paper) == number + 1; });
}

Asked QuestionMaker::factOfDays(Field field)
{
    const QDate day = m_today.addDays(-dice(3) * dice(250));
    const int age = dice(300);
    const QDate then = m_today.addDays(-age);
    switch (dice(7)) {
    case 0:
        return factOf(field, QStringLiteral("today"), happened(field, m_today, m_today));
    case 1:
        return factOf(field, QStringLiteral("<%1d").arg(age), happened(field, then.addDays(1), {}));
    case 2:
        return factOf(field, QStringLiteral(">=%1d").arg(age), happened(field, {}, then));
    case 3: {
        const QDate month(day.year(), day.month(), 1);
        return factOf(field, day.toString(QStringLiteral("yyyy-MM")),
                      happened(field, month, month.addDays(month.daysInMonth() - 1)));
    }
    case 4:
        return factOf(field, u'>' + QString::number(day.year()), happened(field, QDate(day.year() + 1, 1, 1), {}));
    case 5: {
        const QDate first = day.addDays(-age);
        return factOf(field, first.toString(Qt::ISODate) + QStringLiteral("..") + day.toString(Qt::ISODate),
                      happened(field, first, day));
    }
    default:
        return factOf(field, u'<' + day.toString(Qt::ISODate), happened(field, {}, day.addDays(-1)));
    }
}

Asked QuestionMaker::factOfKey()
{
    for (int tries = 0; tries < 200; ++tries) {
        const QStringList keys = paper().keys;
        if (keys.isEmpty())
            continue;
        const QString key = keys.front();
        if (dice(2) == 0)
            return factOf(Field::Key, mixedCase(key),
                          [=](const ScanPaper &paper) { return paper.keys.contains(key, Qt::CaseInsensitive); });
        const QString start = key.left(1 + dice(int(key.size())));
        return factOf(Field::Key, mixedCase(start) + u'*', [=](const ScanPaper &paper) {
            return std::ranges::any_of(paper.keys,
                                       [&](const QString &of) { return of.startsWith(start, Qt::CaseInsensitive); });
        });
    }
    return factOfId();
}

Asked QuestionMaker::factOfId()
{
    const qint64 first = paper().id;
    const qint64 last = first + (dice(2) == 0 ? 0 : dice(3000));
    const QString value = first == last ? QString::number(first) : QStringLiteral("%1..%2").arg(first).arg(last);
    return factOf(Field::Id, value, [=](const ScanPaper &paper) { return paper.id >= first && paper.id <= last; });
}

} // namespace sheaf::test
