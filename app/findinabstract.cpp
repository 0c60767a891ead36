// SPDX-License-Identifier: GPL-3.0-or-later
// FindInAbstract: joins three actions, the bar and the detail pane.
#include "app/findinabstract.h"

#include "app/actions.h"
#include "views/abstractfinding.h"
#include "views/abstractview.h"
#include "views/detailpane.h"
#include "views/findbar.h"
#include "views/mainwindow.h"
#include "views/marking.h"
#include "views/paperlist.h"

#include <QAction>
#include <QTextCursor>

namespace sheaf
{

namespace
{

constexpr qsizetype longestFound = 200; // a longer selection is to be read, not to be looked for

} // namespace

FindInAbstract::FindInAbstract(Actions &actions, const Parts &parts, QObject *parent) : QObject(parent), m_parts(parts)
{
    AbstractFinding *places = &parts.detail->finding();
    connect(actions[Act::FindInAbstract], &QAction::triggered, this, &FindInAbstract::open);
    connect(actions[Act::FindNext], &QAction::triggered, this, [this] { step(+1); });
    connect(actions[Act::FindPrevious], &QAction::triggered, this, [this] { step(-1); });
    connect(parts.bar, &FindBar::edited, places, &AbstractFinding::look);
    connect(parts.bar, &FindBar::stepAsked, this, &FindInAbstract::step);
    connect(parts.bar, &FindBar::paperAsked, parts.list, &PaperList::step);
    connect(parts.bar, &FindBar::closeAsked, this, &FindInAbstract::close);
    connect(places, &AbstractFinding::changed, this,
            [this, places] { m_parts.bar->setPlace(places->current() + 1, places->count(), places->hasText()); });
}

void FindInAbstract::open()
{
    if (m_parts.window->welcomeShown())
        return;
    QWidget *keyboard = m_parts.window->focusWidget();
    if (keyboard && !m_parts.bar->isAncestorOf(keyboard))
        m_back = keyboard;
    m_parts.window->openDetail();
    const AbstractView *abstract = m_parts.detail->marking().text();
    const TextRange chosen = abstract->selection();
    QString text = chosen.length > longestFound ? QString() : abstract->textCursor().selectedText();
    text.replace(QChar::ParagraphSeparator, u' ');
    m_parts.bar->open(text);
    m_parts.detail->finding().begin(m_parts.bar->text(), text.isEmpty() ? 0 : chosen.from);
}

void FindInAbstract::step(int by)
{
    if (m_parts.bar->isVisible())
        m_parts.detail->finding().step(by);
    else
        open();
}

void FindInAbstract::close()
{
    m_parts.detail->finding().end();
    if (m_back && m_back->isVisible())
        m_back->setFocus(Qt::OtherFocusReason);
    else
        m_parts.detail->setFocus(Qt::OtherFocusReason);
    m_parts.bar->hide();
}

} // namespace sheaf
