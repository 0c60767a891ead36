// SPDX-License-Identifier: GPL-3.0-or-later
// Gives a report's files and remarks as rows; the words are made when a row is shown.
#include "views/reportmodel.h"

#include "model/phrases.h"

#include <QFileInfo>
#include <QLocale>

#include <algorithm>

namespace sheaf
{

namespace
{

qint64 problemsIn(const FileReport &file)
{
    return std::count_if(file.remarks.begin(), file.remarks.end(),
                         [](const Remark &remark) { return isProblem(remark.slip); });
}

QString passedByText(qint64 files)
{
    if (files == 0)
        return ReportModel::tr("no file to import");
    return files == 1
               ? ReportModel::tr("1 file passed by: hidden, or of another kind")
               : ReportModel::tr("%Ln files passed by: hidden, or of another kind", nullptr, pluralNumber(files));
}

} // namespace

void ReportModel::setReport(ImportReport report)
{
    beginResetModel();
    m_report = std::move(report);
    endResetModel();
}

qint64 ReportModel::problems() const
{
    qint64 sum = 0;
    for (const FileReport &file : m_report.files)
        sum += problemsIn(file);
    return sum;
}

// A file's internal id is 0; that of its children is the file's row + 1.
QModelIndex ReportModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || column != 0 || row >= rowCount(parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) + 1 : quintptr(0));
}

QModelIndex ReportModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == 0)
        return {};
    return createIndex(int(child.internalId()) - 1, 0, quintptr(0));
}

int ReportModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_report.files.size());
    if (parent.internalId() != 0)
        return 0;
    const FileReport &file = m_report.files[std::size_t(parent.row())];
    return int(file.remarks.size()) + (file.error ? 1 : 0);
}

int ReportModel::columnCount(const QModelIndex &) const
{
    return 1;
}

const FileReport *ReportModel::fileOf(const QModelIndex &index) const
{
    if (!index.isValid())
        return nullptr;
    const std::size_t row = index.internalId() == 0 ? std::size_t(index.row()) : std::size_t(index.internalId() - 1);
    return &m_report.files[row];
}

const Remark *ReportModel::remarkAt(const QModelIndex &index) const
{
    const FileReport *file = fileOf(index);
    if (!file || index.internalId() == 0)
        return nullptr;
    const int row = index.row() - (file->error ? 1 : 0);
    return row < 0 ? nullptr : &file->remarks[std::size_t(row)];
}

QVariant ReportModel::data(const QModelIndex &index, int role) const
{
    const FileReport *file = fileOf(index);
    if (!file)
        return {};
    return index.internalId() == 0 ? fileData(*file, role) : childData(*file, remarkAt(index), role);
}

QVariant ReportModel::fileData(const FileReport &file, int role) const
{
    const QLocale locale;
    const QString name = file.digestName.isEmpty() ? QFileInfo(file.file).fileName() : file.digestName;
    const auto counts = [&] {
        if (file.passedBy)
            return passedByText(*file.passedBy);
        if (file.error)
            return tr("not imported");
        QStringList parts{tr("%1 new").arg(locale.toString(file.counts.fresh)),
                          tr("%1 known").arg(locale.toString(file.counts.known)),
                          tr("%1 merged").arg(locale.toString(file.counts.merged))};
        if (const qint64 bad = problemsIn(file); bad > 0)
            parts << (bad == 1 ? tr("1 line not understood")
                               : tr("%Ln lines not understood", nullptr, pluralNumber(bad)));
        return parts.join(u" · ");
    };
    switch (role) {
    case Qt::DisplayRole:
        return name;
    case Qt::ToolTipRole:
        return file.file;
    case DetailRole:
        return counts();
    case Qt::AccessibleTextRole:
        return tr("%1: %2").arg(name, counts());
    case SignRole:
        return int(file.error ? Sign::Refused : file.passedBy ? Sign::Folder : Sign::File);
    default:
        return {};
    }
}

QVariant ReportModel::childData(const FileReport &file, const Remark *remark, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return remark ? describe(remark->slip, remark->other) : file.error->what;
    case Qt::ToolTipRole:
        return remark ? QString::fromStdString(remark->text) : file.error->detail;
    case DetailRole:
        return remark && remark->line > 0 ? tr("line %1").arg(QLocale().toString(remark->line)) : QString();
    case QuoteRole:
        return remark ? QString::fromStdString(remark->text) : file.error->detail;
    case SignRole:
        return int(!remark ? Sign::Refused : isProblem(remark->slip) ? Sign::Problem : Sign::Note);
    default:
        return {};
    }
}

} // namespace sheaf
