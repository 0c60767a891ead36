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
std::optional<PaperId> readPaperByUid(Database &database, const QString &uid);

using TextVisit = std::function<void(const IndexText &)>;
void readTexts(Database &database, const TextVisit &visit);
void readTexts(Database &database, const IdSet &papers, const TextVisit &visit);

QString readNote(Database &database, PaperId paper);

} // namespace sheaf
