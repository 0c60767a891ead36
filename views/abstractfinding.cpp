// SPDX-License-Identifier: GPL-3.0-or-later
// AbstractFinding: keeps places, number and marks in step with two texts.
#include "views/abstractfinding.h"

#include "model/textfind.h"
#include "views/abstractview.h"

#include <algorithm>

namespace sheaf
{

AbstractFinding::AbstractFinding(AbstractView *view, QObject *parent) : QObject(parent), m_view(view)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, [this] {
        if (m_underWay)
            Q_EMIT placeWanted(m_view->lineAt(m_places[std::size_t(m_current)].from));
    });
}

void AbstractFinding::setText(const QString &abstract)
{
    if (abstract == m_text)
        return;
    m_text = abstract;
    m_from = 0;
    lookAgain();
}

void AbstractFinding::look(const QString &what)
{
    m_what = what;
    lookAgain();
}

void AbstractFinding::begin(const QString &what, qsizetype from)
{
    m_from = from;
    look(what);
}

void AbstractFinding::lookAgain()
{
    m_places = placesOf(m_what, m_text);
    const auto next = std::ranges::find_if(m_places, [this](const TextRange &place) { return place.from >= m_from; });
    m_current = m_places.empty() ? -1 : next == m_places.end() ? 0 : int(next - m_places.begin());
    show();
}

void AbstractFinding::step(int by)
{
    if (m_places.empty())
        return;
    m_current = (m_current + by + count()) % count();
    m_from = m_places[std::size_t(m_current)].from;
    show();
}

void AbstractFinding::show()
{
    if (m_what.trimmed().isEmpty())
        m_view->setFound(std::nullopt);
    else
        m_view->setFound(AbstractView::Found{m_places, m_current});
    m_underWay = m_current >= 0;
    goOn();
    Q_EMIT changed();
}

void AbstractFinding::goOn()
{
    if (m_underWay)
        m_soon.start();
}

void AbstractFinding::end()
{
    if (m_current >= 0)
        m_view->select(m_places[std::size_t(m_current)]);
    m_from = 0;
    look({});
}

} // namespace sheaf
