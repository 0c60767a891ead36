// SPDX-License-Identifier: GPL-3.0-or-later
// Manual: pages read from the resources, keys and links put in from the table of actions.
#include "app/manual.h"

#include "app/actions.h"
#include "views/commentfield.h"
#include "views/detailpane.h"
#include "views/importreport.h"
#include "views/listheader.h"
#include "views/mainwindow.h"
#include "views/searchbar.h"
#include "views/sidebarview.h"
#include "views/welcome.h"

#include <QAction>
#include <QApplication>
#include <QFile>
#include <QRegularExpression>

#include <algorithm>

namespace sheaf
{

namespace
{

// In the order of the list of contents.
constexpr const char *manualPages[] = {"triage", "read", "curate", "find",        "keep",           "import",
                                       "export", "tags", "keys",   "commandline", "troubleshooting"};

const ActInfo *actionByKey(const QString &key)
{
    for (const ActInfo &info : Actions::table()) {
        if (QString::fromLatin1(info.keys).split(u' ', Qt::SkipEmptyParts).contains(key))
            return &info;
    }
    return nullptr;
}

const ActInfo *actionBy(const QString &idOrKey)
{
    const auto found =
        std::ranges::find_if(Actions::table(), [&](const ActInfo &info) { return idOrKey == QLatin1String(info.id); });
    return found == Actions::table().end() ? actionByKey(idOrKey) : &*found;
}

QString manualSource(const char *id)
{
    QFile file(QStringLiteral(":/sheaf/help/%1.md").arg(QLatin1String(id)));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

// `replace` is given each match and says what stands in its place.
template <class Replace>
QString replaced(const QString &text, const QRegularExpression &pattern, Replace replace)
{
    QString result;
    qsizetype at = 0;
    for (auto matches = pattern.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        result += QStringView(text).mid(at, match.capturedStart() - at);
        result += replace(match);
        at = match.capturedEnd();
    }
    return result + QStringView(text).mid(at);
}

} // namespace

Manual::Manual(const Theme &theme, const Actions &actions, MainWindow &window, QObject *parent)
    : QObject(parent), m_theme(theme), m_actions(actions), m_window(window)
{
}

void Manual::open(const QString &page)
{
    const QString wanted = page.isEmpty() ? pageAbout(QApplication::focusWidget()) : page;
    if (!m_manual) {
        m_manual = new ManualWindow(m_theme, &m_window);
        connect(m_manual, &ManualWindow::actionAsked, this, &Manual::run);
    }
    m_manual->setPages(pages());
    m_manual->showPage(wanted);
    m_manual->show();
    m_manual->raise();
    m_manual->activateWindow();
}

void Manual::follow()
{
    if (m_manual)
        m_manual->setPages(pages());
}

std::vector<ManualPage> Manual::pages() const
{
    std::vector<ManualPage> pages;
    for (const char *id : manualPages) {
        const QString markdown = qstrcmp(id, "keys") == 0 ? keysPage() : filled(manualSource(id));
        const QString head = markdown.section(u'\n', 0, 0);
        pages.push_back({QString::fromLatin1(id), head.mid(head.indexOf(u' ') + 1), markdown});
    }
    return pages;
}

QString Manual::filled(const QString &markdown) const
{
    static const QRegularExpression codes(QStringLiteral("`([^`\\n]+)`"));
    static const QRegularExpression links(QStringLiteral("\\[([^\\]]+)\\]\\(do:([^)]+)\\)"));
    const QString keyed = replaced(markdown, codes, [this](const QRegularExpressionMatch &match) {
        const ActInfo *info = actionByKey(match.captured(1)); // not by id: `note` is a word of the query language
        if (!info)
            return match.captured(0);
        const QKeySequence now = m_actions[info->act]->shortcut();
        return now.isEmpty() ? QStringLiteral("*%1*").arg(m_actions[info->act]->text())
                             : QStringLiteral("`%1`").arg(now.toString(QKeySequence::NativeText));
    });
    return replaced(keyed, links, [](const QRegularExpressionMatch &match) {
        const ActInfo *info = actionBy(match.captured(2));
        return info ? QStringLiteral("[%1](do:%2)").arg(match.captured(1), QLatin1String(info->id)) : match.captured(1);
    });
}

QString Manual::keysPage() const
{
    QString page = tr("# Keys") + QStringLiteral("\n\n") +
                   tr("Letters are keys while a list has the keyboard; in a field they are letters, and Escape leaves "
                      "the field. A tag's own key tags the selected papers.");
    const char *group = "";
    for (const ActInfo &info : Actions::table()) {
        QStringList keys;
        for (const QKeySequence &key : m_actions[info.act]->shortcuts())
            keys.append(QStringLiteral("`%1`").arg(key.toString(QKeySequence::NativeText)));
        if (keys.isEmpty())
            continue;
        if (qstrcmp(group, info.group) != 0) {
            group = info.group;
            page += QStringLiteral("\n\n## %1\n\n| %2 | %3 |\n|---|---|\n")
                        .arg(Actions::menuText(group), tr("key"), tr("what it does"));
        }
        const QString text = QCoreApplication::translate("Actions", info.text);
        page += QStringLiteral("| %1 | [%2](do:%3) |\n").arg(keys.join(u' '), text, QLatin1String(info.id));
    }
    return page;
}

QString Manual::pageAbout(const QWidget *focus) const
{
    for (const QWidget *at = focus; at; at = at->parentWidget()) {
        if (qobject_cast<const SearchBar *>(at) || qobject_cast<const SidebarView *>(at))
            return QStringLiteral("find");
        if (qobject_cast<const DetailPane *>(at))
            return QStringLiteral("read");
        if (qobject_cast<const CommentField *>(at) || qobject_cast<const ListHeader *>(at))
            return QStringLiteral("curate");
        if (qobject_cast<const ImportReportPane *>(at) || qobject_cast<const Welcome *>(at))
            return QStringLiteral("import");
    }
    return QStringLiteral("triage");
}

void Manual::run(const QString &id)
{
    const ActInfo *info = actionBy(id);
    if (!info || !m_actions[info->act]->isEnabled())
        return;
    m_window.raise();
    m_window.activateWindow(); // what it opens is to lie over that window
    m_actions[info->act]->trigger();
}

} // namespace sheaf
