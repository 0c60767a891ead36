// SPDX-License-Identifier: GPL-3.0-or-later
// Provenance: a paper and what its entries say are asked for together, a digest's text when the view wants it.
#include "app/provenance.h"

#include "app/actions.h"
#include "app/browse.h"
#include "app/desk.h"
#include "views/entryview.h"
#include "views/mainwindow.h"
#include "views/paperlist.h"

#include <QAction>

namespace sheaf
{

Provenance::Provenance(Store &store, Browse &browse, Desk &desk, Actions &actions, const Parts &parts, QObject *parent)
    : QObject(parent), m_store(store), m_browse(browse), m_desk(desk), m_actions(actions), m_parts(parts)
{
    connect(&store, &Store::papersReady, this, [this](Ticket ticket, const std::vector<PlacedPaper> &papers) {
        if (ticket != m_paperAsk)
            return;
        m_paperAsk = 0;
        m_paper = papers.empty() ? std::nullopt : std::optional<Paper>(papers.front().paper);
        answered();
    });
    connect(&store, &Store::variantsReady, this, [this](Ticket ticket, const std::vector<Variant> &variants) {
        if (ticket != m_variantsAsk)
            return;
        m_variantsAsk = 0;
        m_variants = variants;
        answered();
    });
    connect(&store, &Store::digestTextReady, this, [this](Ticket ticket, const QString &text) {
        if (ticket != m_textAsk)
            return;
        m_textAsk = 0;
        if (m_view)
            m_view->setText(m_textOf, text);
        Q_EMIT settledChanged();
    });
    connect(&store, &Store::failed, this, &Provenance::failed);
    connect(&store, &Store::changed, this, &Provenance::follow);
    connect(&desk, &Desk::entryAsked, this, &Provenance::showEntryOfShown);
    connect(&desk, &Desk::paperChanged, this, &Provenance::enable);
    connect(parts.list, &PaperList::selectionChangedTo, this, &Provenance::enable);
    connect(actions[Act::Provenance], &QAction::triggered, this, [this] {
        if (m_parts.list->selectedCount() == 1)
            showPaper(m_parts.list->selectedRows().first());
    });
    enable();
}

void Provenance::enable()
{
    const std::optional<Paper> &paper = m_desk.paper();
    const bool nothing = paper && paper->entries.empty() && !paper->titleIsOwn && !paper->abstractIsOwn;
    m_actions[Act::Provenance]->setEnabled(m_parts.list->selectedCount() == 1 && !nothing);
}

void Provenance::showEntryOfShown(DigestId digest, int firstLine, int lastLine)
{
    if (m_desk.paper())
        showPaper(m_desk.paper()->id, digest, firstLine);
    else
        showLines(digest, firstLine, lastLine);
}

void Provenance::showPaper(PaperId paper, DigestId digest, int firstLine)
{
    m_digest = digest;
    m_line = firstLine;
    m_differences = false;
    begin(paper);
}

void Provenance::showDifferences(PaperId paper)
{
    m_digest = {};
    m_line = 0;
    m_differences = true;
    begin(paper);
}

// The window is there at once: what is pressed from now on is meant for it.
void Provenance::begin(PaperId paper)
{
    m_refreshing = false;
    m_textAsk = 0;
    const PaperModel &papers = m_browse.papers();
    const PaperRow *row = papers.rowAt(papers.rowOf(paper));
    const bool isShown = m_desk.paper() && m_desk.paper()->id == paper;
    view().wait(isShown ? m_desk.paper()->title : row ? row->title : QString());
    bringUp();
    ask(paper);
}

void Provenance::bringUp()
{
    view().show();
    view().raise();
    view().activateWindow();
}

void Provenance::ask(PaperId paper)
{
    m_paperAsk = m_store.askPapers({paper});
    m_variantsAsk = m_store.askVariants(paper);
}

void Provenance::failed(Ticket ticket, const Error &error)
{
    if (ticket == 0 || (ticket != m_paperAsk && ticket != m_variantsAsk && ticket != m_textAsk))
        return;
    if (ticket == m_textAsk) {
        m_textAsk = 0;
        if (m_view)
            m_view->showTrouble(m_textOf, error.what);
    } else { // one of the two is of no use
        m_paperAsk = 0;
        m_variantsAsk = 0;
        if (m_view && !m_refreshing)
            m_view->fail(error.what);
    }
    Q_EMIT settledChanged();
}

void Provenance::answered()
{
    if (m_paperAsk != 0 || m_variantsAsk != 0)
        return;
    if (m_refreshing) {
        if (m_view)
            m_view->refresh(m_paper, m_variants);
    } else if (!m_view || !m_view->isVisible()) {
        // closed meanwhile: not wanted any more
    } else if (!m_paper) {
        m_view->close();
    } else {
        std::size_t entry = 0;
        for (std::size_t at = 0; at < m_variants.size(); ++at) {
            if (m_variants[at].entry.digest == m_digest && m_variants[at].entry.firstLine == m_line)
                entry = at;
        }
        m_view->showPaper(*m_paper, m_variants, entry);
        if (m_differences)
            m_view->showDifferences(true);
    }
    Q_EMIT settledChanged();
}

void Provenance::showLines(DigestId digest, int firstLine, int lastLine)
{
    QString name;
    for (const CountedDigest &counted : m_browse.sidebar().digests) {
        if (counted.digest.id == digest)
            name = counted.digest.label.isEmpty() ? counted.digest.name : counted.digest.label;
    }
    m_paperAsk = 0; // a paper on its way is not wanted any more
    m_variantsAsk = 0;
    view().showLines(digest, name, firstLine, lastLine);
    bringUp();
}

// The paper was edited, merged, or lost an entry; nothing else of a digest ever changes.
void Provenance::follow(const Change &change)
{
    if (!m_view || !m_view->isVisible() || number(m_view->paper()) == 0 || m_paperAsk != 0)
        return;
    if (!change.everything && !change.digests && !change.papers.contains(m_view->paper()))
        return;
    m_refreshing = true;
    ask(m_view->paper());
}

EntryView &Provenance::view()
{
    if (!m_view) {
        m_view = new EntryView(*m_parts.theme, m_parts.window);
        connect(m_view, &EntryView::textAsked, this, [this](DigestId digest) {
            m_textOf = digest;
            m_textAsk = m_store.askDigestText(digest);
        });
    }
    return *m_view;
}

} // namespace sheaf
