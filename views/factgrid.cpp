// SPDX-License-Identifier: GPL-3.0-or-later
// A grid of labels.
#include "views/factgrid.h"

#include "views/textlabel.h"

#include <QGridLayout>

namespace sheaf
{

FactGrid::FactGrid(const Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(theme.space(6));
    m_grid->setVerticalSpacing(theme.space(2));
}

void FactGrid::addHeads(const QStringList &heads)
{
    m_heads = heads;
    for (int column = 0; column < heads.size(); ++column) {
        auto *head = new TextLabel(m_theme, Type::BodyStrong, Token::Ink);
        head->setText(heads[column]);
        m_grid->addWidget(head, m_rows, column + 1);
    }
    ++m_rows;
}

void FactGrid::addRow(const QString &name, const QStringList &values)
{
    auto *label = new TextLabel(m_theme, Type::Body, Token::Dim);
    label->setText(name);
    m_grid->addWidget(label, m_rows, 0, Qt::AlignTop);
    for (int column = 0; column < values.size(); ++column) {
        auto *value = new TextLabel(m_theme, Type::Body, Token::Ink);
        value->setText(values[column]);
        value->setWordWrap(true);
        value->setAlignment(Qt::AlignTop | Qt::AlignLeading);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        const QString about = m_heads.isEmpty() ? name : tr("%1, %2").arg(m_heads[column], name);
        value->setAccessibleName(tr("%1: %2").arg(about, values[column]));
        m_grid->addWidget(value, m_rows, column + 1, Qt::AlignTop);
        m_grid->setColumnStretch(column + 1, 1);
    }
    ++m_rows;
}

} // namespace sheaf
