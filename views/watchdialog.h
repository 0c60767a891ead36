// SPDX-License-Identifier: GPL-3.0-or-later
// Which folder is watched: choosing one, another one, or none.
#pragma once

#include <QDialog>

class QCheckBox;
class QPushButton;

namespace sheaf
{

class TextLabel;
class Theme;

// GUI thread. Deletes itself when closed.
class WatchDialog final : public QDialog
{
    Q_OBJECT
public:
    // `folder` is "" while none is watched; `start` is where choosing begins.
    WatchDialog(const Theme &theme, const QString &folder, const QString &start, QWidget *parent = nullptr);

    void setFolder(const QString &folder);

Q_SIGNALS:
    void folderChosen(const QString &folder, bool present); // present: what is in it now is imported too
    void stopAsked();

private:
    void choose();

    QString m_folder;
    QString m_start;
    TextLabel *m_now;
    QCheckBox *m_present;
    QPushButton *m_choose;
    QPushButton *m_stop;
};

} // namespace sheaf
