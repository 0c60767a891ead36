// SPDX-License-Identifier: GPL-3.0-or-later
// The file dialogs of the window, which look at names and never into files.
#pragma once

#include <QString>

class QFileDialog;
class QWidget;

namespace sheaf
{

// Deletes itself when closed; open() it. A dialog that tells a file's kind by its content opens and closes every file
// of the folder, the library and its log among them, and that drops the library's locks (model/db/openfiles.h). So
// this is Qt's own dialog, with icons that go by folder or file alone.
QFileDialog *makeFileDialog(QWidget *parent, const QString &title, const QString &folder);

} // namespace sheaf
