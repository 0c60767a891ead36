// SPDX-License-Identifier: GPL-3.0-or-later
// The pace from the first decision to the last one of a session.
#include "app/pacemeter.h"

#include "model/phrases.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace sheaf
{

void PaceMeter::decided(const IdSet &papers, Time now)
{
    if (!isGoingOn(now)) {
        m_done = {};
        m_first = now;
    }
    m_done |= papers;
    m_last = now;
}

// The first decision ends a time that nobody has measured, so it is not counted.
double PaceMeter::aMinute() const
{
    const std::chrono::duration<double, std::ratio<60>> minutes = m_last - m_first;
    if (done() < leastDone || m_last - m_first < leastTime)
        return 0;
    return static_cast<double>(done() - 1) / minutes.count();
}

QString PaceMeter::text(qint64 left, Time now) const
{
    const double pace = aMinute();
    if (pace <= 0 || !isGoingOn(now))
        return {};
    const auto tr = [](const char *text) { return QCoreApplication::translate("Pace", text); };
    QStringList parts{tr(QT_TRANSLATE_NOOP("Pace", "%1 done")).arg(numberText(done())),
                      tr(QT_TRANSLATE_NOOP("Pace", "%1 a minute")).arg(QLocale().toString(pace, 'f', 1))};
    if (left > 0) {
        const std::chrono::minutes needed{std::llround(std::ceil(static_cast<double>(left) / pace))};
        parts << tr(QT_TRANSLATE_NOOP("Pace", "%1 left, about %2")).arg(numberText(left), durationText(needed));
    }
    return parts.join(QStringLiteral(" · "));
}

QString durationText(std::chrono::minutes minutes)
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("Pace", text); };
    const auto hours = std::chrono::floor<std::chrono::hours>(minutes);
    if (hours.count() == 0)
        return tr(QT_TRANSLATE_NOOP("Pace", "%1 min")).arg(numberText(minutes.count()));
    const auto rest = static_cast<int>((minutes - hours).count());
    return tr(QT_TRANSLATE_NOOP("Pace", "%1 h %2"))
        .arg(numberText(hours.count()), QStringLiteral("%1").arg(rest, 2, 10, QLatin1Char('0')));
}

} // namespace sheaf
