// SPDX-License-Identifier: GPL-3.0-or-later
// Possible duplicates: recognition's keys find them, the texts decide.
#include "model/db/alike.h"

#include "model/db/keyindex.h"
#include "model/db/papertexts.h"
#include "model/text/fold.h"

#include <algorithm>
#include <map>

namespace sheaf
{

namespace
{

// What two papers must share to look alike in one respect; none is empty.
std::vector<std::string> comparedTexts(const PaperTexts &texts, KeyKind by)
{
    std::vector<std::string> compared;
    const auto add = [&](std::string text) {
        if (!text.empty())
            compared.push_back(std::move(text));
    };
    if (by == KeyKind::Title) {
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

bool shareText(const PaperTexts &one, const PaperTexts &other, KeyKind by)
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

bool isComparable(Database &database, PaperId paper)
{
    return database.number("SELECT count(*) FROM paper WHERE id = ?1 AND hidden = 0 AND trashed = 0", paper) > 0;
}

// Papers that share a key with this one, by id, and by which kind of key.
std::vector<std::pair<PaperId, KeyKind>> candidates(Database &database, PaperId paper, int limit)
{
    std::vector<std::pair<PaperId, KeyKind>> found;
    if (!isComparable(database, paper))
        return found;
    const IdSet apart = toldApartFrom(database, paper);
    for (const PaperKey &key : keysOf(database, paper)) {
        for (const PaperId other : papersWithKey(database, key)) {
            if (other != paper && !apart.contains(other) && isComparable(database, other))
                found.emplace_back(other, key.kind);
        }
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    found.resize(std::min(found.size(), static_cast<std::size_t>(limit)));
    return found;
}

// Papers by the text that they have; linear in their number, however many share it.
std::map<std::string, IdSet> papersByText(Database &database, const IdSet &papers, KeyKind by)
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
    for (const auto &[other, by] : candidates(database, paper, limit)) {
        if (!alike.empty() && alike.back() == other)
            continue;
        if (!own)
            own = readPaperTexts(database, paper);
        const std::optional<PaperTexts> texts = readPaperTexts(database, other);
        if (own && texts && shareText(*own, *texts, by))
            alike.push_back(other);
    }
    return alike;
}

IdSet readDuplicates(Database &database)
{
    const Transaction snapshot(database, Transaction::Kind::Read);
    IdSet found;
    KeyIndex keys(database);
    keys.follow();
    for (const PaperKey &shared : sharedKeys(database)) {
        IdSet papers;
        for (const PaperId paper : keys.papers(shared)) {
            if (isComparable(database, paper))
                papers.add(paper);
        }
        if (papers.count() < 2)
            continue;
        for (const auto &[text, group] : papersByText(database, papers, shared.kind))
            addAlike(database, group, found);
    }
    return found;
}

} // namespace sheaf
