// SPDX-License-Identifier: GPL-3.0-or-later
// What is typed is found where a reader would find it, and nowhere else.
#include "model/textfind.h"

#include <QTest>

namespace sheaf
{

class TextFindTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void placesAreWhereTheReaderSeesThem_data();
    void placesAreWhereTheReaderSeesThem();
};

void TextFindTest::placesAreWhereTheReaderSeesThem_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("places"); // the stretches themselves, each with where it begins
    const auto row = [](const char *name, const QString &what, const QString &text, const QStringList &places) {
        QTest::newRow(name) << what << text << places;
    };
    row("each", QStringLiteral("tide"), QStringLiteral("The tide, and the tide tables"),
        {QStringLiteral("4 tide"), QStringLiteral("18 tide")});
    row("within words", QStringLiteral("arbo"), QStringLiteral("harbours"), {QStringLiteral("1 arbo")});
    row("one letter", QStringLiteral("l"), QStringLiteral("allow"), {QStringLiteral("1 l"), QStringLiteral("2 l")});
    row("case", QStringLiteral("TIDE"), QStringLiteral("Tide tide"),
        {QStringLiteral("0 Tide"), QStringLiteral("5 tide")});
    row("accents", QStringLiteral("godel"), QStringLiteral("by Gödel"), {QStringLiteral("3 Gödel")});
    row("accents typed", QStringLiteral("Gödel"), QStringLiteral("by Godel"), {QStringLiteral("3 Godel")});
    row("a mark of its own", QStringLiteral("cafe"), QStringLiteral("cafe\u0301s"), {QStringLiteral("0 cafe\u0301")});
    row("ligature", QStringLiteral("find"), QStringLiteral("we ﬁnd"), {QStringLiteral("3 ﬁnd")});
    row("over a line's end", QStringLiteral("the tide"), QStringLiteral("what the\ntide leaves"),
        {QStringLiteral("5 the\ntide")});
    row("no-break space", QStringLiteral("8 bit"), QStringLiteral("of 8\u00A0bit"), {QStringLiteral("3 8\u00A0bit")});
    row("dash", QStringLiteral("low-rank"), QStringLiteral("a low‑rank one"), {QStringLiteral("2 low‑rank")});
    row("quotation", QStringLiteral("it's \"so\""), QStringLiteral("it’s “so”"), {QStringLiteral("0 it’s “so”")});
    row("Han", QStringLiteral("学习"), QStringLiteral("深度学习方法"), {QStringLiteral("2 学习")});
    row("beyond the plane", QStringLiteral("b"), QStringLiteral("😀 b"), {QStringLiteral("3 b")});
    row("an operator is text", QStringLiteral("-x OR"), QStringLiteral("is -x or"), {QStringLiteral("3 -x or")});
    row("blanks count", QStringLiteral("a b"), QStringLiteral("ab a b"), {QStringLiteral("3 a b")});
    row("not there", QStringLiteral("ebb"), QStringLiteral("tide"), {});
    row("nothing", QString(), QStringLiteral("tide"), {});
    row("only blanks", QStringLiteral("  "), QStringLiteral("a  b"), {});
    row("no text", QStringLiteral("tide"), QString(), {});
}

void TextFindTest::placesAreWhereTheReaderSeesThem()
{
    QFETCH(const QString, what);
    QFETCH(const QString, text);
    QFETCH(const QStringList, places);
    QStringList found;
    for (const TextRange &range : placesOf(what, text))
        found.append(QStringLiteral("%1 %2").arg(range.from).arg(text.mid(range.from, range.length)));
    QCOMPARE(found, places);
}

} // namespace sheaf

QTEST_GUILESS_MAIN(sheaf::TextFindTest)
#include "tst_textfind.moc"
