// SPDX-License-Identifier: GPL-3.0-or-later
// A language made up on the spot: every text in brackets, accented and two fifths longer, so that what is cut or was
// never handed to the translation is seen.
#pragma once

#include <QHash>
#include <QRegularExpression>
#include <QTranslator>

namespace sheaf::test
{

class PseudoLocale final : public QTranslator
{
public:
    bool isEmpty() const override { return false; }

    QString translate(const char *context, const char *source, const char *, int) const override
    {
        const QLatin1String from(context);
        if (source[0] == '\0' || from == QLatin1String("QGuiApplication")) // says which way texts run
            return {};
        const QString text = QString::fromUtf8(source);
        if (from == QLatin1String("QShortcut"))
            return accented(text);
        const qsizetype longer = std::max<qsizetype>(2, text.size() * 2 / 5);
        const QString more = QStringLiteral("~~~~ ").repeated(longer / 5 + 1).left(longer).trimmed(); // breaks in lines
        return QLatin1Char('[') + accented(text) + QLatin1Char(' ') + more + QLatin1Char(']');
    }

    // No letter stays Latin but in what a translation has to keep: places, markup, mnemonics, name filters.
    static QString accented(const QString &text)
    {
        static const QRegularExpression kept(
            QStringLiteral("%L?[0-9n]+|</?[a-z][^>]*>|&[a-z]+;|\\(\\*[^)]*\\)|\\b[a-z]+://\\S+"));
        QString out;
        qsizetype at = 0;
        for (auto match = kept.globalMatch(text); match.hasNext();) {
            const QRegularExpressionMatch one = match.next();
            out += letters(text.mid(at, one.capturedStart() - at)) + one.captured();
            at = one.capturedEnd();
        }
        return out + letters(text.mid(at));
    }

private:
    static QString letters(QString text)
    {
        static const QString lower = QStringLiteral("àƀçďéƒĝĥïĵķļḿñöþɋŕšţüṽŵẋýž");
        static const QString upper = QStringLiteral("ÀƁÇĎÉƑĜĤÏĴĶĻḾÑÖÞɊŔŠŢÜṼŴẊÝŽ");
        for (QChar &letter : text) {
            if (letter >= u'a' && letter <= u'z')
                letter = lower[letter.unicode() - u'a'];
            else if (letter >= u'A' && letter <= u'Z')
                letter = upper[letter.unicode() - u'A'];
        }
        return text;
    }
};

} // namespace sheaf::test
