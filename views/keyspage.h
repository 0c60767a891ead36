// SPDX-License-Identifier: GPL-3.0-or-later
// The page on which keys are given to actions and tags: the table of all of them, and what the chosen one has.
#pragma once

#include "views/keytable.h"

#include <QKeySequence>
#include <QWidget>

#include <optional>

class QHBoxLayout;
class QPushButton;
class QTreeView;

namespace sheaf
{

class KeyRecorder;
class TextLabel;
class Theme;

// GUI thread. It shows what setRows() said last; a key that something else has is given only after the user said so.
class KeysPage final : public QWidget
{
    Q_OBJECT
public:
    explicit KeysPage(const Theme &theme, QWidget *parent = nullptr);

    void setRows(std::vector<KeyRow> rows);
    int setTyped(const QString &typed); // answers how many rows are shown

Q_SIGNALS:
    void keysChosen(sheaf::KeyRow::Of of, qint64 id, const QList<QKeySequence> &keys);
    void resetAsked(sheaf::KeyRow::Of of, qint64 id);
    void resetAllAsked();

private:
    struct Conflict {
        KeyRow other;
        QKeySequence key;
    };
    QWidget *makeEditor();
    const KeyRow *current() const;
    const KeyRow *holderOf(const QKeySequence &key) const;
    void follow(); // another row is chosen, or its keys are others
    void say(const QString &sentence, bool bad);
    void give(const QKeySequence &key);
    void takeFromOther();
    void addKey(const QKeySequence &key);
    void removeKey(const QKeySequence &key);

    const Theme &m_theme;
    KeyTableModel *m_model;
    QTreeView *m_table;
    TextLabel *m_none;
    TextLabel *m_name;
    QWidget *m_keys; // a button each
    QHBoxLayout *m_keysBox;
    KeyRecorder *m_recorder;
    QPushButton *m_reset;
    QPushButton *m_resetAll;
    TextLabel *m_line;
    QPushButton *m_takeIt;
    QPushButton *m_another;
    std::optional<Conflict> m_conflict;
};

} // namespace sheaf
