// SPDX-License-Identifier: GPL-3.0-or-later
// One calm column in the middle of the page; it scrolls when the window is low.
#include "views/welcome.h"

#include "model/phrases.h"
#include "views/actionrow.h"
#include "views/areastrip.h"
#include "views/paint.h"
#include "views/theme.h"

#include <QFocusEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace sheaf
{

Welcome::Welcome(const Theme &theme, QWidget *parent)
    : QScrollArea(parent)
    , m_theme(theme)
    , m_column(new QWidget)
    , m_logo(new QLabel)
    , m_title(new QLabel(tr("Sheaf")))
    , m_lead(new QLabel(tr("Read, tag and curate paper digests. Everything stays on this computer.")))
    , m_open(new ActionRow(theme, QStringLiteral("import"), tr("Open digests…"),
                           tr("Text files of search results: a title, then its abstract, many times over")))
    , m_recentHead(new QLabel(tr("Recent libraries")))
    , m_recent(new QVBoxLayout)
    , m_hint(new QLabel(tr("Digest files can also be dropped anywhere on this window.")))
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Welcome"));
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setBackgroundRole(QPalette::Base);
    viewport()->setAutoFillBackground(true);

    m_offer = makeOffer();
    auto *sample = new ActionRow(theme, QStringLiteral("digest"), tr("Try the sample digest"),
                                 tr("Papers of lasting importance, to look around with"));
    auto *library =
        new ActionRow(theme, QStringLiteral("inbox"), tr("Open another library…"), tr("A file that ends in .sheaf"));
    m_open->setPrimary(true);
    connect(m_open, &QAbstractButton::clicked, this, &Welcome::openDigestsAsked);
    connect(sample, &QAbstractButton::clicked, this, &Welcome::sampleAsked);
    connect(library, &QAbstractButton::clicked, this, &Welcome::openLibraryAsked);

    m_logo->setAlignment(Qt::AlignCenter);
    m_logo->setAccessibleName(tr("Sheaf"));
    m_title->setAlignment(Qt::AlignCenter);
    m_lead->setAlignment(Qt::AlignCenter);
    m_lead->setWordWrap(true);
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setWordWrap(true);

    auto *layout = new QVBoxLayout(m_column);
    layout->addWidget(m_logo);
    layout->addWidget(m_title);
    layout->addWidget(m_lead);
    layout->addSpacing(theme.space(4));
    layout->addWidget(m_open);
    layout->addWidget(sample);
    layout->addWidget(library);
    layout->addWidget(m_hint);
    layout->addWidget(m_offer);
    layout->addWidget(m_recentHead);
    layout->addLayout(m_recent);

    auto *page = new QWidget;
    setWidget(page); // while it is empty: it is measured here
    page->setBackgroundRole(QPalette::Base);
    auto *middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addWidget(m_column, 8);
    middle->addStretch(1);
    auto *centred = new QVBoxLayout(page);
    centred->addStretch(2);
    centred->addLayout(middle);
    centred->addStretch(3);

    m_offer->hide();
    m_recentHead->hide();
    connect(&theme, &Theme::changed, this, &Welcome::follow);
    follow();
}

QWidget *Welcome::makeOffer()
{
    auto *card = new QFrame;
    card->setFrameShape(QFrame::StyledPanel);
    m_offerTitle = new QLabel;
    m_offerText = new QLabel(tr("Areas are tags for fields of research. More can be added at any time."));
    m_offerText->setWordWrap(true);
    m_offerChips = new AreaStrip(m_theme);
    m_all = new QPushButton;
    auto *choose = new QPushButton(tr("Choose…"));
    auto *none = new QPushButton(tr("Start without"));
    auto *buttons = new QHBoxLayout;
    for (QPushButton *button : {m_all, choose, none})
        buttons->addWidget(button);
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(m_theme.space(4), m_theme.space(4), m_theme.space(4), m_theme.space(4));
    layout->setSpacing(m_theme.space(2));
    layout->addWidget(m_offerTitle);
    layout->addWidget(m_offerText);
    layout->addWidget(m_offerChips);
    layout->addSpacing(m_theme.space(1));
    layout->addLayout(buttons);
    connect(m_all, &QPushButton::clicked, this, [this] {
        QStringList ids;
        for (const OfferedArea &area : m_areas)
            ids.append(area.id);
        Q_EMIT areasChosen(ids);
    });
    connect(choose, &QPushButton::clicked, this, &Welcome::areasChoiceAsked);
    connect(none, &QPushButton::clicked, this, [this] { Q_EMIT areasChosen({}); });
    return card;
}

void Welcome::follow()
{
    if (isVisible())
        drawLogo();
    m_title->setFont(m_theme.font(Type::PaperTitle));
    m_lead->setFont(m_theme.font(Type::Body));
    m_hint->setFont(m_theme.font(Type::Secondary));
    m_offerTitle->setFont(m_theme.font(Type::BodyStrong));
    m_offerText->setFont(m_theme.font(Type::Secondary));
    m_recentHead->setFont(m_theme.font(Type::SectionHead));
    QPalette quiet = palette();
    for (const auto role : {QPalette::WindowText, QPalette::Text}) // Text on a page whose ground is Base
        quiet.setColor(role, m_theme.colour(Token::Dim));
    for (QLabel *label : {m_lead, m_hint, m_offerText, m_recentHead})
        label->setPalette(quiet);
    m_column->setMaximumWidth(m_theme.px(520));
    m_column->layout()->setSpacing(m_theme.space(2));
    m_recent->setSpacing(m_theme.space(2));
    m_recentHead->setContentsMargins(marginsAlong(m_theme.px(2), m_theme.space(4), 0, 0));
    m_hint->setContentsMargins(0, m_theme.space(1), 0, m_theme.space(3));
}

void Welcome::drawLogo()
{
    const int side = m_theme.px(76);
    m_logo->setPixmap(m_theme.icon(QStringLiteral("sheaf")).pixmap(QSize(side, side), devicePixelRatioF()));
}

// A start that shows papers at once does not wait for the logo.
void Welcome::showEvent(QShowEvent *event)
{
    drawLogo();
    QScrollArea::showEvent(event);
}

void Welcome::setRecent(const std::vector<RecentLibrary> &libraries)
{
    while (QLayoutItem *item = m_recent->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    for (const RecentLibrary &library : libraries) {
        auto *row = new ActionRow(m_theme, QStringLiteral("history"), library.name, library.path);
        connect(row, &QAbstractButton::clicked, this, [this, path = library.path] { Q_EMIT libraryChosen(path); });
        m_recent->addWidget(row);
    }
    m_recentHead->setVisible(!libraries.empty());
}

void Welcome::offerAreas(const std::vector<OfferedArea> &areas)
{
    m_areas = areas;
    std::vector<AreaStrip::Chip> groups;
    for (const OfferedArea &area : areas) {
        if (area.parent.isEmpty())
            groups.push_back({area.name, area.colour});
    }
    const qint64 fields = static_cast<qint64>(areas.size() - groups.size());
    const qint64 heads = static_cast<qint64>(groups.size());
    m_offerTitle->setText(tr("Start with %1 in %2?")
                              .arg(fields == 1 ? tr("1 area") : tr("%Ln areas", nullptr, pluralNumber(fields)),
                                   heads == 1 ? tr("1 group") : tr("%Ln groups", nullptr, pluralNumber(heads))));
    m_all->setText(tr("Add all areas"));
    m_offerChips->setChips(std::move(groups));
    // An offer that is taken leaves its room empty: what stands above it stays where it was.
    QSizePolicy room = m_offer->sizePolicy();
    room.setRetainSizeWhenHidden(m_offer->isVisible() && m_recentHead->isHidden());
    m_offer->setSizePolicy(room);
    m_offer->setVisible(!areas.empty());
}

void Welcome::focusInEvent(QFocusEvent *event)
{
    QScrollArea::focusInEvent(event);
    m_open->setFocus(event->reason());
}

} // namespace sheaf
