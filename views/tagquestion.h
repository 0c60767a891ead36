// SPDX-License-Identifier: GPL-3.0-or-later
// What is about to be done to a tag, with what it concerns, in place: a question without a dialog.
#pragma once

#include "model/paper.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;

namespace sheaf
{

class TextLabel;
class Theme;

// How a tag is split: the papers that a search finds get a new one.
struct TagSplit {
    QString name;
    QString query;
    bool below = true;   // the new tag stands under the old one, else beside it
    bool takeOff = true; // the papers lose the old one
};

// GUI thread. The button that does it is the default one, and can be pressed when it is known what it concerns.
class TagQuestion final : public QWidget
{
    Q_OBJECT
public:
    explicit TagQuestion(const Theme &theme, QWidget *parent = nullptr);

    // The keyboard goes to what there is to fill in, else to the button that does it.
    void ask(const QString &question, const QString &button, bool split = false);
    // What it concerns; "" while that is looked for. Not ready: it cannot be done as it stands.
    void tell(const QString &facts, bool ready);
    void setButton(const QString &text);
    TagSplit split() const;
    void setOld(const QString &tag); // of a split

Q_SIGNALS:
    void accepted();
    void cancelled();
    void splitChanged(); // what is to be split off, or what it is to be called

private:
    void layOut(const Theme &theme);

    TextLabel *m_question;
    TextLabel *m_facts;
    QWidget *m_fields;
    QLineEdit *m_name;
    QLineEdit *m_query;
    QComboBox *m_place;
    QCheckBox *m_takeOff;
    QPushButton *m_accept;
    QPushButton *m_cancel;
    bool m_focusWanted = false; // once the button can be pressed
};

} // namespace sheaf
