// SPDX-License-Identifier: GPL-3.0-or-later
// The search field: a plain text field with coloured fields, the count at its end and an underline where a query is
// wrong.
#pragma once

#include <QWidget>

#include <vector>

class QLabel;

namespace sheaf
{

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
    // The parts of the query that are known fields, drawn in the accent.
    void setFields(std::vector<QuerySpan> fields);
    // Underlines the spot and says why below the field; length 0 is the whole text, an empty `why` takes it back.
    void setError(int position, int length, const QString &why);
    void focusText(); // takes the keyboard, the text selected

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
    QLabel *m_message;
};

} // namespace sheaf
