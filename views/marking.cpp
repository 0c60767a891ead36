// SPDX-License-Identifier: GPL-3.0-or-later
// Marking: from presses and keys in three widgets to four intents.
#include "views/marking.h"

#include "views/abstractview.h"
#include "views/highlightlist.h"
#include "views/highlightpopup.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>

#include <algorithm>

namespace sheaf
{

Marking::Marking(const Theme &theme, AbstractView *text, HighlightList *list, QWidget *pane)
    : QObject(pane), m_text(text), m_list(list), m_pane(pane), m_theme(theme)
{
    connect(text, &AbstractView::selectedByMouse, this, [this] {
        const Mark chosen{m_text->selection(), {}};
        openPanel(m_text->firstLineOf(chosen.text), m_text, chosen, false);
    });
    connect(text, &AbstractView::highlightPressed, this, [this](HighlightId id, const QPoint &at) {
        const QRect line = m_text->lineAt(m_text->textCursor().position());
        openPanel(QRect(at.x(), line.top(), 1, line.height()), m_text, {{}, id}, false);
    });
    connect(text, &AbstractView::highlightOpened, this, [this](HighlightId id, const QRect &line) {
        openPanel(line, m_text, {{}, id}, true);
    });
    connect(list, &HighlightList::colourAsked, this, [this](HighlightId id, const QRect &at) {
        openPanel(at, m_list, {{}, id}, false);
    });
    connect(list, &HighlightList::removeAsked, this, &Marking::removeAsked);
    connect(list, &HighlightList::remarkWritten, this, &Marking::remarkWritten);
    connect(list, &HighlightList::chosen, this, &Marking::goTo);
    connect(list, &HighlightList::menuAsked, this, &Marking::openMenu);
}

void Marking::setHighlights(PaperId paper, const std::vector<Highlight> &highlights)
{
    dismiss();
    m_highlights = highlights;
    m_text->setHighlights(highlights);
    m_list->setHighlights(paper, highlights);
}

Marking::Mark Marking::mark() const
{
    if (const HighlightId row = m_list->current(); row != HighlightId{})
        return {{}, row};
    const TextRange chosen = m_text->selection();
    if (chosen.length > 0)
        return {chosen, {}};
    return {{}, m_text->highlightAt(chosen.from)};
}

void Marking::endSelection()
{
    m_text->collapseSelection();
}

bool Marking::goToList()
{
    if (m_list->isEmpty())
        return false;
    m_list->focusRow(m_text->highlightAt(m_text->selection().from));
    return true;
}

void Marking::editRemark(HighlightId highlight)
{
    m_list->editRemark(highlight);
}

void Marking::flush()
{
    m_list->flush();
}

void Marking::dismiss()
{
    if (m_panel)
        m_panel->dismiss();
}

void Marking::openPanel(const QRect &anchor, QWidget *of, const Mark &mark, bool byKey)
{
    if (!m_panel) {
        m_panel = new HighlightPopup(m_theme, m_pane->window());
        connect(m_panel, &HighlightPopup::colourChosen, this,
                [this](int colour) { Q_EMIT colourAsked(m_about, colour); });
        connect(m_panel, &HighlightPopup::remarkAsked, this, [this] { Q_EMIT remarkAsked(m_about); });
        connect(m_panel, &HighlightPopup::removeAsked, this, [this] { Q_EMIT removeAsked(m_about.highlight); });
    }
    m_about = mark;
    const auto one = std::ranges::find(m_highlights, mark.highlight, &Highlight::id);
    const int colour = one == m_highlights.end() ? 0 : one->colour;
    m_panel->open(QRect(of->mapTo(m_pane->window(), anchor.topLeft()), anchor.size()), colour, byKey);
}

void Marking::addEntries(QMenu *menu, HighlightId id)
{
    const auto one = std::ranges::find(m_highlights, id, &Highlight::id);
    if (one == m_highlights.end())
        return;
    const Mark about{{}, id};
    for (int colour = 1; colour <= 4; ++colour) {
        QAction *choice =
            menu->addAction(highlightWord(colour), this, [this, about, colour] { Q_EMIT colourAsked(about, colour); });
        choice->setCheckable(true);
        choice->setChecked(colour == one->colour);
    }
    menu->addSeparator();
    menu->addAction(one->remark.isEmpty() ? tr("Write a remark") : tr("Change the remark"), this,
                    [this, about] { Q_EMIT remarkAsked(about); });
    menu->addAction(tr("Remove the highlight"), this, [this, id] { Q_EMIT removeAsked(id); });
}

void Marking::openMenu(HighlightId id, const QPoint &at)
{
    const auto one = std::ranges::find(m_highlights, id, &Highlight::id);
    if (one == m_highlights.end())
        return;
    auto *menu = new QMenu(m_pane->window());
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (!one->isDetached())
        menu->addAction(tr("Go to its place"), this, [this, id] { goTo(id); });
    menu->addAction(tr("Copy the quoted words"), this,
                    [words = one->text] { QGuiApplication::clipboard()->setText(words); });
    menu->addSeparator();
    addEntries(menu, id);
    menu->popup(at);
}

void Marking::goTo(HighlightId highlight)
{
    const auto one = std::ranges::find(m_highlights, highlight, &Highlight::id);
    if (one == m_highlights.end() || one->isDetached())
        return; // the list says so
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->putCaret(one->shownFrom);
    Q_EMIT placeWanted(m_text->lineAt(one->shownFrom));
}

} // namespace sheaf
