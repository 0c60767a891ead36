// SPDX-License-Identifier: GPL-3.0-or-later
// Qt's own file dialog with an icon provider that opens no file.
#include "views/filedialog.h"

#include <QDateTime>
#include <QDir>
#include <QFileDialog>
#include <QFileIconProvider>
#include <QFileInfo>
#include <QFontMetrics>
#include <QHeaderView>
#include <QLocale>
#include <QScreen>
#include <QTreeView>

#include <memory>

namespace sheaf
{

namespace
{

class QuietIcons final : public QFileIconProvider
{
public:
    QIcon icon(const QFileInfo &info) const override { return QFileIconProvider::icon(info.isDir() ? Folder : File); }
    QIcon icon(IconType type) const override { return QFileIconProvider::icon(type); }
    QString type(const QFileInfo &info) const override
    {
        return info.isDir() ? QFileDialog::tr("Folder") : QFileDialog::tr("File");
    }
};

} // namespace

QFileDialog *makeFileDialog(QWidget *parent, const QString &title, const QString &folder)
{
    auto *dialog = new QFileDialog(parent, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setOption(QFileDialog::DontUseNativeDialog);
    static QuietIcons icons; // a dialog does not own its provider, and asks it from a thread that may outlive it
    dialog->setIconProvider(&icons);
    // Qt's columns are too narrow for what is written in them.
    if (const auto *files = dialog->findChild<QTreeView *>(QStringLiteral("treeView"))) {
        const QFontMetrics metrics(files->font());
        const int space = metrics.averageCharWidth() * 3;
        files->header()->resizeSection(0, metrics.averageCharWidth() * 48);
        files->header()->resizeSection(1, metrics.horizontalAdvance(QLocale::system().formattedDataSize(999LL << 20)) +
                                              space);
        const QDateTime widest(QDate(2028, 12, 28), QTime(22, 58, 58));
        files->header()->resizeSection(
            3, metrics.horizontalAdvance(QLocale::system().toString(widest, QLocale::ShortFormat)) + space);
    }
    dialog->resize(
        dialog->sizeHint().expandedTo(parent->size() * 0.7).boundedTo(parent->screen()->availableSize() * 0.9));
    const QFileInfo start(folder.isEmpty() ? QDir::homePath() : folder);
    if (start.isDir()) {
        dialog->setDirectory(start.filePath());
    } else {
        dialog->setDirectory(start.absolutePath());
        dialog->selectFile(start.fileName());
    }
    return dialog;
}

} // namespace sheaf
