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

// What the source is, by its beginning, which stays unread; looked at closely only where source.head does not know it.
Recognised recogniseSource(const ImportSource &source, QIODevice &device);
std::size_t headHash(const QByteArray &head);

QString shownName(const ImportSource &source);

} // namespace sheaf
