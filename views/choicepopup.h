// SPDX-License-Identifier: GPL-3.0-or-later
// A small panel over the window: type a few letters, choose with the arrows, Enter; or make something new.
#pragma once

#include "views/choicemodel.h"
#include "views/theme.h"

#include <QPointer>
#include <QWidget>

#include <vector>

class QLineEdit;
class QListView;

namespace sheaf
{

class TextLabel;

struct ChoiceWords {
    QString title;        // the accessible name and the placeholder: "Tag 3 papers"
    QString newRow;       // "Make the tag “%1”"; "": there is nothing to make
    QString hint;         // the line below the list
    QString empty;        // shown when there is nothing to choose from yet
    bool several = false; // Ctrl+Enter marks one and goes on
};

// What was marked, and what with them: ids that are to be on, ids that are to be off, and something new.
struct ChoiceDecision {
    std::vector<qint64> on;
    std::vector<qint64> off;
    QString made; // its name, "" for none
};

// GUI thread. A child of the window it lies over, so that it needs neither a window manager nor a compositor. Closes
// when something was chosen, on Esc, and when the keyboard or the mouse goes elsewhere; the keyboard then goes back.
class ChoicePopup final : public QWidget
{
    Q_OBJECT
public:
    ChoicePopup(const Theme &theme, QWidget *window);

    // Opens below (or above, if there is no room) `anchor`, a rectangle in the window's coordinates.
    void open(const QRect &anchor, const ChoiceWords &words, std::vector<Choice> choices);
    void dismiss();

Q_SIGNALS:
    void chosen(qint64 id);
    void unchosen(qint64 id); // it was on all of them
    void newAsked(const QString &name);
    void decided(const sheaf::ChoiceDecision &decision); // instead of these where several were marked

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    bool key(int key, Qt::KeyboardModifiers modifiers);
    void take(int row);
    void mark(int row);
    void decide(const QString &made);
    bool anyMarked() const;
    void step(int by);
    void makeNew();
    void retype(const QString &typed);
    void place();
    void restyle();

    const Theme &m_theme;
    ChoiceModel *m_model;
    QLineEdit *m_edit;
    QListView *m_list;
    TextLabel *m_empty;
    TextLabel *m_hint;
    QRect m_anchor;
    bool m_several = false;
    QPointer<QWidget> m_before; // had the keyboard
};

} // namespace sheaf
