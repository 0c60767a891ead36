// SPDX-License-Identifier: GPL-3.0-or-later
// The foldings that identity, sorting and searching stand on: ASCII directly, everything else through Qt's tables.
#include "model/text/fold.h"

#include "model/text/bytescan.h"
#include "model/text/encoding.h"
#include "model/text/hashing.h"

#include <QChar>
#include <QString>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace sheaf
{

namespace
{

constexpr bool isAsciiByte(char c)
{
    return static_cast<unsigned char>(c) < 0x80;
}

constexpr char lowered(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

constexpr bool isAsciiWord(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// Voiced kana are letters, not letters with an accent; these two compose again.
bool isDroppedMark(char32_t c)
{
    return QChar::isMark(c) && c != 0x3099 && c != 0x309A;
}

// Dashes and quotation marks between ASCII, as most stretches are: they fold to themselves.
bool isPlainPunctuation(std::string_view stretch)
{
    if (stretch.size() != 3 || !stretch.starts_with("\xE2\x80"))
        return false;
    const auto last = static_cast<unsigned char>(stretch[2]);
    return last == 0x93 || last == 0x94 || last == 0x98 || last == 0x99 || last == 0x9C || last == 0x9D;
}

// A stretch without ASCII folds by itself: what could combine with an ASCII letter before it is a mark and is dropped.
void foldStretch(std::string_view stretch, std::string &out)
{
    const auto decomposed = [](const QString &text) { return text.normalized(QString::NormalizationForm_KD); };
    const QString text = QString::fromUtf8(stretch.data(), static_cast<qsizetype>(stretch.size()));
    QString folded = decomposed(decomposed(text).toCaseFolded());
    folded.replace(QChar(0x00DF), QStringLiteral("ss")); // Qt folds letter by letter
    QString kept;
    kept.reserve(folded.size());
    for (qsizetype i = 0; i < folded.size(); ++i) {
        const bool pair = folded[i].isHighSurrogate() && i + 1 < folded.size() && folded[i + 1].isLowSurrogate();
        const char32_t c = pair ? QChar::surrogateToUcs4(folded[i], folded[i + 1]) : folded[i].unicode();
        if (!isDroppedMark(c)) {
            kept += folded[i];
            if (pair)
                kept += folded[i + 1];
        }
        i += pair ? 1 : 0;
    }
    const QByteArray bytes = kept.normalized(QString::NormalizationForm_C).toUtf8();
    out.append(bytes.constData(), static_cast<std::size_t>(bytes.size()));
}

void appendLowered(std::string_view ascii, std::string &out)
{
    const std::size_t before = out.size();
    out.resize(before + ascii.size());
    std::transform(ascii.begin(), ascii.end(), out.begin() + static_cast<std::ptrdiff_t>(before), lowered);
}

// Calls word(view) for each run of letters and digits of a folded text.
template <class Sink>
void eachFoldedWord(std::string_view folded, Sink word)
{
    std::size_t start = 0;
    std::size_t at = 0;
    const auto finish = [&](std::size_t end) {
        if (end > start)
            word(folded.substr(start, end - start));
    };
    while (at < folded.size()) {
        const std::size_t here = at;
        if (isAsciiByte(folded[at])) {
            ++at;
            if (isAsciiWord(folded[here]))
                continue;
            finish(here);
            start = at;
            continue;
        }
        const char32_t c = nextCodePoint(folded, at);
        if (!QChar::isLetterOrNumber(c)) {
            finish(here);
            start = at;
        } else if (standsAlone(c)) {
            finish(here);
            word(folded.substr(here, at - here));
            start = at;
        }
    }
    finish(folded.size());
}

std::vector<std::uint64_t> wordHashes(std::string_view text)
{
    std::vector<std::uint64_t> hashes;
    hashes.reserve(text.size() / 6);
    eachFoldedWord(fold(text), [&hashes](std::string_view word) { hashes.push_back(fnv1a(word)); });
    return hashes;
}

// The distinct triples of consecutive words, sorted.
std::vector<std::uint64_t> wordTriples(const std::vector<std::uint64_t> &words)
{
    std::vector<std::uint64_t> triples;
    triples.reserve(words.size());
    for (std::size_t i = 0; i + 2 < words.size(); ++i)
        triples.push_back(mixedHash(mixedHash(mixedHash(words[i]) ^ words[i + 1]) ^ words[i + 2]));
    std::sort(triples.begin(), triples.end());
    triples.erase(std::unique(triples.begin(), triples.end()), triples.end());
    return triples;
}

std::size_t countCommon(const std::vector<std::uint64_t> &one, const std::vector<std::uint64_t> &other)
{
    std::size_t common = 0;
    for (auto a = one.begin(), b = other.begin(); a != one.end() && b != other.end();) {
        if (*a < *b) {
            ++a;
        } else if (*b < *a) {
            ++b;
        } else {
            ++common;
            ++a;
            ++b;
        }
    }
    return common;
}

} // namespace

std::string fold(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t from = at;
        at = afterAscii(text, at);
        appendLowered(text.substr(from, at - from), out);
        const std::size_t wide = at;
        while (at < text.size() && !isAsciiByte(text[at]))
            ++at;
        if (isPlainPunctuation(text.substr(wide, at - wide)))
            out.append(text, wide, at - wide);
        else if (at > wide)
            foldStretch(text.substr(wide, at - wide), out);
    }
    return out;
}

std::string normaliseTitle(std::string_view title)
{
    const std::string folded = fold(title);
    std::string out;
    out.reserve(folded.size());
    for (std::size_t at = 0; at < folded.size();) {
        const std::size_t from = at;
        const char32_t c = nextCodePoint(folded, at);
        if (c < 0x80 ? isAsciiWord(static_cast<char>(c)) : QChar::isLetterOrNumber(c))
            out.append(folded, from, at - from);
    }
    return out;
}

std::string titleSortKey(std::string_view title)
{
    return titleKeys(title).sort;
}

TitleKeys titleKeys(std::string_view title)
{
    TitleKeys keys{fold(title), 0};
    const std::string_view folded = keys.sort;
    std::size_t first = folded.size(); // the first letter or digit
    std::uint64_t hash = fnvStart;
    for (std::size_t at = 0; at < folded.size();) {
        const std::size_t from = at;
        const char32_t c = nextCodePoint(folded, at);
        if (c < 0x80 ? !isAsciiWord(static_cast<char>(c)) : !QChar::isLetterOrNumber(c))
            continue;
        first = std::min(first, from);
        hash = fnv1a(folded.substr(from, at - from), hash);
    }
    if (first == folded.size())
        return keys;
    keys.same = static_cast<std::int64_t>(mixedHash(hash));
    keys.sort.erase(0, first);
    return keys;
}

std::int64_t stableHash(std::string_view bytes)
{
    return static_cast<std::int64_t>(mixedHash(fnv1a(bytes)));
}

bool abstractsAgree(std::string_view one, std::string_view other)
{
    if (one == other)
        return true;
    const std::vector<std::uint64_t> words = wordHashes(one);
    const std::vector<std::uint64_t> otherWords = wordHashes(other);
    if (words.empty() || otherWords.empty())
        return true;
    if (words.size() < 3 || otherWords.size() < 3)
        return words == otherWords;
    const std::vector<std::uint64_t> triples = wordTriples(words);
    const std::vector<std::uint64_t> otherTriples = wordTriples(otherWords);
    const std::size_t shorter = std::min(triples.size(), otherTriples.size());
    return countCommon(triples, otherTriples) * 10 >= shorter * 3;
}

bool standsAlone(char32_t c)
{
    switch (QChar::script(c)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
        return true;
    default:
        return false;
    }
}

} // namespace sheaf
