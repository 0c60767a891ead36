// SPDX-License-Identifier: GPL-3.0-or-later
// Writes Unicode text as LaTeX that pdfLaTeX sets, BibTeX balances, and pandoc and biber read back as the same text.
#pragma once

#include "model/text/protect.h"

#include <QStringView>

#include <set>
#include <span>
#include <string>

namespace sheaf
{

// Characters that stand raw in a text but that LaTeX does not know by itself; collected over a whole document.
using RawCharacters = std::set<char32_t>;

// What every reader takes back unchanged is escaped (\%, {\textbackslash}, {\"u}, ``quoted'', --); all else, Greek
// and mathematics above all, stays as UTF-8, because pandoc drops or spells out the macros for it: `raw` gathers
// those characters, and rawDeclarations() teaches them to LaTeX.
//
// - `text` must be NFC; control characters become spaces, line feeds stay.
// - Braces become \{ and \}. BibTeX counts braces without regard to the backslash, so one that has no partner is
//   followed (or preceded) by its counterpart within \iffalse ... \fi.
// - Quotes, hyphens and commas that LaTeX would join into another character are kept apart by {}; "--" is left alone
//   as a dash, except at the start of a word (an option like --force).
// - A line within the text that is empty, or that BibTeX readers might take for the next entry or field, is led by {}.
// - Each span of `braced` (ascending, of protectedSpans()) is put into braces.
std::string toLatex(QStringView text, RawCharacters &raw, std::span<const TextSpan> braced = {});

// The same for readers that know Unicode (biber, XeLaTeX, LuaLaTeX): letters, quotation marks and dashes stay as they
// are; only what is special to TeX is escaped.
std::string toUtf8Latex(QStringView text, std::span<const TextSpan> braced = {});

// LaTeX code for a preamble that keeps pdfLaTeX going over every one of those characters, in the encodings OT1 and T1;
// "" when there are none that need it. Nothing that LaTeX or the document has defined is replaced, XeLaTeX and LuaLaTeX
// look nothing up there. It holds no straight double quote, and its braces balance. Printed is
// - the character's spelling where LaTeX has one: Greek, mathematics, letters with several accents, compatibility forms
//   (a ligature, a wide or circled digit) as their plain letters;
// - nothing for what is invisible: joiners, direction marks, variation selectors;
// - the code point for all else, CJK, Hebrew, Arabic, emoji ...: [U+65E5]. \sheafmissing{65E5} prints it, a document
// may
//   define that before.
std::string rawDeclarations(const RawCharacters &raw);

// Whether such a code point would be printed for one of the characters.
bool printsCodePoints(const RawCharacters &raw);

} // namespace sheaf
