// SPDX-License-Identifier: GPL-3.0-or-later
// Qt's own file dialog with an icon provider that opens no file.
#include "views/filedialog.h"

#include <QFileDialog>
#include <QFileIconProvider>
#include <QFileInfo>

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
    const QFileInfo start(folder);
    if (start.isDir() || folder.isEmpty()) {
        dialog->setDirectory(folder);
    } else {
        dialog->setDirectory(start.absolutePath());
        dialog->selectFile(start.fileName());
    }
    return dialog;
}

} // namespace sheaf
