// SPDX-License-Identifier: GPL-3.0-or-later
// The foldings that identity, sorting and searching stand on: ASCII directly, everything else through Qt's tables.
#include "model/text/fold.h"

#include "model/text/encoding.h"

#include <QChar>
#include <QString>
#include <QtEndian>

#include <algorithm>
#include <cstdint>
#include <cstring>
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

// Where the ASCII from `at` on ends; eight bytes a step, as most texts have nothing else.
std::size_t asciiEnd(std::string_view text, std::size_t at)
{
    for (; at + 8 <= text.size(); at += 8) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, text.data() + at, sizeof eight);
        if ((eight & 0x8080808080808080U) != 0)
            break;
    }
    while (at < text.size() && isAsciiByte(text[at]))
        ++at;
    return at;
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

std::uint64_t mixedHash(std::uint64_t hash)
{
    hash ^= hash >> 33;
    hash *= 0xff51afd7ed558ccdU;
    hash ^= hash >> 33;
    hash *= 0xc4ceb9fe1a85ec53U;
    hash ^= hash >> 33;
    return hash;
}

std::uint64_t fnv1a(std::string_view bytes)
{
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const char c : bytes) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 0x100000001b3U;
    }
    return hash;
}

// For long texts: eight bytes at a time, as little-endian numbers. Kept in libraries: never change it.
std::int64_t longHash(std::string_view bytes)
{
    std::uint64_t hash = bytes.size();
    for (std::size_t at = 0; at < bytes.size(); at += sizeof(std::uint64_t)) {
        std::uint64_t block = 0;
        std::memcpy(&block, bytes.data() + at, std::min(sizeof block, bytes.size() - at));
        hash = (hash ^ qFromLittleEndian(block)) * 0x9e3779b97f4a7c15U;
        hash ^= hash >> 32;
    }
    return static_cast<std::int64_t>(mixedHash(hash));
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
        at = asciiEnd(text, at);
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
    std::string folded = fold(title);
    for (std::size_t at = 0; at < folded.size();) {
        const std::size_t from = at;
        if (QChar::isLetterOrNumber(nextCodePoint(folded, at)))
            return folded.substr(from);
    }
    return folded;
}

std::int64_t stableHash(std::string_view bytes)
{
    return static_cast<std::int64_t>(mixedHash(fnv1a(bytes)));
}

std::string foldedWords(std::string_view text)
{
    const std::string folded = fold(text);
    // At most a space after each letter that stands alone and after an ASCII letter before it.
    std::string words(folded.size() + folded.size() / 2 + 2, ' ');
    std::size_t size = 0;
    bool inWord = false;
    for (std::size_t at = 0; at < folded.size();) {
        // Without a branch on what the letter is: where words end cannot be foretold.
        for (; at < folded.size() && isAsciiByte(folded[at]); ++at) {
            const bool isWord = isAsciiWord(folded[at]);
            words[size] = isWord ? folded[at] : ' ';
            size += isWord || inWord ? 1 : 0;
            inWord = isWord;
        }
        while (at < folded.size() && !isAsciiByte(folded[at])) {
            const std::size_t from = at;
            const char32_t c = nextCodePoint(folded, at);
            const bool isWord = QChar::isLetterOrNumber(c);
            const bool alone = isWord && standsAlone(c);
            if (inWord && (!isWord || alone))
                words[size++] = ' ';
            if (isWord)
                size += folded.copy(words.data() + size, at - from, from);
            if (alone)
                words[size++] = ' ';
            inWord = isWord && !alone;
        }
    }
    if (inWord)
        words[size++] = ' ';
    words.resize(size);
    return words;
}

std::int64_t abstractKey(std::string_view abstract)
{
    const std::string words = foldedWords(abstract);
    if (words.empty())
        return 0;
    const std::int64_t key = longHash(words);
    return key == 0 ? 1 : key;
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

std::string leadOf(std::string_view text, std::size_t limit)
{
    std::string out;
    std::size_t length = 0;  // code points in `out`
    std::size_t wordEnd = 0; // bytes of `out` up to the last whole word
    std::size_t wordEndLength = 0;
    bool space = false;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t from = at;
        const char32_t c = nextCodePoint(text, at);
        if (QChar::isSpace(c)) {
            if (!space) {
                wordEnd = out.size();
                wordEndLength = length;
            }
            space = true;
            continue;
        }
        const std::size_t needed = space && length > 0 ? 2 : 1;
        if (length + needed > limit) {
            // A text without spaces (or one very long word) is cut where the limit is.
            if (!space && wordEndLength * 2 >= limit)
                out.resize(wordEnd);
            return out;
        }
        if (needed == 2)
            out.push_back(' ');
        out.append(text, from, at - from);
        length += needed;
        space = false;
    }
    return out;
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
