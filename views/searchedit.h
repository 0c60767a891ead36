// SPDX-License-Identifier: GPL-3.0-or-later
// The line edit inside the search bar: paints the count, colours stretches of its text, and tells keys apart.
#pragma once

#include "views/searchbar.h"

#include <QLineEdit>

namespace sheaf
{

// GUI thread; used by SearchBar only.
class SearchEdit final : public QLineEdit
{
    Q_OBJECT
public:
    explicit SearchEdit(const Theme &theme, QWidget *parent = nullptr);

    void follow();
    void setCount(const QString &text, bool busy);
    void setError(QuerySpan error, const QString &why); // length 0: none
    void setMenuActions(const QList<QAction *> &actions) { m_menuActions = actions; }
    int placeOf(int position) const; // the x of a letter that is in sight, else of the nearer end

Q_SIGNALS:
    void escaped();
    void listAsked();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;

private:
    void format(); // the colours, through the input method's text formats
    void describe();

    const Theme &m_theme;
    QAction *m_icon;
    QAction *m_clear;
    QList<QAction *> m_menuActions;
    QString m_count;
    QuerySpan m_error;
    QString m_why; // the text is wrong
    bool m_busy = false;
    bool m_composing = false;
};

} // namespace sheaf
