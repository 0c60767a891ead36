// SPDX-License-Identifier: GPL-3.0-or-later
// Four questions in one column, and a button that says what it will do.
#include "views/exportdialog.h"

#include "views/paint.h"
#include "views/textlabel.h"
#include "model/phrases.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QCheckBox>
#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QRadioButton>

namespace sheaf
{

namespace
{

QWidget *exportSection(const Theme &theme, const QString &head, const std::vector<QWidget *> &rows)
{
    auto *section = new QWidget;
    auto *box = new QVBoxLayout(section);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(theme.space(2));
    auto *title = new TextLabel(theme, Type::SectionHead, Token::Dim);
    title->setText(head);
    box->addWidget(title);
    for (QWidget *row : rows)
        box->addWidget(row);
    return section;
}

} // namespace

ExportDialog::ExportDialog(const Theme &theme, std::span<const Format> formats, std::vector<ExportChoice> choices,
                           const QString &file, QWidget *parent)
    : QDialog(parent)
    , m_theme(theme)
    , m_choices(std::move(choices))
    , m_format(new QButtonGroup(this))
    , m_scope(new QButtonGroup(this))
{
    setWindowTitle(tr("Export"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    useBaseBackground(this);
    for (const Format &one : formats) {
        if (one.write)
            m_formats.push_back(&one);
    }
    m_export = new QPushButton;
    m_export->setDefault(true);
    auto *cancel = new QPushButton(tr("Cancel"));
    cancel->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(theme.space(2));
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_export);

    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(theme.space(6), theme.space(5), theme.space(6), theme.space(5));
    box->setSpacing(theme.space(5));
    box->addWidget(makeScopes());
    box->addWidget(makeFormats());
    box->addWidget(makeOptions());
    box->addWidget(makeFile(file));
    box->addStretch(1);
    box->addLayout(buttons);
    setMinimumWidth(theme.px(500));

    connect(cancel, &QAbstractButton::clicked, this, &QDialog::reject);
    connect(m_export, &QAbstractButton::clicked, this, [this] {
        Q_EMIT exportAsked(wish());
        accept();
    });
    connect(m_format, &QButtonGroup::idClicked, this, &ExportDialog::formatChanged);
    connect(m_scope, &QButtonGroup::idClicked, this, &ExportDialog::refresh);
    connect(m_file, &QLineEdit::textChanged, this, &ExportDialog::refresh);
    formatChanged();
}

QWidget *ExportDialog::makeFormats()
{
    std::vector<QWidget *> rows;
    for (std::size_t i = 0; i < m_formats.size(); ++i) {
        const QString name = QCoreApplication::translate("Format", m_formats[i]->name);
        auto *radio = new QRadioButton(tr("%1 (*%2)").arg(name, QString::fromLatin1(m_formats[i]->suffix)));
        radio->setChecked(i == 0);
        m_format->addButton(radio, int(i));
        rows.push_back(radio);
    }
    return exportSection(m_theme, tr("Format"), rows);
}

QWidget *ExportDialog::makeScopes()
{
    std::vector<QWidget *> rows;
    for (std::size_t i = 0; i < m_choices.size(); ++i) {
        auto *radio = new QRadioButton(tr("%1 · %2").arg(m_choices[i].name, papersText(m_choices[i].papers)));
        radio->setEnabled(m_choices[i].papers > 0);
        m_scope->addButton(radio, int(i));
        if (radio->isEnabled() && m_scope->checkedId() < 0)
            radio->setChecked(true);
        rows.push_back(radio);
    }
    return exportSection(m_theme, tr("What"), rows);
}

QWidget *ExportDialog::makeOptions()
{
    const auto option = [](const QString &text) {
        auto *box = new QCheckBox(text);
        box->setChecked(true);
        return box;
    };
    m_abstracts = option(tr("Abstracts"));
    m_tags = option(tr("Tags"));
    m_notes = option(tr("Notes"));
    m_comments = option(tr("Comments of the list"));
    m_identities = option(tr("Marks by which Sheaf knows its papers again"));
    auto *grid = new QWidget;
    auto *cells = new QGridLayout(grid);
    cells->setContentsMargins(0, 0, 0, 0);
    cells->setHorizontalSpacing(m_theme.space(8));
    cells->setVerticalSpacing(m_theme.space(2));
    cells->addWidget(m_abstracts, 0, 0);
    cells->addWidget(m_tags, 0, 1);
    cells->addWidget(m_notes, 1, 0);
    cells->addWidget(m_comments, 1, 1);
    cells->addWidget(m_identities, 2, 0, 1, 2);
    cells->setColumnStretch(2, 1);
    return exportSection(m_theme, tr("With"), {grid});
}

QWidget *ExportDialog::makeFile(const QString &file)
{
    m_file = new QLineEdit(file);
    m_file->setAccessibleName(tr("File"));
    auto *choose = new QPushButton(tr("Choose…"));
    choose->setAutoDefault(false);
    choose->setAccessibleName(tr("Choose the file"));
    connect(choose, &QAbstractButton::clicked, this, &ExportDialog::chooseFile);
    auto *row = new QWidget;
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(m_theme.space(2));
    line->addWidget(m_file, 1);
    line->addWidget(choose);
    m_remark = new TextLabel(m_theme, Type::Secondary, Token::Dim);
    return exportSection(m_theme, tr("File"), {row, m_remark});
}

const Format *ExportDialog::format() const
{
    const int id = m_format->checkedId();
    return id >= 0 ? m_formats[std::size_t(id)] : nullptr;
}

void ExportDialog::setFormat(const QString &id)
{
    for (std::size_t i = 0; i < m_formats.size(); ++i) {
        if (id == QLatin1StringView(m_formats[i]->id))
            m_format->button(int(i))->setChecked(true);
    }
    formatChanged();
}

// The name keeps its stem and takes the suffix of the format; a suffix of the user's own stays.
void ExportDialog::formatChanged()
{
    const Format *chosen = format();
    if (!chosen)
        return;
    QString name = m_file->text();
    for (const Format *one : m_formats) {
        const QLatin1StringView suffix(one->suffix);
        if (name.endsWith(suffix, Qt::CaseInsensitive))
            name.chop(suffix.size());
    }
    const bool own = name == m_file->text() && !QFileInfo(name).suffix().isEmpty() && m_file->isModified();
    if (!own && !name.isEmpty())
        m_file->setText(name + QLatin1StringView(chosen->suffix));
    m_identities->setEnabled(QLatin1StringView(chosen->id) == QLatin1StringView("markdown"));
    refresh();
}

void ExportDialog::chooseFile()
{
    const Format *chosen = format();
    if (!chosen)
        return;
    const QString suffix = QString::fromLatin1(chosen->suffix);
    const QString name = QCoreApplication::translate("Format", chosen->name);
    auto *dialog = new QFileDialog(this, tr("Export to"), m_file->text(), tr("%1 (*%2)").arg(name, suffix));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix.mid(1));
    dialog->selectFile(m_file->text());
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) { m_file->setText(file); });
    dialog->open();
}

void ExportDialog::refresh()
{
    const int scope = m_scope->checkedId();
    const qint64 papers = scope >= 0 ? m_choices[std::size_t(scope)].papers : 0;
    const QFileInfo file(m_file->text());
    const bool folder = !m_file->text().isEmpty() && file.dir().exists() && !file.isDir();
    m_export->setText(tr("Export %1").arg(papersText(papers)));
    m_export->setEnabled(papers > 0 && folder && format());
    const bool replaces = folder && file.exists();
    m_remark->setToken(replaces || !folder ? Token::Warn : Token::Dim);
    m_remark->setText(m_file->text().isEmpty() ? tr("Choose the file to write.")
                      : !folder                ? tr("There is no such folder.")
                      : replaces               ? tr("This file exists and will be replaced.")
                                               : tr("In the order shown."));
}

ExportWish ExportDialog::wish() const
{
    ExportWish wish;
    if (const Format *chosen = format())
        wish.format = QString::fromLatin1(chosen->id);
    if (const int scope = m_scope->checkedId(); scope >= 0)
        wish.scope = m_choices[std::size_t(scope)].scope;
    wish.options.abstracts = m_abstracts->isChecked();
    wish.options.tags = m_tags->isChecked();
    wish.options.notes = m_notes->isChecked();
    wish.options.comments = m_comments->isChecked();
    wish.options.identities = m_identities->isChecked();
    wish.file = m_file->text();
    return wish;
}

} // namespace sheaf
