// SPDX-License-Identifier: GPL-3.0-or-later
// Keyboard: rows of the table of actions and of the library's tags, for whoever shows them.
#include "app/keyboard.h"

#include "app/browse.h"
#include "app/desk.h"
#include "app/keymap.h"
#include "app/tagkeys.h"
#include "views/helpdialog.h"
#include "views/keyspage.h"
#include "views/mainwindow.h"

#include <QAction>
#include <QCoreApplication>

#include <algorithm>

namespace sheaf
{

Keyboard::Keyboard(Browse &browse, Desk &desk, Actions &actions, Keymap &keymap, TagKeys &tagKeys, const Parts &parts,
                   QObject *parent)
    : QObject(parent), m_browse(browse), m_desk(desk), m_keymap(keymap), m_tagKeys(tagKeys), m_parts(parts)
{
    connect(actions[Act::Keys], &QAction::triggered, this, &Keyboard::showSheet);
    connect(&keymap, &Keymap::changed, this, &Keyboard::follow);
    connect(&browse, &Browse::sidebarChanged, this, &Keyboard::follow);
    follow();
}

std::vector<KeyRow> Keyboard::rows() const
{
    std::vector<KeyRow> rows;
    for (const ActInfo &info : Actions::table())
        rows.push_back({KeyRow::Of::Action, static_cast<qint64>(info.act), Actions::menuText(info.group),
                        QCoreApplication::translate("Actions", info.text), m_keymap.keys(info.act),
                        m_keymap.isUsual(info.act)});
    for (const CountedTag &counted : m_browse.sidebar().tags) {
        const QKeySequence key = QKeySequence::fromString(counted.tag.shortcut, QKeySequence::PortableText);
        const bool has = !key.isEmpty() && !m_keymap.holder(key);
        rows.push_back({KeyRow::Of::Tag, number(counted.tag.id), tr("Tags"), counted.tag.name,
                        has ? QList<QKeySequence>{key} : QList<QKeySequence>(), !has});
    }
    return rows;
}

KeysPage *Keyboard::makePage(QWidget *parent)
{
    m_page = new KeysPage(*m_parts.theme, parent);
    connect(m_page, &KeysPage::keysChosen, this, &Keyboard::choose);
    connect(m_page, &KeysPage::resetAsked, this,
            [this](KeyRow::Of, qint64 id) { m_keymap.reset(static_cast<Act>(id)); });
    connect(m_page, &KeysPage::resetAllAsked, &m_keymap, &Keymap::resetAll);
    m_page->setRows(rows());
    return m_page;
}

void Keyboard::showSheet()
{
    if (!m_sheet) {
        m_sheet = new HelpDialog(*m_parts.theme, rows(), m_parts.window);
        connect(m_sheet, &HelpDialog::changeAsked, this, &Keyboard::pageAsked);
    }
    m_sheet->show();
    m_sheet->raise();
    m_sheet->activateWindow();
}

void Keyboard::follow()
{
    QSet<QKeySequence> taken;
    for (const ActInfo &info : Actions::table()) {
        for (const QKeySequence &key : m_keymap.keys(info.act))
            taken.insert(key);
    }
    m_tagKeys.setTaken(taken);
    if (m_sheet)
        m_sheet->setRows(rows());
    if (m_page)
        m_page->setRows(rows());
}

void Keyboard::choose(KeyRow::Of of, qint64 id, const QList<QKeySequence> &keys)
{
    if (of == KeyRow::Of::Action) {
        m_keymap.setKeys(static_cast<Act>(id), keys);
        return;
    }
    const auto &tags = m_browse.sidebar().tags;
    const auto found = std::ranges::find_if(tags, [id](const CountedTag &one) { return number(one.tag.id) == id; });
    if (found == tags.end())
        return;
    const QKeySequence key = keys.isEmpty() ? QKeySequence() : keys.front();
    Compound step; // whoever had the key has it no more, in the same step
    for (const CountedTag &other : tags) {
        Tag tag = other.tag;
        tag.shortcut.clear();
        if (!key.isEmpty() && &other != &*found &&
            QKeySequence::fromString(other.tag.shortcut, QKeySequence::PortableText) == key)
            step.edits.push_back(PutTag{tag});
    }
    Tag tag = found->tag;
    tag.shortcut = key.toString(QKeySequence::PortableText);
    step.edits.push_back(PutTag{tag});
    if (step.edits.size() > 1)
        m_desk.submit(step);
    else
        m_desk.submit(step.edits.front());
}

} // namespace sheaf
