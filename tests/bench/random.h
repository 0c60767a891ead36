// SPDX-License-Identifier: GPL-3.0-or-later
// Random numbers that are the same everywhere for the same seed, and picks by Zipf's law.
#pragma once

#include <cmath>
#include <cstdint>
#include <vector>

namespace sheaf::bench
{

// SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
class Random final
{
public:
    explicit Random(std::uint64_t seed) : m_state(seed) {}
    std::uint64_t next()
    {
        std::uint64_t mixed = m_state += 0x9E3779B97F4A7C15U;
        mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9U;
        mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
        return mixed ^ (mixed >> 31U);
    }
    // Below `bound`, which is not 0.
    std::uint32_t below(std::uint32_t bound) { return static_cast<std::uint32_t>((next() >> 32U) * bound >> 32U); }
    double share() { return static_cast<double>(next() >> 11U) * 0x1p-53; } // 0 <= share < 1
    bool chance(double probability) { return share() < probability; }

private:
    std::uint64_t m_state;
};

// Picks of 0 .. count-1, number k with a weight of 1 / (k + 1)^steepness; a table, so that a pick is one look.
class Zipf final
{
public:
    Zipf(std::size_t count, double steepness) : m_table(tableSize)
    {
        double whole = 0;
        for (std::size_t at = 0; at < count; ++at)
            whole += weight(at, steepness);
        double sum = 0;
        std::size_t at = 0;
        for (std::size_t place = 0; place < tableSize; ++place) {
            while (at + 1 < count && (sum + weight(at, steepness)) * tableSize < whole * static_cast<double>(place + 1))
                sum += weight(at++, steepness);
            m_table[place] = static_cast<std::uint16_t>(at);
        }
    }
    std::size_t pick(Random &random) const { return m_table[random.below(tableSize)]; }

private:
    static constexpr std::uint32_t tableSize = 1U << 15U;
    static double weight(std::size_t at, double steepness) { return std::pow(static_cast<double>(at + 1), -steepness); }
    std::vector<std::uint16_t> m_table;
};

} // namespace sheaf::bench
