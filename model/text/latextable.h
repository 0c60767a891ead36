// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of LaTeX writing: accents, letters, and the spelling of characters that pdfLaTeX does not know.
#pragma once

#include <string_view>

namespace sheaf
{

// Macros come without the backslash; "" is none that every reader knows.

// The macro of a combining mark: U+0308 → ".
std::string_view accentMacro(char32_t mark);

// A letter with a macro of its own: ø → o.
std::string_view letterMacro(char32_t letter);

// LaTeX code for a character that pdfLaTeX's own UTF-8 tables lack: α → \ensuremath{\alpha}.
std::string_view rawSpelling(char32_t character);

// Whether pdfLaTeX's own UTF-8 tables have the character (those of the kernel for OT1, T1, OMS and TS1).
bool latexKnows(char32_t character);

// A text command behind a character that LaTeX knows in the encoding T1 but stops at in OT1, and what to print there.
// The macro is "" for all other characters.
struct LatexDefault {
    std::string_view macro;
    std::string_view printed;
};
LatexDefault latexDefault(char32_t character);

} // namespace sheaf
