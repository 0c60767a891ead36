// SPDX-License-Identifier: GPL-3.0-or-later
// Counts with their nouns; one and many are two texts, so that English needs no translation file.
#include "model/phrases.h"

#include <QCoreApplication>
#include <QLocale>

namespace sheaf
{

QString numberText(qint64 count)
{
    return QLocale().toString(count);
}

QString papersText(qint64 count)
{
    return count == 1 ? QCoreApplication::translate("sheaf::words", "1 paper")
                      : QCoreApplication::translate("sheaf::words", "%1 papers").arg(numberText(count));
}

QString overText(qint64 papers)
{
    return QCoreApplication::translate("sheaf::words", "over %1").arg(papersText(papers));
}

QString digestsText(qint64 count)
{
    return count == 1 ? QCoreApplication::translate("sheaf::words", "1 digest")
                      : QCoreApplication::translate("sheaf::words", "%1 digests").arg(numberText(count));
}

QString entriesText(qint64 count)
{
    return count == 1 ? QCoreApplication::translate("sheaf::words", "1 entry")
                      : QCoreApplication::translate("sheaf::words", "%1 entries").arg(numberText(count));
}

} // namespace sheaf
