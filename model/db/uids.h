// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the uids of papers.
#pragma once

#include <QRandomGenerator>
#include <QUuid>

namespace sheaf
{

// UUIDs of version 7 (RFC 9562): a UTC millisecond, then random bits. They ascend, so that the unique index over them
// grows at its end: random ones would touch a page of it each. What one source makes ascends even within a millisecond
// (the RFC's method of a counter in the bits after the time). One thread at a time.
class UidSource final
{
public:
    QUuid next();

private:
    QRandomGenerator m_random = QRandomGenerator::securelySeeded();
    quint64 m_last = 0; // milliseconds and counter: the first 60 bits without the version
};

} // namespace sheaf
