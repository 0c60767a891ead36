// SPDX-License-Identifier: GPL-3.0-or-later
// Finds the papers that the items of a handed-over list are.
#include "model/db/importlist.h"

#include "model/text/fold.h"

#include <QUuid>

#include <algorithm>

namespace sheaf
{

namespace
{

// How an address is compared: without scheme and a slash at its end.
QByteArray addressKey(const std::string &url)
{
    QByteArray key = QByteArray::fromStdString(url).trimmed();
    const qsizetype scheme = key.indexOf("://");
    if (scheme > 0)
        key.remove(0, scheme + 3);
    while (key.endsWith('/'))
        key.chop(1);
    return key;
}

} // namespace

Recognition ListRecogniser::byUid(Database &database, const std::string &text) const
{
    Recognition found;
    const QUuid uid(QString::fromStdString(text));
    if (uid.isNull())
        return found;
    Statement row = database.query(
        "SELECT p.id, p.hidden FROM paper_text t JOIN paper p ON p.id = t.paper WHERE t.uid = ?1", uid.toRfc4122());
    if (!row.step())
        return found;
    const auto own = row.id<PaperId>(0);
    found.same = standsFor(database, own);
    found.hidden = found.same == own
                       ? row.integer(1) != 0
                       : database.number("SELECT count(*) FROM paper WHERE id = ?1 AND hidden = 0", found.same) == 0;
    return found;
}

bool ListRecogniser::isAnother(PaperId paper, const std::string &uid) const
{
    const auto known = m_uids.constFind(paper);
    return !uid.empty() && known != m_uids.constEnd() && !known->isEmpty() && *known != QByteArray::fromStdString(uid);
}

bool ListRecogniser::isCopy(const Incoming &incoming) const
{
    const auto first = m_titles.constFind(QByteArray::fromStdString(incoming.record.uid));
    return first != m_titles.constEnd() && first->toStdString() != normaliseTitle(incoming.title);
}

void ListRecogniser::remember(PaperId paper, const Incoming &incoming)
{
    const QByteArray uid = QByteArray::fromStdString(incoming.record.uid);
    if (!m_uids.contains(paper))
        m_uids.insert(paper, uid);
    if (!uid.isEmpty() && !m_titles.contains(uid))
        m_titles.insert(uid, QByteArray::fromStdString(normaliseTitle(incoming.title)));
}

void ListRecogniser::readLinks(Database &database)
{
    m_links.emplace();
    Statement rows = database.query("SELECT t.paper, t.urls FROM paper_text t CROSS JOIN paper p ON p.id = t.paper "
                                    "WHERE t.urls <> '' AND p.hidden = 0");
    while (rows.step()) {
        for (const QString &url : rows.text(1).split(u'\n', Qt::SkipEmptyParts)) {
            const QByteArray key = addressKey(url.toStdString());
            const bool isFirst = !m_links->contains(key);
            m_links->insert(key, isFirst ? rows.id<PaperId>(0) : PaperId{});
        }
    }
}

PaperId ListRecogniser::byLink(Database &database, const Incoming &incoming)
{
    if (incoming.record.urls.empty())
        return {};
    if (!m_links)
        readLinks(database);
    for (const std::string &url : incoming.record.urls) {
        const PaperId paper = m_links->value(addressKey(url));
        if (paper == PaperId{})
            continue;
        Statement title = database.query("SELECT title FROM paper WHERE id = ?1", paper);
        const bool sameTitle = title.step() && normaliseTitle(title.utf8(0)) == normaliseTitle(incoming.title);
        if (incoming.record.uid.empty() || sameTitle)
            return paper;
    }
    return {};
}

Recognition ListRecogniser::recognise(Database &database, KeyIndex &keys, const Incoming &incoming)
{
    const std::string &uid = incoming.record.uid;
    const Recognition own = isCopy(incoming) ? Recognition() : byUid(database, uid);
    if (own.same != PaperId{} && !own.hidden)
        return own;
    const bool hasId = !incoming.record.doi.empty() || !incoming.record.arxiv.empty();
    PaperId linked = hasId ? PaperId{} : byLink(database, incoming); // a link says more than a title does
    Recognition found = linked != PaperId{} ? Recognition() : recognisePaper(database, keys, incoming);
    if (hasId && (found.same == PaperId{} || found.hidden))
        linked = byLink(database, incoming);
    if (linked != PaperId{})
        found = {linked, false, {}, {}};
    if (found.same != PaperId{} && isAnother(found.same, uid)) {
        Statement title = database.query("SELECT title FROM paper WHERE id = ?1", found.same);
        found = {{}, false, found.same, title.step() ? title.text(0) : QString()};
    }
    const bool isShown = found.same != PaperId{} && !found.hidden;
    return own.same != PaperId{} && !isShown ? own : found;
}

} // namespace sheaf
