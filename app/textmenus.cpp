// SPDX-License-Identifier: GPL-3.0-or-later
// TextMenus: actions of the table where there are some, and what belongs to the very spot beside them.
#include "app/textmenus.h"

#include "app/actions.h"
#include "app/browse.h"
#include "app/desk.h"
#include "app/narrowing.h"
#include "views/abstractview.h"
#include "views/detailpane.h"
#include "views/mainwindow.h"
#include "views/marking.h"
#include "views/paperlist.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QTextCursor>

namespace sheaf
{

namespace
{

constexpr qsizetype wordsInMenu = 32; // letters of what would be searched for

QString asEntry(QString text)
{
    return text.replace(u'&', QStringLiteral("&&"));
}

QMenu *spotMenu(QWidget *window)
{
    auto *menu = new QMenu(window);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    return menu;
}

} // namespace

TextMenus::TextMenus(Browse &browse, Desk &desk, Narrowing &narrowing, Actions &actions, const Parts &parts,
                     QObject *parent)
    : QObject(parent), m_browse(browse), m_desk(desk), m_narrowing(narrowing), m_actions(actions), m_parts(parts)
{
    connect(parts.detail, &DetailPane::tagMenuAsked, this, &TextMenus::openTagMenu);
    connect(parts.detail, &DetailPane::wordsMenuAsked, this, &TextMenus::openWordsMenu);
    connect(parts.detail->marking().text(), &AbstractView::menuAsked, this, &TextMenus::openTextMenu);
}

void TextMenus::openTextMenu(const QPoint &at, const QUrl &link)
{
    const Marking::Mark mark = m_parts.detail->marking().mark();
    AbstractView *text = m_parts.detail->marking().text();
    QMenu *menu = spotMenu(m_parts.window);
    if (!link.isEmpty())
        addLink(menu, link);
    if (text->selection().length > 0) {
        addSelection(menu);
    } else if (mark.highlight != HighlightId{}) {
        m_parts.detail->marking().addEntries(menu, mark.highlight);
    } else {
        QTextCursor word = text->textCursor();
        word.select(QTextCursor::WordUnderCursor);
        addSearch(menu, word.selectedText());
    }
    menu->addSeparator();
    menu->addAction(tr("Select all of the abstract"), text, &QTextEdit::selectAll);
    menu->popup(at);
}

void TextMenus::addLink(QMenu *menu, const QUrl &link)
{
    menu->addAction(tr("Open the link"), this, [this, link] { Q_EMIT m_parts.detail->linkClicked(link); });
    addCopy(menu, tr("Copy the link"), QString::fromLatin1(link.toEncoded()));
    menu->addSeparator();
}

void TextMenus::addCopy(QMenu *menu, const QString &entry, const QString &text)
{
    menu->addAction(entry, this, [text] { QGuiApplication::clipboard()->setText(text); });
}

void TextMenus::openWordsMenu(const QString &words, const QPoint &at)
{
    QMenu *menu = spotMenu(m_parts.window);
    addCopy(menu, tr("Copy this text"), words);
    addSearch(menu, words);
    menu->popup(at);
}

void TextMenus::addSelection(QMenu *menu)
{
    AbstractView *text = m_parts.detail->marking().text();
    menu->addAction(tr("Copy the selected text"), text, &QTextEdit::copy);
    addSearch(menu, text->textCursor().selectedText());
    QMenu *colours = menu->addMenu(tr("Highlight"));
    for (const Act act : {Act::HighlightYellow, Act::HighlightGreen, Act::HighlightBlue, Act::HighlightPink})
        colours->addAction(m_actions[act]);
}

void TextMenus::addSearch(QMenu *menu, const QString &words)
{
    const QString query = queryText(queryFor(words));
    if (query.isEmpty())
        return;
    QString shown = words.simplified();
    if (shown.size() > wordsInMenu)
        shown = shown.left(wordsInMenu).trimmed() + u'…';
    menu->addAction(tr("Search for “%1”").arg(asEntry(shown)), this, [this, query] {
        m_browse.show(query);
        Q_EMIT searched();
    });
}

void TextMenus::openTagMenu(TagId tag, const QPoint &at)
{
    if (m_narrowing.nameOf(tag).isEmpty())
        return;
    QMenu *menu = spotMenu(m_parts.window);
    addTagEntries(menu, tag);
    menu->popup(at);
}

void TextMenus::addTagEntries(QMenu *menu, TagId tag)
{
    m_narrowing.addPicks(menu, tag, Narrowing::From::Chip);
    menu->addSeparator();
    menu->addAction(tr("Take the tag off"), this, [this, tag] { m_desk.untagSelected(tag); });
}

void TextMenus::addPaperMenu(QMenu *menu)
{
    menu->addSeparator();
    QMenu *copies = menu->addMenu(tr("Copy"));
    for (const Act act : {Act::CopyCitation, Act::CopyMarkdown, Act::CopyBibtex, Act::CopyHtml}) {
        if (m_actions[act]->isEnabled())
            copies->addAction(m_actions[act]);
    }
    copies->menuAction()->setVisible(!copies->isEmpty());
    const PaperRow *row = m_browse.papers().rowAt(m_parts.list->currentIndex().row());
    if (!row || row->tags.empty())
        return;
    QMenu *tags = menu->addMenu(tr("Its tags"));
    for (const TagId tag : row->tags)
        addTagEntries(tags->addMenu(asEntry(m_narrowing.nameOf(tag))), tag);
}

} // namespace sheaf
