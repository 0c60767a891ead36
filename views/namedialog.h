// SPDX-License-Identifier: GPL-3.0-or-later
// Asks for one name: of a reading list, of a section.
#pragma once

#include <QDialog>

#include <functional>

class QLineEdit;
class QPushButton;

namespace sheaf
{

class TextLabel;
class Theme;

struct NameWords {
    QString title;  // "New reading list"
    QString label;  // "Name"
    QString button; // "Make the list"
    QString name;   // what stands there at first
    // Why this name cannot be, "" when it can.
    std::function<QString(const QString &)> objection = {};
};

// GUI thread. Deletes itself when closed; open() it.
class NameDialog final : public QDialog
{
    Q_OBJECT
public:
    NameDialog(const Theme &theme, const NameWords &words, QWidget *parent);

Q_SIGNALS:
    void named(const QString &name); // simplified, not empty, not objected to; the dialog closes

private:
    void judge();

    std::function<QString(const QString &)> m_objection;
    QLineEdit *m_edit;
    TextLabel *m_why;
    QPushButton *m_accept;
};

} // namespace sheaf
