// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the citation key that a paper is first exported under.
#include "model/formats/citationkey.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>

namespace sheaf
{
namespace
{

constexpr qsizetype keyWordLimit = 24; // a longer word is cut

// Latin letters that normalisation does not take apart.
QString latinOf(char16_t letter)
{
    switch (letter) {
    case u'ß':
        return QStringLiteral("ss");
    case u'Æ':
        return QStringLiteral("Ae");
    case u'æ':
        return QStringLiteral("ae");
    case u'Œ':
        return QStringLiteral("Oe");
    case u'œ':
        return QStringLiteral("oe");
    case u'Þ':
        return QStringLiteral("Th");
    case u'þ':
        return QStringLiteral("th");
    case u'Ø':
        return QStringLiteral("O");
    case u'ø':
        return QStringLiteral("o");
    case u'Ł':
        return QStringLiteral("L");
    case u'ł':
        return QStringLiteral("l");
    case u'Đ':
    case u'Ð':
        return QStringLiteral("D");
    case u'đ':
    case u'ð':
        return QStringLiteral("d");
    case u'ı':
        return QStringLiteral("i");
    default:
        return {};
    }
}

// The words of a text in ASCII. Whatever is no letter or digit parts words, apostrophes are left out.
QStringList asciiWords(const QString &text)
{
    QStringList words(1);
    for (const QChar unit : text.normalized(QString::NormalizationForm_KD)) {
        const char16_t code = unit.unicode();
        if (code < 0x80 && unit.isLetterOrNumber())
            words.back() += unit;
        else if (const QString latin = latinOf(code); !latin.isEmpty())
            words.back() += latin;
        else if (!unit.isMark() && code != u'\'' && code != u'\u2019' && !words.back().isEmpty())
            words.emplaceBack();
    }
    words.removeAll(QString());
    for (QString &word : words)
        word.truncate(keyWordLimit);
    return words;
}

bool isSignificant(const QString &word)
{
    static constexpr std::array<std::u16string_view, 43> insignificant = {
        u"a",   u"about", u"an",   u"and",  u"are",  u"as",    u"at",      u"be",   u"been",  u"but",  u"by",
        u"can", u"do",    u"does", u"for",  u"from", u"how",   u"in",      u"into", u"is",    u"it",   u"its",
        u"not", u"of",    u"on",   u"onto", u"or",   u"our",   u"over",    u"the",  u"their", u"this", u"to",
        u"via", u"was",   u"we",   u"what", u"when", u"where", u"whether", u"why",  u"with",  u"your"};
    const std::u16string lower = word.toLower().toStdU16String();
    return !std::binary_search(insignificant.begin(), insignificant.end(), std::u16string_view(lower));
}

// All words when none is significant: "To Be or Not to Be".
QStringList titleWords(const QString &title)
{
    const QStringList all = asciiWords(title);
    QStringList significant;
    std::copy_if(all.begin(), all.end(), std::back_inserter(significant), isSignificant);
    return significant.isEmpty() ? all : significant;
}

} // namespace

QString citationKeyBase(const Paper &paper)
{
    const QString family = paper.authors.isEmpty() ? QString() : paper.authors.front().section(u',', 0, 0);
    const QString author = asciiWords(family).join(QString()).toLower();
    const QStringList words = titleWords(paper.title);
    if (!author.isEmpty() && paper.year != 0)
        return author.left(keyWordLimit) + QString::number(paper.year) + words.value(0).toLower();
    QString key;
    for (const QString &word : words.first(qMin(words.size(), qsizetype{3})))
        key += word.left(1).toUpper() + word.mid(1);
    return key.isEmpty() ? QStringLiteral("paper") + QString::number(number(paper.id)) : key;
}

QString withLetter(const QString &base, int n)
{
    QString letters;
    for (int rest = n; rest >= 0; rest = rest / 26 - 1)
        letters.prepend(QChar(u'a' + rest % 26));
    return base + letters;
}

} // namespace sheaf
