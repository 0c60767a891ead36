// SPDX-License-Identifier: GPL-3.0-or-later
// One lookup a sign, each by an index: CROSS JOIN keeps SQLite from walking all papers by their flags first.
#include "model/db/likedetails.h"

#include "model/db/paperkeys.h"
#include "model/db/recognise.h"
#include "model/text/fold.h"

#include <algorithm>

namespace sheaf
{

namespace
{

constexpr std::size_t mostAlike = 5;

class AlikeSearch
{
public:
    AlikeSearch(Database &database, PaperId except) : m_database(database), m_except(except) {}

    void byDoi(const QString &doi)
    {
        if (doi.isEmpty())
            return;
        m_taken = 0;
        Statement rows = m_database.query("SELECT p.id, p.title FROM paper_text t JOIN paper p ON p.id = t.paper "
                                          "WHERE lower(t.doi) = lower(?1) AND t.doi <> '' AND p.hidden = 0 "
                                          "ORDER BY p.id",
                                          doi);
        while (rows.step())
            take(rows, AlikePaper::By::Doi);
    }

    // Ids may be kept with their versions; those of one paper stand side by side.
    void byArxiv(const QString &arxiv)
    {
        if (arxiv.isEmpty())
            return;
        m_taken = 0;
        const std::string id = arxivWithoutVersion(arxiv.toStdString());
        Statement rows = m_database.query("SELECT p.id, p.title, t.arxiv FROM paper_text t CROSS JOIN paper p "
                                          "ON p.id = t.paper WHERE lower(t.arxiv) >= ?1 AND lower(t.arxiv) < ?2 "
                                          "AND t.arxiv <> '' AND p.hidden = 0 ORDER BY p.id",
                                          id, id + 'w');
        while (rows.step()) {
            if (arxivWithoutVersion(rows.utf8(2)) == id)
                take(rows, AlikePaper::By::Arxiv);
        }
    }

    void byTitle(const QString &title)
    {
        const std::string normalised = normaliseTitle(title.toStdString());
        if (normalised.empty())
            return;
        m_taken = 0;
        for (const PaperId paper : papersWithKey(m_database, {KeyKind::Title, stableHash(normalised)})) {
            Statement row = m_database.query("SELECT id, title FROM paper WHERE id = ?1 AND hidden = 0", paper);
            if (row.step() && normaliseTitle(row.utf8(1)) == normalised)
                take(row, AlikePaper::By::Title);
        }
    }

    std::vector<AlikePaper> found;

private:
    void take(const Statement &row, AlikePaper::By by)
    {
        const PaperId id = row.id<PaperId>(0);
        const bool known =
            std::any_of(found.begin(), found.end(), [id](const AlikePaper &one) { return one.paper == id; });
        if (id == m_except || known || m_taken == mostAlike)
            return;
        ++m_taken;
        found.push_back({id, row.text(1), by});
    }

    Database &m_database;
    PaperId m_except;
    std::size_t m_taken = 0; // of this sign
};

} // namespace

std::vector<AlikePaper> readLikeDetails(Database &database, const PaperDetails &details, PaperId except)
{
    AlikeSearch search(database, except);
    search.byDoi(details.doi);
    search.byArxiv(details.arxiv);
    search.byTitle(details.title.value_or(QString()));
    return std::move(search.found);
}

} // namespace sheaf
