// SPDX-License-Identifier: GPL-3.0-or-later
// A paper's title and abstract as they came and as they are shown, kept in step with what hangs on them: the sort key,
// the row's lead, the keys of recognition. Inside the caller's transaction; hidden papers too.
#pragma once

#include "model/db/sqlite.h"

namespace sheaf
{

inline constexpr std::size_t paperLeadLength = 240; // code points of the abstract in a list row

// UTF-8. While a text is the user's own, the original stays beside it.
struct PaperTexts {
    std::string title; // shown
    std::string abstract;
    std::string originalTitle;
    std::string originalAbstract;
    bool ownTitle = false;
    bool ownAbstract = false;
    bool titleAsIs = false; // the original was taken as it is and is shown so
    bool abstractAsIs = false;

    bool operator==(const PaperTexts &) const = default;
};

// What the original shows as where the user has no text of his own.
std::string digestTitle(const PaperTexts &texts);
std::string digestAbstract(const PaperTexts &texts);

// What its digests say: the original, beside a text of the user's own; else what is shown. An entry without a text of
// its own says this.
std::string saidTitle(const PaperTexts &texts);
std::string saidAbstract(const PaperTexts &texts);

std::optional<PaperTexts> readPaperTexts(Database &database, PaperId id);
void writePaperTexts(Database &database, PaperId id, const PaperTexts &texts);

} // namespace sheaf
