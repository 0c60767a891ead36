// SPDX-License-Identifier: GPL-3.0-or-later
// The library's care for its search index and orders: each piece one transaction.
#include "model/db/changes.h"
#include "model/db/indexstore.h"
#include "model/db/orderstore.h"
#include "model/libraryparts.h"

#include <QCoreApplication>
#include <QDateTime>

namespace sheaf
{

namespace
{

// Runs `work` in a transaction, which stays if the answer is yes.
template <class Work>
bool kept(Database &database, Work &&work)
{
    Transaction transaction(database, Transaction::Kind::Write);
    if (!work())
        return false;
    transaction.commit();
    return true;
}

} // namespace

IndexState Library::indexState()
{
    return readIndexState(m_parts->database);
}

SegmentBytes Library::indexSegment(qint64 id)
{
    return readSegmentBytes(m_parts->database, id);
}

qint64 Library::indexSegmentSize(qint64 id)
{
    return segmentSize(m_parts->database, id);
}

qint64 Library::outdatedInOrders()
{
    return readOutdated(m_parts->database).count();
}

bool Library::takeIndexLease()
{
    return kept(m_parts->database, [&] {
        return sheaf::takeIndexLease(m_parts->database, QDateTime::currentMSecsSinceEpoch(),
                                     QCoreApplication::applicationPid());
    });
}

void Library::giveBackIndexLease()
{
    kept(m_parts->database, [&] {
        maskGone(m_parts->database);
        sheaf::giveBackIndexLease(m_parts->database, QCoreApplication::applicationPid());
        return true;
    });
}

bool Library::storeSegment(const SegmentBytes &bytes, const IdSet &papers, qint64 asOf)
{
    return kept(m_parts->database, [&] {
        if (revisionOf(m_parts->database) != asOf)
            return false;
        sheaf::storeSegment(m_parts->database, bytes, papers);
        return true;
    });
}

bool Library::replaceSegments(const std::vector<StoredSegment> &old, const SegmentBytes &bytes, const IdSet &papers)
{
    return kept(m_parts->database, [&] { return sheaf::replaceSegments(m_parts->database, old, bytes, papers); });
}

bool Library::storeOrders(const std::vector<std::pair<Order, std::vector<quint32>>> &orders, qint64 asOf)
{
    return kept(m_parts->database, [&] {
        if (revisionOf(m_parts->database) != asOf)
            return false;
        sheaf::storeOrders(m_parts->database, orders);
        return true;
    });
}

} // namespace sheaf
