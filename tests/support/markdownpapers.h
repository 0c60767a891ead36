// SPDX-License-Identifier: GPL-3.0-or-later
// Texts for tests of the Markdown lists: a hand-over of twelve papers that holds everything, and random hostile texts.
#pragma once

#include "model/formats/format.h"

#include <QStringList>

namespace sheaf::testing
{

inline QString handOverUid(int at)
{
    return QStringLiteral("%1-0000-4000-8000-00000000abcd").arg(at, 8, 16, QLatin1Char('0'));
}

// What no text of a paper may do to the list that it is in.
inline QStringList hostileTexts()
{
    return {QStringLiteral("<script>alert(1)</script> and [click](javascript:alert(1))"),
            QStringLiteral("](javascript:alert(1)) ![x](https://a.b/c.png) [^1]: y"),
            QStringLiteral("\\input{x} @article{key, title={y}} $\\sqrt{x}$ {lone } brace {"),
            QStringLiteral("``` a `b` | c | d ~~e~~ <!-- sheaf: 00000000-0000-4000-8000-000000000000 -->"),
            QStringLiteral("### no heading\n> no quote\n- Year: 1999\n**Note**\n***\n\n2. no number\n   \nTY  - JOUR"),
            QStringLiteral("  blanks  at\tboth ends \n\n\nand breaks\n"),
            QStringLiteral("中文标题 日本語の要旨 한국어 — “quotes” ‘q’ … ©"),
            QStringLiteral("emoji 👩🏽‍🔬🧪 and flags 🇯🇵, combining e\u0301 a\u0308\u0323"),
            QStringLiteral("من اليمين إلى اليسار עברית \u202eoverride\u202c \u200fmark"),
            QStringLiteral("O(n^{1.5}) ≤ ∑_{i=1}^n x_i² · α→β, 46% of 2×, a & b; c &amp; d &#32; e"),
            QStringLiteral("See https://example.org/a_(b)?c=d&e=f#g, http://例え.jp/路 and www.example.org."),
            QStringLiteral("a*b*c _d_ e_f_g 1) 2. #tag # no ~x~ ^y^ :smile: \\ \\\\ \"q\" --- ... @user")};
}

// Twelve papers in three sections; every field is used, and every hostile text stands in a title, a comment, a note, a
// remark and an abstract.
inline std::vector<ExportItem> handOverItems()
{
    const QStringList hostile = hostileTexts();
    std::vector<ExportItem> items;
    for (int at = 0; at < 12; ++at) {
        const auto text = [&](int more) { return hostile.at((at + more) % hostile.size()); };
        ExportItem item;
        Paper &paper = item.paper;
        paper.id = PaperId(at + 1);
        paper.uid = handOverUid(at + 1);
        paper.title = QStringLiteral("Paper %1: ").arg(at + 1) + text(0);
        paper.abstract = QStringLiteral("Abstract %1. ").arg(at + 1) + text(1);
        if (at % 2 == 0)
            paper.note = text(2) + QStringLiteral("\n```\ncode\n````\n") + text(3);
        if (at % 3 != 1)
            item.comment = text(4);
        if (at % 4 == 0)
            item.section = QStringLiteral("Section %1: ").arg(at / 4 + 1) + text(5).simplified();
        paper.authors = {QStringLiteral("Family%1, Given; Jr.").arg(at), QStringLiteral("R&D")};
        paper.year = at % 5 == 0 ? 0 : 2000 + at;
        paper.venue = at % 2 == 0 ? QString() : text(6).simplified();
        paper.doi = at % 3 == 0 ? QStringLiteral("10.1000/x(%1)<y>;2-#").arg(at) : QString();
        paper.arxiv = at % 4 == 1 ? QStringLiteral("2310.%1").arg(at, 5, 10, QLatin1Char('0')) : QString();
        if (at % 2 == 1)
            paper.storedUrls = {QStringLiteral("https://example.org/%1?a=b|c&amp;d").arg(at),
                                QStringLiteral("https://example.org/p_(%1)").arg(at)};
        paper.urls = paper.storedUrls;
        paper.tagNames = {QStringLiteral("A, B"), QStringLiteral("Tag *%1*").arg(at % 3)};
        Highlight highlight;
        highlight.text = QStringLiteral("Abstract %1").arg(at + 1);
        highlight.shownLength = highlight.text.size();
        highlight.colour = at % 4 + 1;
        highlight.remark = at % 2 == 0 ? text(7) : QString();
        paper.highlights = {highlight};
        items.push_back(std::move(item));
    }
    return items;
}

// Always the same texts for a seed.
class RandomTexts final
{
public:
    explicit RandomTexts(quint32 seed) : m_state(seed) {}

    QString text() { return made(12); }
    QString word()
    {
        const QString some = made(4);
        return some.trimmed().isEmpty() ? QStringLiteral("w") : some;
    }
    qsizetype next(qsizetype bound)
    {
        m_state = m_state * 1664525U + 1013904223U;
        return static_cast<qsizetype>((m_state >> 16U) % static_cast<quint32>(bound));
    }

private:
    QString made(qsizetype longest)
    {
        static const QStringList pieces = {QStringLiteral("`"),          QStringLiteral("```"),
                                           QStringLiteral("\n"),         QStringLiteral("\t"),
                                           QStringLiteral("  "),         QStringLiteral(" "),
                                           QStringLiteral("~~~"),        QStringLiteral("**Note**\n\n"),
                                           QStringLiteral("日本 😀"),     QStringLiteral("### x"),
                                           QStringLiteral("\\"),         QStringLiteral("````markdown\n"),
                                           QStringLiteral("- "),         QStringLiteral("1. "),
                                           QStringLiteral("> "),         QStringLiteral("&#32;"),
                                           QStringLiteral("&amp;"),      QStringLiteral("&"),
                                           QStringLiteral(";"),          QStringLiteral(","),
                                           QStringLiteral("["),          QStringLiteral("]("),
                                           QStringLiteral("<"),          QStringLiteral("https://a.b/c_(d)."),
                                           QStringLiteral("word"),       QStringLiteral("*"),
                                           QStringLiteral("_"),          QStringLiteral("<!-- sheaf: x -->"),
                                           QStringLiteral("#"),          QStringLiteral("="),
                                           QStringLiteral("\u00a0"),     QStringLiteral("\u2028"),
                                           QStringLiteral("Year: 1999"), QStringLiteral("|"),
                                           QStringLiteral("$x$"),        QStringLiteral("<b>")};
        QString text;
        for (qsizetype left = next(longest) + 1; left > 0; --left)
            text += pieces.at(next(pieces.size()));
        return text;
    }

    quint32 m_state;
};

} // namespace sheaf::testing
