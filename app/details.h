// SPDX-License-Identifier: GPL-3.0-or-later
// The details of the selected paper, and papers by hand: from the form to one edit.
#pragma once

#include "model/store.h"

#include <QObject>
#include <QPointer>

namespace sheaf
{

class Actions;
class Browse;
class Desk;
class DetailsEditor;
class DetailsWait;
class MainWindow;
class PaperList;
class Theme;
struct DetailsShown;

// GUI thread. Everything it is given outlives it.
class Details final : public QObject
{
    Q_OBJECT
public:
    struct Parts {
        const Theme *theme;
        MainWindow *window;
        PaperList *list;
    };
    Details(Store &store, Browse &browse, Desk &desk, Actions &actions, const Parts &parts, QObject *parent = nullptr);

    void editPaper(PaperId paper);
    void newPaper();

private:
    void wait();
    void open(const DetailsShown &shown);
    void save(const PaperDetails &details);
    void applied(const Applied &applied);

    Store &m_store;
    Browse &m_browse;
    Desk &m_desk;
    Parts m_parts;
    QPointer<DetailsEditor> m_editor;
    QPointer<DetailsWait> m_wait; // until m_paperAsk is answered
    Ticket m_paperAsk = 0;
    Ticket m_alikeAsk = 0;
    Ticket m_write = 0;
};

} // namespace sheaf
