// SPDX-License-Identifier: GPL-3.0-or-later
// Posting lists joined piece by piece; postings.h says what the pieces are.
#include "model/index/postingjoin.h"

#include <algorithm>
#include <bit>

namespace sheaf
{

namespace
{

constexpr std::size_t s_codesInByte = 4;
constexpr std::size_t s_wordBytes = 8;

// How many of the codes are 3.
std::size_t escapesIn(std::string_view codes)
{
    std::size_t count = 0;
    std::size_t at = 0;
    for (; at + s_wordBytes <= codes.size(); at += s_wordBytes) {
        const auto word = loadWord<std::uint64_t>(codes.data() + at);
        count += static_cast<std::size_t>(std::popcount(word & word >> 1U & 0x5555555555555555U));
    }
    for (; at < codes.size(); ++at) {
        const unsigned byte = static_cast<unsigned char>(codes[at]);
        count += static_cast<std::size_t>(std::popcount(byte & byte >> 1U & 0x55U));
    }
    return count;
}

bool cutBitmap(PostingPieces &list, Document base)
{
    NumberReader numbers(list.documents);
    const std::uint64_t firstWord = std::uint64_t{base >> 6U} + numbers.next();
    const std::size_t words = numbers.next();
    if (words == 0 || numbers.left() != words * s_wordBytes)
        return false;
    list.documents = numbers.take(numbers.left());
    const auto front = loadWord<std::uint64_t>(list.documents.data());
    const auto back = loadWord<std::uint64_t>(list.documents.data() + (words - 1) * s_wordBytes);
    std::size_t count = 0;
    for (std::size_t at = 0; at < words; ++at)
        count +=
            static_cast<std::size_t>(std::popcount(loadWord<std::uint64_t>(list.documents.data() + at * s_wordBytes)));
    if (front == 0 || back == 0 || count != list.count)
        return false;
    list.first = static_cast<Document>(firstWord * 64 + static_cast<unsigned>(std::countr_zero(front)));
    list.last = static_cast<Document>((firstWord + words) * 64 - 1 - static_cast<unsigned>(std::countl_zero(back)));
    return true;
}

bool cutDifferences(PostingPieces &list, Document base)
{
    NumberReader numbers(list.documents);
    list.first = base + numbers.next();
    list.documents.remove_prefix(static_cast<std::size_t>(numbers.at() - list.documents.data()));
    Document last = list.first;
    std::uint32_t left = list.count - 1;
    for (std::uint64_t eight = 0; left > 0 && numbers.left() > 0;) {
        if (left >= 8 && numbers.nextEight(eight)) {
            const std::uint64_t pairs = (eight & 0x00FF00FF00FF00FFU) + (eight >> 8U & 0x00FF00FF00FF00FFU);
            last += static_cast<Document>(pairs * 0x0001000100010001U >> 48U) + 8;
            left -= 8;
        } else {
            last += numbers.next() + 1;
            --left;
        }
    }
    list.last = last;
    return left == 0 && numbers.left() == 0;
}

void putCodesAt(char *codes, std::size_t index, const PostingPieces &list)
{
    char *to = codes + index / s_codesInByte;
    const auto shift = static_cast<unsigned>(index % s_codesInByte * 2);
    if (shift == 0) {
        std::ranges::copy(list.codes, to);
        return;
    }
    for (const char one : list.codes) {
        const unsigned byte = static_cast<unsigned char>(one);
        *to = static_cast<char>(static_cast<unsigned char>(*to) | byte << shift);
        // What follows may lie behind the last code, where there are only zeros.
        if (const unsigned rest = byte >> (8 - shift); rest != 0)
            to[1] = static_cast<char>(rest);
        ++to;
    }
}

// As one list's words may end in the word that the next one's begin with.
void appendWords(std::string &bytes, std::span<const PostingPieces> lists, Document base)
{
    const Document first = lists.front().first >> 6U;
    const std::size_t words = (lists.back().last >> 6U) - first + 1;
    appendNumber(bytes, first - (base >> 6U));
    appendNumber(bytes, static_cast<std::uint32_t>(words));
    const std::size_t before = bytes.size();
    bytes.resize(before + words * s_wordBytes);
    for (const PostingPieces &list : lists) {
        char *const to = bytes.data() + before + ((list.first >> 6U) - first) * s_wordBytes;
        const auto shared = loadWord<std::uint64_t>(to);
        std::ranges::copy(list.documents, to);
        putWord(to, shared | loadWord<std::uint64_t>(to));
    }
}

void appendNumbers(std::string &bytes, std::span<const PostingPieces> lists, Document base)
{
    for (const PostingPieces &list : lists) {
        appendNumber(bytes, list.first - base);
        bytes += list.documents;
        base = list.last + 1;
    }
}

} // namespace

std::optional<PostingPieces> piecesOf(std::string_view bytes, std::uint32_t count, Document base)
{
    if (bytes.empty() || count == 0)
        return std::nullopt;
    const auto head = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    PostingPieces list;
    list.count = count;
    list.commonest = head & allFields;
    list.bitmap = (head & postingsBitmapFlag) != 0;
    if ((head & postingsCodesFlag) != 0) {
        const std::size_t length = (std::size_t{count} + s_codesInByte - 1) / s_codesInByte;
        if (length > bytes.size())
            return std::nullopt;
        list.codes = bytes.substr(0, length);
        bytes.remove_prefix(length);
        const unsigned unused = static_cast<unsigned>(length * s_codesInByte - count) * 2;
        if (static_cast<unsigned char>(list.codes.back()) >> (8 - unused) != 0)
            return std::nullopt;
    }
    const std::size_t escapes = escapesIn(list.codes);
    if (escapes > bytes.size())
        return std::nullopt;
    list.documents = bytes.substr(0, bytes.size() - escapes);
    list.escapes = bytes.substr(bytes.size() - escapes);
    const bool sound = list.bitmap ? cutBitmap(list, base) : cutDifferences(list, base);
    return sound && base <= list.first && list.first <= list.last ? std::optional(list) : std::nullopt;
}

bool joinPostings(std::string &bytes, std::span<const PostingPieces> lists, Document base)
{
    const PostingPieces &front = lists.front();
    std::size_t count = 0;
    bool coded = false;
    for (std::size_t at = 0; at < lists.size(); ++at) {
        const PostingPieces &list = lists[at];
        if (list.commonest != front.commonest || list.bitmap != front.bitmap ||
            (at > 0 && list.first <= lists[at - 1].last))
            return false;
        count += list.count;
        coded = coded || !list.codes.empty();
    }
    const std::size_t words = (lists.back().last >> 6U) - (front.first >> 6U) + 1;
    if (front.bitmap != (words * s_wordBytes <= count))
        return false;

    bytes.push_back(
        static_cast<char>(front.commonest | (front.bitmap ? postingsBitmapFlag : 0) | (coded ? postingsCodesFlag : 0)));
    if (coded) {
        const std::size_t before = bytes.size();
        bytes.resize(before + (count + s_codesInByte - 1) / s_codesInByte);
        std::size_t index = 0;
        for (const PostingPieces &list : lists) {
            putCodesAt(bytes.data() + before, index, list);
            index += list.count;
        }
    }
    if (front.bitmap)
        appendWords(bytes, lists, base);
    else
        appendNumbers(bytes, lists, base);
    for (auto list = lists.rbegin(); list != lists.rend(); ++list)
        bytes += list->escapes;
    return true;
}

} // namespace sheaf
