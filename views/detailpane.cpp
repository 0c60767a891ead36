// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps the parts of the pane in step with the paper, or with the several that are selected.
#include "views/detailpane.h"

#include "model/phrases.h"
#include "views/abstractfinding.h"
#include "views/abstractview.h"
#include "views/focusfollower.h"
#include "views/highlightlist.h"
#include "views/marking.h"
#include "views/notepart.h"
#include "views/paperlines.h"
#include "views/patience.h"
#include "views/readingcolumn.h"
#include "views/tagchips.h"
#include "views/textlabel.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QScrollBar>

#include <algorithm>
#include <utility>

namespace sheaf
{

namespace
{

QString matchedHtml(const QString &text, const std::vector<TextRange> &matches, const QColor &colour)
{
    QString html;
    qsizetype at = 0;
    for (const TextRange &match : matches) {
        html += text.mid(at, match.from - at).toHtmlEscaped();
        at = match.from + match.length;
        html += QStringLiteral("<span style=\"background-color:%1\">%2</span>")
                    .arg(colour.name(), text.mid(match.from, match.length).toHtmlEscaped());
    }
    return html + text.mid(at).toHtmlEscaped();
}

std::vector<Tag> tagsOf(const Paper &paper, const std::vector<Tag> &all)
{
    std::vector<Tag> own;
    for (const Tag &tag : all) {
        if (std::find(paper.tags.begin(), paper.tags.end(), tag.id) != paper.tags.end())
            own.push_back(tag);
    }
    std::sort(own.begin(), own.end(),
              [](const Tag &a, const Tag &b) { return a.name.compare(b.name, Qt::CaseInsensitive) < 0; });
    return own;
}

} // namespace

DetailPane::DetailPane(const Theme &theme, QWidget *parent) : QScrollArea(parent), m_theme(theme)
{
    setAccessibleName(tr("Paper"));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    makeParts();
    layPartsOut();
    m_follower = new FocusFollower(this);
    m_follower->leaveOut(m_abstract);
    m_cover = new DetailCover(m_theme, this);
    m_marking = new Marking(m_theme, m_abstract, m_highlights, this);
    m_finding = new AbstractFinding(m_abstract, this);
    connectParts();
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_patience, &QTimer::timeout, this, [this] { enter(State::Loading); });
    connect(&theme, &Theme::changed, this, &DetailPane::restyle);
    restyle();
    enter(State::Empty);
}

DetailPane::~DetailPane()
{
    saveNote();
}

void DetailPane::show(const Paper &paper, const std::vector<Tag> &tags)
{
    const bool another = paper.id != m_paper.id || m_state != State::One;
    m_note->setNote(paper.id, paper.note);
    m_keepHighlights = m_keepHighlights && paper.id == m_paper.id;
    std::vector<Highlight> highlights = m_keepHighlights ? m_paper.highlights : paper.highlights;
    m_paper = paper;
    m_paper.highlights = std::move(highlights);
    if (another)
        m_allEntries = false;
    m_chips->setTags(tagsOf(paper, tags));
    enter(State::One);
    if (another) {
        m_follower->letGo();
        verticalScrollBar()->setValue(0);
    }
    QWidget *back = std::exchange(m_back, nullptr);
    if (std::exchange(m_noteWanted, false) && hasFocus())
        editNote();
    else if (back && hasFocus())
        back->setFocus();
    Q_EMIT paperShown();
}

void DetailPane::prepare(const Paper &paper)
{
    m_abstract->prepareAbstract(paper.abstract);
}

const Paper *DetailPane::paper() const
{
    return m_state == State::One && !m_patience.isActive() ? &m_paper : nullptr;
}

void DetailPane::setHighlights(const std::vector<Highlight> &highlights, bool onTheirWay)
{
    m_keepHighlights = onTheirWay;
    m_paper.highlights = highlights;
    if (m_state == State::One)
        m_marking->setHighlights(m_paper.id, highlights);
}

void DetailPane::setMatches(const Matches &matches)
{
    m_matches = matches;
    if (m_state != State::One)
        return;
    renderTitle();
    m_abstract->setMatches(m_matches.in(m_paper.abstract, Field::Abstract));
}

void DetailPane::setNotePreview(bool shown)
{
    m_note->setPreview(shown);
}

void DetailPane::addPart(QWidget *part, Place place)
{
    auto *column = static_cast<QVBoxLayout *>(m_column->layout());
    QWidget *before = place == Place::UnderProvenance ? static_cast<QWidget *>(m_chips) : m_note;
    column->insertWidget(column->indexOf(before), part);
    m_parts.push_back(part);
}

void DetailPane::several(const SelectionState &state)
{
    saveNote();
    m_keepHighlights = false;
    m_several = state;
    for (QWidget *part : m_parts)
        part->hide();
    m_chips->setTags(state.tags);
    enter(State::Several);
    verticalScrollBar()->setValue(0);
    Q_EMIT paperShown();
}

void DetailPane::clear()
{
    saveNote();
    m_noteWanted = false;
    m_keepHighlights = false;
    enter(State::Empty);
    m_back = nullptr;
    Q_EMIT paperShown();
}

void DetailPane::loading()
{
    saveNote();
    m_keepHighlights = false;
    m_marking->dismiss();
    if (m_state == State::Empty)
        enter(State::Loading);
    else if (m_state != State::Loading && !m_patience.isActive())
        m_patience.start();
    Q_EMIT paperShown();
}

void DetailPane::enter(State state)
{
    m_patience.stop();
    m_state = state;
    const bool covered = state == State::Empty || state == State::Loading;
    // Hiding what has the keyboard would hand it to whatever comes next in the window.
    if (QWidget *focus = window()->focusWidget(); covered && focus && m_column->isAncestorOf(focus)) {
        m_back = focus;
        setFocus();
    }
    m_cover->setLoading(state == State::Loading);
    m_cover->setVisible(covered);
    m_column->setVisible(!covered);
    setVerticalScrollBarPolicy(covered ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    if (!covered)
        render();
    m_finding->setText(m_state == State::One ? m_paper.abstract : QString());
}

void DetailPane::render()
{
    const bool one = m_state == State::One;
    const QColor link = m_theme.colour(Token::Dim);
    const QString authors = one ? authorsLine(m_paper) : QString();
    const auto links = one ? paperLinks(m_paper) : std::vector<PaperLink>();
    m_authors->setText(authors);
    m_authors->setVisible(!authors.isEmpty());
    m_links->setText(linksHtml(links, m_theme.colour(Token::Accent)));
    m_links->setVisible(!links.empty());
    m_abstract->setVisible(one && !m_paper.abstract.isEmpty());
    m_noAbstract->setVisible(one && m_paper.abstract.isEmpty());
    m_word->setShown(one);
    m_note->setVisible(one);
    for (const auto &[field, isWanted] : m_fields)
        field->setVisible(isWanted && one);
    if (one) {
        renderTitle();
        m_word->setStatus(m_paper.status);
        m_provenance->setText(provenanceHtml(m_paper, m_allEntries, link, QDate::currentDate()));
        m_abstract->setAbstract(m_paper.abstract);
        m_abstract->setMatches(m_matches.in(m_paper.abstract, Field::Abstract));
        m_marking->setHighlights(m_paper.id, m_paper.highlights);
        m_bannerText->setText(tr("This paper is in the Trash."));
        setActions(m_paper.starred,
                   m_paper.status == Status::Unread || m_paper.status == Status::Reading ? Status::Read
                                                                                         : Status::Unread,
                   m_paper.trashed);
    } else {
        m_title->setTextFormat(Qt::PlainText);
        m_marking->setHighlights({}, {});
        m_title->setText(tr("%Ln papers selected", nullptr, pluralNumber(m_several.papers)));
        m_provenance->setText(m_several.tags.empty() ? tr("No tag is on all of them.")
                                                     : tr("These tags are on all of them:"));
        m_bannerText->setText(tr("These papers are in the Trash."));
        setActions(m_several.allStarred, m_several.allRead ? Status::Unread : Status::Read, m_several.allTrashed);
    }
    fit();
}

void DetailPane::renderTitle()
{
    const std::vector<TextRange> matches = m_matches.in(m_paper.title, Field::Title);
    m_title->setTextFormat(matches.empty() ? Qt::PlainText : Qt::RichText);
    m_title->setText(matches.empty() ? m_paper.title
                                     : matchedHtml(m_paper.title, matches, m_theme.colour(Token::Match)));
}

void DetailPane::scrollTo(const QWidget *of, const QRect &place)
{
    const QRect box(of->mapTo(m_column, place.topLeft()), place.size());
    const int top = verticalScrollBar()->value();
    const int page = viewport()->height();
    if (box.bottom() > top + page)
        verticalScrollBar()->setValue(box.bottom() + 1 - page);
    else if (box.top() < top)
        verticalScrollBar()->setValue(box.top());
}

void DetailPane::setActions(bool starred, Status next, bool trashed)
{
    m_starTarget = !starred;
    m_star->setText(starred ? tr("Starred") : tr("Star"));
    m_star->setIcon(starred ? m_theme.icon(QStringLiteral("star-filled"), Token::Warn)
                            : m_theme.icon(QStringLiteral("star"), Token::Dim));
    m_star->setAccessibleName(starred ? tr("Take the star off") : tr("Star"));
    m_star->setToolTip(m_star->accessibleName());
    m_statusTarget = next;
    m_status->setText(next == Status::Read ? tr("Mark read") : tr("Mark unread"));
    m_banner->setVisible(trashed);
}

void DetailPane::openLink(const QString &href)
{
    if (href == u"more") {
        m_allEntries = true;
        render();
    } else if (href.startsWith(u"entry:")) {
        const std::size_t index = href.mid(6).toUInt();
        if (index < m_paper.entries.size()) {
            const Entry &entry = m_paper.entries[index];
            Q_EMIT entryClicked(entry.digest, entry.firstLine, entry.lastLine);
        }
    } else {
        Q_EMIT linkClicked(QUrl::fromEncoded(href.toUtf8()));
    }
}

bool DetailPane::scrollPage()
{
    QScrollBar *bar = verticalScrollBar();
    if (m_state != State::One || bar->value() >= bar->maximum())
        return false;
    const QWidget *text = m_abstract->isVisible() ? static_cast<QWidget *>(m_abstract) : m_title;
    const int end = text->mapTo(m_column, QPoint(0, text->height())).y();
    if (end <= bar->value() + viewport()->height())
        return false;
    const int overlap = 2 * m_theme.space(6);
    bar->setValue(bar->value() + std::max(viewport()->height() - overlap, overlap));
    return true;
}

void DetailPane::editNote()
{
    const bool onItsWay = m_state == State::Loading || m_patience.isActive();
    m_noteWanted = onItsWay; // what is still shown is another paper's note
    if (m_state != State::One || onItsWay)
        return;
    m_note->edit();
    m_follower->follow();
}

void DetailPane::addField(QWidget *field)
{
    addPart(field, Place::AboveNote);
    m_fields.emplace_back(field, false);
}

void DetailPane::showField(QWidget *field, bool wanted)
{
    for (auto &[each, isWanted] : m_fields) {
        if (each != field)
            continue;
        isWanted = wanted;
        field->setVisible(wanted && m_state == State::One);
    }
}

void DetailPane::saveNote()
{
    m_note->flush();
    m_marking->flush();
}

QRect DetailPane::tagAnchor() const
{
    return QRect(m_chips->mapTo(window(), QPoint(0, 0)), m_chips->size());
}

QRect DetailPane::listAnchor() const
{
    return QRect(m_list->mapTo(window(), QPoint(0, 0)), m_list->size());
}

QRect DetailPane::linkAnchor() const
{
    const QWidget *links = m_links->isVisible() ? static_cast<QWidget *>(m_links) : m_title;
    return QRect(links->mapTo(window(), QPoint(0, 0)), links->size());
}

void DetailPane::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    fit();
}

void DetailPane::keyPressEvent(QKeyEvent *event)
{
    event->ignore(); // keys of the pane are the window's actions
}

} // namespace sheaf
