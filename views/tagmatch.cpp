// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts the typed letters into starts of words and rates where they fell.
#include "views/tagmatch.h"

#include <algorithm>

namespace sheaf
{

namespace
{

// One folded letter for each letter, so that positions stay.
QString matchFolded(const QString &text)
{
    QString folded;
    folded.reserve(text.size());
    for (const QChar letter : text) {
        const QString parts = QString(letter).normalized(QString::NormalizationForm_KD);
        folded += parts.isEmpty() ? letter.toCaseFolded() : parts.front().toCaseFolded();
    }
    return folded;
}

bool startsWord(const QString &text, qsizetype at)
{
    const QChar letter = text[at];
    if (!letter.isLetterOrNumber())
        return false;
    if (at == 0 || !text[at - 1].isLetterOrNumber())
        return true;
    return (letter.isUpper() && text[at - 1].isLower()) || (letter.isDigit() != text[at - 1].isDigit());
}

struct Cut {
    const QString &typed;
    const QString &folded;
    std::vector<int> starts; // of words
    std::vector<int> letters;

    // The longest pieces first: "ex" is one word's start before it is two words' initials.
    bool from(qsizetype at, std::size_t word)
    {
        if (at == typed.size())
            return true;
        for (; word < starts.size(); ++word) {
            const qsizetype start = starts[word];
            qsizetype length = 0;
            while (at + length < typed.size() && start + length < folded.size() &&
                   typed[at + length] == folded[start + length])
                ++length;
            for (; length > 0; --length) {
                const std::size_t kept = letters.size();
                for (qsizetype i = 0; i < length; ++i)
                    letters.push_back(int(start + i));
                if (from(at + length, word + 1))
                    return true;
                letters.resize(kept);
            }
        }
        return false;
    }
};

std::vector<int> matchRun(qsizetype from, qsizetype length)
{
    std::vector<int> run;
    for (qsizetype i = 0; i < length; ++i)
        run.push_back(int(from + i));
    return run;
}

TagMatch matchName(const QString &typed, const QString &name)
{
    const QString folded = matchFolded(name);
    if (folded == typed)
        return {1000, matchRun(0, typed.size()), {}};
    if (folded.startsWith(typed))
        return {900 - int(std::min<qsizetype>(folded.size(), 90)), matchRun(0, typed.size()), {}};
    QString pieces = typed;
    pieces.removeIf([](QChar letter) { return !letter.isLetterOrNumber(); });
    Cut cut{pieces, folded, {}, {}};
    for (int i = 0; i < name.size(); ++i) {
        if (startsWord(name, i))
            cut.starts.push_back(i);
    }
    if (!pieces.isEmpty() && cut.from(0, 0)) {
        const bool whole = cut.letters.back() - cut.letters.front() + 1 == int(cut.letters.size());
        const bool initials = cut.letters.size() == cut.starts.size() && cut.letters == cut.starts;
        const int base = initials ? 800 : whole ? 700 : cut.letters.front() == 0 ? 600 : 500;
        return {base - std::min(cut.letters.front(), 90), cut.letters, {}};
    }
    if (const qsizetype at = folded.indexOf(typed); at >= 0 && typed.size() >= 2)
        return {200 - int(std::min<qsizetype>(at, 90)), matchRun(at, typed.size()), {}};
    return {};
}

} // namespace

TagMatch matchTag(const QString &typed, const QString &name, const QStringList &aliases)
{
    const QString folded = matchFolded(typed.simplified());
    if (folded.isEmpty())
        return {};
    TagMatch best = matchName(folded, name);
    for (const QString &alias : aliases) {
        const int score = matchName(folded, alias).score - 50; // a name before an alias that fits as well
        if (score > best.score)
            best = {score, {}, alias};
    }
    return best;
}

} // namespace sheaf
