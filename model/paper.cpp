// SPDX-License-Identifier: GPL-3.0-or-later
// The stable names of a paper's status.
#include "model/paper.h"

namespace sheaf
{

QString statusName(Status status)
{
    switch (status) {
    case Status::Unread:
        return QStringLiteral("unread");
    case Status::Reading:
        return QStringLiteral("reading");
    case Status::Read:
        return QStringLiteral("read");
    case Status::Dismissed:
        return QStringLiteral("dismissed");
    }
    return {};
}

std::optional<Status> statusFromName(const QString &name)
{
    for (const Status status : {Status::Unread, Status::Reading, Status::Read, Status::Dismissed}) {
        if (statusName(status) == name)
            return status;
    }
    return std::nullopt;
}

} // namespace sheaf
