// SPDX-License-Identifier: GPL-3.0-or-later
// What a measuring process does about trouble: it says so and ends.
#pragma once

#include "model/result.h"

#include <cstdio>
#include <cstdlib>

namespace sheaf::bench
{

[[noreturn]] inline void endWith(const Error &error)
{
    std::fprintf(stderr, "%s %s\n", qPrintable(error.what), qPrintable(error.detail));
    std::exit(1);
}

template <class Value>
Value valueOf(Result<Value> result)
{
    if (!result)
        endWith(result.error());
    return std::move(result).value();
}

} // namespace sheaf::bench
