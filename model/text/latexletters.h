// SPDX-License-Identifier: GPL-3.0-or-later
// The tables for reading LaTeX: letters, accents, symbols and scripts as UTF-8.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sheaf
{

// Every function is pure and usable from any thread. Names come without the backslash; "" means unknown.

// The letter with its accent, as \"o or \v{s} write it; accent is the character after the backslash, base one ASCII
// letter. Nothing if Unicode has no such letter in one code point.
std::optional<std::string> accentedLetter(char accent, char base);

// Whether the accent is a mark (\"o) and not a letter (\v{s}).
bool isMarkAccent(char accent);

// Letters that are macros: i → ı, ss → ß, o → ø.
std::string_view latexLetter(std::string_view name);

// Greek letters, ell and nabla: names that mean a letter also when the backslash is lost and the context is
// mathematics.
std::string_view greekLetter(std::string_view name);

// Mathematical and typographic symbols: times → ×, rightarrow → →, infty → ∞.
std::string_view latexSymbol(std::string_view name);

// Abbreviations that paper templates define: eg → e.g., ie → i.e., etal → et al.
std::string_view latexAbbreviation(std::string_view name);

// Blackboard letters that have a form of their own: R → ℝ.
std::string_view blackboardLetter(char letter);

// The combining mark of a mathematical accent: hat, bar, tilde ...
std::string_view combiningAccent(std::string_view name);

// The text in raised or lowered characters; nothing unless every character has such a form and no more than three of
// them are letters (words in modifier letters are hard to read).
std::optional<std::string> superscript(std::string_view text);
std::optional<std::string> subscript(std::string_view text);

} // namespace sheaf
