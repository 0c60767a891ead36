// SPDX-License-Identifier: GPL-3.0-or-later
// Random papers as digest files, of common, rare and odd words; the same ones for one seed.
#pragma once

#include "tests/support/textscan.h"

namespace sheaf::test
{

class PaperMaker final
{
public:
    explicit PaperMaker(quint32 seed) : m_random(seed)
    {
        while (m_words.size() < 2500)
            m_words += stem();
    }

    // Of so many entries. Some are of earlier digests, whole or with another title or abstract; in one of two digests
    // they have details.
    QByteArray digest(int entries)
    {
        const bool detailed = ++m_digests % 2 == 0;
        const QString gap = detailed ? QStringLiteral("\n\n") : QStringLiteral("\n");
        QString text = QStringLiteral("Get trending papers in your email inbox once a day!") + gap +
                       QStringLiteral("Get trending papers in your email inbox!") + gap + QStringLiteral("Subscribe") +
                       (detailed ? gap + label() + gap : QString());
        for (int at = 0; at < entries; ++at) {
            const Made made = entry();
            text += made.title + gap + made.abstract + gap;
            if (detailed && dice(3) != 0)
                text += details() + gap;
        }
        return text.toUtf8();
    }
    QString text(int words)
    {
        QStringList made;
        while (made.size() < words)
            made += word();
        return made.join(u' ');
    }
    QString title()
    {
        QString made = text(3 + dice(6));
        made[0] = made[0].toUpper();
        return dice(3) == 0 ? made + QStringLiteral(" zq") + QString::number(m_random.generate(), 36) : made;
    }

private:
    struct Made {
        QString title, abstract;
    };

    int dice(int sides) { return m_random.bounded(sides); }
    template <class List>
    const auto &any(const List &list)
    {
        return std::begin(list)[m_random.bounded(int(list.size()))];
    }
    QString label() { return QStringLiteral("May %1").arg(1 + dice(9)); }

    QString stem()
    {
        static const QStringList syllables =
            QStringLiteral("ba ke lo mi tur san ver qui dro pel gan zor fli kra ne su tho wex jo har è ü").split(u' ');
        QString made;
        for (int at = 2 + dice(2); at > 0; --at)
            made += any(syllables);
        return made;
    }
    // The first words are the commonest.
    QString word()
    {
        static const QStringList odd =
            vocabulary() +
            QStringLiteral("ﬁne-tuning eﬃcient ﬂow ＡＩ ＧＰＴ naïve Straße İzmir 한국어 ガウス過程 ヴァ x² β-VAE "
                           "ε-greedy O(n²) ½ №5 Ångström Ⅻ don’t a‐b foo:bar 𝒪(n) e\u0301cole Note: Or AND 2.5D "
                           "C#-like a--b _x_ R² Dvořák-style multi-head-self-attention-free")
                .split(u' ');
        static const QStringList common = QStringLiteral("the of and a in for we with is on").split(u' ');
        static const QStringList endings = QStringLiteral(", , ,s,ing,ed,ation,er").split(u',');
        const int kind = dice(100);
        if (kind < 15)
            return any(odd);
        if (kind < 40)
            return any(common);
        const double at = m_random.generateDouble();
        QString made = m_words[qsizetype(at * at * at * double(m_words.size()))] + any(endings).trimmed();
        if (dice(9) == 0)
            made = made.toUpper();
        return made;
    }
    QString abstract()
    {
        static const QStringList starts =
            QStringLiteral("We show that,This paper presents,Here we study,It is known that,Our results are for")
                .split(u',');
        QString made = any(starts) + u' ' + text(8 + dice(8)) + QStringLiteral(" is better. ") + any(starts) + u' ' +
                       text(5 + dice(8)) + QStringLiteral(" and more");
        if (dice(30) == 0)
            made += QStringLiteral(", see https://code.example/") + QString::number(dice(1000));
        return made + u'.';
    }
    Made entry()
    {
        Made made{title(), abstract()};
        if (m_made.size() > 50) {
            const Made &earlier = any(m_made);
            const int kind = dice(100);
            if (kind < 8 || kind == 8) // the same paper, or another one of this title
                made.title = earlier.title;
            if (kind < 8 || kind == 9)
                made.abstract = earlier.abstract;
        }
        m_made.push_back(made);
        return made;
    }
    QString details()
    {
        static const QStringList families =
            QStringLiteral("Rivers,Gödel,Moor,Lone,Ångström,van Hill,O'Field,李,Dvořák,Stone-Wall").split(u',');
        static const QStringList given = QStringLiteral("Ada,Kurt,Jun de,Sam,伟,Zoë B.").split(u',');
        QStringList parts;
        QStringList authors;
        for (int at = dice(4); at > 0; --at)
            authors += any(families) + QStringLiteral(", ") + any(given);
        if (!authors.isEmpty())
            parts += QStringLiteral("Authors: ") + authors.join(QStringLiteral("; "));
        parts += QStringLiteral("Year: %1").arg(1998 + dice(28));
        const int number = ++m_details;
        if (dice(2) == 0)
            parts += QStringLiteral("Venue: Proceedings of ") + stem() + QStringLiteral(" low-rank ") + any(m_words);
        if (dice(4) == 0)
            parts += QStringLiteral("DOI: 10.1000/x.%1").arg(number);
        if (dice(4) == 0)
            parts +=
                QStringLiteral("arXiv: 23%1.%2").arg(number / 99'999 + 10).arg(number % 99'999, 5, 10, QChar(u'0'));
        if (dice(6) == 0)
            parts += QStringLiteral("URL: https://papers.example/%1").arg(number);
        return parts.join(QStringLiteral(" · "));
    }

    QRandomGenerator m_random;
    QStringList m_words;
    std::vector<Made> m_made;
    int m_digests = 0;
    int m_details = 0;
};

} // namespace sheaf::test
