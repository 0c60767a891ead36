// SPDX-License-Identifier: GPL-3.0-or-later
// The path, a grid of facts, and a row of buttons.
#include "views/librarydialog.h"

#include "views/factgrid.h"
#include "views/paint.h"
#include "views/textlabel.h"

#include <QBoxLayout>
#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QPushButton>

#include <algorithm>

namespace sheaf
{

QString LibraryDialog::momentText(const QDateTime &time)
{
    const QLocale locale;
    const QString hour = locale.toString(time.time(), QLocale::ShortFormat);
    const qint64 days = time.date().daysTo(QDate::currentDate());
    const QString day = days == 0   ? tr("today")
                        : days == 1 ? tr("yesterday")
                                    : locale.toString(time.date(), QLocale::LongFormat);
    return tr("%1, %2").arg(day, hour);
}

LibraryDialog::LibraryDialog(const Theme &theme, const LibraryPlace &place, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("Where is my library"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    useBaseBackground(this);
    const QString path = QDir::toNativeSeparators(place.path);
    auto *name = new TextLabel(theme, Type::PaperTitle, Token::Ink);
    name->setText(QFileInfo(place.path).completeBaseName());
    name->setWrapping();
    auto *about = new TextLabel(theme, Type::Body, Token::Dim);
    about->setText(tr("Everything is in this one file: papers, tags, notes, lists, the texts of your digests, and the "
                      "history. To move it to another computer, make a backup and open that there."));
    about->setWrapping();
    const QLocale locale;
    auto *facts = new FactGrid(theme);
    facts->addRow(tr("File"), {path});
    facts->addRow(tr("Size"), {locale.formattedDataSize(place.bytes)});
    if (place.facts) {
        facts->addRow(tr("Papers"), {locale.toString(place.facts->papers)});
        facts->addRow(tr("Digests"), {locale.toString(place.facts->digests)});
        facts->addRow(tr("Revision"), {locale.toString(place.facts->revision)});
    }
    facts->addRow(tr("Last backup"),
                  {place.backup.isEmpty()
                       ? tr("None was made from this computer.")
                       : tr("%1: %2").arg(momentText(place.backedUp), QDir::toNativeSeparators(place.backup))});

    auto *copy = new QPushButton(tr("Copy the path"));
    auto *folder = new QPushButton(tr("Open the folder"));
    auto *backUp = new QPushButton(tr("Back up now…"));
    backUp->setEnabled(place.facts.has_value());
    auto *shut = new QPushButton(tr("Close"));
    shut->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(theme.space(2));
    for (QPushButton *button : {copy, folder, backUp})
        buttons->addWidget(button);
    buttons->addStretch(1);
    buttons->addWidget(shut);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(theme.space(6), theme.space(5), theme.space(6), theme.space(5));
    box->setSpacing(theme.space(4));
    box->addWidget(name);
    box->addWidget(about);
    box->addWidget(facts);
    box->addStretch(1);
    box->addLayout(buttons);
    const int width = std::max(theme.px(600), box->minimumSize().width()); // the buttons' words in any language
    setMinimumWidth(width);
    resize(width, box->totalHeightForWidth(width)); // else the wrapped lines are taken for long ones
    connect(copy, &QAbstractButton::clicked, this, [this, copy] {
        Q_EMIT copyAsked();
        copy->setText(tr("Copied"));
    });
    connect(folder, &QAbstractButton::clicked, this, &LibraryDialog::folderAsked);
    connect(backUp, &QAbstractButton::clicked, this, [this] {
        close();
        Q_EMIT backUpAsked();
    });
    connect(shut, &QAbstractButton::clicked, this, &QDialog::close);
    shut->setFocus();
}

} // namespace sheaf
