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

} // namespace sheaf
