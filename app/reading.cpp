// SPDX-License-Identifier: GPL-3.0-or-later
// Reading: from keys and presses in the abstract to edits, and from the query to marks.
#include "app/reading.h"

#include "app/actions.h"
#include "app/browse.h"
#include "app/desk.h"
#include "app/links.h"
#include "app/settings.h"
#include "views/choicepopup.h"
#include "views/detailpane.h"
#include "views/fontchooser.h"
#include "views/mainwindow.h"
#include "views/statusline.h"

#include <QAction>
#include <QDesktopServices>

#include <algorithm>
#include <array>

namespace sheaf
{

namespace
{

constexpr std::array sizes{70, 80, 90, 100, 110, 125, 140, 160, 180, 200, 225, 250}; // percent
constexpr int measureStep = 4;                                                       // characters

} // namespace

Reading::Reading(Store &store, Browse &browse, Desk &desk, Actions &actions, Settings &settings, const Parts &parts,
                 QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_browse(browse)
    , m_desk(desk)
    , m_actions(actions)
    , m_settings(settings)
    , m_parts(parts)
    , m_linkPopup(new ChoicePopup(*parts.theme, parts.window))
{
    parts.theme->setReading(settings.readingType());
    parts.detail->setNotePreview(settings.notePreview());
    connect(&store, &Store::applied, this, [this](Ticket ticket, const Applied &answer) {
        if (ticket == m_write && ticket != 0)
            applied(answer);
    });
    connect(&store, &Store::failed, this, [this](Ticket ticket, const Error &) {
        if (ticket == m_write && ticket != 0) // 0: nothing is being written
            failed();
    });
    connect(&browse, &Browse::listChanged, this, &Reading::markSearch);
    connect(parts.detail, &DetailPane::paperShown, this, &Reading::follow);
    connect(parts.detail, &DetailPane::linkClicked, this, &Reading::openAddress);
    connect(m_linkPopup, &ChoicePopup::chosen, this,
            [this](qint64 at) { openAddress(m_offered[static_cast<std::size_t>(at)]); });
    connect(parts.theme, &Theme::changed, this, [this] { // the type may have been chosen elsewhere
        stepSize(0);
        stepMeasure(0);
    });
    connectMarking();
    connectActions();
    follow();
    stepSize(0);
    stepMeasure(0);
}

void Reading::connectActions()
{
    const auto on = [this](Act act, auto slot) { connect(m_actions[act], &QAction::triggered, this, slot); };
    const auto mark = [this](int colour) { highlight(m_parts.detail->marking().mark(), colour, false); };
    on(Act::Highlight, [this, mark] { mark(m_settings.highlightColour()); });
    on(Act::HighlightYellow, [mark] { mark(1); });
    on(Act::HighlightGreen, [mark] { mark(2); });
    on(Act::HighlightBlue, [mark] { mark(3); });
    on(Act::HighlightPink, [mark] { mark(4); });
    on(Act::Highlights, [this] {
        m_parts.window->openDetail();
        m_parts.detail->marking().goToList();
    });
    on(Act::OpenLink, [this] { openLink(); });
    on(Act::TextLarger, [this] { stepSize(1); });
    on(Act::TextSmaller, [this] { stepSize(-1); });
    on(Act::TextUsual, [this] {
        ReadingType type = m_parts.theme->reading();
        type.percent = ReadingType::usualPercent;
        setType(type, tr("The abstract has its usual size."));
        stepSize(0);
    });
    on(Act::ColumnWider, [this] { stepMeasure(1); });
    on(Act::ColumnNarrower, [this] { stepMeasure(-1); });
    on(Act::AbstractFont, [this] { chooseFont(); });
    QAction *preview = m_actions[Act::NotePreview];
    preview->setCheckable(true);
    preview->setChecked(m_settings.notePreview());
    connect(preview, &QAction::toggled, this, [this](bool shown) {
        m_settings.setNotePreview(shown);
        m_parts.detail->setNotePreview(shown);
    });
    connect(m_parts.detail, &DetailPane::notePreviewToggled, preview, &QAction::setChecked);
}

void Reading::connectMarking()
{
    const Marking *marking = &m_parts.detail->marking();
    connect(marking, &Marking::colourAsked, this,
            [this](const Marking::Mark &mark, int colour) { highlight(mark, colour, false); });
    connect(marking, &Marking::remarkAsked, this,
            [this](const Marking::Mark &mark) { highlight(mark, m_settings.highlightColour(), true); });
    connect(marking, &Marking::removeAsked, this, &Reading::remove);
    connect(marking, &Marking::remarkWritten, this, &Reading::writeRemark);
}

void Reading::follow()
{
    const Paper *paper = m_parts.detail->paper();
    if (paper && m_write != 0 && paper->id == m_paper && paper->highlights != m_intended.then)
        m_parts.detail->setHighlights(m_intended.then, true); // it was left and came again
    const bool text = paper && !paper->abstract.isEmpty();
    for (const Act act :
         {Act::Highlight, Act::HighlightYellow, Act::HighlightGreen, Act::HighlightBlue, Act::HighlightPink})
        m_actions[act]->setEnabled(text);
    m_actions[Act::Highlights]->setEnabled(paper && !paper->highlights.empty());
    m_actions[Act::OpenLink]->setEnabled(paper && !linksOf(*paper).empty());
}

void Reading::markSearch()
{
    if (m_browse.query() == m_marked && m_browse.isTyped() == m_markedTyped)
        return;
    m_marked = m_browse.query();
    m_markedTyped = m_browse.isTyped();
    m_parts.detail->setMatches(Matches(m_marked, m_markedTyped));
}

void Reading::whenSettled(std::function<void()> what)
{
    if (m_write == 0)
        what();
    else
        m_waiting.push_back(std::move(what));
}

void Reading::highlight(const Marking::Mark &mark, int colour, bool withRemark)
{
    const Paper *shown = m_parts.detail->paper();
    if (!shown)
        return;
    if (!withRemark && (mark.text.length > 0 || mark.highlight != HighlightId{}))
        m_settings.setHighlightColour(colour);
    if (m_write != 0) {
        whenSettled([this, id = shown->id, mark, colour, withRemark] {
            const Paper *paper = m_parts.detail->paper();
            // What the keyboard was on may have got its id only now.
            const bool same = paper && paper->id == id;
            if (same)
                highlight(mark.text.length > 0 ? mark : m_parts.detail->marking().mark(), colour, withRemark);
        });
        return;
    }
    if (mark.text.length == 0 && mark.highlight == HighlightId{}) {
        m_parts.status->showMessage(
            tr("Select text in the abstract first: with the mouse, or with Tab, the arrows and Shift."));
        return;
    }
    if (mark.highlight != HighlightId{} && withRemark) {
        m_parts.detail->marking().editRemark(mark.highlight);
        return;
    }
    const std::optional<HighlightChange> change =
        mark.text.length > 0 ? highlightText(*shown, mark.text, colour) : recolour(*shown, mark.highlight, colour);
    if (m_parts.detail->marking().mark().text == mark.text) // another may have been selected since the key was pressed
        m_parts.detail->marking().endSelection();
    if (change)
        apply(*change);
    else
        m_parts.status->showMessage(tr("It is highlighted like that already."));
    if (change && withRemark) // at once: the next key is its first letter
        m_parts.detail->marking().editRemark(change->at);
}

void Reading::remove(HighlightId id)
{
    whenSettled([this, id] {
        const Paper *paper = m_parts.detail->paper();
        const std::optional<HighlightChange> change = paper ? withoutHighlight(*paper, known(id)) : std::nullopt;
        if (change)
            apply(*change);
    });
}

void Reading::writeRemark(PaperId id, const Highlight &written)
{
    whenSettled([this, id, written] {
        Highlight highlight = written;
        highlight.id = known(written.id);
        const Paper *paper = m_parts.detail->paper();
        if (!paper || paper->id != id) { // it was left while the remark was written
            m_desk.submit(PutHighlights{id, {highlight}});
            return;
        }
        if (const std::optional<HighlightChange> change = withRemark(*paper, highlight.id, highlight.remark))
            apply(*change);
    });
}

void Reading::apply(const HighlightChange &change)
{
    const Paper &paper = *m_parts.detail->paper();
    m_paper = paper.id;
    m_before = paper.highlights;
    m_intended = change;
    m_write = m_desk.submit(change.edit);
    m_parts.detail->setHighlights(change.then, true);
    follow();
}

void Reading::applied(const Applied &answer)
{
    m_write = 0;
    HighlightId made = m_intended.at;
    for (const Edit &edit : answer.made.edits) {
        const auto *put = std::get_if<PutHighlights>(&edit);
        if (put && number(made) < 0 && !put->highlights.empty())
            made = put->highlights.front().id;
    }
    for (Highlight &highlight : m_intended.then) {
        if (highlight.id == m_intended.at)
            highlight.id = made;
    }
    if (number(m_intended.at) < 0)
        m_made = made;
    const Paper *paper = m_parts.detail->paper();
    if (paper && paper->id == m_paper)
        m_parts.detail->setHighlights(m_intended.then, false);
    for (const std::function<void()> &what : std::exchange(m_waiting, {}))
        whenSettled(what);
}

void Reading::failed()
{
    m_write = 0;
    m_made = {};
    const Paper *paper = m_parts.detail->paper();
    if (paper && paper->id == m_paper)
        m_parts.detail->setHighlights(m_before, false);
    follow();
    for (const std::function<void()> &what : std::exchange(m_waiting, {})) // a remark that was typed is not lost
        whenSettled(what);
}

void Reading::openLink()
{
    const Paper *paper = m_parts.detail->paper();
    const std::vector<PaperLink> links = paper ? linksOf(*paper) : std::vector<PaperLink>();
    if (links.size() == 1)
        openAddress(links.front().url);
    if (links.size() < 2)
        return;
    m_offered.clear();
    std::vector<Choice> choices;
    for (const PaperLink &link : links) {
        Choice choice;
        choice.id = static_cast<qint64>(m_offered.size());
        choice.name = link.text;
        choice.icon = QStringLiteral("link");
        choices.push_back(std::move(choice));
        m_offered.push_back(link.url);
    }
    ChoiceWords words;
    words.title = tr("Open a link");
    words.hint = tr("Enter opens · Esc closes");
    words.empty = tr("No link reads like that.");
    m_linkPopup->open(m_parts.detail->isVisible() ? m_parts.detail->linkAnchor() : QRect(), words, std::move(choices));
}

void Reading::openAddress(const QUrl &url)
{
    if (!isWebAddress(url))
        m_parts.status->showMessage(tr("Only http and https addresses are opened."));
    else if (!QDesktopServices::openUrl(url))
        m_parts.status->showMessage(tr("“%1” could not be opened.").arg(url.toDisplayString()));
}

void Reading::setType(const ReadingType &type, const QString &message)
{
    m_parts.theme->setReading(type);
    m_settings.setReadingType(m_parts.theme->reading());
    m_parts.status->showMessage(message);
}

// By 0: only says in which direction there is a step left.
void Reading::stepSize(int by)
{
    ReadingType type = m_parts.theme->reading();
    const auto at = std::ranges::lower_bound(sizes, type.percent) - sizes.begin();
    if (by != 0) {
        type.percent = sizes[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(at + by, 0, std::ssize(sizes) - 1))];
        setType(type, tr("The abstract is at %1 % of its usual size.").arg(type.percent));
    }
    m_actions[Act::TextLarger]->setEnabled(type.percent < sizes.back());
    m_actions[Act::TextSmaller]->setEnabled(type.percent > sizes.front());
    m_actions[Act::TextUsual]->setEnabled(type.percent != ReadingType::usualPercent);
}

void Reading::stepMeasure(int by)
{
    ReadingType type = m_parts.theme->reading();
    if (by != 0) {
        type.measure = std::clamp(type.measure + by * measureStep, ReadingType::leastMeasure, ReadingType::mostMeasure);
        setType(type, tr("The column is about %1 characters wide.").arg(type.measure));
    }
    m_actions[Act::ColumnWider]->setEnabled(type.measure < ReadingType::mostMeasure);
    m_actions[Act::ColumnNarrower]->setEnabled(type.measure > ReadingType::leastMeasure);
}

void Reading::chooseFont()
{
    auto *chooser = new FontChooser(*m_parts.theme, m_parts.theme->reading().family, m_parts.window);
    const auto show = [this](const QString &family) {
        ReadingType type = m_parts.theme->reading();
        type.family = family;
        m_parts.theme->setReading(type);
    };
    connect(chooser, &FontChooser::previewed, this, show);
    connect(chooser, &FontChooser::chosen, this, [this, show](const QString &family) {
        show(family);
        m_settings.setReadingType(m_parts.theme->reading());
    });
    chooser->open();
}

} // namespace sheaf
