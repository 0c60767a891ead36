// SPDX-License-Identifier: GPL-3.0-or-later
// Dialogs: made when asked for, gone when closed; none waits in a loop of its own.
#include "app/dialogs.h"

#include "app/areas.h"
#include "model/store.h"
#include "views/areaschooser.h"
#include "views/filedialog.h"
#include "views/mainwindow.h"
#include "views/theme.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QProcess>
#include <QPushButton>
#include <QVBoxLayout>

namespace sheaf
{

Dialogs::Dialogs(Store &store, const Theme &theme, MainWindow &window, const QString &config)
    : m_store(store), m_theme(theme), m_window(window), m_config(config)
{
}

void Dialogs::chooseAreas()
{
    auto *dialog = new QDialog(&m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Research areas"));
    std::vector<AreaChoice> choices;
    for (const Area &area : readAreas())
        choices.push_back({area.id, area.name, area.parent, area.about, area.colour});
    auto *chooser = new AreasChooser(m_theme, choices, dialog);
    auto *buttons = new QDialogButtonBox(dialog);
    auto *add = buttons->addButton(tr("Add as tags"), QDialogButtonBox::AcceptRole);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    connect(chooser, &AreasChooser::chosenChanged, add,
            [add](const QStringList &ids) { add->setEnabled(!ids.isEmpty()); });
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this, dialog, chooser] {
        Q_EMIT areasChosen(chooser->chosen());
        dialog->accept();
    });
    auto *layout = new QVBoxLayout(dialog);
    layout->addWidget(chooser);
    layout->addWidget(buttons);
    dialog->resize(m_theme.px(720), m_theme.px(620));
    dialog->open();
}

void Dialogs::chooseLibrary()
{
    auto *dialog = makeFileDialog(&m_window, tr("Open another library"), QFileInfo(m_store.path()).absolutePath());
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setAcceptMode(QFileDialog::AcceptOpen);
    dialog->setNameFilter(tr("Sheaf libraries (*.sheaf)"));
    dialog->setDefaultSuffix(QStringLiteral("sheaf"));
    dialog->setLabelText(QFileDialog::Accept, tr("Open"));
    connect(dialog, &QFileDialog::fileSelected, this, &Dialogs::openLibrary);
    dialog->open();
}

void Dialogs::openLibrary(const QString &path)
{
    if (QFileInfo(path) == QFileInfo(m_store.path())) { // a second process would hand over to this one, which closes
        Q_EMIT failed(tr("“%1” is open already.").arg(QDir::toNativeSeparators(path)));
        return;
    }
    QStringList arguments{QStringLiteral("--library"), QFileInfo(path).absoluteFilePath()};
    if (!m_config.isEmpty())
        arguments << QStringLiteral("--config") << m_config;
    if (QProcess::startDetached(QCoreApplication::applicationFilePath(), arguments))
        m_window.close();
    else
        Q_EMIT failed(tr("“%1” could not be opened.").arg(path));
}

void Dialogs::showAbout()
{
    auto *box = new QMessageBox(
        QMessageBox::NoIcon, tr("About Sheaf"),
        tr("Sheaf %1: a reader and tagger for paper digests.").arg(QCoreApplication::applicationVersion()),
        QMessageBox::NoButton, &m_window);
    box->setIconPixmap(m_window.windowIcon().pixmap(m_theme.px(64)));
    box->setInformativeText(
        tr("Your library: %1\n\nFree software under the GNU General Public License, version 3 or later.")
            .arg(QDir::toNativeSeparators(m_store.path())));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->addButton(tr("Close"), QMessageBox::RejectRole);
    box->open();
}

} // namespace sheaf
