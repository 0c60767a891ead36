// SPDX-License-Identifier: GPL-3.0-or-later
// PreferencesDialog: one sheet that holds the rows of every section, of which those are shown that are asked for.
#include "views/preferencesdialog.h"

#include "views/keyspage.h"
#include "views/paint.h"
#include "views/textlabel.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QStackedWidget>

#include <algorithm>
#include <utility>

namespace sheaf
{

PreferencesDialog::PreferencesDialog(const Theme &theme, std::vector<Preference> preferences, KeysPage *keys,
                                     const QString &keysAfter, QWidget *parent)
    : QDialog(parent)
    , m_theme(theme)
    , m_find(new QLineEdit)
    , m_names(new QListWidget)
    , m_pages(new QStackedWidget)
    , m_scroll(new QScrollArea)
    , m_sheet(new QWidget)
    , m_keys(keys)
    , m_none(new TextLabel(theme, Type::Body, Token::Dim))
    , m_keysFound(new QPushButton)
{
    setWindowTitle(tr("Preferences"));
    setAttribute(Qt::WA_DeleteOnClose);
    useBaseBackground(this);
    m_find->setPlaceholderText(tr("Find a setting or a key"));
    m_find->setAccessibleName(tr("Find a setting or a key"));
    m_find->setClearButtonEnabled(true);
    m_find->setMinimumHeight(theme.px(34));
    m_find->setTextMargins(theme.space(1), 0, theme.space(1), 0);
    m_find->installEventFilter(this);
    m_names->setAccessibleName(tr("Sections"));
    m_names->setFrameShape(QFrame::NoFrame);
    m_names->setFixedWidth(theme.px(170));

    auto *rows = new QVBoxLayout(m_sheet);
    rows->setContentsMargins(marginsAlong(theme.space(1), 0, theme.space(3), 0));
    rows->setSpacing(theme.space(2));
    bool withKeys = false;
    for (Preference &preference : preferences) {
        QWidget *group = groupOf(preference.section);
        if (preference.section == keysAfter && !std::exchange(withKeys, true))
            addSection(tr("Keys"));
        auto *row = new PreferenceRow(theme, std::move(preference));
        group->layout()->addWidget(row);
        m_rows.push_back(row);
        connect(row, &PreferenceRow::chosen, this,
                [this, row](const QVariant &value) { Q_EMIT chosen(row->preference().id, value); });
        connect(row, &PreferenceRow::asked, this, [this, row] { Q_EMIT asked(row->preference().id); });
    }
    m_none->setText(tr("No setting is called that."));
    rows->addWidget(m_none);
    m_keysFound->setAutoDefault(false);
    rows->addWidget(m_keysFound, 0, Qt::AlignLeading);
    connect(m_keysFound, &QAbstractButton::clicked, this, &PreferencesDialog::showKeys);
    rows->addStretch(1);
    m_scroll->setWidget(m_sheet);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    useBaseBackground(m_sheet);
    useBaseBackground(m_scroll->viewport());
    m_pages->addWidget(m_scroll);
    m_pages->addWidget(keys);

    auto *middle = new QHBoxLayout;
    middle->setSpacing(theme.space(5));
    middle->addWidget(m_names);
    middle->addWidget(m_pages, 1);
    auto *close = new QPushButton(tr("Close"));
    close->setDefault(true);
    connect(close, &QAbstractButton::clicked, this, &QDialog::close);
    auto *foot = new QHBoxLayout;
    auto *about = new TextLabel(theme, Type::Secondary, Token::Dim);
    about->setText(tr("Changes apply at once."));
    foot->addWidget(about, 1);
    foot->addWidget(close);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(theme.space(5), theme.space(5), theme.space(5), theme.space(4));
    box->setSpacing(theme.space(4));
    box->addWidget(m_find);
    box->addLayout(middle, 1);
    box->addLayout(foot);
    resize(QSize(theme.px(860), theme.px(600)).boundedTo(parent->screen()->availableSize() * 0.92));
    connect(m_find, &QLineEdit::textChanged, this, &PreferencesDialog::follow);
    connect(m_names, &QListWidget::currentRowChanged, this, &PreferencesDialog::follow);
    m_names->setCurrentRow(0);
    m_find->setFocus();
}

void PreferencesDialog::addSection(const QString &name)
{
    m_sections.push_back({name, nullptr});
    auto *item = new QListWidgetItem(name, m_names);
    item->setSizeHint({m_theme.px(100), m_theme.px(30)});
}

QWidget *PreferencesDialog::groupOf(const QString &section)
{
    const auto known = std::ranges::find(m_sections, section, &Section::name);
    if (known != m_sections.end())
        return known->group;
    addSection(section);
    auto *group = new QWidget;
    auto *box = new QVBoxLayout(group);
    box->setContentsMargins(0, 0, 0, m_theme.space(3));
    box->setSpacing(0);
    auto *head = new TextLabel(m_theme, Type::SectionHead, Token::Dim);
    head->setText(section);
    box->addWidget(head);
    m_sections.back().group = group;
    m_sheet->layout()->addWidget(group);
    return group;
}

void PreferencesDialog::setValue(const QString &id, const QVariant &value)
{
    for (PreferenceRow *row : m_rows) {
        if (row->preference().id == id)
            row->setValue(value);
    }
}

void PreferencesDialog::setApplies(const QString &id, bool applies)
{
    for (PreferenceRow *row : m_rows) {
        if (row->preference().id == id)
            row->setEnabled(applies);
    }
}

void PreferencesDialog::showKeys()
{
    const auto keys = std::ranges::find(m_sections, nullptr, &Section::group);
    m_names->setCurrentRow(static_cast<int>(keys - m_sections.begin()));
    m_find->setFocus();
}

// Without letters the chosen section is shown; with letters what fits of all of them, and the keys when it is only
// there, or when they are the chosen section.
void PreferencesDialog::follow()
{
    const QString typed = m_find->text().simplified();
    const int at = m_names->currentRow();
    const QString chosen = at >= 0 ? m_sections[static_cast<std::size_t>(at)].name : QString();
    int fitting = 0;
    for (PreferenceRow *row : m_rows) {
        const bool fits = row->setTyped(typed) && (!typed.isEmpty() || row->preference().section == chosen);
        row->setVisible(fits);
        fitting += fits ? 1 : 0;
    }
    for (const Section &section : m_sections) {
        if (section.group)
            section.group->setVisible(std::ranges::any_of(m_rows, [&](const PreferenceRow *row) {
                return row->preference().section == section.name && !row->isHidden();
            }));
    }
    const int keys = m_keys->setTyped(typed);
    const bool inKeys = at >= 0 && !m_sections[static_cast<std::size_t>(at)].group;
    const bool showKeys = typed.isEmpty() ? inKeys : keys > 0 && (inKeys || fitting == 0);
    m_none->setVisible(!typed.isEmpty() && fitting == 0 && keys == 0);
    m_keysFound->setVisible(!typed.isEmpty() && keys > 0 && !showKeys);
    m_keysFound->setText(keys == 1 ? tr("Show 1 key that was found") : tr("Show %1 keys that were found").arg(keys));
    m_pages->setCurrentWidget(showKeys ? static_cast<QWidget *>(m_keys) : m_scroll);
}

// Enter presses the button that has the keyboard, and closes nothing.
void PreferencesDialog::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter) {
        QDialog::keyPressEvent(event);
        return;
    }
    if (auto *button = qobject_cast<QAbstractButton *>(focusWidget()))
        button->click();
}

// The arrows go through the sections while the field has the keyboard.
bool PreferencesDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_find && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const int by = key == Qt::Key_Up ? -1 : key == Qt::Key_Down ? 1 : 0;
        if (by != 0) {
            m_names->setCurrentRow(std::clamp(m_names->currentRow() + by, 0, m_names->count() - 1));
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace sheaf
