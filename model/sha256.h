// SPDX-License-Identifier: GPL-3.0-or-later
// The SHA-256 of what a device holds: the identity of digests.
#pragma once

#include <QByteArray>
#include <QIODevice>

namespace sheaf
{

// Reads the device from where it is to its end; 32 bytes. By libcrypto, which uses the processor's own instructions
// (Qt's is plain C, and was a tenth of an import). Any thread.
QByteArray sha256Of(QIODevice &device);

} // namespace sheaf
