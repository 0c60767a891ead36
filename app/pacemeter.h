// SPDX-License-Identifier: GPL-3.0-or-later
// How fast papers are decided on: counted while the work goes on, begun anew after a pause.
#pragma once

#include "model/index/idset.h"

#include <QString>

#include <chrono>

namespace sheaf
{

// Knows no clock: every call says when it is. Papers count once a session, whatever is done to them.
class PaceMeter final
{
public:
    using Time = std::chrono::steady_clock::time_point;
    static constexpr std::chrono::minutes pause{4}; // ends a session
    static constexpr qint64 leastDone = 5;          // before these there is no pace to tell
    static constexpr std::chrono::seconds leastTime{20};

    void decided(const IdSet &papers, Time now);
    bool isGoingOn(Time now) const { return m_last != Time() && now - m_last < pause; }
    qint64 done() const { return m_done.count(); }
    double aMinute() const; // 0: it cannot be told yet
    // "42 done · 3.1 a minute · 838 left, about 4 h 30"; "" while there is nothing to tell.
    QString text(qint64 left, Time now) const;

private:
    IdSet m_done;
    Time m_first{};
    Time m_last{};
};

// "12 min", "4 h 30"
QString durationText(std::chrono::minutes minutes);

} // namespace sheaf
