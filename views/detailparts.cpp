// SPDX-License-Identifier: GPL-3.0-or-later
// DetailPane's parts: made, laid out and connected once, and fitted to the width and the theme.
#include "views/detailpane.h"

#include "views/abstractfinding.h"
#include "views/abstractview.h"
#include "views/focusfollower.h"
#include "views/highlightlist.h"
#include "views/keytips.h"
#include "views/marking.h"
#include "views/notepart.h"
#include "views/paint.h"
#include "views/readingcolumn.h"
#include "views/tagchips.h"
#include "views/textlabel.h"

#include <QBoxLayout>
#include <QPushButton>
#include <QScrollBar>
#include <QStyle>

#include <algorithm>
#include <initializer_list>

namespace sheaf
{

namespace
{

void makeLinked(TextLabel *label)
{
    label->setTextFormat(Qt::RichText);
    label->setWrapping();
    label->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    label->setFocusPolicy(Qt::StrongFocus);
}

} // namespace

void DetailPane::makeParts()
{
    m_column = new ReadingColumn(m_theme);

    m_banner = new BannerStrip(m_theme);
    m_bannerText = new TextLabel(m_theme, Type::Body, Token::Ink);
    m_restore = new QPushButton(m_theme.icon(QStringLiteral("restore"), Token::Dim), tr("Restore"));

    m_title = new TextLabel(m_theme, Type::PaperTitle, Token::Ink);
    m_title->setWrapping();
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_word = new StatusWord(m_theme);
    m_star = new QPushButton;
    m_status = new QPushButton;
    m_list = new QPushButton(tr("Add to list"));
    addChevron(m_list, m_theme);
    teachKey(m_star, "star");
    teachKey(m_status, "toggle-read");
    teachKey(m_list, "add-to-list");
    teachKey(m_restore, "restore");

    m_authors = new TextLabel(m_theme, Type::Body, Token::Ink);
    m_authors->setWrapping();
    m_authors->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_provenance = new TextLabel(m_theme, Type::Body, Token::Dim);
    makeLinked(m_provenance);
    m_provenance->setAccessibleDescription(tr("Where the paper comes from"));
    m_chips = new TagChips(m_theme);
    m_abstract = new AbstractView(m_theme);
    m_column->setAbstract(m_abstract);
    m_noAbstract = new TextLabel(m_theme, Type::Body, Token::Dim);
    m_noAbstract->setText(tr("No abstract yet."));
    m_links = new TextLabel(m_theme, Type::Body, Token::Dim);
    makeLinked(m_links);
    m_links->setAccessibleName(tr("Links"));
    m_highlights = new HighlightList(m_theme);
    m_note = new NotePart(m_theme);
}

void DetailPane::layPartsOut()
{
    auto *banner = new QHBoxLayout(m_banner);
    banner->addWidget(m_bannerText, 1);
    banner->addWidget(m_restore);

    m_buttons = new QHBoxLayout;
    m_buttons->addWidget(m_word, 1);
    for (QPushButton *button : {m_star, m_status, m_list})
        m_buttons->addWidget(button);

    setWidget(m_column); // while it is empty: it is measured here
    auto *column = new QVBoxLayout(m_column);
    column->addWidget(m_banner);
    column->addLayout(m_buttons);
    column->addWidget(m_title);
    for (QWidget *part : std::initializer_list<QWidget *>{m_authors, m_provenance, m_chips, m_abstract, m_noAbstract,
                                                          m_links, m_highlights, m_note})
        column->addWidget(part);
    column->addStretch(1);
}

void DetailPane::connectParts()
{
    // While another paper is on its way these still say what the one before would get.
    connect(m_star, &QAbstractButton::clicked, this, [this] {
        if (!m_patience.isActive())
            Q_EMIT starToggled(m_starTarget);
    });
    connect(m_status, &QAbstractButton::clicked, this, [this] {
        if (!m_patience.isActive())
            Q_EMIT statusChosen(m_statusTarget);
    });
    connect(m_list, &QAbstractButton::clicked, this, &DetailPane::listAsked);
    connect(m_restore, &QAbstractButton::clicked, this, &DetailPane::restoreAsked);
    connect(m_chips, &TagChips::tagRemoved, this, [this](TagId tag) {
        if (!m_patience.isActive())
            Q_EMIT tagRemoved(tag);
    });
    connect(m_chips, &TagChips::tagAsked, this, &DetailPane::tagAsked);
    offerWordsOf(m_title);
    offerWordsOf(m_authors);
    connect(m_chips, &TagChips::menuAsked, this, [this](TagId tag, const QPoint &at) {
        if (!m_patience.isActive())
            Q_EMIT tagMenuAsked(tag, at);
    });
    connect(m_provenance, &QLabel::linkActivated, this, &DetailPane::openLink);
    connect(m_links, &QLabel::linkActivated, this, &DetailPane::openLink);
    connect(m_abstract, &AbstractView::linkClicked, this, &DetailPane::linkClicked);
    connect(m_abstract, &AbstractView::caretMoved, this, [this](const QRect &line) { scrollTo(m_abstract, line); });
    connect(m_marking, &Marking::placeWanted, this, [this](const QRect &place) {
        scrollTo(m_abstract, place.adjusted(0, -3 * place.height(), 0, 3 * place.height()));
    });
    connect(m_finding, &AbstractFinding::placeWanted, this, [this](const QRect &place) {
        scrollTo(m_abstract, place.adjusted(0, -2 * place.height(), 0, 2 * place.height()));
        if (viewport()->rect().contains(QRect(m_abstract->mapTo(viewport(), place.topLeft()), place.size())))
            m_finding->arrive();
    });
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, m_finding, &AbstractFinding::goOn);
    connect(verticalScrollBar(), &QScrollBar::actionTriggered, m_finding, &AbstractFinding::arrive);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, m_marking, &Marking::dismiss);
    connect(m_note, &NotePart::noteChanged, this, &DetailPane::noteChanged);
    connect(m_note, &NotePart::escaped, this, &DetailPane::noteLeft);
    connect(m_note, &NotePart::linkClicked, this, &DetailPane::linkClicked);
    connect(m_note, &NotePart::previewToggled, this, &DetailPane::notePreviewToggled);
}

void DetailPane::offerWordsOf(TextLabel *label)
{
    label->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(label, &QWidget::customContextMenuRequested, this, [this, label](const QPoint &at) {
        if (!paper())
            return;
        const QString all = label == m_title ? m_paper.title : label->text();
        Q_EMIT wordsMenuAsked(label->hasSelectedText() ? label->selectedText() : all, label->mapToGlobal(at));
    });
}

void DetailPane::fit()
{
    // The scroll bar's place is kept free always, so that the column does not move when it comes.
    const int width = this->width() - style()->pixelMetric(QStyle::PM_ScrollBarExtent);
    const int side = m_theme.px(this->width() < m_theme.px(520) ? 20 : 44);
    const int column = std::clamp(width - 2 * side, m_theme.px(160), AbstractView::measure(m_theme));
    const int left = std::max((width - column) / 2, m_theme.px(12));
    const int right = std::max(viewport()->width() - left - column, 0);
    m_column->layout()->setContentsMargins(marginsAlong(left, m_theme.space(6), right, m_theme.space(10)));
    m_abstract->setColumnWidth(column);
    m_cover->setColumn(isRightToLeft() ? this->width() - left - column : left, column);
    m_cover->setGeometry(rect());
}

void DetailPane::restyle()
{
    QPalette colours = palette();
    colours.setColor(QPalette::Window, m_theme.colour(Token::Base));
    viewport()->setPalette(colours);
    viewport()->setAutoFillBackground(true);
    m_buttons->setSpacing(m_theme.space(2));
    m_chips->layout()->setContentsMargins(0, 0, 0, m_theme.space(2));
    m_links->setContentsMargins(0, m_theme.space(1), 0, 0);
    m_banner->layout()->setContentsMargins(
        marginsAlong(m_theme.px(36), m_theme.space(2), m_theme.space(2), m_theme.space(2)));
    auto *column = static_cast<QVBoxLayout *>(m_column->layout());
    column->setSpacing(m_theme.space(3));
    if (m_state == State::One || m_state == State::Several)
        render();
    fit();
}

} // namespace sheaf
