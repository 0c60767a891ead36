// SPDX-License-Identifier: GPL-3.0-or-later
// What an import did, file by file, each remark a row that leads to the paper or to the text in question.
#pragma once

#include "model/library.h"
#include "views/theme.h"

#include <QDialog>

class QPushButton;
class QTreeView;

namespace sheaf
{

class ReportModel;

// Non-modal; deletes itself when closed.
class ImportReportDialog final : public QDialog
{
    Q_OBJECT
public:
    ImportReportDialog(const Theme &theme, ImportReport report, QWidget *parent = nullptr);

Q_SIGNALS:
    void paperAsked(sheaf::PaperId paper);
    void textAsked(sheaf::DigestId digest, int line);

private:
    QWidget *makeTotals();
    void selectFirst();
    void follow(const QModelIndex &index);
    void updateButtons();
    bool eventFilter(QObject *watched, QEvent *event) override;

    const Theme &m_theme;
    ReportModel *m_model;
    QTreeView *m_tree;
    QPushButton *m_paper;
    QPushButton *m_text;
};

} // namespace sheaf
