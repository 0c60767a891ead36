// SPDX-License-Identifier: GPL-3.0-or-later
// The command palette: a panel near the top of the window in which everything is found by typing some letters of it.
#pragma once

#include "views/palettemodel.h"
#include "views/theme.h"

#include <QPointer>
#include <QWidget>

#include <vector>

class QLineEdit;
class QListView;

namespace sheaf
{

class TextLabel;

// GUI thread. A child of the window it lies over, like ChoicePopup; always of one height, so that nothing moves when
// the papers come. While it is open every key is its own. Closes when something was chosen, on Esc, and when the
// keyboard or the mouse goes elsewhere; the keyboard then goes back.
class Palette final : public QWidget
{
    Q_OBJECT
public:
    Palette(const Theme &theme, QWidget *window);

    void open(std::vector<Offer> offers);
    void dismiss();
    // What fits typed(); the row that is chosen stays.
    void setPapers(std::vector<Offer> papers, qint64 total);
    QString typed() const { return m_model->typed(); }

Q_SIGNALS:
    void retyped(const QString &typed); // papers are wanted
    void chosen(sheaf::Offered kind, qint64 id);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    bool key(const QKeyEvent &press);
    void retype(const QString &typed);
    void setCurrent(int row);
    void step(int by);
    void page(int direction);
    void take(int row);
    void tell(); // the list or why it is empty, and to assistive technology what is chosen
    void place();
    void restyle();

    const Theme &m_theme;
    PaletteModel *m_model;
    QLineEdit *m_edit;
    QListView *m_list;
    TextLabel *m_empty;
    TextLabel *m_hint;
    QPointer<QWidget> m_before; // had the keyboard
    bool m_waiting = false;     // for the papers that fit what is typed now
};

} // namespace sheaf
