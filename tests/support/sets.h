// SPDX-License-Identifier: GPL-3.0-or-later
// Small sets of papers, written down.
#pragma once

#include "model/index/idset.h"

#include <initializer_list>

namespace sheaf::test
{

inline IdSet setOf(std::initializer_list<qint64> ids)
{
    IdSet set;
    for (const qint64 id : ids)
        set.add(PaperId{id});
    return set;
}

} // namespace sheaf::test
