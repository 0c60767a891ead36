// SPDX-License-Identifier: GPL-3.0-or-later
// A paper's title and abstract as they came and as they are shown.
#include "model/db/papertexts.h"

#include "model/db/paperkeys.h"
#include "model/text/fold.h"
#include "model/text/remnants.h"

namespace sheaf
{

namespace
{

qint64 titleKeyOf(const std::string &title)
{
    const std::string normalised = normaliseTitle(title);
    return normalised.empty() ? 0 : stableHash(normalised);
}

PaperKeys keysOf(const PaperTexts &texts)
{
    return {titleSortKey(texts.title), titleKeyOf(texts.title), abstractKey(texts.abstract),
            texts.ownTitle ? titleKeyOf(digestTitle(texts)) : 0,
            texts.ownAbstract ? abstractKey(digestAbstract(texts)) : 0};
}

std::optional<std::string_view> unlessShown(bool isOwn, const std::string &text, const std::string &other)
{
    return isOwn || text != other ? std::optional<std::string_view>(text) : std::nullopt;
}

} // namespace

std::string digestTitle(const PaperTexts &texts)
{
    return texts.titleAsIs ? texts.originalTitle : cleanRemnants(texts.originalTitle).text;
}

std::string digestAbstract(const PaperTexts &texts)
{
    if (texts.abstractAsIs)
        return texts.originalAbstract;
    std::string clean = cleanRemnants(texts.originalAbstract).text;
    return clean.empty() ? texts.originalAbstract : clean; // as imports have it
}

std::string saidTitle(const PaperTexts &texts)
{
    return texts.ownTitle ? digestTitle(texts) : texts.title;
}

std::string saidAbstract(const PaperTexts &texts)
{
    return texts.ownAbstract ? digestAbstract(texts) : texts.abstract;
}

std::optional<PaperTexts> readPaperTexts(Database &database, PaperId id)
{
    Statement row = database.query(
        "SELECT p.title, ifnull(t.abstract_clean, t.abstract), ifnull(t.title_original, p.title), t.abstract,"
        " t.own_title, t.own_abstract, t.title_as_is, t.abstract_as_is "
        "FROM paper p JOIN paper_text t ON t.paper = p.id WHERE p.id = ?1",
        id);
    if (!row.step())
        return std::nullopt;
    PaperTexts texts;
    texts.title = row.utf8(0);
    texts.abstract = row.utf8(1);
    texts.originalTitle = row.utf8(2);
    texts.originalAbstract = row.utf8(3);
    texts.ownTitle = row.integer(4) != 0;
    texts.ownAbstract = row.integer(5) != 0;
    texts.titleAsIs = row.integer(6) != 0;
    texts.abstractAsIs = row.integer(7) != 0;
    return texts;
}

void writePaperTexts(Database &database, PaperId id, const PaperTexts &texts)
{
    database.run("UPDATE paper SET title = ?2, lead = ?3 WHERE id = ?1", id, texts.title,
                 leadOf(texts.abstract, paperLeadLength));
    database.run("UPDATE paper_text SET title_original = ?2, abstract = ?3, abstract_clean = ?4, own_title = ?5,"
                 " own_abstract = ?6, title_as_is = ?7, abstract_as_is = ?8 WHERE paper = ?1",
                 id, unlessShown(texts.ownTitle, texts.originalTitle, texts.title), texts.originalAbstract,
                 unlessShown(texts.ownAbstract, texts.abstract, texts.originalAbstract), texts.ownTitle,
                 texts.ownAbstract, texts.titleAsIs, texts.abstractAsIs);
    updateKeys(database, id, keysOf(texts));
}

} // namespace sheaf
