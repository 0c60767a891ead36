// SPDX-License-Identifier: GPL-3.0-or-later
// Highlights between the stored original and the text shown.
#include "model/text/anchor.h"

#include "model/text/anchorsearch.h"
#include "model/text/remnants.h"

#include <algorithm>

namespace sheaf
{

namespace
{

bool continues(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xc0U) == 0x80;
}

qsizetype unitsOf(char byte)
{
    return continues(byte) ? 0 : static_cast<unsigned char>(byte) >= 0xf0 ? 2 : 1;
}

// Between bytes of UTF-8, code points and UTF-16 units of one text.
std::size_t byteOfCodePoint(std::string_view text, qint64 codePoint)
{
    std::size_t at = 0;
    for (qint64 seen = 0; at < text.size(); ++at) {
        if (!continues(text[at]) && seen++ == codePoint)
            break;
    }
    return at;
}

qint64 codePointOfByte(std::string_view text, std::size_t byte)
{
    const std::string_view head = text.substr(0, byte);
    return std::count_if(head.begin(), head.end(), [](char each) { return !continues(each); });
}

std::size_t byteOfUnit(std::string_view text, qsizetype unit)
{
    std::size_t at = 0;
    for (qsizetype seen = 0; at < text.size(); ++at) {
        if (!continues(text[at]) && seen >= unit)
            break;
        seen += unitsOf(text[at]);
    }
    return at;
}

qsizetype unitOfByte(std::string_view text, std::size_t byte)
{
    qsizetype units = 0;
    for (const char each : text.substr(0, byte))
        units += unitsOf(each);
    return units;
}

// The original and what it shows as: cleaned, or as it is.
class Ground final
{
public:
    Ground(const QString &original, const QString &shown) : m_original(original.toStdString())
    {
        if (original == shown) {
            m_clean.text = m_original;
            m_clean.originalSize = m_original.size();
        } else {
            m_clean = cleanRemnants(m_original);
        }
        m_text = QString::fromStdString(m_clean.text);
    }

    const QString &text() const { return m_text; }

    // Where the original's code points [first, last) show in text().
    AnchorPlace placeOfSpan(qint64 first, qint64 last) const
    {
        if (first < 0 || last <= first)
            return {};
        const std::size_t to = cleanEnd(byteOfCodePoint(m_original, last));
        const std::size_t from = std::min(to, m_clean.toClean(byteOfCodePoint(m_original, first)));
        const qsizetype start = unitOfByte(m_clean.text, from);
        return {start, unitOfByte(m_clean.text, to) - start};
    }

    // The original's code points that show as this range of text(); -1 and -1 when it is made of none.
    std::pair<qint64, qint64> spanOfPlace(const AnchorPlace &place) const
    {
        const std::size_t from = m_clean.toOriginal(byteOfUnit(m_clean.text, place.from));
        const std::size_t to = originalEnd(byteOfUnit(m_clean.text, place.from + place.length));
        if (place.length == 0 || to <= from)
            return {-1, -1};
        return {codePointOfByte(m_original, from), codePointOfByte(m_original, to)};
    }

private:
    // An end within a changed stretch is the stretch's end.
    std::size_t cleanEnd(std::size_t original) const
    {
        for (const Stretch &stretch : m_clean.stretches) {
            if (original > stretch.from && original < std::size_t{stretch.from} + stretch.length)
                return std::size_t{stretch.to} + stretch.cleanLength;
        }
        return m_clean.toClean(original);
    }
    std::size_t originalEnd(std::size_t clean) const
    {
        for (const Stretch &stretch : m_clean.stretches) {
            if (clean > stretch.to && clean < std::size_t{stretch.to} + stretch.cleanLength)
                return std::size_t{stretch.from} + stretch.length;
        }
        return m_clean.toOriginal(clean);
    }

    std::string m_original;
    CleanText m_clean;
    QString m_text;
};

AnchorPlace placeOn(const Ground &ground, const Highlight &highlight, const QString &shown, bool shownIsOwn)
{
    const AnchorPlace mapped = ground.placeOfSpan(highlight.first, highlight.last);
    const bool isThatText = !shownIsOwn && shown == ground.text();
    if (isThatText && mapped.length > 0 && QStringView(shown).mid(mapped.from, mapped.length) == highlight.text)
        return mapped;
    const qsizetype hint = mapped.length > 0 ? mapped.from : -1;
    const AnchorPlace found = findQuote(highlight, shown, hint, isThatText);
    if (found.length > 0)
        return found;
    return isThatText && sharesWords(highlight, shown, mapped) ? mapped : AnchorPlace();
}

AnchorPlace withoutBlanks(const QString &text, qsizetype from, qsizetype length)
{
    qsizetype start = std::clamp<qsizetype>(from, 0, text.size());
    qsizetype end = std::clamp<qsizetype>(from + std::max<qsizetype>(length, 0), start, text.size());
    while (start < end && text.at(start).isSpace())
        ++start;
    while (end > start && text.at(end - 1).isSpace())
        --end;
    return {start, end - start};
}

} // namespace

AnchorPlace placeOf(const Highlight &highlight, const QString &original, const QString &shown, bool shownIsOwn)
{
    return placeOn(Ground(original, shown), highlight, shown, shownIsOwn);
}

void placeHighlights(std::vector<Highlight> &highlights, const QString &original, const QString &shown, bool shownIsOwn)
{
    if (highlights.empty())
        return;
    const Ground ground(original, shown);
    for (Highlight &highlight : highlights) {
        const AnchorPlace place = placeOn(ground, highlight, shown, shownIsOwn);
        highlight.shownFrom = place.from;
        highlight.shownLength = place.length;
    }
    std::stable_sort(highlights.begin(), highlights.end(), [](const Highlight &one, const Highlight &other) {
        if (one.isDetached() != other.isDetached())
            return other.isDetached();
        return std::pair(one.shownFrom, one.shownLength) < std::pair(other.shownFrom, other.shownLength);
    });
}

Highlight highlightAt(const QString &original, const QString &shown, qsizetype from, qsizetype length)
{
    Highlight highlight;
    AnchorPlace place = withoutBlanks(shown, from, length);
    if (place.length == 0)
        return highlight;
    place = wholeLetters(shown, place);
    highlight.text = shown.mid(place.from, place.length);
    highlight.before = contextBefore(shown, place.from);
    highlight.after = contextAfter(shown, place.from + place.length);
    highlight.shownFrom = place.from;
    highlight.shownLength = place.length;
    const Ground ground(original, shown);
    const AnchorPlace there = shown == ground.text() ? place : findQuote(highlight, ground.text(), place.from, false);
    std::tie(highlight.first, highlight.last) = ground.spanOfPlace(there);
    return highlight;
}

Highlight highlightQuoting(const QString &quote, const QString &original, const QString &shown)
{
    Highlight quoted;
    quoted.text = quote.trimmed();
    const AnchorPlace place = findQuote(quoted, shown, -1, false);
    return place.length == 0 ? quoted : highlightAt(original, shown, place.from, place.length);
}

} // namespace sheaf
