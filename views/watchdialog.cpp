// SPDX-License-Identifier: GPL-3.0-or-later
// Two sentences, one choice, three buttons.
#include "views/watchdialog.h"

#include "views/filedialog.h"
#include "views/paint.h"
#include "views/textlabel.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QDir>
#include <QFileDialog>
#include <QPushButton>

namespace sheaf
{

WatchDialog::WatchDialog(const Theme &theme, const QString &folder, const QString &start, QWidget *parent)
    : QDialog(parent)
    , m_start(start)
    , m_now(new TextLabel(theme, Type::BodyStrong, Token::Ink))
    , m_present(new QCheckBox(tr("Import what is in the folder already")))
    , m_choose(new QPushButton)
    , m_stop(new QPushButton(tr("Stop watching")))
{
    setWindowTitle(tr("Watched folder"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    useBaseBackground(this);
    auto *about = new TextLabel(theme, Type::Body, Token::Dim);
    about->setWrapping();
    about->setText(tr("Digests and lists that are saved into the watched folder are imported by themselves, once, "
                      "while Sheaf is open and when it is opened the next time. Folders in it and other kinds of "
                      "files are left alone."));
    m_now->setWrapping();
    m_present->setChecked(true);
    auto *close = new QPushButton(tr("Close"));
    m_choose->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(theme.space(2));
    buttons->addWidget(m_stop);
    buttons->addStretch(1);
    buttons->addWidget(close);
    buttons->addWidget(m_choose);
    for (QPushButton *button : {m_stop, close})
        button->setAutoDefault(false);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(theme.space(6), theme.space(5), theme.space(6), theme.space(5));
    box->setSpacing(theme.space(4));
    box->addWidget(m_now);
    box->addWidget(about);
    box->addWidget(m_present);
    box->addStretch(1);
    box->addLayout(buttons);
    setMinimumWidth(theme.px(520));
    connect(m_choose, &QAbstractButton::clicked, this, &WatchDialog::choose);
    connect(m_stop, &QAbstractButton::clicked, this, &WatchDialog::stopAsked);
    connect(close, &QAbstractButton::clicked, this, &QDialog::close);
    setFolder(folder);
    m_choose->setFocus();
}

void WatchDialog::setFolder(const QString &folder)
{
    m_folder = folder;
    m_now->setText(folder.isEmpty() ? tr("No folder is watched.")
                                    : tr("Watching “%1”").arg(QDir::toNativeSeparators(folder)));
    m_choose->setText(folder.isEmpty() ? tr("Choose a folder…") : tr("Choose another folder…"));
    m_stop->setEnabled(!folder.isEmpty());
}

void WatchDialog::choose()
{
    auto *dialog = makeFileDialog(this, tr("Watch a folder"), m_folder.isEmpty() ? m_start : m_folder);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    dialog->setLabelText(QFileDialog::Accept, tr("Watch"));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString &path) { Q_EMIT folderChosen(path, m_present->isChecked()); });
    dialog->open();
}

} // namespace sheaf
