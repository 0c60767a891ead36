// SPDX-License-Identifier: GPL-3.0-or-later
// Counts with their nouns.
#include "model/phrases.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <limits>

namespace sheaf
{

QString numberText(qint64 count)
{
    return QLocale().toString(count);
}

int pluralNumber(qint64 count)
{
    return int(std::clamp<qint64>(count, 0, std::numeric_limits<int>::max()));
}

QString papersText(qint64 count)
{
    return count == 1 ? QCoreApplication::translate("sheaf::words", "1 paper")
                      : QCoreApplication::translate("sheaf::words", "%Ln papers", nullptr, pluralNumber(count));
}

QString overText(qint64 papers)
{
    return QCoreApplication::translate("sheaf::words", "over %1").arg(papersText(papers));
}

QString digestsText(qint64 count)
{
    return count == 1 ? QCoreApplication::translate("sheaf::words", "1 digest")
                      : QCoreApplication::translate("sheaf::words", "%Ln digests", nullptr, pluralNumber(count));
}

QString entriesText(qint64 count)
{
    return count == 1 ? QCoreApplication::translate("sheaf::words", "1 entry")
                      : QCoreApplication::translate("sheaf::words", "%Ln entries", nullptr, pluralNumber(count));
}

} // namespace sheaf
