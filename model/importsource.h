// SPDX-License-Identifier: GPL-3.0-or-later
// Opens what an ImportSource names: a file, or a text that was pasted.
#pragma once

#include "model/result.h"
#include "model/transfer.h"

#include <QIODevice>

#include <memory>

namespace sheaf
{

inline constexpr qint64 sourceHeadBytes = 64 * 1024; // of a file's beginning, by which its format is told

// Open for reading; the error says what is wrong with it. The caller owns the device.
Result<std::unique_ptr<QIODevice>> openSource(const ImportSource &source);

QString shownName(const ImportSource &source);

} // namespace sheaf
