// SPDX-License-Identifier: GPL-3.0-or-later
// Random questions of the whole query language about what a library holds, each written and as it is meant.
#pragma once

#include "tests/support/plainscan.h"

#include <QDate>

namespace sheaf::test
{

struct Question {
    QString text;
    bool typing = false;
    std::optional<Order> order;
    Asked asked;
};

class QuestionMaker final
{
public:
    // The scan has been read, and outlives this.
    QuestionMaker(const PlainScan &scan, quint32 seed) : m_scan(scan), m_random(seed) {}

    // Half of what is asked is about these papers, as far as they are still there.
    void favour(const std::vector<qint64> &papers) { m_favoured = papers; }
    // `today` is what the words of days are meant by.
    Question next(QDate today);

private:
    int dice(int sides) { return m_random.bounded(sides); }
    template <class List>
    const auto &any(const List &list)
    {
        return std::begin(list)[m_random.bounded(int(list.size()))];
    }
    const ScanPaper &paper();
    QString mixedCase(const QString &text);

    Asked asked(int depth);
    Asked group(Asked::Kind kind, int depth);
    Asked fact();
    Asked factOfTag();
    Asked factOfPlace(bool list);
    Asked factOfValue(Field field);
    Asked factOfYear();
    Asked factOfDigests();
    Asked factOfDays(Field field);
    Asked factOfKey();
    Asked factOfId();
    Asked words();
    Asked phrase(std::optional<Field> field);
    QString stretch(std::optional<Field> field, int words);
    std::optional<QString> queryWord(const QString &word) const;
    void addTyped(Question &question);

    QString written(const Asked &asked);
    QString writtenIn(const Asked &part, Asked::Kind in);
    QString writtenWords(const Asked &asked);
    QString writtenFact(const Asked &asked);

    const PlainScan &m_scan;
    QRandomGenerator m_random;
    std::vector<qint64> m_favoured;
    QDate m_today;
};

} // namespace sheaf::test
