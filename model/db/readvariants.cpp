// SPDX-License-Identifier: GPL-3.0-or-later
// What each entry of a paper says.
#include "model/db/papertexts.h"
#include "model/db/readpapers.h"
#include "model/db/readthings.h"
#include "model/text/remnants.h"

namespace sheaf
{

namespace
{

// Entries keep their digest's own text; shown is the cleaned one.
QString cleanVariant(std::string_view text)
{
    return QString::fromStdString(cleanRemnants(text).text);
}

} // namespace

std::vector<Variant> readVariants(Database &database, PaperId paper)
{
    const Transaction snapshot(database, Transaction::Kind::Read);
    std::vector<Variant> variants;
    std::optional<Paper> read = readPaper(database, paper);
    const std::optional<PaperTexts> texts = readPaperTexts(database, paper);
    if (!read || !texts)
        return variants;
    const QString title = QString::fromStdString(saidTitle(*texts));
    const QString abstract = QString::fromStdString(saidAbstract(*texts));
    for (Entry &entry : read->entries) {
        Variant variant{std::move(entry), title, abstract};
        Statement own = database.query("SELECT title, abstract FROM entry_text WHERE digest = ?1 AND first_line = ?2",
                                       variant.entry.digest, variant.entry.firstLine);
        if (own.step()) {
            variant.title = own.isNull(0) ? title : cleanVariant(own.utf8(0));
            variant.abstract = own.isNull(1) ? abstract : cleanVariant(own.utf8(1));
        }
        variants.push_back(std::move(variant));
    }
    return variants;
}

} // namespace sheaf
