// SPDX-License-Identifier: GPL-3.0-or-later
// Groups of keys in two columns of like height.
#include "views/helpdialog.h"

#include "views/keycaps.h"
#include "views/paint.h"
#include "views/sheet.h"
#include "views/textlabel.h"

#include <QBoxLayout>
#include <QLineEdit>
#include <QPushButton>

#include <algorithm>

namespace sheaf
{

HelpDialog::HelpDialog(const Theme &theme, const std::vector<KeyRow> &rows, QWidget *parent)
    : QDialog(parent), m_theme(theme), m_find(new QLineEdit), m_scroll(new Sheet(theme))
{
    setWindowTitle(tr("Keys"));
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(false);
    useBaseBackground(this);
    m_find->setPlaceholderText(tr("Find a key by what it does"));
    m_find->setAccessibleName(tr("Find a key by what it does"));
    m_find->setClearButtonEnabled(true);
    m_find->setMinimumHeight(theme.px(34));
    m_find->setTextMargins(theme.space(1), 0, theme.space(1), 0);
    connect(m_find, &QLineEdit::textChanged, this, &HelpDialog::fill);
    m_scroll->setAccessibleName(tr("Keys"));

    auto *change = new QPushButton(tr("Change keys…"));
    change->setAutoDefault(false);
    connect(change, &QAbstractButton::clicked, this, &HelpDialog::changeAsked);
    auto *close = new QPushButton(tr("Close"));
    close->setDefault(true);
    connect(close, &QAbstractButton::clicked, this, &QDialog::close);
    auto *foot = new QHBoxLayout;
    foot->addWidget(change);
    foot->addStretch(1);
    foot->addWidget(close);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(theme.space(7), theme.space(6), theme.space(7), theme.space(5));
    box->setSpacing(theme.space(5));
    box->addWidget(m_find);
    box->addWidget(m_scroll, 1);
    box->addLayout(foot);
    setRows(rows);
    const QSize sheet = m_scroll->widget()->sizeHint();
    resize(std::max(theme.px(700), sheet.width() + theme.px(90)),
           std::min(sheet.height() + theme.px(150), theme.px(760)));
    m_find->setFocus();
}

void HelpDialog::setRows(const std::vector<KeyRow> &rows)
{
    m_rows = rows;
    std::erase_if(m_rows, [](const KeyRow &row) { return row.keys.isEmpty(); });
    fill();
}

void HelpDialog::fill()
{
    const QString typed = m_find->text().simplified();
    std::vector<std::pair<QString, std::vector<const KeyRow *>>> groups;
    std::size_t shown = 0;
    for (const KeyRow &row : m_rows) {
        const QStringList words{row.name, row.group, keysText(row.keys)};
        if (std::ranges::none_of(words, [&](const QString &word) { return word.contains(typed, Qt::CaseInsensitive); }))
            continue;
        auto group = std::ranges::find_if(groups, [&row](const auto &one) { return one.first == row.group; });
        if (group == groups.end())
            group = groups.insert(group, {row.group, {}});
        group->second.push_back(&row);
        ++shown;
    }
    auto *sheet = new QWidget;
    useBaseBackground(sheet);
    auto *columns = new QHBoxLayout(sheet);
    columns->setContentsMargins(marginsAlong(0, 0, m_theme.space(2), 0));
    columns->setSpacing(m_theme.space(10));
    std::size_t placed = 0;
    auto next = groups.begin();
    for (int column = 0; column < 2; ++column) {
        auto *stack = new QVBoxLayout;
        stack->setSpacing(m_theme.space(5));
        const std::size_t half = (shown + groups.size()) / 2;
        for (; next != groups.end() && (column == 1 || placed + next->second.size() / 2 <= half); ++next) {
            stack->addWidget(makeGroup(next->first, next->second));
            placed += next->second.size() + 1;
        }
        if (column == 0 && groups.empty()) {
            auto *none = new TextLabel(m_theme, Type::Body, Token::Dim);
            none->setText(tr("No key does that."));
            stack->addWidget(none);
        }
        stack->addStretch(1);
        columns->addLayout(stack, 1);
    }
    m_scroll->setWidget(sheet);
}

QWidget *HelpDialog::makeGroup(const QString &name, const std::vector<const KeyRow *> &rows) const
{
    auto *group = new QWidget;
    auto *grid = new QGridLayout(group);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(m_theme.space(1.5));
    grid->setHorizontalSpacing(m_theme.space(4));
    grid->setColumnStretch(0, 1);
    auto *head = new TextLabel(m_theme, Type::SectionHead, Token::Dim);
    head->setText(name);
    grid->addWidget(head, 0, 0, 1, 2);
    int line = 1;
    for (const KeyRow *row : rows) {
        auto *text = new TextLabel(m_theme, Type::Body, Token::Ink);
        text->setText(row->name);
        grid->addWidget(text, line, 0);
        auto *caps = new KeyCaps(m_theme);
        caps->setKeys(row->keys);
        grid->addWidget(caps, line, 1, Qt::AlignTrailing | Qt::AlignVCenter);
        ++line;
    }
    return group;
}

} // namespace sheaf
