// SPDX-License-Identifier: GPL-3.0-or-later
// An import's report as a Qt item model: files, and under each its remarks.
#pragma once

#include "model/library.h"

#include <QAbstractItemModel>

namespace sheaf
{

// GUI thread. One column. An opened folder is a file without children. Children are a refused file's reason, then its
// remarks in order.
class ReportModel final : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Role {
        DetailRole = Qt::UserRole, // QString: the counts of a file, the line of a remark
        SignRole,                  // int(Sign)
        QuoteRole                  // QString: the digest's own words
    };
    enum class Sign { File, Refused, Problem, Note, Folder };

    explicit ReportModel(QObject *parent = nullptr) : QAbstractItemModel(parent) {}

    void setReport(ImportReport report);
    const ImportReport &report() const { return m_report; }
    const FileReport *fileOf(const QModelIndex &index) const;
    const Remark *remarkAt(const QModelIndex &index) const; // nullptr for files and reasons
    qint64 problems() const;                                // lines not understood, of all files

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QVariant fileData(const FileReport &file, int role) const;
    QVariant childData(const FileReport &file, const Remark *remark, int role) const;

    ImportReport m_report;
};

} // namespace sheaf
