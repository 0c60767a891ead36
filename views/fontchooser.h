// SPDX-License-Identifier: GPL-3.0-or-later
// Chooses the font of the abstract: the families that fit, with the abstract itself as the preview.
#pragma once

#include <QDialog>

class QLineEdit;
class QListView;
class QPushButton;
class QStringListModel;

namespace sheaf
{

class TextLabel;
class Theme;

// GUI thread. previewed() follows the list; after finished() the font is the chosen one or that of before.
class FontChooser final : public QDialog
{
    Q_OBJECT
public:
    // `family`: the one in use, "" for the usual one.
    FontChooser(const Theme &theme, const QString &family, QWidget *parent);

    // Scalable families with Latin letters, without those of symbols; by name.
    static QStringList families();

Q_SIGNALS:
    void previewed(const QString &family); // "" is the usual one
    void chosen(const QString &family);

private:
    void narrow(const QString &typed);
    QString current() const;
    bool eventFilter(QObject *watched, QEvent *event) override;

    QStringList m_families;
    QString m_before;
    QString m_usual;
    QStringListModel *m_model;
    QLineEdit *m_filter;
    QListView *m_list;
    TextLabel *m_none;
    QPushButton *m_use;
};

} // namespace sheaf
