// SPDX-License-Identifier: GPL-3.0-or-later
// A grid of two columns, what will happen in two sentences, and two buttons.
#include "views/restoredialog.h"

#include "views/factgrid.h"
#include "views/librarydialog.h"
#include "views/paint.h"
#include "views/textlabel.h"

#include <QBoxLayout>
#include <QFileInfo>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

namespace sheaf
{

namespace
{

QString editedText(const LibraryFacts &facts)
{
    return facts.edited == 0 ? RestoreDialog::tr("nothing was changed yet")
                             : LibraryDialog::momentText(QDateTime::fromMSecsSinceEpoch(facts.edited));
}

FactGrid *comparedFacts(const Theme &theme, const LibraryFacts &backup, const std::optional<LibraryFacts> &library)
{
    const QLocale locale;
    auto *grid = new FactGrid(theme);
    grid->addHeads({RestoreDialog::tr("The backup"), RestoreDialog::tr("The library now")});
    const auto row = [&](const QString &name, const auto &text) {
        grid->addRow(name, {text(backup), library ? text(*library) : RestoreDialog::tr("cannot be read")});
    };
    row(RestoreDialog::tr("Last change"), editedText);
    const auto count = [&](const QString &name, qint64 LibraryFacts::*member) {
        row(name, [&](const LibraryFacts &facts) { return locale.toString(facts.*member); });
    };
    count(RestoreDialog::tr("Papers"), &LibraryFacts::papers);
    count(RestoreDialog::tr("Digests"), &LibraryFacts::digests);
    count(RestoreDialog::tr("Tags"), &LibraryFacts::tags);
    count(RestoreDialog::tr("Reading lists"), &LibraryFacts::lists);
    count(RestoreDialog::tr("Revision"), &LibraryFacts::revision);
    row(RestoreDialog::tr("Size"), [&](const LibraryFacts &facts) { return locale.formattedDataSize(facts.bytes); });
    return grid;
}

// A sign and a sentence.
QWidget *makeWarning(const Theme &theme, const QString &text)
{
    auto *line = new QWidget;
    auto *sign = new QLabel;
    const int size = theme.px(16);
    sign->setPixmap(theme.icon(QStringLiteral("warning"), Token::Warn).pixmap(size));
    auto *words = new TextLabel(theme, Type::Body, Token::Warn);
    words->setText(text);
    words->setWrapping();
    auto *box = new QHBoxLayout(line);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(theme.space(2));
    box->addWidget(sign, 0, Qt::AlignTop);
    box->addWidget(words, 1);
    return line;
}

} // namespace

RestoreDialog::RestoreDialog(const Theme &theme, const QString &file, const LibraryFacts &backup,
                             const std::optional<LibraryFacts> &library, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Restore from a backup"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    useBaseBackground(this);
    auto *question = new TextLabel(theme, Type::PaperTitle, Token::Ink);
    question->setText(tr("Restore “%1”?").arg(QFileInfo(file).fileName()));
    question->setWrapping();
    auto *about = new TextLabel(theme, Type::Body, Token::Dim);
    about->setText(tr("The window closes and comes back with what the backup holds. The library that you have now is "
                      "not lost: it stays in the same folder under another name, and can be restored in the same way. "
                      "The backup stays too."));
    about->setWrapping();
    auto *restore = new QPushButton(tr("Restore the backup"));
    auto *keep = new QPushButton(tr("Keep the library as it is"));
    keep->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(theme.space(2));
    buttons->addStretch(1);
    buttons->addWidget(restore);
    buttons->addWidget(keep);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(theme.space(6), theme.space(5), theme.space(6), theme.space(5));
    box->setSpacing(theme.space(4));
    box->addWidget(question);
    if (library && library->uid != backup.uid)
        box->addWidget(makeWarning(theme, tr("This is a backup of another library than the one that is open.")));
    box->addWidget(comparedFacts(theme, backup, library));
    box->addWidget(about);
    box->addStretch(1);
    box->addLayout(buttons);
    const int width = theme.px(560);
    setMinimumWidth(width);
    resize(width, box->totalHeightForWidth(width)); // else the wrapped lines are taken for long ones
    connect(restore, &QAbstractButton::clicked, this, &QDialog::accept);
    connect(keep, &QAbstractButton::clicked, this, &QDialog::reject);
    keep->setFocus();
}

} // namespace sheaf
