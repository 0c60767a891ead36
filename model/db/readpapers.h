// SPDX-License-Identifier: GPL-3.0-or-later
// Reads papers: list rows, whole papers, and their texts for the index. What is hidden is not there.
#pragma once

#include "model/answers.h"
#include "model/db/sqlite.h"

#include <functional>
#include <span>

namespace sheaf
{

std::vector<PaperRow> readRows(Database &database, std::span<const PaperId> ids);
std::optional<Paper> readPaper(Database &database, PaperId id);
// Its own, else that of a paper that was merged into it; "" if none.
QString readKey(Database &database, PaperId paper);
// Also of a paper that was merged away: then the one that it became.
std::optional<PaperId> readPaperByUid(Database &database, const QString &uid);

using TextVisit = std::function<void(const IndexText &)>;
void readTexts(Database &database, const IdSet &papers, const TextVisit &visit); // hidden ones too
// Those that have a note or a highlight.
IdSet readNoted(Database &database, PaperRange range);

QString readNote(Database &database, PaperId paper);

} // namespace sheaf
