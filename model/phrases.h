// SPDX-License-Identifier: GPL-3.0-or-later
// Small phrases with a number in them, right in singular and plural, that several rooms share.
#pragma once

#include <QString>

namespace sheaf
{

// "1 paper", "1,204 papers": the number in the locale's grouping.
QString papersText(qint64 count);
QString overText(qint64 papers); // "over 1,204 papers"
QString digestsText(qint64 count);
QString entriesText(qint64 count);
// "880" with the locale's grouping.
QString numberText(qint64 count);
// The count as tr() takes it for the plural form. One and many are two texts, `n == 1 ? tr("1 paper") :
// tr("%Ln papers", nullptr, pluralNumber(n))`: English is right without a translation, every other language has all
// of its forms.
int pluralNumber(qint64 count);

} // namespace sheaf
