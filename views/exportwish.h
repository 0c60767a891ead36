// SPDX-License-Identifier: GPL-3.0-or-later
// What the user wants exported and how, as plain values between the export dialog and those who carry it out.
#pragma once

#include "model/transfer.h"

#include <QString>

namespace sheaf
{

enum class ExportScope : quint8 { Selection, Shown, Library };

// One line of "What": "Reading list “Group meeting”", 12 papers. A list has sections, comments and an order of its own.
struct ExportChoice {
    ExportScope scope = ExportScope::Library;
    QString name;
    qint64 papers = 0;
    bool isList = false;
};

// What is kept per format.
struct ExportManner {
    ExportOptions options;
    std::optional<Order> order; // none: as shown
    Grouping grouping = Grouping::Section;
};

struct ExportWish {
    QString format; // the id of a format
    ExportScope scope = ExportScope::Library;
    ExportManner manner;
    QString file;
};

} // namespace sheaf
