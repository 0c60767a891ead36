// SPDX-License-Identifier: GPL-3.0-or-later
// Uids that ascend.
#include "model/db/uids.h"

#include <QDateTime>

#include <algorithm>

namespace sheaf
{

QUuid UidSource::next()
{
    constexpr unsigned counterBits = 12;
    const auto now = static_cast<quint64>(QDateTime::currentMSecsSinceEpoch()) << counterBits;
    m_last = std::max(m_last + 1, now); // a full counter borrows the next millisecond
    const quint64 milliseconds = m_last >> counterBits;
    const quint64 random = m_random.generate64();
    const auto version = static_cast<ushort>(0x7000U | (m_last & 0x0FFFU));
    const auto byteOf = [random](unsigned at) { return static_cast<uchar>(random >> (8 * at)); };
    const auto variant = static_cast<uchar>(0x80U | (byteOf(0) & 0x3FU));
    return QUuid(static_cast<uint>(milliseconds >> 16), static_cast<ushort>(milliseconds), version, variant, byteOf(1),
                 byteOf(2), byteOf(3), byteOf(4), byteOf(5), byteOf(6), byteOf(7));
}

} // namespace sheaf
