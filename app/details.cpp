// SPDX-License-Identifier: GPL-3.0-or-later
// Details: the form is opened on what the library says now, and closed when the library has taken what it says.
#include "app/details.h"

#include "app/actions.h"
#include "app/browse.h"
#include "app/desk.h"
#include "model/text/remnants.h"
#include "views/detailseditor.h"
#include "views/detailswait.h"
#include "views/mainwindow.h"
#include "views/paperlist.h"

#include <QAction>

#include <utility>

namespace sheaf
{

namespace
{

// What a text of the paper would be without the user's own.
QString ownText(bool isOwn, bool asIs, const QString &shown, const QString &original)
{
    if (!isOwn)
        return shown;
    const QString clean = QString::fromStdString(cleanRemnants(original.toStdString()).text);
    return asIs || clean.isEmpty() ? original : clean; // as imports have it
}

DetailsShown shownDetails(const Paper &paper)
{
    DetailsShown shown;
    shown.paper = paper.id;
    if (paper.titleIsOwn)
        shown.details.title = paper.title;
    if (paper.abstractIsOwn)
        shown.details.abstract = paper.abstract;
    shown.details.authors = paper.authors;
    shown.details.year = paper.year;
    shown.details.venue = paper.venue;
    shown.details.doi = paper.doi;
    shown.details.arxiv = paper.arxiv;
    shown.details.urls = paper.storedUrls;
    shown.ownTitle = ownText(paper.titleIsOwn, paper.titleAsIs, paper.title, paper.originalTitle);
    shown.ownAbstract = ownText(paper.abstractIsOwn, paper.abstractAsIs, paper.abstract, paper.originalAbstract);
    shown.inDigest = !paper.entries.empty();
    return shown;
}

} // namespace

Details::Details(Store &store, Browse &browse, Desk &desk, Actions &actions, const Parts &parts, QObject *parent)
    : QObject(parent), m_store(store), m_browse(browse), m_desk(desk), m_parts(parts)
{
    connect(&store, &Store::papersReady, this, [this](Ticket ticket, const std::vector<PlacedPaper> &papers) {
        if (ticket != m_paperAsk || ticket == 0)
            return;
        m_paperAsk = 0;
        const QPointer<DetailsWait> wait = std::exchange(m_wait, {});
        if (!papers.empty())
            open(shownDetails(papers.front().paper));
        if (wait && m_editor && !wait->typed().isEmpty())
            m_editor->typeOn(wait->typed());
        if (wait && m_editor)
            m_editor->move(wait->pos());
        if (wait)
            wait->close();
    });
    connect(&store, &Store::alikeReady, this, [this](Ticket ticket, const std::vector<AlikePaper> &papers) {
        if (ticket == m_alikeAsk && m_editor)
            m_editor->setAlike(papers);
    });
    connect(&store, &Store::applied, this, [this](Ticket ticket, const Applied &done) {
        if (ticket == m_write && ticket != 0)
            applied(done);
    });
    connect(&store, &Store::failed, this, [this](Ticket ticket, const Error &error) {
        if (ticket == 0)
            return;
        if (ticket == m_paperAsk) {
            m_paperAsk = 0;
            if (m_wait)
                m_wait->close();
        }
        if (ticket == m_alikeAsk) {
            m_alikeAsk = 0;
            if (m_editor)
                m_editor->setAlike({}); // saving does not wait for it
        }
        if (ticket != m_write)
            return;
        m_write = 0;
        if (m_editor)
            m_editor->fail(error.detail.isEmpty() ? error.what : error.what + QLatin1Char(' ') + error.detail);
    });
    QAction *edit = actions[Act::Details];
    QAction *make = actions[Act::NewPaper];
    connect(edit, &QAction::triggered, this, [this] {
        if (m_parts.list->selectedCount() == 1)
            editPaper(m_parts.list->selectedRows().first());
    });
    connect(make, &QAction::triggered, this, &Details::newPaper);
    connect(parts.list, &PaperList::selectionChangedTo, edit,
            [this, edit] { edit->setEnabled(m_parts.list->selectedCount() == 1); });
    edit->setEnabled(false);
    make->setEnabled(false); // until there is a library
    connect(&store, &Store::opened, make, [make] { make->setEnabled(true); });
}

void Details::editPaper(PaperId paper)
{
    if (m_editor || m_paperAsk != 0)
        return;
    const Paper *stored = m_desk.paperAsStored();
    if (stored && stored->id == paper) {
        open(shownDetails(*stored));
        return;
    }
    m_paperAsk = m_store.askPapers({paper});
    wait();
}

void Details::wait()
{
    m_wait = new DetailsWait(*m_parts.theme, m_parts.window);
    connect(m_wait, &QDialog::rejected, this, [this] { m_paperAsk = 0; });
    m_wait->open();
}

void Details::newPaper()
{
    if (!m_editor && m_paperAsk == 0)
        open({});
}

void Details::open(const DetailsShown &shown)
{
    if (m_editor)
        return;
    m_write = 0;
    m_editor = new DetailsEditor(*m_parts.theme, shown, m_parts.window);
    connect(m_editor, &DetailsEditor::alikeAsked, this,
            [this](const PaperDetails &details) { m_alikeAsk = m_store.askAlike(details, m_editor->paper()); });
    connect(m_editor, &DetailsEditor::saveAsked, this, &Details::save);
    connect(m_editor, &DetailsEditor::paperAsked, &m_browse, &Browse::showPaper);
    m_editor->open();
}

void Details::save(const PaperDetails &details)
{
    const PaperId paper = m_editor->paper();
    m_write = number(paper) == 0 ? m_desk.submit(AddPaper{{}, {}, details}) : m_desk.submit(SetDetails{paper, details});
}

// A paper that was just made is the one to go on with.
void Details::applied(const Applied &applied)
{
    m_write = 0;
    if (m_editor)
        m_editor->saved();
    for (const Edit &edit : applied.made.edits) {
        if (const AddPaper *added = std::get_if<AddPaper>(&edit))
            m_browse.showPaper(added->paper);
    }
}

} // namespace sheaf
