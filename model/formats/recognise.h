// SPDX-License-Identifier: GPL-3.0-or-later
// Names what a file is when it is no digest, by signatures and by how its lines look.
#pragma once

#include <QString>

#include <string_view>

namespace sheaf
{

// What a file that is not text is, a whole sentence ("This is a PDF document."); "" when it may be text. `text` is its
// head decoded.
QString binaryKind(std::string_view rawHead, std::string_view text);

// What a text is that no reader takes however its lines look: markup, reference formats, data; "" when none of these.
QString markedKind(std::string_view text);

// What a text looks like that no reader took: program source, a Markdown document, prose ...; never "".
QString looseKind(std::string_view text);

// How surely a text is one of looseKind's: from 50 on even a text whose lines alternate well is refused.
int looseSureness(std::string_view text);

} // namespace sheaf
