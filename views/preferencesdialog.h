// SPDX-License-Identifier: GPL-3.0-or-later
// All settings in one place: sections at the side, a field that finds a setting by any of its words.
#pragma once

#include "views/preferencerow.h"

#include <QDialog>

#include <vector>

class QLineEdit;
class QListWidget;
class QPushButton;
class QScrollArea;
class QStackedWidget;

namespace sheaf
{

class KeysPage;
class TextLabel;

// GUI thread. Not modal; what is chosen holds at once, so there is nothing to confirm. Deletes itself when closed.
class PreferencesDialog final : public QDialog
{
    Q_OBJECT
public:
    // The sections stand in the order in which they first come, the page of keys behind the section `keysAfter`.
    PreferencesDialog(const Theme &theme, std::vector<Preference> preferences, KeysPage *keys, const QString &keysAfter,
                      QWidget *parent);

    void setValue(const QString &id, const QVariant &value);
    void setApplies(const QString &id, bool applies); // else it is shown and cannot be chosen
    void showKeys();

Q_SIGNALS:
    void chosen(const QString &id, const QVariant &value);
    void asked(const QString &id); // for a folder, in a way of its own

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Section {
        QString name;
        QWidget *group = nullptr; // null for the keys
    };
    void addSection(const QString &name);
    QWidget *groupOf(const QString &section);
    void follow(); // another section or other letters

    const Theme &m_theme;
    QLineEdit *m_find;
    QListWidget *m_names;
    QStackedWidget *m_pages;
    QScrollArea *m_scroll;
    QWidget *m_sheet;
    KeysPage *m_keys;
    TextLabel *m_none;
    QPushButton *m_keysFound; // beside settings that were found too
    std::vector<Section> m_sections;
    std::vector<PreferenceRow *> m_rows;
};

} // namespace sheaf
