// SPDX-License-Identifier: GPL-3.0-or-later
// Citation keys.
#include "model/db/keys.h"

#include "model/db/readpapers.h"
#include "model/formats/citationkey.h"

#include <map>

namespace sheaf
{

namespace
{

bool keyIsTaken(Database &database, const QString &key)
{
    return database.number("SELECT count(*) FROM citation_key WHERE key = ?1", key) > 0;
}

} // namespace

IdSet giveKeys(Database &database, std::span<const PaperId> papers)
{
    IdSet given;
    std::map<QString, int> letters; // where to go on looking, per base
    for (const PaperId id : papers) {
        const std::optional<Paper> paper = readPaper(database, id);
        if (!paper || !paper->key.isEmpty())
            continue;
        const QString base = citationKeyBase(*paper);
        QString key = base;
        for (int &letter = letters[base.toLower()]; keyIsTaken(database, key); ++letter)
            key = withLetter(base, letter);
        database.run("INSERT INTO citation_key (paper, key) VALUES (?1, ?2)", id, key);
        given.add(id);
    }
    return given;
}

} // namespace sheaf
