// SPDX-License-Identifier: GPL-3.0-or-later
// PlainScan: rows into memory and texts into forms.
#include "model/text/remnants.h"
#include "tests/support/plainscan.h"

#include <numeric>

namespace sheaf::test
{

namespace
{

QString cleaned(const QString &text, bool asIs)
{
    return asIs ? text : QString::fromStdString(cleanRemnants(text.toStdString()).text);
}

// Letters and digits of the folded text; with blanks between words.
QString lettersOf(const QString &text, bool words)
{
    QString letters;
    for (const QChar c : folded(text)) {
        if (c.isLetterOrNumber() || c.isSurrogate())
            letters += c;
        else if (words && !letters.endsWith(u' '))
            letters += u' ';
    }
    return letters.trimmed();
}

QByteArray sortKeyOf(const QString &title)
{
    const QString text = folded(title);
    const auto first = std::ranges::find_if(text, [](QChar c) { return c.isLetterOrNumber() || c.isSurrogate(); });
    return (first == text.end() ? text : text.mid(first - text.begin())).toUtf8();
}

} // namespace

void PlainScan::read()
{
    Database database(m_path, Database::Mode::ReadOnly);
    const Transaction snapshot(database, Transaction::Kind::Read);
    readPapers(database);
    readBelongings(database);
    readThings(database);
    readDuplicates(database);
    tokenise();
    sort();
}

void PlainScan::readPapers(Database &database)
{
    m_papers.clear();
    m_places.clear();
    Statement rows = database.prepare(
        "SELECT p.id, p.trashed, p.starred, p.status, p.year, p.read_at, p.added, p.import, p.place, p.title,"
        " ifnull(t.abstract_clean, t.abstract), t.authors, t.venue, ifnull(n.text, ''), t.doi, t.arxiv, t.urls,"
        " t.own_title, t.own_abstract, t.title_as_is, t.abstract_as_is, t.title_original, t.abstract "
        "FROM paper p JOIN paper_text t ON t.paper = p.id LEFT JOIN note n ON n.paper = p.id "
        "WHERE p.hidden = 0 ORDER BY p.id");
    while (rows.step()) {
        ScanPaper paper;
        paper.id = rows.integer(0);
        paper.trashed = rows.integer(1) != 0;
        paper.starred = rows.integer(2) != 0;
        paper.status = static_cast<Status>(rows.integer(3));
        paper.year = int(rows.integer(4));
        paper.readAt = rows.integer(5);
        paper.added = rows.integer(6);
        paper.import = rows.integer(7);
        paper.place = rows.integer(8);
        for (const int column : {9, 10, 11, 12, 13})
            paper.texts += rows.text(column);
        paper.note = !paper.texts[ScanNotes].isEmpty();
        paper.doi = rows.text(14);
        paper.arxiv = rows.text(15);
        paper.urls = rows.text(16);
        if (rows.integer(17) != 0)
            paper.digestTitle = cleaned(rows.text(21), rows.integer(19) != 0);
        if (rows.integer(18) != 0)
            paper.digestAbstract = cleaned(rows.text(22), rows.integer(20) != 0);
        m_places.insert(paper.id, qsizetype(m_papers.size()));
        m_papers.push_back(std::move(paper));
    }
}

// What of papers lies in other tables.
void PlainScan::readBelongings(Database &database)
{
    m_listed.clear();
    m_entries.clear();
    const auto each = [&](const char *sql, const auto &visit) {
        Statement rows = database.prepare(sql);
        while (rows.step()) {
            const auto at = m_places.constFind(rows.integer(0));
            if (at != m_places.cend())
                visit(m_papers[std::size_t(*at)], rows);
        }
    };
    each("SELECT paper, remark FROM highlight ORDER BY id", [](ScanPaper &paper, const Statement &row) {
        paper.highlight = true;
        paper.texts += row.text(1);
    });
    each("SELECT paper, tag FROM paper_tag",
         [](ScanPaper &paper, const Statement &row) { paper.tags.insert(row.integer(1)); });
    each("SELECT paper, list FROM list_item WHERE paper IS NOT NULL ORDER BY list, position, id",
         [this](ScanPaper &paper, const Statement &row) {
             paper.lists.insert(row.integer(1));
             m_listed[row.integer(1)].push_back(paper.id);
         });
    each("SELECT e.paper, e.digest FROM entry e JOIN digest d ON d.id = e.digest WHERE d.hidden = 0 "
         "ORDER BY e.digest, e.first_line",
         [this](ScanPaper &paper, const Statement &row) {
             paper.digests.insert(row.integer(1));
             m_entries[row.integer(1)].push_back(paper.id);
         });
    QHash<qint64, qint64> kept;
    Statement merged = database.prepare("SELECT paper, kept FROM merged");
    while (merged.step())
        kept.insert(merged.integer(0), merged.integer(1));
    Statement keys = database.prepare("SELECT paper, key FROM citation_key");
    while (keys.step()) {
        for (qint64 id = keys.integer(0); id != 0; id = kept.value(id)) {
            if (const auto at = m_places.constFind(id); at != m_places.cend())
                m_papers[std::size_t(*at)].keys += keys.text(1);
        }
    }
}

void PlainScan::readThings(Database &database)
{
    m_tags.clear();
    m_lists.clear();
    m_digests.clear();
    Statement tags = database.prepare("SELECT t.id, ifnull(t.parent, 0), n.name FROM tag t JOIN tag_name n ON "
                                      "n.tag = t.id ORDER BY t.id, n.position");
    while (tags.step()) {
        if (m_tags.empty() || m_tags.back().id != tags.integer(0))
            m_tags.push_back({tags.integer(0), tags.integer(1), {}});
        m_tags.back().names += tags.text(2);
    }
    Statement lists = database.prepare("SELECT id, name FROM list");
    while (lists.step())
        m_lists.insert(lists.integer(0), lists.text(1));
    Statement digests =
        database.prepare("SELECT id, name, label FROM digest WHERE hidden = 0 ORDER BY import DESC, id");
    while (digests.step())
        m_digests.push_back({digests.integer(0), digests.text(1), digests.text(2)});
}

// Papers that share a title or an abstract with another one, and that the user has not told apart from it.
void PlainScan::readDuplicates(Database &database)
{
    QSet<std::pair<qint64, qint64>> apart;
    Statement pairs = database.prepare("SELECT one, other FROM apart");
    while (pairs.step()) {
        apart.insert({pairs.integer(0), pairs.integer(1)});
        apart.insert({pairs.integer(1), pairs.integer(0)});
    }
    QHash<QString, std::vector<qint64>> sharing;
    const auto put = [&](QChar kind, const QString &text, qint64 paper) {
        if (!text.isEmpty())
            sharing[kind + text].push_back(paper);
    };
    for (const ScanPaper &paper : m_papers) {
        if (paper.trashed)
            continue;
        put(u't', lettersOf(paper.texts[ScanTitle], false), paper.id);
        put(u't', lettersOf(paper.digestTitle, false), paper.id);
        put(u'a', lettersOf(paper.texts[ScanAbstract], true), paper.id);
        put(u'a', lettersOf(paper.digestAbstract, true), paper.id);
    }
    m_duplicates.clear();
    for (const std::vector<qint64> &papers : std::as_const(sharing)) {
        for (const qint64 one : papers) {
            const auto isOther = [&](qint64 other) { return other != one && !apart.contains({one, other}); };
            if (std::ranges::any_of(papers, isOther))
                m_duplicates.insert(one);
        }
    }
}

int PlainScan::formNumber(const QString &form)
{
    const auto [known, isNew] = m_known.try_emplace(form, int(m_known.size()));
    if (isNew)
        m_ofStem[stem(form)].push_back(known->second);
    return known->second;
}

// Texts that are as they were when they were read last are not taken apart again.
void PlainScan::tokenise()
{
    m_holders.clear();
    for (std::size_t at = 0; at < m_papers.size(); ++at) {
        const ScanPaper &paper = m_papers[at];
        Told &told = m_told[paper.id];
        if (told.texts != paper.texts) {
            told = {paper.texts, {}, sortKeyOf(paper.texts[ScanTitle])};
            for (int text = 0; text < int(paper.texts.size()); ++text) {
                for (const ScanToken &token : scanTokens(paper.texts[text]))
                    told.tokens.push_back({formNumber(token.form), text, token.first, token.last});
            }
        }
        m_holders.resize(m_known.size());
        for (const Token &token : told.tokens)
            m_holders[std::size_t(token.form)].push_back({qsizetype(at), bitOf(token.text)});
    }
}

// Ties by id, as the papers are.
template <class Key>
void PlainScan::sortBy(Order order, Key &&key)
{
    std::vector<qsizetype> &sorted = m_sorted[order];
    sorted.resize(m_papers.size());
    std::iota(sorted.begin(), sorted.end(), 0);
    std::ranges::stable_sort(sorted, {}, [&](qsizetype at) { return key(m_papers[std::size_t(at)]); });
}

void PlainScan::sort()
{
    sortBy(Order::Added, [](const ScanPaper &paper) { return std::pair(-paper.import, paper.place); });
    sortBy(Order::Title, [this](const ScanPaper &paper) { return m_told.at(paper.id).sortKey; });
    sortBy(Order::Year, [](const ScanPaper &paper) { return -paper.year; });
    sortBy(Order::Digests, [](const ScanPaper &paper) { return -paper.digests.size(); });
}

} // namespace sheaf::test
