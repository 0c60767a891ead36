// SPDX-License-Identifier: GPL-3.0-or-later
// Finds a quote in a text by its words and by what stood beside it.
#include "model/text/anchorsearch.h"

#include <QTextBoundaryFinder>

#include <algorithm>

namespace sheaf
{

namespace
{

constexpr int occurrencesWeighed = 500;  // of a quote that is everywhere
constexpr qsizetype enoughContext = 8;   // folded letters of context that a short quote needs
constexpr qsizetype enoughQuote = 24;    // folded letters of a quote that stands for itself
constexpr qsizetype ideographWeight = 3; // one of them says as much as several letters
constexpr qsizetype nearHint = 64;       // UTF-16 units

// A folded text that knows which unit of its source each of its units came from; one more at the end.
struct AnchorFold {
    QString text;
    std::vector<qsizetype> source;
};

bool isMark(char32_t letter)
{
    const QChar::Category category = QChar::category(letter);
    return category == QChar::Mark_NonSpacing || category == QChar::Mark_SpacingCombining ||
           category == QChar::Mark_Enclosing;
}

// Case, accents and compatible forms folded, every run of blanks one space.
void foldLetter(AnchorFold &folded, char32_t letter, qsizetype at)
{
    const auto put = [&](QChar unit) {
        folded.text.append(unit);
        folded.source.push_back(at);
    };
    if (QChar::isSpace(letter)) {
        if (!folded.text.endsWith(u' '))
            put(u' ');
        return;
    }
    if (letter < 0x80) {
        put(QChar(static_cast<char16_t>(letter)).toLower());
        return;
    }
    const QString parts = QString::fromUcs4(&letter, 1).normalized(QString::NormalizationForm_KD).toCaseFolded();
    for (const uint part : parts.toUcs4()) {
        if (isMark(part))
            continue;
        for (const char16_t unit : QChar::fromUcs4(part))
            put(QChar(unit));
    }
}

AnchorFold foldedWithSource(QStringView text)
{
    AnchorFold folded;
    for (qsizetype at = 0; at < text.size();) {
        const bool isPair = text.at(at).isHighSurrogate() && at + 1 < text.size() && text.at(at + 1).isLowSurrogate();
        const char32_t letter = isPair ? QChar::surrogateToUcs4(text.at(at), text.at(at + 1)) : text.at(at).unicode();
        foldLetter(folded, letter, at);
        at += isPair ? 2 : 1;
    }
    folded.source.push_back(text.size());
    return folded;
}

QString foldedOf(QStringView text)
{
    return foldedWithSource(text).text;
}

qsizetype sameEnds(const QString &one, const QString &other)
{
    const auto [end, ignored] = std::mismatch(one.crbegin(), one.crend(), other.crbegin(), other.crend());
    return end - one.crbegin();
}

qsizetype sameBeginnings(const QString &one, const QString &other)
{
    const auto [end, ignored] = std::mismatch(one.cbegin(), one.cend(), other.cbegin(), other.cend());
    return end - one.cbegin();
}

// A quote with its context, folded once.
struct Wanted {
    explicit Wanted(const Highlight &highlight)
        : before(foldedOf(highlight.before))
        , after(foldedOf(highlight.after))
        , quote(foldedOf(highlight.text).trimmed())
    {
    }

    qsizetype contextAt(const QString &text, const AnchorPlace &place) const
    {
        return sameEnds(foldedOf(contextBefore(text, place.from)), before) +
               sameBeginnings(foldedOf(contextAfter(text, place.from + place.length)), after);
    }
    bool standsForItself() const
    {
        qsizetype weight = 0;
        for (const QChar unit : quote)
            weight += unit.unicode() >= 0x2e80 ? ideographWeight : 1;
        return weight >= enoughQuote;
    }
    // Quotes without any context known have to do.
    bool isEnough(qsizetype context) const { return context >= std::min(enoughContext, before.size() + after.size()); }

    QString before;
    QString after;
    QString quote;
};

// The best of the places offered.
class Choice final
{
public:
    Choice(const Wanted &wanted, const QString &text, qsizetype hint, bool isNear)
        : m_wanted(wanted), m_text(text), m_hint(hint), m_isNear(isNear)
    {
    }

    void offer(const AnchorPlace &place)
    {
        const qsizetype context = m_wanted.contextAt(m_text, place);
        const qsizetype distance = m_hint < 0 ? 0 : std::abs(place.from - m_hint);
        const bool better =
            m_best.length == 0 || context > m_context || (context == m_context && distance < m_distance);
        if (!better)
            return;
        m_best = place;
        m_context = context;
        m_distance = distance;
    }
    AnchorPlace best() const
    {
        const bool isThere = m_isNear && m_hint >= 0 && m_distance <= nearHint;
        return isThere || m_wanted.standsForItself() || m_wanted.isEnough(m_context) ? m_best : AnchorPlace();
    }

private:
    const Wanted &m_wanted;
    const QString &m_text;
    qsizetype m_hint;
    bool m_isNear;
    AnchorPlace m_best;
    qsizetype m_context = 0;
    qsizetype m_distance = 0;
};

void offerExact(Choice &choice, const QString &quote, const QString &text)
{
    qsizetype at = text.indexOf(quote);
    for (int seen = 0; at >= 0 && seen < occurrencesWeighed; ++seen) {
        choice.offer({at, quote.size()});
        at = text.indexOf(quote, at + 1);
    }
}

void offerFolded(Choice &choice, const QString &quote, const QString &text)
{
    const AnchorFold folded = foldedWithSource(text);
    qsizetype at = folded.text.indexOf(quote);
    for (int seen = 0; at >= 0 && seen < occurrencesWeighed; ++seen) {
        const qsizetype from = folded.source.at(static_cast<std::size_t>(at));
        auto end = folded.source.begin() + at + quote.size();
        const qsizetype last = *std::prev(end);
        while (*end == last)
            ++end; // a letter that became several is taken as a whole
        choice.offer(wholeLetters(text, {from, *end - from}));
        at = folded.text.indexOf(quote, at + 1);
    }
}

// Runs of letters and digits, and each ideograph for itself; folded and sorted.
QStringList wordsIn(QStringView text)
{
    QStringList words;
    bool open = false;
    for (const uint letter : foldedOf(text).toUcs4()) {
        const bool isWord = QChar::isLetterOrNumber(letter);
        const bool isAlone = letter >= 0x2e80;
        if (isWord) {
            const QString part = QString::fromUcs4(reinterpret_cast<const char32_t *>(&letter), 1);
            if (open && !isAlone)
                words.last().append(part);
            else
                words.append(part);
        }
        open = isWord && !isAlone;
    }
    words.sort();
    return words;
}

} // namespace

QString contextBefore(const QString &text, qsizetype from)
{
    qsizetype start = from;
    for (qsizetype letters = 0; letters < anchorContext && start > 0; ++letters) {
        --start;
        if (start > 0 && text.at(start).isLowSurrogate() && text.at(start - 1).isHighSurrogate())
            --start;
    }
    return text.mid(start, from - start);
}

QString contextAfter(const QString &text, qsizetype to)
{
    qsizetype end = to;
    for (qsizetype letters = 0; letters < anchorContext && end < text.size(); ++letters) {
        ++end;
        if (end < text.size() && text.at(end).isLowSurrogate() && text.at(end - 1).isHighSurrogate())
            ++end;
    }
    return text.mid(to, end - to);
}

AnchorPlace wholeLetters(const QString &text, const AnchorPlace &place)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    qsizetype from = place.from;
    qsizetype to = place.from + place.length;
    finder.setPosition(from);
    if (!finder.isAtBoundary())
        from = std::max<qsizetype>(0, finder.toPreviousBoundary());
    finder.setPosition(to);
    if (!finder.isAtBoundary()) {
        const qsizetype next = finder.toNextBoundary();
        to = next < 0 ? text.size() : next;
    }
    return {from, to - from};
}

AnchorPlace findQuote(const Highlight &highlight, const QString &text, qsizetype hint, bool isNear)
{
    const Wanted wanted(highlight);
    if (highlight.text.isEmpty())
        return {};
    Choice exact(wanted, text, hint, isNear);
    offerExact(exact, highlight.text, text);
    if (const AnchorPlace place = exact.best(); place.length > 0)
        return place;
    if (wanted.quote.isEmpty())
        return {};
    Choice folded(wanted, text, hint, isNear);
    offerFolded(folded, wanted.quote, text);
    return folded.best();
}

bool sharesWords(const Highlight &highlight, const QString &text, const AnchorPlace &place)
{
    if (place.length == 0)
        return false;
    const Wanted wanted(highlight);
    const qsizetype context = wanted.before.size() + wanted.after.size();
    if (context > 0 && wanted.contextAt(text, place) >= std::max(enoughContext, context / 2))
        return true;
    const QStringList there = wordsIn(QStringView(text).mid(place.from, place.length));
    const QStringList quoted = wordsIn(highlight.text);
    QStringList common;
    std::set_intersection(there.begin(), there.end(), quoted.begin(), quoted.end(), std::back_inserter(common));
    return 2 * common.size() > std::max(there.size(), quoted.size());
}

} // namespace sheaf
