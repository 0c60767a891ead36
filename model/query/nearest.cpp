// SPDX-License-Identifier: GPL-3.0-or-later
// The distance of Damerau and Levenshtein (optimal string alignment) between folded names.
#include "model/query/nearest.h"

#include "model/text/fold.h"

#include <algorithm>
#include <cstdlib>

namespace sheaf
{

namespace
{

constexpr qsizetype s_longestGuess = 100; // longer names are not guessed

QString foldedGuess(const QString &name)
{
    return QString::fromStdString(fold(name.simplified().toStdString()));
}

int lettersApart(QStringView a, QStringView b)
{
    const auto width = static_cast<std::size_t>(b.size()) + 1;
    std::vector<int> before(width), last(width), row(width);
    for (std::size_t j = 0; j < width; ++j)
        last[j] = static_cast<int>(j);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        row[0] = static_cast<int>(i);
        for (std::size_t j = 1; j < width; ++j) {
            const auto at = static_cast<qsizetype>(j);
            const int other = a[i - 1] == b[at - 1] ? 0 : 1;
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + other});
            if (i > 1 && at > 1 && a[i - 1] == b[at - 2] && a[i - 2] == b[at - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
        before.swap(last);
        last.swap(row);
    }
    return last.back();
}

} // namespace

QString nearestName(const QString &typed, const std::vector<QString> &names)
{
    const QString wanted = foldedGuess(typed);
    if (wanted.size() > s_longestGuess)
        return {};
    QString nearest;
    auto least = static_cast<int>(wanted.size() / 3) + 1;
    for (const QString &name : names) {
        const QString known = foldedGuess(name);
        if (std::abs(known.size() - wanted.size()) >= least)
            continue;
        const int apart = lettersApart(wanted, known);
        if (apart < least) {
            least = apart;
            nearest = name;
        }
    }
    return nearest;
}

} // namespace sheaf
