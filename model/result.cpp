// SPDX-License-Identifier: GPL-3.0-or-later
// The stable names of what may go wrong.
#include "model/result.h"

namespace sheaf
{

QString kindName(Error::Kind kind)
{
    switch (kind) {
    case Error::Kind::Words:
        return QStringLiteral("words");
    case Error::Kind::NotFound:
        return QStringLiteral("not-found");
    case Error::Kind::Busy:
        return QStringLiteral("busy");
    case Error::Kind::Moved:
        return QStringLiteral("moved");
    case Error::Kind::Refused:
        return QStringLiteral("refused");
    case Error::Kind::File:
        return QStringLiteral("file");
    case Error::Kind::Library:
        return QStringLiteral("library");
    case Error::Kind::Cancelled:
        return QStringLiteral("cancelled");
    }
    return {};
}

} // namespace sheaf
