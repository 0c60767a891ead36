// SPDX-License-Identifier: GPL-3.0-or-later
// What is missing or doubtful in what is about to be exported: told before the file is written, each with its paper.
#pragma once

#include "model/transfer.h"

namespace sheaf
{

enum class Finding : quint8 {
    NoAuthors, // cited by its title
    NoYear,
    NoLink,     // neither DOI, arXiv id nor URL
    NoAbstract, // where abstracts go along
    SameTitle,  // as another paper of this export
    DetachedHighlight,
    UnusualLetters, // letters that the chosen format's usual readers cannot set (classic BibTeX: CJK, emoji ...)
    Trashed         // of a list: left out
};

struct PreflightLine {
    Finding finding = Finding::NoAuthors;
    PaperId paper{};
    QString title;
};

struct Preflight {
    qint64 papers = 0;                // that will be written
    std::vector<PreflightLine> lines; // by finding, then in the order of the export
};

// The sentence for a group of findings: "12 papers without authors".
QString describe(Finding finding, qint64 papers);
// Reads the papers of a plan one by one; stops early, with what it has, when hooks.cancelled.
Preflight preflight(Library &library, const ExportPlan &plan, const ImportHooks &hooks);

} // namespace sheaf
