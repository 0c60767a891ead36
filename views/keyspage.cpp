// SPDX-License-Identifier: GPL-3.0-or-later
// KeysPage: a table, and under it the keys of its current row as buttons that take them away.
#include "views/keyspage.h"

#include "views/keycaps.h"
#include "views/keyrecorder.h"
#include "views/paint.h"
#include "views/textlabel.h"

#include <QHeaderView>
#include <QPushButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace sheaf
{

KeysPage::KeysPage(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_model(new KeyTableModel(this))
    , m_table(new QTreeView)
    , m_none(new TextLabel(theme, Type::Body, Token::Dim))
{
    m_table->setAccessibleName(tr("Actions and tags with their keys"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new KeyDelegate(theme, *m_model, this));
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setAllColumnsShowFocus(true);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->header()->setStretchLastSection(true);
    m_table->header()->resizeSection(KeyTableModel::Name, theme.px(290));
    m_table->header()->resizeSection(KeyTableModel::Group, theme.px(90));
    m_none->setText(tr("No action or tag is called that, and none has that key."));
    m_none->setAlignment(Qt::AlignCenter);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(theme.space(3));
    box->addWidget(m_table, 1);
    box->addWidget(m_none, 1);
    box->addWidget(makeEditor());
    m_none->hide();
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &KeysPage::follow);
    connect(m_table, &QAbstractItemView::activated, m_recorder, &KeyRecorder::record);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &KeysPage::follow);
    connect(m_recorder, &KeyRecorder::recorded, this, &KeysPage::give);
    connect(m_recorder, &KeyRecorder::refused, this, [this](const QKeySequence &key) {
        say(tr("“%1” belongs to whatever has the keyboard. Press another key.").arg(keysText({key})), true);
    });
    follow();
}

QWidget *KeysPage::makeEditor()
{
    auto *editor = new QWidget;
    m_name = new TextLabel(m_theme, Type::BodyStrong, Token::Ink);
    m_name->setWrapping();
    m_keys = new QWidget;
    m_keysBox = new QHBoxLayout(m_keys);
    m_keysBox->setContentsMargins(0, 0, 0, 0);
    m_keysBox->setSpacing(m_theme.space(2));
    m_recorder = new KeyRecorder;
    m_reset = new QPushButton(tr("Usual keys"));
    m_resetAll = new QPushButton(tr("Give all actions their usual keys"));
    m_takeIt = new QPushButton(tr("Take it from there"));
    m_another = new QPushButton(tr("Choose another"));
    for (QPushButton *button : {m_reset, m_resetAll, m_takeIt, m_another})
        button->setAutoDefault(false);
    m_line = new TextLabel(m_theme, Type::Secondary, Token::Dim);
    m_line->setWrapping();
    m_line->setAccessibleName(tr("About the key"));
    auto *first = new QHBoxLayout;
    first->setSpacing(m_theme.space(2));
    first->addWidget(m_name, 1);
    for (QWidget *part : std::initializer_list<QWidget *>{m_keys, m_recorder, m_reset})
        first->addWidget(part);
    auto *second = new QHBoxLayout;
    second->setSpacing(m_theme.space(2));
    second->addWidget(m_line, 1);
    for (QWidget *part : {m_takeIt, m_another, m_resetAll})
        second->addWidget(part);
    auto *box = new QVBoxLayout(editor);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(m_theme.space(2));
    box->addLayout(first);
    box->addLayout(second);
    connect(m_takeIt, &QAbstractButton::clicked, this, &KeysPage::takeFromOther);
    connect(m_another, &QAbstractButton::clicked, this, [this] {
        follow();
        m_recorder->record();
    });
    connect(m_reset, &QAbstractButton::clicked, this, [this] {
        if (const KeyRow *row = current())
            Q_EMIT resetAsked(row->of, row->id);
    });
    connect(m_resetAll, &QAbstractButton::clicked, this, &KeysPage::resetAllAsked);
    return editor;
}

void KeysPage::setRows(std::vector<KeyRow> rows)
{
    const KeyRow *before = current();
    const KeyRow kept = before ? *before : KeyRow();
    m_model->setRows(std::move(rows));
    for (int row = 0; before && row < m_model->rowCount(); ++row) {
        if (m_model->rowAt(row)->isSame(kept))
            m_table->setCurrentIndex(m_model->index(row, 0));
    }
    if (!current())
        m_table->setCurrentIndex(m_model->index(0, 0));
    follow();
}

int KeysPage::setTyped(const QString &typed)
{
    const int shown = m_model->setTyped(typed);
    m_table->setVisible(shown > 0);
    m_none->setVisible(shown == 0);
    if (!current())
        m_table->setCurrentIndex(m_model->index(0, 0));
    follow();
    return shown;
}

const KeyRow *KeysPage::current() const
{
    return m_model->rowAt(m_table->currentIndex().row());
}

const KeyRow *KeysPage::holderOf(const QKeySequence &key) const
{
    const auto &rows = m_model->allRows();
    const auto found = std::ranges::find_if(rows, [&](const KeyRow &row) { return row.keys.contains(key); });
    return found == rows.end() ? nullptr : &*found;
}

void KeysPage::follow()
{
    const KeyRow *row = current();
    m_conflict.reset();
    const bool hadKeyboard = m_keys->isAncestorOf(focusWidget()) || m_takeIt->hasFocus();
    while (QLayoutItem *item = m_keysBox->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const QKeySequence &key : row ? row->keys : QList<QKeySequence>()) {
        const QString text = keysText({key});
        auto *button = new QPushButton(text);
        button->setIcon(m_theme.icon(QStringLiteral("close"), Token::Dim));
        button->setAutoDefault(false);
        button->setToolTip(tr("Take “%1” away").arg(text));
        button->setAccessibleName(button->toolTip());
        connect(button, &QAbstractButton::clicked, this, [this, key] { removeKey(key); });
        m_keysBox->addWidget(button);
    }
    if (hadKeyboard)
        m_recorder->setFocus(Qt::OtherFocusReason);
    m_name->setText(row ? row->name : QString());
    m_recorder->setEnabled(row);
    m_reset->setEnabled(row && !row->usual);
    m_reset->setVisible(!row || row->of == KeyRow::Of::Action);
    const auto &rows = m_model->allRows();
    m_resetAll->setEnabled(
        std::ranges::any_of(rows, [](const KeyRow &one) { return one.of == KeyRow::Of::Action && !one.usual; }));
    say(row && row->keys.isEmpty() ? tr("No key yet.") : QString(), false);
}

void KeysPage::say(const QString &sentence, bool bad)
{
    m_line->setText(sentence);
    m_line->setToken(bad ? Token::Warn : Token::Dim);
    m_takeIt->setAccessibleDescription(sentence); // it has the keyboard then
    m_recorder->setAccessibleDescription(sentence);
    m_takeIt->setVisible(m_conflict.has_value());
    m_another->setVisible(m_conflict.has_value());
    m_resetAll->setVisible(!m_conflict);
}

void KeysPage::give(const QKeySequence &key)
{
    const KeyRow *row = current();
    if (!row)
        return;
    const KeyRow *holder = holderOf(key);
    if (!holder) {
        addKey(key);
    } else if (holder->isSame(*row)) {
        say(tr("It has “%1” already.").arg(keysText({key})), false);
    } else {
        m_conflict = Conflict{*holder, key};
        say(holder->of == KeyRow::Of::Tag ? tr("“%1” is the tag “%2”.").arg(keysText({key}), holder->name)
                                          : tr("“%1” is “%2”.").arg(keysText({key}), holder->name),
            true);
        m_takeIt->setFocus(Qt::OtherFocusReason);
    }
}

void KeysPage::takeFromOther()
{
    if (!m_conflict)
        return;
    const Conflict conflict = *m_conflict;
    QList<QKeySequence> left = conflict.other.keys;
    left.removeAll(conflict.key);
    const KeyRow *row = current();
    if (row && row->of != conflict.other.of) // among actions the one that is given the key takes it
        Q_EMIT keysChosen(conflict.other.of, conflict.other.id, left);
    addKey(conflict.key);
    say(tr("“%1” has it no more.").arg(conflict.other.name), false);
}

void KeysPage::addKey(const QKeySequence &key)
{
    const KeyRow *row = current();
    if (!row)
        return;
    QList<QKeySequence> keys = row->of == KeyRow::Of::Tag ? QList<QKeySequence>() : row->keys;
    keys.append(key);
    m_conflict.reset();
    Q_EMIT keysChosen(row->of, row->id, keys);
}

void KeysPage::removeKey(const QKeySequence &key)
{
    const KeyRow *row = current();
    if (!row)
        return;
    QList<QKeySequence> keys = row->keys;
    keys.removeAll(key);
    Q_EMIT keysChosen(row->of, row->id, keys);
}

} // namespace sheaf
