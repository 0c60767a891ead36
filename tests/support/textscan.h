// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of tokens.h a second time, as regular expressions and with no code of the index, and texts to try them on.
#pragma once

#include <QFile>
#include <QRandomGenerator>
#include <QRegularExpression>

#include <algorithm>

namespace sheaf::test
{

// The folding of text/fold.h, by Qt's tables and in one go.
inline QString folded(const QString &text)
{
    const auto decomposed = [](const QString &of) { return of.normalized(QString::NormalizationForm_KD); };
    QString kept = decomposed(decomposed(text).toCaseFolded());
    kept.replace(QChar(0x00DF), QStringLiteral("ss"));
    static const QRegularExpression marks(QStringLiteral("(?![\\x{3099}\\x{309A}])\\p{M}"),
                                          QRegularExpression::UseUnicodePropertiesOption);
    return kept.remove(marks).normalized(QString::NormalizationForm_C);
}

struct ScanCluster {
    QStringList parts;
    QString sign;
    bool ideographs = false;
};

inline std::vector<ScanCluster> scanClusters(const QString &text)
{
    const QString ideograph = QStringLiteral("[\\p{Han}\\p{Hiragana}\\p{Katakana}\\x{30FC}]");
    const QString letter = QStringLiteral("(?:(?!%1)[\\p{L}\\p{N}\\p{M}])").arg(ideograph);
    const QString part = QStringLiteral("(?:%1(?:%1|(?<=[0-9])\\.(?=[0-9]))*)").arg(letter);
    const QString joiner = QStringLiteral("[-_\\x{2010}\\x{2013}]");
    static const QRegularExpression cluster(
        QStringLiteral("(?<han>%1+)|(?<parts>%2(?:%3%2)*)(?<sign>\\+\\+|#)?").arg(ideograph, part, joiner),
        QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression joiners(joiner);
    std::vector<ScanCluster> clusters;
    for (auto matches = cluster.globalMatch(folded(text)); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        if (match.capturedLength(u"han") > 0)
            clusters.push_back({match.captured(u"han").split(QString(), Qt::SkipEmptyParts), {}, true});
        else
            clusters.push_back({match.captured(u"parts").split(joiners), match.captured(u"sign"), false});
    }
    return clusters;
}

struct ScanToken {
    QString form;
    int first = 0;
    int last = 0;
};

inline std::vector<ScanToken> scanTokens(const QString &text)
{
    std::vector<ScanToken> tokens;
    int position = 0;
    for (const ScanCluster &cluster : scanClusters(text)) {
        const int count = static_cast<int>(cluster.parts.size());
        for (int first = 0; first < count; ++first) {
            for (int last = first; last < std::min(count, first + (cluster.ideographs ? 1 : 4)); ++last) {
                const QString form = cluster.ideographs ? cluster.parts.mid(first, 2).join(QString())
                                                        : cluster.parts.mid(first, last - first + 1).join(QString());
                tokens.push_back({form, position + first, position + last});
                if (last + 1 == count && !cluster.sign.isEmpty())
                    tokens.push_back({form + cluster.sign, position + first, position + last});
            }
        }
        position += count;
    }
    return tokens;
}

struct ScanAsked {
    QString form;
    char how = 'e'; // e exactly, p prefix, q as the query says
};

inline std::vector<ScanAsked> scanAsked(const QString &word, bool phrase)
{
    std::vector<ScanAsked> asked;
    for (const ScanCluster &cluster : scanClusters(word)) {
        const int count = static_cast<int>(cluster.parts.size());
        const int width = cluster.ideographs ? 2 : phrase ? 1 : std::min(4, count);
        for (int first = 0; first + width <= count; ++first) {
            QString form = cluster.parts.mid(first, width).join(QString());
            if (first + width == count)
                form += cluster.sign;
            asked.push_back({form, 'e'});
        }
        if (cluster.ideographs)
            asked.push_back({cluster.parts.last(), 'p'});
    }
    if (!asked.empty() && asked.back().how == 'e')
        asked.back().how = 'q';
    return asked;
}

inline bool scanPhraseFrom(const std::vector<ScanToken> &tokens, const std::vector<ScanAsked> &asked, std::size_t at,
                           int from)
{
    if (at == asked.size())
        return true;
    for (const ScanToken &token : tokens) {
        const bool fits = asked[at].how == 'p' ? token.form.startsWith(asked[at].form) : token.form == asked[at].form;
        if (fits && (from < 0 || token.first == from) && scanPhraseFrom(tokens, asked, at + 1, token.last + 1))
            return true;
    }
    return false;
}

inline const QStringList &vocabulary()
{
    static const QStringList words = QStringLiteral("self-distillation selfdistillation self distillation distilling "
                                                    "GPT-4V(ision) GPT-4 GPT-3.5 gpt k-means++ k-means "
                                                    "means C++ C# C 3DGS 3D-GS 3d 1-bit bit 1 l_1 model's models model "
                                                    "modelling 2.1x 2.1 v1.2.3 state-of-the-art "
                                                    "state art the of a-b-c-d-e-f b-c-d 深度学习 深層 深 習 ノート "
                                                    "Gödel naïve naive études study studies student 10,000 "
                                                    "node.js R&D a–b teacher–student low-rank lowrank low rank ranks "
                                                    "dataset#1 AT&T Вектор διάνυσμα x86_64 don't "
                                                    "f(x) (LM) end-to-end")
                                         .split(u' ');
    return words;
}

inline QString randomText(QRandomGenerator &random, int words)
{
    static const QStringList gaps{QStringLiteral(" "), QStringLiteral(" "), QStringLiteral(" "),  QStringLiteral(", "),
                                  QStringLiteral("-"), QStringLiteral("/"), QStringLiteral(". "), QStringLiteral("\n")};
    QString text;
    for (int i = 0; i < words; ++i) {
        text += vocabulary()[random.bounded(static_cast<int>(vocabulary().size()))];
        text += gaps[random.bounded(static_cast<int>(gaps.size()))];
    }
    return text;
}

// The lines of a text that may be titles: not long, not a sentence.
inline QStringList titlesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QStringList titles;
    for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts)) {
        if (line.size() > 15 && line.size() < 200 && !line.trimmed().endsWith(u'.'))
            titles += line;
    }
    return titles;
}

} // namespace sheaf::test
