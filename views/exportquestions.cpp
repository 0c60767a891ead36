// SPDX-License-Identifier: GPL-3.0-or-later
// Radio buttons for what excludes each other, boxes for what goes in, and a file whose suffix follows the format.
#include "views/exportquestions.h"

#include "model/phrases.h"
#include "views/filedialog.h"
#include "views/textlabel.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalBlocker>

#include <algorithm>

namespace sheaf
{

namespace
{

constexpr int asShown = -1; // of the order's choices: no order of its own

QWidget *questionOf(const Theme &theme, const QString &head, const std::vector<QWidget *> &rows)
{
    auto *section = new QWidget;
    auto *box = new QVBoxLayout(section);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(theme.space(1.5));
    auto *title = new TextLabel(theme, Type::SectionHead, Token::Dim);
    title->setText(head);
    box->addWidget(title);
    for (QWidget *row : rows)
        box->addWidget(row);
    return section;
}

bool isFormat(const Format *format, const char *id)
{
    return format && QLatin1StringView(format->id) == QLatin1StringView(id);
}

// A file of records has no headings.
bool hasHeadings(const Format *format)
{
    return isFormat(format, "markdown") || isFormat(format, "html") || isFormat(format, "citation");
}

} // namespace

bool ExportQuestions::writes(const Format *format, bool ExportOptions::*part)
{
    if (part == &ExportOptions::identities)
        return isFormat(format, "markdown");
    return part == &ExportOptions::links || !isFormat(format, "citation");
}

ExportQuestions::ExportQuestions(const Theme &theme, std::span<const Format> formats, std::vector<ExportChoice> choices,
                                 const QString &file, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_choices(std::move(choices))
    , m_format(new QButtonGroup(this))
    , m_scope(new QButtonGroup(this))
{
    for (const Format &one : formats) {
        if (one.write)
            m_formats.push_back(&one);
    }
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(theme.space(4));
    box->addWidget(makeScopes());
    box->addWidget(makeFormats());
    box->addWidget(makeOrder());
    box->addWidget(makeOptions());
    box->addWidget(makeFile(file));
    box->addStretch(1);
    formatChanged();
}

QWidget *ExportQuestions::makeFormats()
{
    auto *grid = new QWidget;
    auto *cells = new QGridLayout(grid);
    cells->setContentsMargins(0, 0, 0, 0);
    cells->setHorizontalSpacing(m_theme.space(4));
    cells->setVerticalSpacing(m_theme.space(1.5));
    for (std::size_t i = 0; i < m_formats.size(); ++i) {
        auto *radio = new QRadioButton(QCoreApplication::translate("Format", m_formats[i]->name));
        radio->setToolTip(tr("A file *%1").arg(QString::fromLatin1(m_formats[i]->suffix)));
        radio->setChecked(i == 0);
        m_format->addButton(radio, int(i));
        cells->addWidget(radio, int(i / 2), int(i % 2));
    }
    cells->setColumnStretch(2, 1);
    connect(m_format, &QButtonGroup::idClicked, this, &ExportQuestions::formatChanged);
    return questionOf(m_theme, tr("Format"), {grid});
}

QWidget *ExportQuestions::makeScopes()
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
    connect(m_scope, &QButtonGroup::idClicked, this, [this] {
        refresh();
        Q_EMIT changed();
    });
    return questionOf(m_theme, tr("What"), rows);
}

QWidget *ExportQuestions::makeOrder()
{
    m_order = new QComboBox;
    m_order->setAccessibleName(tr("Order"));
    m_order->addItem(tr("As shown"), asShown);
    m_order->addItem(tr("Newest import first"), int(Order::Added));
    m_order->addItem(tr("By title"), int(Order::Title));
    m_order->addItem(tr("By year"), int(Order::Year));
    m_grouping = new QComboBox;
    m_grouping->setAccessibleName(tr("Headings"));
    m_grouping->addItem(tr("No headings"), int(Grouping::None));
    m_grouping->addItem(tr("A heading for each area"), int(Grouping::Area));
    m_grouping->addItem(tr("The list's sections"), int(Grouping::Section));
    auto *row = new QWidget;
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(m_theme.space(2));
    line->addWidget(m_order);
    line->addWidget(m_grouping);
    line->addStretch(1);
    for (QComboBox *choice : {m_order, m_grouping})
        connect(choice, &QComboBox::activated, this, &ExportQuestions::changed);
    return questionOf(m_theme, tr("Order"), {row});
}

QWidget *ExportQuestions::makeOptions()
{
    auto *grid = new QWidget;
    auto *cells = new QGridLayout(grid);
    cells->setContentsMargins(0, 0, 0, 0);
    cells->setHorizontalSpacing(m_theme.space(6));
    cells->setVerticalSpacing(m_theme.space(1.5));
    const auto part = [&](bool ExportOptions::*member, const QString &text, int row, int column, int span = 1) {
        auto *box = new QCheckBox(text);
        box->setChecked(true);
        cells->addWidget(box, row, column, 1, span);
        m_parts.push_back({member, box});
        connect(box, &QCheckBox::clicked, this, &ExportQuestions::changed);
    };
    part(&ExportOptions::abstracts, tr("Abstracts"), 0, 0);
    part(&ExportOptions::tags, tr("Tags"), 0, 1);
    part(&ExportOptions::links, tr("Links"), 0, 2);
    part(&ExportOptions::notes, tr("Notes"), 1, 0);
    part(&ExportOptions::highlights, tr("Highlights"), 1, 1);
    part(&ExportOptions::comments, tr("Comments"), 1, 2);
    part(&ExportOptions::identities, tr("Marks by which Sheaf knows its papers again"), 2, 0, 3);
    cells->setColumnStretch(3, 1);
    return questionOf(m_theme, tr("With"), {grid});
}

QWidget *ExportQuestions::makeFile(const QString &file)
{
    m_file = new QLineEdit(file);
    m_file->setAccessibleName(tr("File"));
    m_file->setTextMargins(m_theme.px(5), 0, m_theme.px(5), 0);
    auto *choose = new QPushButton(tr("Choose…"));
    choose->setAutoDefault(false);
    choose->setAccessibleName(tr("Choose the file"));
    connect(choose, &QAbstractButton::clicked, this, &ExportQuestions::chooseFile);
    connect(m_file, &QLineEdit::textChanged, this, &ExportQuestions::refresh);
    auto *row = new QWidget;
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(m_theme.space(2));
    line->addWidget(m_file, 1);
    line->addWidget(choose);
    m_remark = new TextLabel(m_theme, Type::Secondary, Token::Dim);
    return questionOf(m_theme, tr("File"), {row, m_remark});
}

const Format *ExportQuestions::format() const
{
    const int id = m_format->checkedId();
    return id >= 0 ? m_formats[std::size_t(id)] : nullptr;
}

void ExportQuestions::setManners(const QHash<QString, ExportManner> &manners)
{
    m_manners = manners;
    m_shownFormat.clear();
    formatChanged();
}

void ExportQuestions::setFormat(const QString &id)
{
    for (std::size_t i = 0; i < m_formats.size(); ++i) {
        if (id == QLatin1StringView(m_formats[i]->id))
            m_format->button(int(i))->setChecked(true);
    }
    formatChanged();
}

// The name keeps its stem and takes the suffix of the format; a suffix of the user's own stays.
void ExportQuestions::formatChanged()
{
    const Format *chosen = format();
    if (!chosen)
        return;
    keepManner();
    m_shownFormat = QString::fromLatin1(chosen->id);
    showManner(m_manners.value(m_shownFormat));
    QString name = m_file->text();
    for (const Format *one : m_formats) {
        const QLatin1StringView suffix(one->suffix);
        if (name.endsWith(suffix, Qt::CaseInsensitive)) {
            name.chop(suffix.size());
            break;
        }
    }
    const bool own = name == m_file->text() && !QFileInfo(name).suffix().isEmpty() && m_file->isModified();
    if (!own && !name.isEmpty()) {
        const QSignalBlocker quiet(m_file);
        m_file->setText(name + QLatin1StringView(chosen->suffix));
    }
    refresh();
    Q_EMIT changed();
}

void ExportQuestions::showManner(const ExportManner &manner)
{
    for (const Part &part : m_parts)
        part.box->setChecked(manner.options.*part.member);
    m_order->setCurrentIndex(std::max(0, m_order->findData(manner.order ? int(*manner.order) : asShown)));
    m_grouping->setCurrentIndex(m_grouping->findData(int(manner.grouping)));
}

void ExportQuestions::keepManner()
{
    if (!m_shownFormat.isEmpty())
        m_manners.insert(m_shownFormat, manner());
}

ExportManner ExportQuestions::manner() const
{
    ExportManner manner;
    for (const Part &part : m_parts)
        manner.options.*part.member = part.box->isChecked();
    if (const int order = m_order->currentData().toInt(); order != asShown)
        manner.order = static_cast<Order>(order);
    manner.grouping = static_cast<Grouping>(m_grouping->currentData().toInt());
    return manner;
}

void ExportQuestions::chooseFile()
{
    const Format *chosen = format();
    if (!chosen)
        return;
    const QString suffix = QString::fromLatin1(chosen->suffix);
    const QString name = QCoreApplication::translate("Format", chosen->name);
    auto *dialog = makeFileDialog(this, tr("Export to"), QFileInfo(m_file->text()).absolutePath());
    dialog->setNameFilter(tr("%1 (*%2)").arg(name, suffix));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix.mid(1));
    dialog->selectFile(m_file->text());
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) { m_file->setText(file); });
    dialog->open();
}

bool ExportQuestions::isList() const
{
    const int scope = m_scope->checkedId();
    return scope >= 0 && m_choices[std::size_t(scope)].isList;
}

qint64 ExportQuestions::papers() const
{
    const int scope = m_scope->checkedId();
    return scope >= 0 ? m_choices[std::size_t(scope)].papers : 0;
}

bool ExportQuestions::folderExists() const
{
    const QFileInfo file(m_file->text());
    return !m_file->text().isEmpty() && file.dir().exists() && !file.isDir();
}

bool ExportQuestions::canExport() const
{
    return papers() > 0 && folderExists() && format();
}

bool ExportQuestions::replacesFile() const
{
    return folderExists() && QFileInfo::exists(m_file->text());
}

void ExportQuestions::refresh()
{
    for (const Part &part : m_parts) {
        const bool there = part.member != &ExportOptions::comments || isList();
        part.box->setEnabled(there && writes(format(), part.member));
    }
    m_grouping->setEnabled(hasHeadings(format()));
    const bool folder = folderExists();
    m_remark->setToken(replacesFile() || !folder ? Token::Warn : Token::Dim);
    m_remark->setText(m_file->text().isEmpty() ? tr("Choose the file to write.")
                      : !folder                ? tr("There is no such folder.")
                      : replacesFile()         ? tr("This file exists and will be replaced.")
                                               : tr("A new file."));
    Q_EMIT fileChanged();
}

ExportWish ExportQuestions::wish() const
{
    ExportWish wish;
    if (const Format *chosen = format())
        wish.format = QString::fromLatin1(chosen->id);
    if (const int scope = m_scope->checkedId(); scope >= 0)
        wish.scope = m_choices[std::size_t(scope)].scope;
    wish.manner = manner();
    wish.file = m_file->text();
    return wish;
}

} // namespace sheaf
