// SPDX-License-Identifier: GPL-3.0-or-later
// Find in the abstract: from its keys and its bar to the places in the text.
#pragma once

#include <QObject>
#include <QPointer>
#include <QWidget>

namespace sheaf
{

class Actions;
class DetailPane;
class FindBar;
class MainWindow;
class PaperList;

// GUI thread. Everything it is given outlives it.
class FindInAbstract final : public QObject
{
    Q_OBJECT
public:
    struct Parts {
        MainWindow *window;
        PaperList *list;
        DetailPane *detail;
        FindBar *bar;
    };
    FindInAbstract(Actions &actions, const Parts &parts, QObject *parent = nullptr);

    void open(); // with what is selected in the abstract, if anything is
    void close();
    void step(int by); // opens the bar where it is closed

private:
    Parts m_parts;
    QPointer<QWidget> m_back; // gets the keyboard back
};

} // namespace sheaf
