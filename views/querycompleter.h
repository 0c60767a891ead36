// SPDX-License-Identifier: GPL-3.0-or-later
// Offers what could stand at the cursor of the search field while the user types, and writes what is taken.
#pragma once

#include "model/query/completion.h"

#include <QObject>

class QKeyEvent;

namespace sheaf
{

class CompletionPopup;
class SearchEdit;
class Theme;

// GUI thread. Down, Up, Page Down and Page Up choose a row, Enter takes the chosen one, Tab that or the first, Escape
// closes; Ctrl+Space offers everything. Without a chosen row Enter is the field's. The field outlives it.
class QueryCompleter final : public QObject
{
    Q_OBJECT
public:
    QueryCompleter(const Theme &theme, SearchEdit *edit);
    ~QueryCompleter() override;

    void setNames(QueryNames names) { m_names = std::move(names); }
    bool isOpen() const;
    void close();
    void yieldTo(const QString &mistake); // which is more to the point than what a bare word might become
    bool offersAtEnd() const;             // something else could stand where the text ends

Q_SIGNALS:
    void openChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void offer(bool everything);
    bool key(const QKeyEvent &event);
    bool enter();
    void take(int row);

    SearchEdit *m_edit;
    CompletionPopup *m_popup; // a child of the window while it has one
    QueryNames m_names;
    Completion m_completion;
};

} // namespace sheaf
