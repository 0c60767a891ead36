// SPDX-License-Identifier: GPL-3.0-or-later
// Two papers that may be one, side by side, and what to make of them: merge into the chosen one, or keep both.
#pragma once

#include "model/comparison.h"
#include "views/theme.h"

#include <QDialog>

class QPushButton;
class QRadioButton;
class QScrollArea;
class QStackedWidget;

namespace sheaf
{

class SideBySide;
class TextLabel;

// GUI thread. Non-modal and reused. Shows values and says what was asked for; changes nothing by itself.
class CompareDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit CompareDialog(const Theme &theme, QWidget *parent = nullptr);

    void wait(); // what is to be shown is on its way
    // The same two again keep the choice and the place that is looked at.
    void showPair(const PlacedPaper &one, const PlacedPaper &other);
    void showNothing(const QString &sentence);
    // Which of several pairs this is, from 0; none of them: -1. Without others there is nothing to step through.
    void setPlace(qsizetype at, qsizetype of);
    // An edit is on its way, or could not be done.
    void setBusy(bool busy);
    void fail(const QString &what);

    PaperPair pair() const { return m_pair; }
    PaperId kept() const; // the one to keep

Q_SIGNALS:
    void mergeAsked(sheaf::PaperId keep, sheaf::PaperId gone);
    void keepBothAsked(sheaf::PaperId one, sheaf::PaperId other);
    void stepAsked(int by);

private:
    QWidget *makePage();
    QWidget *makeFoot();
    void makeKeys();
    void merge();
    void keepBoth();
    void enable();
    void tellMerge();

    const Theme &m_theme;
    PaperPair m_pair;
    bool m_alike = false;
    bool m_busy = false;
    bool m_shown = false; // a pair is

    TextLabel *m_head;
    QStackedWidget *m_stack;
    QScrollArea *m_scroll = nullptr;
    TextLabel *m_nothing = nullptr;
    SideBySide *m_sides = nullptr;
    QRadioButton *m_one = nullptr;
    QRadioButton *m_other = nullptr;
    TextLabel *m_words = nullptr;
    QWidget *m_switch = nullptr;
    TextLabel *m_place = nullptr;
    QPushButton *m_before = nullptr;
    QPushButton *m_after = nullptr;
    QPushButton *m_both = nullptr;
    QPushButton *m_merge = nullptr;
};

} // namespace sheaf
