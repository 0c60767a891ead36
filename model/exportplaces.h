// SPDX-License-Identifier: GPL-3.0-or-later
// What an export writes, in order: papers with their comments under headings.
#pragma once

#include "model/transfer.h"

namespace sheaf
{

// A paper, or a heading that has none below it (paper is 0).
struct ExportPlace {
    PaperId paper{};
    QString heading; // opens here; "" when it goes on
    QString comment; // of a list
};

struct ExportPlaces {
    std::vector<ExportPlace> places;
    std::vector<PaperId> trashed; // of a list: left out
};

// Papers that are not in the library are left out, of a list those in the Trash too; others are there because they were
// asked for. ExportPlan::order sorts within each heading; Order::Digest and Order::List leave the order as it is.
//
// Grouping::Area puts a paper under the first of its tags, in the order of the sidebar, that is an area or lies below
// one, and there under the nearest area; else under its first tag; else under "Other", the last heading. Where no paper
// has a tag there are no headings. Headings stand in the order of the sidebar; comments go along.
// Grouping::Section keeps a list's sections, also those that hold nothing.
ExportPlaces exportPlaces(Library &library, const ExportPlan &plan);

} // namespace sheaf
