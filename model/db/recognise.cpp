// SPDX-License-Identifier: GPL-3.0-or-later
// Finding the paper that a record is.
#include "model/db/recognise.h"

#include "model/text/fold.h"

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

bool findByIdentifier(Database &database, const char *sql, const std::string &identifier, Recognition &found)
{
    if (identifier.empty())
        return false;
    Statement row = database.query(sql, identifier);
    if (!row.step())
        return false;
    found.same = row.id<PaperId>(0);
    found.hidden = row.integer(1) != 0;
    return true;
}

std::string_view shownAbstract(const Incoming &incoming)
{
    return incoming.abstract.empty() ? incoming.record.abstract : incoming.abstract;
}

void noteAlike(Recognition &found, const Statement &row)
{
    if (found.alike != PaperId{})
        return;
    found.alike = row.id<PaperId>(0);
    found.alikeTitle = row.text(2);
}

// Shown papers come first, so that a hidden one is taken only where no shown one is the same.
void findByTitle(Database &database, const Incoming &incoming, Recognition &found)
{
    if (incoming.titleKey == 0)
        return;
    std::string normalised;
    Statement rows =
        database.query("SELECT p.id, p.hidden, p.title, ifnull(t.abstract_clean, t.abstract) FROM recognition r "
                       "JOIN paper p ON p.id = r.paper JOIN paper_text t ON t.paper = p.id "
                       "WHERE r.kind = 0 AND r.key = ?1 ORDER BY p.hidden, p.id",
                       incoming.titleKey);
    while (rows.step()) {
        if (normalised.empty())
            normalised = normaliseTitle(incoming.title);
        if (normaliseTitle(rows.utf8(2)) != normalised)
            continue;
        if (abstractsAgree(shownAbstract(incoming), rows.utf8(3))) {
            found.same = rows.id<PaperId>(0);
            found.hidden = rows.integer(1) != 0;
            return;
        }
        if (rows.integer(1) == 0)
            noteAlike(found, rows);
    }
}

void findByAbstract(Database &database, const Incoming &incoming, Recognition &found)
{
    if (incoming.abstractKey == 0)
        return;
    Statement rows = database.query("SELECT p.id, p.hidden, p.title FROM recognition r JOIN paper p ON p.id = r.paper "
                                    "WHERE r.kind = 1 AND r.key = ?1 AND p.hidden = 0 ORDER BY p.id LIMIT 1",
                                    incoming.abstractKey);
    if (rows.step())
        noteAlike(found, rows);
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

Recognition recognisePaper(Database &database, const Incoming &incoming)
{
    Recognition byId;
    if (!findByIdentifier(database,
                          "SELECT p.id, p.hidden FROM paper_text t JOIN paper p ON p.id = t.paper "
                          "WHERE lower(t.doi) = ?1 AND t.doi <> '' ORDER BY p.hidden, p.id LIMIT 1",
                          lowerAscii(incoming.record.doi), byId) ||
        byId.hidden) {
        findByIdentifier(database,
                         "SELECT p.id, p.hidden FROM paper_text t JOIN paper p ON p.id = t.paper "
                         "WHERE lower(t.arxiv) = ?1 AND t.arxiv <> '' ORDER BY p.hidden, p.id LIMIT 1",
                         arxivWithoutVersion(incoming.record.arxiv), byId);
    }
    if (byId.same != PaperId{} && !byId.hidden)
        return byId;
    Recognition found;
    findByTitle(database, incoming, found);
    if (found.same != PaperId{} && !found.hidden)
        return found;
    if (byId.same != PaperId{}) {
        found.same = byId.same;
        found.hidden = true;
    }
    findByAbstract(database, incoming, found);
    return found;
}

} // namespace sheaf
