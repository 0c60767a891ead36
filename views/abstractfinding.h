// SPDX-License-Identifier: GPL-3.0-or-later
// Finding within the abstract that is shown: the places of what is looked for, and the one that was gone to.
#pragma once

#include "model/matches.h"

#include <QObject>
#include <QRect>
#include <QTimer>

#include <vector>

namespace sheaf
{

class AbstractView;

// GUI thread. What is looked for stays when the text becomes another one; then its first place is gone to.
class AbstractFinding final : public QObject
{
    Q_OBJECT
public:
    AbstractFinding(AbstractView *view, QObject *parent);

    void setText(const QString &abstract); // what the view shows, "" while it shows none
    // Goes to the first place from where it is on, so that typing on does not leave it; "" looks for nothing.
    void look(const QString &what);
    void begin(const QString &what, qsizetype from);
    void step(int by); // round and round
    // Ends it; the place that was gone to is selected, so that it can be highlighted and copied.
    void end();

    // The place that is wanted is in sight, or the user has gone elsewhere; until then it is asked for whenever goOn()
    // is called: a text that just came has no height yet.
    void arrive() { m_underWay = false; }
    void goOn();

    int count() const { return int(m_places.size()); }
    int current() const { return m_current; } // from 0, -1 for none
    bool hasText() const { return !m_text.isEmpty(); }

Q_SIGNALS:
    void changed();
    void placeWanted(const QRect &place); // to be scrolled to, in the view's coordinates

private:
    void lookAgain();
    void show();

    AbstractView *m_view;
    QString m_text;
    QString m_what;
    std::vector<TextRange> m_places;
    int m_current = -1;
    qsizetype m_from = 0;    // where to look from on
    bool m_underWay = false; // to the current place
    QTimer m_soon;
};

} // namespace sheaf
