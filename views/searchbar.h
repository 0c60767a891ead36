// SPDX-License-Identifier: GPL-3.0-or-later
// The search field: a plain text field with coloured fields, what could stand at the cursor below it, the count at its
// end and an underline where a query is wrong.
#pragma once

#include "model/query/completion.h"

#include <QWidget>

class QAction;
class QLabel;

namespace sheaf
{

class QueryCompleter;
class SearchEdit;
class Theme;

// A stretch of the query, in UTF-16 units.
struct QuerySpan {
    int position = 0;
    int length = 0;
};

// GUI thread. Only what the user does is emitted, never setText().
class SearchBar final : public QWidget
{
    Q_OBJECT
public:
    explicit SearchBar(const Theme &theme, QWidget *parent = nullptr);

    QString text() const;
    void setText(const QString &text);
    // "27 papers"; dimmed while a new count is being made.
    void setCount(const QString &text, bool busy = false);
    // What can be completed beside the fields and their fixed values.
    void setNames(QueryNames names);
    // Underlines the spot and says why below the field; length 0 is the whole text, an empty `why` takes it back.
    void setError(int position, int length, const QString &why);
    bool isWrong() const { return !m_why.isEmpty(); }
    // Names are offered for the word that ends the text: what is unknown there may just be unfinished.
    bool offersAtEnd() const;
    void setMenuActions(const QList<QAction *> &actions); // of the field's menu, beside what every field has
    void focusText();                                     // takes the keyboard, the text selected

Q_SIGNALS:
    void edited(const QString &text); // by typing, pasting or clearing
    void submitted();                 // Enter
    void escaped();                   // Escape in an empty field
    void listAsked();                 // Down

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void follow();
    void placeMessage();

    const Theme &m_theme;
    SearchEdit *m_edit;
    QueryCompleter *m_completer;
    QLabel *m_message;
    QString m_why;        // what is wrong, "" if nothing
    bool m_given = false; // the text is set, not written
};

} // namespace sheaf
