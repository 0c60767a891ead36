// SPDX-License-Identifier: GPL-3.0-or-later
// Proves where links in running text start and end.
#include "model/text/links.h"

#include <QTest>

namespace
{

QStringList linksIn(const QString &text)
{
    const std::string bytes = text.toStdString();
    QStringList found;
    for (const sheaf::Link &link : sheaf::findLinks(bytes))
        found.append(QString::fromStdString(bytes.substr(link.from, link.length)));
    return found;
}

} // namespace

class TestLinks final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endsWhereTheAddressEnds_data();
    void endsWhereTheAddressEnds();
    void offsetsAreBytes();
    void survivesInvalidUtf8();
};

void TestLinks::endsWhereTheAddressEnds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("links");
    const auto row = [](const char *name, const char *text, const QStringList &links) {
        QTest::newRow(name) << QString::fromUtf8(text) << links;
    };
    const QString a = QStringLiteral("https://a.example/b");
    row("none", "no link, not even ftp://a.example or a://b", {});
    row("empty", "", {});
    row("scheme alone", "http:// and https://. and https://", {});
    row("plain", "at https://a.example/b for", {a});
    row("full stop", "at https://a.example/b.", {a});
    row("full stop and quote", "at 'https://a.example/b.'", {a});
    row("comma, semicolon, colon", "https://a.example/b, https://a.example/b; https://a.example/b:", {a, a, a});
    row("question and exclamation", "https://a.example/b?! https://a.example/b?", {a, a});
    row("in parentheses", "(https://a.example/b)", {a});
    row("in parentheses with full stop", "(see https://a.example/b).", {a});
    row("balanced parentheses", "https://a.example/b_(c) and (https://a.example/b_(c))",
        {QStringLiteral("https://a.example/b_(c)"), QStringLiteral("https://a.example/b_(c)")});
    row("brackets and braces", "[https://a.example/b] {https://a.example/b}", {a, a});
    row("angle brackets", "<https://a.example/b> https://a.example/b<br>", {a, a});
    row("double quotes", "\"https://a.example/b\" \u201Chttps://a.example/b\u201D", {a, a});
    row("CJK full stop", "代码：https://a.example/b。后面 https://a.example/b，和（https://a.example/b）", {a, a, a});
    row("no-break space", "https://a.example/b\u00A0c", {a});
    row("control characters", "https://a.example/b\tc\nhttps://a.example/b\x01", {a, a});
    row("case of the scheme", "HTTPS://A.example Http://b.example",
        {QStringLiteral("HTTPS://A.example"), QStringLiteral("Http://b.example")});
    row("glued to a word", "Toolhttps://a.example/b", {a});
    row("query and fragment", "http://a.example/?x=1&y=~2#z.", {QStringLiteral("http://a.example/?x=1&y=~2#z")});
    row("address inside an address", "https://a.example/https://b.example/c.",
        {QStringLiteral("https://a.example/https://b.example/c")});
    row("stops inside stay", "https://a.example/v1.0/x,y!", {QStringLiteral("https://a.example/v1.0/x,y")});
}

void TestLinks::endsWhereTheAddressEnds()
{
    QFETCH(const QString, text);
    QFETCH(const QStringList, links);
    QCOMPARE(linksIn(text), links);
}

void TestLinks::offsetsAreBytes()
{
    const auto links = sheaf::findLinks("\xC3\xA9 https://a.example.");
    QCOMPARE(links.size(), std::size_t{1});
    QCOMPARE(links[0].from, std::size_t{3});
    QCOMPARE(links[0].length, std::size_t{17});
}

void TestLinks::survivesInvalidUtf8()
{
    const auto links = sheaf::findLinks("\xFF https://a.example/\xFF\xE3\x80 x");
    QCOMPARE(links.size(), std::size_t{1});
    QCOMPARE(links[0].from, std::size_t{2});
}

QTEST_GUILESS_MAIN(TestLinks)
#include "tst_links.moc"
