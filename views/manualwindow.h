// SPDX-License-Identifier: GPL-3.0-or-later
// The manual: its pages beside a list of them, with a search through all of them and the way back.
#pragma once

#include "views/theme.h"

#include <QWidget>

#include <vector>

class QLineEdit;
class QListWidget;
class QToolButton;

namespace sheaf
{

class ManualBrowser;
class TextLabel;

struct ManualPage {
    QString id;
    QString title;
    QString markdown; // see ManualBrowser
};

// GUI thread. A window of its own beside its parent's; closed, it keeps its place.
class ManualWindow final : public QWidget
{
    Q_OBJECT
public:
    ManualWindow(const Theme &theme, QWidget *parent);

    void setPages(std::vector<ManualPage> pages); // the one shown stays
    void showPage(const QString &id);             // nothing happens when there is none
    QString page() const { return m_at < m_trail.size() ? m_trail[m_at] : QString(); }

Q_SIGNALS:
    void actionAsked(const QString &id); // by its id, from a link

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeBar();
    void connectParts();
    void follow();
    void search(const QString &words);
    void searchOn();
    void goTo(const QString &id); // a new place on the trail
    void walk(int by);
    void fill();
    int rowOf(const QString &id) const;

    const Theme &m_theme;
    std::vector<ManualPage> m_pages;
    std::vector<QString> m_trail; // of pages looked at
    std::size_t m_at = 0;         // on it
    QToolButton *m_back;
    QToolButton *m_forward;
    QLineEdit *m_search;
    QListWidget *m_contents;
    TextLabel *m_none;
    ManualBrowser *m_browser;
};

} // namespace sheaf
