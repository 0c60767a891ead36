// SPDX-License-Identifier: GPL-3.0-or-later
// How well each paper holds something, a class of 0 to 7, in three bits each: a third of what bytes take, and kept.
#pragma once

#include "model/index/docbits.h"

#include <array>

namespace sheaf
{

class ClassPlanes final
{
public:
    // Raises the classes of the papers from `firstWord * 64` on to those given, one byte each; grows as needed.
    void raise(std::size_t firstWord, std::span<const quint8> classes);
    void remove(Document document);

    // Raises best[document] for all documents that both have.
    void raiseTo(std::span<quint8> best) const;
    // Sets the bits of the papers above class 0; words begin with document 0.
    void addTo(std::span<std::uint64_t> words) const;

    std::size_t memory() const { return m_words.capacity() * sizeof(Word); }

private:
    using Word =
        std::array<std::uint64_t, 3>; // 64 papers: the lowest bits of their classes, the next ones, the highest

    std::vector<Word> m_words;
};

} // namespace sheaf
