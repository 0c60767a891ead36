// SPDX-License-Identifier: GPL-3.0-or-later
// ClassPlanes: eight papers at a time between bytes and bits.
#include "model/index/classplanes.h"

#include <QtEndian>

#include <algorithm>

namespace sheaf
{

namespace
{

constexpr std::size_t s_wordPapers = 64;

// By eight bits, lowest first, eight bytes of 0 or 1.
constexpr std::array<std::array<quint8, 8>, 256> s_spread = [] {
    std::array<std::array<quint8, 8>, 256> table{};
    for (unsigned bits = 0; bits < table.size(); ++bits) {
        for (unsigned at = 0; at < 8; ++at)
            table[bits][at] = static_cast<quint8>(bits >> at & 1U);
    }
    return table;
}();

using Classes = std::array<quint8, s_wordPapers>;

Classes unpacked(const std::array<std::uint64_t, 3> &word)
{
    Classes classes;
    for (unsigned at = 0; at < s_wordPapers; at += 8) {
        const auto &low = s_spread[word[0] >> at & 0xFFU];
        const auto &middle = s_spread[word[1] >> at & 0xFFU];
        const auto &high = s_spread[word[2] >> at & 0xFFU];
        for (unsigned i = 0; i < 8; ++i)
            classes[at + i] = static_cast<quint8>(low[i] | middle[i] << 1U | high[i] << 2U);
    }
    return classes;
}

// Of each of eight bytes: the first one's lowest, the last one's highest. Each product brings one of them to the top
// byte, and none of the others carries into it.
std::uint64_t lowestBits(std::uint64_t eight)
{
    return (eight & 0x0101010101010101U) * 0x0102040810204080U >> 56U;
}

std::array<std::uint64_t, 3> packed(const Classes &classes)
{
    std::array<std::uint64_t, 3> word{};
    for (unsigned at = 0; at < s_wordPapers; at += 8) {
        const auto eight = qFromLittleEndian<std::uint64_t>(classes.data() + at);
        for (unsigned plane = 0; plane < word.size(); ++plane)
            word[plane] |= lowestBits(eight >> plane) << at;
    }
    return word;
}

void raiseAll(std::span<quint8> best, const quint8 *classes)
{
    for (std::size_t at = 0; at < best.size(); ++at)
        best[at] = std::max(best[at], classes[at]);
}

} // namespace

void ClassPlanes::raise(std::size_t firstWord, std::span<const quint8> classes)
{
    const std::size_t count = (classes.size() + s_wordPapers - 1) / s_wordPapers;
    m_words.resize(std::max(m_words.size(), firstWord + count));
    for (std::size_t at = 0; at < count; ++at) {
        const std::span<const quint8> some = classes.subspan(at * s_wordPapers);
        if (std::ranges::all_of(some.first(std::min(some.size(), s_wordPapers)), [](quint8 one) { return one == 0; }))
            continue;
        Classes now = unpacked(m_words[firstWord + at]);
        raiseAll(std::span(now).first(std::min(some.size(), s_wordPapers)), some.data());
        m_words[firstWord + at] = packed(now);
    }
}

void ClassPlanes::remove(Document document)
{
    const std::size_t at = document / s_wordPapers;
    if (at >= m_words.size())
        return;
    for (std::uint64_t &plane : m_words[at])
        plane &= ~(std::uint64_t{1} << (document % s_wordPapers));
}

void ClassPlanes::raiseTo(std::span<quint8> best) const
{
    for (std::size_t at = 0; at < m_words.size() && at * s_wordPapers < best.size(); ++at) {
        const Word &word = m_words[at];
        if ((word[0] | word[1] | word[2]) == 0)
            continue;
        const std::span<quint8> some = best.subspan(at * s_wordPapers);
        raiseAll(some.first(std::min(some.size(), s_wordPapers)), unpacked(word).data());
    }
}

void ClassPlanes::addTo(std::span<std::uint64_t> words) const
{
    const std::size_t count = std::min(words.size(), m_words.size());
    for (std::size_t at = 0; at < count; ++at)
        words[at] |= m_words[at][0] | m_words[at][1] | m_words[at][2];
}

} // namespace sheaf
