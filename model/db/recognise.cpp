// SPDX-License-Identifier: GPL-3.0-or-later
// Finding the paper that a record is.
#include "model/db/recognise.h"

#include "model/text/fold.h"
#include "model/text/remnants.h"

#include <algorithm>
#include <cctype>

namespace sheaf
{

namespace
{

std::string lowerAscii(std::string_view text)
{
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    return lower;
}

// What stands for a paper that a record was compared with: itself, or what it was merged into.
struct Standing {
    PaperId id{};
    bool hidden = false;
};

Standing standingOf(Database &database, const Statement &row)
{
    const Standing own{row.id<PaperId>(0), row.integer(1) != 0};
    if (!own.hidden)
        return own;
    const PaperId kept = standsFor(database, own.id);
    const bool isShown =
        kept != own.id && database.number("SELECT count(*) FROM paper WHERE id = ?1 AND hidden = 0", kept) > 0;
    return isShown ? Standing{kept, false} : own;
}

// Whether the search is over: a hidden one is only kept for when no shown one follows.
bool take(Recognition &found, Standing standing)
{
    if (found.same == PaperId{} || !standing.hidden) {
        found.same = standing.id;
        found.hidden = standing.hidden;
    }
    return !standing.hidden;
}

// Shown papers come first, so that a hidden one is taken only where no shown one is the same.
void findByIdentifier(Database &database, const char *sql, const std::string &identifier, Recognition &found)
{
    if (identifier.empty() || (found.same != PaperId{} && !found.hidden))
        return;
    Statement rows = database.query(sql, identifier);
    while (rows.step()) {
        if (take(found, standingOf(database, rows)))
            return;
    }
}

std::string_view shownAbstract(const Incoming &incoming)
{
    return incoming.abstract.empty() ? incoming.record.abstract : incoming.abstract;
}

void noteAlike(Database &database, Recognition &found, Standing standing)
{
    if (found.alike != PaperId{} || standing.hidden)
        return;
    found.alike = standing.id;
    Statement title = database.query("SELECT title FROM paper WHERE id = ?1", standing.id);
    if (title.step())
        found.alikeTitle = title.text(0);
}

// Beside a text of the user's own the digest's is still the paper's. Columns: as comparedTextsSql has them.
bool hasTitle(const Statement &row, const std::string &normalised)
{
    return normaliseTitle(row.utf8(2)) == normalised ||
           (row.integer(4) != 0 && normaliseTitle(cleanRemnants(row.utf8(5)).text) == normalised);
}

bool hasAbstract(const Statement &row, std::string_view abstract)
{
    return abstractsAgree(abstract, row.utf8(3)) ||
           (row.integer(6) != 0 && abstractsAgree(abstract, cleanRemnants(row.utf8(7)).text));
}

constexpr const char *comparedTextsSql =
    "SELECT p.id, p.hidden, p.title, ifnull(t.abstract_clean, t.abstract),"
    " t.own_title, ifnull(t.title_original, p.title), t.own_abstract, t.abstract "
    "FROM paper p JOIN paper_text t ON t.paper = p.id WHERE p.id = ?1 AND p.hidden = ?2";

void findByTitle(Database &database, KeyIndex &keys, const Incoming &incoming, Recognition &found)
{
    const std::vector<PaperId> papers = keys.papers({KeyKind::Title, incoming.titleKey});
    if (papers.empty())
        return;
    const std::string normalised = normaliseTitle(incoming.title);
    for (const bool hidden : {false, true}) {
        for (const PaperId paper : papers) {
            Statement row = database.query(comparedTextsSql, paper, hidden);
            if (!row.step() || !hasTitle(row, normalised))
                continue;
            const Standing standing = standingOf(database, row);
            if (!hasAbstract(row, shownAbstract(incoming)))
                noteAlike(database, found, standing);
            else if (take(found, standing))
                return;
        }
    }
}

void findByAbstract(Database &database, KeyIndex &keys, const Incoming &incoming, Recognition &found)
{
    if (found.alike != PaperId{})
        return;
    const std::vector<PaperId> papers = keys.papers({KeyKind::Abstract, incoming.abstractKey});
    for (const bool hidden : {false, true}) {
        for (const PaperId paper : papers) {
            Statement row = database.query("SELECT id, hidden FROM paper WHERE id = ?1 AND hidden = ?2", paper, hidden);
            if (found.alike == PaperId{} && row.step())
                noteAlike(database, found, standingOf(database, row));
        }
    }
}

} // namespace

std::string arxivWithoutVersion(std::string_view arxiv)
{
    std::string id = lowerAscii(arxiv);
    const std::size_t v = id.find_last_of('v');
    const bool hasVersion = v != std::string::npos && v > 0 && v + 1 < id.size() &&
                            std::all_of(id.begin() + static_cast<std::ptrdiff_t>(v) + 1, id.end(),
                                        [](unsigned char letter) { return std::isdigit(letter) != 0; });
    return hasVersion ? id.substr(0, v) : id;
}

PaperId standsFor(Database &database, PaperId paper)
{
    while (const qint64 kept = database.number("SELECT kept FROM merged WHERE paper = ?1", paper))
        paper = PaperId{kept};
    return paper;
}

Recognition recognisePaper(Database &database, KeyIndex &keys, const Incoming &incoming)
{
    Recognition byId;
    findByIdentifier(database,
                     "SELECT p.id, p.hidden FROM paper_text t JOIN paper p ON p.id = t.paper "
                     "WHERE lower(t.doi) = ?1 AND t.doi <> '' ORDER BY p.hidden, p.id",
                     lowerAscii(incoming.record.doi), byId);
    findByIdentifier(database,
                     "SELECT p.id, p.hidden FROM paper_text t JOIN paper p ON p.id = t.paper "
                     "WHERE lower(t.arxiv) = ?1 AND t.arxiv <> '' ORDER BY p.hidden, p.id",
                     arxivWithoutVersion(incoming.record.arxiv), byId);
    if (byId.same != PaperId{} && !byId.hidden)
        return byId;
    Recognition found;
    findByTitle(database, keys, incoming, found);
    if (found.same != PaperId{} && !found.hidden)
        return found;
    if (byId.same != PaperId{}) {
        found.same = byId.same;
        found.hidden = true;
    }
    findByAbstract(database, keys, incoming, found);
    return found;
}

} // namespace sheaf
