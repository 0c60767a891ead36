// SPDX-License-Identifier: GPL-3.0-or-later
// Turns the remnants of stripped LaTeX in digest text into clean Unicode, with a map of offsets both ways.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sheaf
{

// Raised with every change of a rule that changes what a text becomes: a library that was cleaned by other rules is
// cleaned anew when it is opened.
inline constexpr int cleaningVersion = 1;

// The rules, in the order in which lists name them; the text of each is ruleName(rule).
enum class RemnantRule : std::uint8_t {
    Times,    // 2.1times → 2.1×, 64times 64 → 64×64
    Sim,      // sim0.6 → ∼0.6, 1.25sim1.56 → 1.25∼1.56
    Symbol,   // geq t → ≥ t, {approx} → ≈, D{to}infty → D→∞, \rightarrow → →
    Greek,    // {\Psi} → Ψ, and lambda where a script, "=number" or the like proves that it is no word
    Script,   // 10^{160} → 10¹⁶⁰, ell_2 → ℓ₂; no Unicode form: G_{stack} → G_stack, n^{1.5}d → n^1.5 d
    Fraction, // 8{255} → 8/255: \frac has lost its name and its first braces
    Root,     // sqrt(T) → √T
    Fence,    // Oleft(…right) → O(…)
    Function, // O(LlogL) → O(L log L)
    Formula,  // $k=10^3$ → k=10³, as a whole or not at all
    Escape,   // 46\% → 46%
    Space,    // Fig.\ 3, 10\,000: a space
    Tie,      // models~(LLMs) → models (LLMs); ~68 and 10X~20X mean "about" and stay
    Quote,    // ``x'' and `x' → “x” and ‘x’
    Accent,   // T\"urkce → Türkce
    Letter,   // {\i} → ı
    Emphasis, // \textbf{X}, textit{X}, {it X} → X
    Group,    // {De}coupled → Decoupled, 50{%} → 50%
    Link,     // \url{https://a} and https://a{URL} → https://a
    Abbreviation, // \eg → e.g.
};
inline constexpr std::size_t RemnantRuleCount = 20;

// One changed stretch: original bytes [from, from + length) became the cleaned bytes [to, to + cleanLength).
struct Stretch {
    RemnantRule rule;
    std::uint32_t from;
    std::uint32_t length;
    std::uint32_t to;
    std::uint32_t cleanLength;
};

// A cleaned text. Unchanged stretches map byte by byte; within a changed one every inner offset maps to its start
// (and its end to the end), so both maps are total over [0, size] and monotone. Where text was taken out altogether,
// the one cleaned offset maps to the end of what was taken out. Offsets beyond the text count as its end. Offsets are
// UTF-8 bytes.
struct CleanText {
    std::string text;
    std::vector<Stretch> stretches; // ascending, disjoint
    std::size_t originalSize = 0;

    bool changed() const { return !stretches.empty(); }
    std::size_t toClean(std::size_t originalOffset) const;
    std::size_t toOriginal(std::size_t cleanOffset) const;
};

// A stable short name of a rule ("times", "accent", ...), for lists of what was changed.
std::string_view ruleName(RemnantRule rule);

// Cleans what is sure; an unsure reading stays as it is: names (S^2, GPT-4V(ision)), macros nobody can resolve, prose.
// The text is one title or one abstract. Pure; any thread; accepts any bytes (invalid UTF-8 passes through). A text
// without a suspicious byte costs one pass over it. The rules were made from the digests, not taken from elsewhere.
CleanText cleanRemnants(std::string_view original);
// The same without the map; nothing when the text is clean as it is.
std::optional<std::string> cleanedText(std::string_view original);

} // namespace sheaf
