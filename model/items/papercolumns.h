// SPDX-License-Identifier: GPL-3.0-or-later
// The columns of the list of papers as a table: what they are called, and what each says of a paper.
#pragma once

#include "model/paper.h"

#include <QDate>

#include <array>

namespace sheaf
{

enum class PaperColumn : quint8 { Title, Authors, Year, Tags, Status, Digest, Added };

inline constexpr std::array paperColumns{PaperColumn::Title, PaperColumn::Authors, PaperColumn::Year,
                                         PaperColumn::Tags,  PaperColumn::Status,  PaperColumn::Digest,
                                         PaperColumn::Added};

// "title", "authors", ...: the settings know the column by it.
QString columnId(PaperColumn column);
std::optional<PaperColumn> columnFromId(const QString &id);
QString columnName(PaperColumn column); // "Title", as the header says it
// What the column says; "" where nothing is known. Tags are not among it: a row knows them by their ids only.
QString cellText(const PaperRow &row, PaperColumn column, const QDate &today);
// What it says where nothing is known: "no year", for who cannot see that a cell is empty.
QString emptyCellText(PaperColumn column);

} // namespace sheaf
