// SPDX-License-Identifier: GPL-3.0-or-later
// HighlightList: a heading and a row for each highlight.
#include "views/highlightlist.h"

#include "views/highlightrow.h"
#include "views/textlabel.h"

#include <QApplication>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>

namespace sheaf
{

namespace
{

// A new highlight is shown before it has an id; what is written about it meanwhile stays with it.
bool isSame(const Highlight &shown, const Highlight &come)
{
    if (number(shown.id) > 0 && number(come.id) > 0)
        return shown.id == come.id;
    return shown.shownFrom == come.shownFrom && shown.shownLength == come.shownLength;
}

} // namespace

HighlightList::HighlightList(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_head(new TextLabel(theme, Type::SectionHead, Token::Dim, this))
{
    setAccessibleName(tr("Highlights"));
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_head);
    hide();
    connect(&theme, &Theme::changed, this, &HighlightList::restyle);
    restyle();
}

HighlightList::~HighlightList()
{
    flush();
}

void HighlightList::setHighlights(PaperId paper, const std::vector<Highlight> &highlights)
{
    std::vector<Highlight> sorted = highlights;
    std::ranges::stable_sort(sorted, [](const Highlight &one, const Highlight &other) {
        if (one.isDetached() != other.isDetached())
            return other.isDetached();
        return one.isDetached() ? one.id < other.id : one.shownFrom < other.shownFrom;
    });
    std::vector<HighlightRow *> old = std::exchange(m_rows, {});
    if (paper != m_paper) {
        for (HighlightRow *row : old)
            row->flush();
        m_wanted = {};
    }
    const HighlightRow *focused = nullptr;
    std::size_t place = 0;
    for (std::size_t at = 0; at < old.size(); ++at) {
        if (old[at]->hasFocus() || old[at]->isAncestorOf(QApplication::focusWidget())) {
            focused = old[at];
            place = at;
        }
    }
    // The rows come after the pane's parts above. Qt orders only widgets that take the keyboard.
    QWidget *before = m_head->previousInFocusChain();
    while (before != m_head && (isAncestorOf(before) || (before->focusPolicy() & Qt::TabFocus) == 0))
        before = before->previousInFocusChain();
    for (const Highlight &highlight : sorted) {
        const auto known = std::ranges::find_if(
            old, [&](const HighlightRow *row) { return paper == m_paper && isSame(row->highlight(), highlight); });
        HighlightRow *row = known == old.end() ? makeRow(paper) : *known;
        if (known != old.end())
            old.erase(known);
        row->setHighlight(highlight);
        layout()->removeWidget(row);
        layout()->addWidget(row);
        row->show();
        QWidget::setTabOrder(before, row);
        before = row->lastStop();
        QWidget::setTabOrder(row, before);
        m_rows.push_back(row);
    }
    m_paper = paper;
    const bool lost = focused && std::ranges::find(old, focused) != old.end();
    if (lost && !m_rows.empty())
        m_rows[std::min(place, m_rows.size() - 1)]->setFocus(Qt::OtherFocusReason);
    else if (lost && parentWidget())
        parentWidget()->setFocus(Qt::OtherFocusReason);
    for (HighlightRow *row : old) {
        row->hide();
        layout()->removeWidget(row);
        row->deleteLater(); // it may be this row's key that led here
    }
    m_head->setText(tr("Highlights (%1)").arg(QLocale().toString(qulonglong(m_rows.size()))));
    setVisible(!m_rows.empty());
    if (rowOf(m_wanted))
        editRemark(m_wanted);
}

HighlightRow *HighlightList::makeRow(PaperId paper)
{
    auto *row = new HighlightRow(m_theme, paper, this);
    connect(row, &HighlightRow::chosen, this, &HighlightList::chosen);
    connect(row, &HighlightRow::removeAsked, this, &HighlightList::removeAsked);
    connect(row, &HighlightRow::remarkWritten, this,
            [this, paper](const Highlight &highlight) { Q_EMIT remarkWritten(paper, highlight); });
    connect(row, &HighlightRow::stepAsked, this, [this, row](int by) { step(row, by); });
    connect(row, &HighlightRow::menuAsked, this,
            [this, row](const QPoint &at) { Q_EMIT menuAsked(row->highlight().id, at); });
    connect(row, &HighlightRow::colourAsked, this,
            [this, row](HighlightId id) { Q_EMIT colourAsked(id, row->swatchBox().translated(row->pos())); });
    return row;
}

HighlightRow *HighlightList::rowOf(HighlightId highlight) const
{
    const auto row =
        std::ranges::find_if(m_rows, [=](const HighlightRow *each) { return each->highlight().id == highlight; });
    return row == m_rows.end() ? nullptr : *row;
}

HighlightId HighlightList::current() const
{
    const QWidget *focus = QApplication::focusWidget();
    for (const HighlightRow *row : m_rows) {
        if (row == focus || row->isAncestorOf(focus))
            return row->highlight().id;
    }
    return {};
}

void HighlightList::focusRow(HighlightId highlight)
{
    HighlightRow *row = rowOf(highlight);
    if (!row && !m_rows.empty())
        row = m_rows.front();
    if (row)
        row->setFocus(Qt::TabFocusReason);
}

void HighlightList::editRemark(HighlightId highlight)
{
    HighlightRow *row = rowOf(highlight);
    m_wanted = row ? HighlightId{} : highlight;
    if (row)
        row->editRemark();
}

void HighlightList::flush()
{
    for (HighlightRow *row : m_rows)
        row->flush();
}

void HighlightList::step(const HighlightRow *from, int by)
{
    const auto at = std::ranges::find(m_rows, from);
    const auto to = at - m_rows.begin() + by;
    if (at != m_rows.end() && to >= 0 && to < std::ssize(m_rows))
        m_rows[static_cast<std::size_t>(to)]->setFocus(Qt::TabFocusReason);
}

void HighlightList::restyle()
{
    layout()->setContentsMargins(0, m_theme.space(4), 0, 0);
    layout()->setSpacing(m_theme.px(2));
}

} // namespace sheaf
