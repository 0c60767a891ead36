// SPDX-License-Identifier: GPL-3.0-or-later
// Chooses the reading list that the selected papers are added to, or asks for a new one.
#pragma once

#include "model/library.h"
#include "views/theme.h"

#include <QObject>
#include <QRect>

#include <vector>

class QWidget;

namespace sheaf
{

class ChoicePopup;

// GUI thread. The list used last comes first.
class ListPicker final : public QObject
{
    Q_OBJECT
public:
    ListPicker(const Theme &theme, QWidget *window);

    // `papers` is the number of selected ones; `anchor` in the window's coordinates.
    void open(const QRect &anchor, const std::vector<CountedList> &lists, qint64 papers);
    void close();
    bool isOpen() const;

Q_SIGNALS:
    void listChosen(sheaf::ListId list);
    void newListAsked(const QString &name);

private:
    ChoicePopup *m_popup;
    ListId m_last{};
};

} // namespace sheaf
