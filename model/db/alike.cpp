// SPDX-License-Identifier: GPL-3.0-or-later
// Possible duplicates: recognition's keys find them, the texts decide. CROSS JOIN keeps SQLite from walking all papers
// by their flags first.
#include "model/db/alike.h"

#include "model/db/papertexts.h"
#include "model/text/fold.h"

#include <algorithm>
#include <map>

namespace sheaf
{

namespace
{

enum class AlikeBy : qint64 { Title, Abstract }; // recognition.kind

struct AlikeKey {
    AlikeBy by = AlikeBy::Title;
    qint64 key = 0;
};

// What two papers must share to look alike in one respect; none is empty.
std::vector<std::string> comparedTexts(const PaperTexts &texts, AlikeBy by)
{
    std::vector<std::string> compared;
    const auto add = [&](std::string text) {
        if (!text.empty())
            compared.push_back(std::move(text));
    };
    if (by == AlikeBy::Title) {
        add(normaliseTitle(texts.title));
        if (texts.ownTitle)
            add(normaliseTitle(digestTitle(texts)));
    } else {
        add(foldedWords(texts.abstract));
        if (texts.ownAbstract)
            add(foldedWords(digestAbstract(texts)));
    }
    return compared;
}

bool shareText(const PaperTexts &one, const PaperTexts &other, AlikeBy by)
{
    const std::vector<std::string> texts = comparedTexts(one, by);
    for (const std::string &text : comparedTexts(other, by)) {
        if (std::find(texts.begin(), texts.end(), text) != texts.end())
            return true;
    }
    return false;
}

IdSet toldApartFrom(Database &database, PaperId paper)
{
    return database.papers("SELECT other FROM apart WHERE one = ?1 UNION ALL SELECT one FROM apart WHERE other = ?1",
                           paper);
}

std::vector<AlikeKey> sharedKeys(Database &database)
{
    std::vector<AlikeKey> keys;
    Statement rows = database.query("SELECT kind, key FROM recognition GROUP BY kind, key HAVING count(*) > 1");
    while (rows.step())
        keys.push_back({rows.id<AlikeBy>(0), rows.integer(1)});
    return keys;
}

// Papers by the text that they have; linear in their number, however many share it.
std::map<std::string, IdSet> papersByText(Database &database, const IdSet &papers, AlikeBy by)
{
    std::map<std::string, IdSet> groups;
    papers.each([&](PaperId paper) {
        if (const std::optional<PaperTexts> texts = readPaperTexts(database, paper)) {
            for (std::string &text : comparedTexts(*texts, by))
                groups[std::move(text)].add(paper);
        }
    });
    return groups;
}

void addAlike(Database &database, const IdSet &group, IdSet &found)
{
    if (group.count() < 2)
        return;
    (group - found).each([&](PaperId paper) {
        const qint64 others = group.count() - 1;
        if (others > (group & toldApartFrom(database, paper)).count())
            found.add(paper);
    });
}

} // namespace

std::vector<PaperId> readResembling(Database &database, PaperId paper, int limit)
{
    const Transaction snapshot(database, Transaction::Kind::Read);
    std::vector<PaperId> alike;
    std::optional<PaperTexts> own;
    Statement rows =
        database.query("SELECT DISTINCT o.paper, o.kind FROM paper p CROSS JOIN recognition r ON r.paper = p.id "
                       "CROSS JOIN recognition o ON o.kind = r.kind AND o.key = r.key AND o.paper <> p.id "
                       "CROSS JOIN paper q ON q.id = o.paper "
                       "WHERE p.id = ?1 AND p.hidden = 0 AND p.trashed = 0 AND q.hidden = 0 AND q.trashed = 0 "
                       "AND NOT EXISTS (SELECT 1 FROM apart WHERE one = min(p.id, q.id) AND other = max(p.id, q.id)) "
                       "ORDER BY o.paper LIMIT ?2",
                       paper, limit);
    while (rows.step()) {
        const PaperId other = rows.id<PaperId>(0);
        if (!alike.empty() && alike.back() == other)
            continue;
        if (!own)
            own = readPaperTexts(database, paper);
        const std::optional<PaperTexts> texts = readPaperTexts(database, other);
        if (own && texts && shareText(*own, *texts, rows.id<AlikeBy>(1)))
            alike.push_back(other);
    }
    return alike;
}

IdSet readDuplicates(Database &database)
{
    const Transaction snapshot(database, Transaction::Kind::Read);
    IdSet found;
    for (const AlikeKey &shared : sharedKeys(database)) {
        const IdSet papers = database.papers("SELECT r.paper FROM recognition r CROSS JOIN paper p ON p.id = r.paper "
                                             "WHERE r.kind = ?1 AND r.key = ?2 AND p.hidden = 0 AND p.trashed = 0",
                                             shared.by, shared.key);
        if (papers.count() < 2)
            continue;
        for (const auto &[text, group] : papersByText(database, papers, shared.by))
            addAlike(database, group, found);
    }
    return found;
}

} // namespace sheaf
