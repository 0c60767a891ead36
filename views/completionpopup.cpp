// SPDX-License-Identifier: GPL-3.0-or-later
// A list of choices on a panel, moved by whoever has the keyboard.
#include "views/completionpopup.h"

#include "views/choicedelegate.h"
#include "views/choicemodel.h"
#include "views/paint.h"
#include "views/theme.h"

#include <QAccessible>
#include <QListView>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace sheaf
{

namespace
{

constexpr int completionShownRows = 9;
constexpr double completionShadow = 10; // px at 1x around the panel
constexpr double completionWidth = 380;

Choice choiceOf(const Candidate &candidate)
{
    Choice choice;
    choice.name = candidate.text;
    choice.detail = candidate.detail;
    choice.hue = candidate.kind == Candidate::Kind::Tag ? candidate.colour : -1;
    choice.icon = candidate.kind == Candidate::Kind::List     ? QStringLiteral("list")
                  : candidate.kind == Candidate::Kind::Digest ? QStringLiteral("digest")
                                                              : QStringLiteral("search");
    return choice;
}

TagMatch matchOf(const Candidate &candidate)
{
    TagMatch match;
    for (int at = 0; candidate.matched >= 0 && at < candidate.letters; ++at)
        match.letters.push_back(candidate.matched + at);
    return match;
}

} // namespace

CompletionPopup::CompletionPopup(const Theme &theme)
    : m_theme(theme), m_model(new ChoiceModel(this)), m_list(new QListView)
{
    hide();
    setFocusPolicy(Qt::NoFocus);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new ChoiceDelegate(theme, *m_model, this));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setAccessibleName(tr("What can stand here"));
    auto *box = new QVBoxLayout(this);
    box->addWidget(m_list);
    connect(m_list, &QAbstractItemView::clicked, this,
            [this](const QModelIndex &index) { Q_EMIT clicked(index.row()); });
    connect(&theme, &Theme::changed, this, &CompletionPopup::follow);
    follow();
}

void CompletionPopup::open(QWidget *window, const QRect &anchor, const std::vector<Candidate> &candidates)
{
    std::vector<Choice> choices;
    std::vector<TagMatch> matches;
    for (const Candidate &candidate : candidates) {
        choices.push_back(choiceOf(candidate));
        matches.push_back(matchOf(candidate));
    }
    if (parentWidget() != window)
        setParent(window);
    m_model->setMatched(std::move(choices), std::move(matches));
    place(anchor);
    m_list->scrollToTop();
    show();
    raise();
}

int CompletionPopup::chosen() const
{
    return m_list->currentIndex().row();
}

void CompletionPopup::step(int by)
{
    const int rows = m_model->rowCount();
    const int next = chosen() + by;
    choose(next < -1 ? rows - 1 : next >= rows ? -1 : next);
}

void CompletionPopup::stepPage(int direction)
{
    choose(std::clamp(chosen() + direction * completionShownRows, 0, m_model->rowCount() - 1));
}

// The view tells a screen reader only while it has the keyboard, which it never has.
void CompletionPopup::choose(int row)
{
    m_list->setCurrentIndex(m_model->index(row));
    if (row < 0)
        m_list->clearSelection();
    QAccessibleEvent event(m_list, QAccessible::Focus);
    event.setChild(row);
    if (row >= 0)
        QAccessible::updateAccessibility(&event);
}

void CompletionPopup::place(const QRect &anchor)
{
    const int shadow = m_theme.px(completionShadow);
    const int rows = std::min(m_model->rowCount(), completionShownRows);
    m_list->setFixedHeight(rows * m_list->sizeHintForRow(0));
    layout()->activate();
    const QRect area = parentWidget()->rect();
    const int width = std::min(m_theme.px(completionWidth) + 2 * shadow, area.width());
    const int x = isRightToLeft() ? anchor.right() + 1 + shadow - width : anchor.left() - shadow;
    const int y = anchor.bottom() + 1 + m_theme.px(4) - shadow;
    setGeometry(std::clamp(x, 0, area.width() - width), y, width, std::min(sizeHint().height(), area.height() - y));
}

void CompletionPopup::follow()
{
    const int edge = m_theme.px(completionShadow) + m_theme.space(1);
    layout()->setContentsMargins(edge, edge, edge, edge);
    m_list->setFont(m_theme.font(Type::Body));
    update();
}

void CompletionPopup::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int shadow = m_theme.px(completionShadow);
    paintPanel(painter, QRectF(rect()).adjusted(shadow, shadow, -shadow, -shadow), shadow, m_theme);
}

} // namespace sheaf
