// SPDX-License-Identifier: GPL-3.0-or-later
// What the imports of this session did, file by file, each remark a row that leads to the paper or to the text.
#pragma once

#include "model/library.h"
#include "views/theme.h"

#include <QWidget>

#include <vector>

class QMenu;
class QPushButton;
class QStackedWidget;
class QTreeView;

namespace sheaf
{

class ReportModel;
class TextLabel;

// GUI thread. A page of the bottom pane; keeps the last ten reports.
class ImportReportPane final : public QWidget
{
    Q_OBJECT
public:
    explicit ImportReportPane(const Theme &theme, QWidget *parent = nullptr);

    // Shows it, with the others to choose from; `title` says which import it was.
    void addReport(const ImportReport &report, const QString &title);
    bool hasReport() const { return !m_reports.empty(); }
    const ReportModel &model() const { return *m_model; }

Q_SIGNALS:
    void paperAsked(sheaf::PaperId paper);
    void textAsked(sheaf::DigestId digest, int line);
    void compareAsked(sheaf::PaperId one, sheaf::PaperId other); // possible duplicates

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeTree();
    void showKept(std::size_t at);
    void tellTotals();
    void selectFirst();
    void followRow(const QModelIndex &index);
    void updateButtons();
    void follow();

    struct Kept {
        ImportReport report;
        QString title;
    };
    const Theme &m_theme;
    std::vector<Kept> m_reports; // newest first
    ReportModel *m_model;
    QStackedWidget *m_pages;
    QPushButton *m_chooser;
    QMenu *m_menu;
    TextLabel *m_totals;
    TextLabel *m_state;
    QTreeView *m_tree;
    QPushButton *m_paper;
    QPushButton *m_text;
    QPushButton *m_compare;
};

} // namespace sheaf
