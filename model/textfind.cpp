// SPDX-License-Identifier: GPL-3.0-or-later
// Finding is a search for a stretch of one text, once signs that nobody tells apart are one.
#include "model/textfind.h"

namespace sheaf
{

namespace
{

QChar keyboardSign(QChar c)
{
    switch (c.unicode()) {
    case 0x2018:
    case 0x2019:
    case 0x201A:
        return u'\'';
    case 0x201C:
    case 0x201D:
    case 0x201E:
        return u'"';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2212:
        return u'-';
    default:
        return c.isSpace() ? QChar(u' ') : c;
    }
}

// One sign for one sign, so that places stay what they are.
QString withKeyboardSigns(QString text)
{
    for (QChar &c : text)
        c = keyboardSign(c);
    return text;
}

} // namespace

std::vector<TextRange> placesOf(const QString &what, const QString &text)
{
    if (what.trimmed().isEmpty())
        return {};
    const Matches matches(Query{Words{withKeyboardSigns(what), Match::Substring}});
    return matches.in(withKeyboardSigns(text), Field::Abstract);
}

} // namespace sheaf
