// SPDX-License-Identifier: GPL-3.0-or-later
// FinderTexts: segments by id, the rest by posting.
#include "model/findertexts.h"

namespace sheaf
{

void FinderTexts::load()
{
    if (m_loaded)
        return;
    m_texts = std::make_unique<TextIndex>();
    m_notes = std::make_unique<TextIndex>();
    const IndexState state = takeSegments();
    const auto size = static_cast<std::size_t>(number(state.last)) + 1;
    m_notes->setSize(size);
    postNotes(m_library.noted({PaperId{1}, state.last}));
    m_loaded = true;
}

void FinderTexts::forget()
{
    m_loaded = false;
    m_texts.reset();
    m_notes.reset();
    m_segments.clear();
}

// Uses what the library has of segments, and posts what they do not tell.
IndexState FinderTexts::takeSegments()
{
    IndexState state = m_library.indexState();
    std::unordered_map<qint64, std::shared_ptr<const Segment>> segments;
    std::vector<UsedSegment> used;
    for (const StoredSegment &stored : state.segments) {
        const auto known = m_segments.find(stored.id);
        std::shared_ptr<const Segment> segment =
            known != m_segments.end() ? known->second : Segment::open(m_library.indexSegment(stored.id));
        if (!segment) {
            state.loose |= stored.papers - stored.masked; // damaged: as if it were not there
            continue;
        }
        segments.emplace(stored.id, segment);
        used.push_back({stored.id, std::move(segment), stored.masked});
    }
    m_segments = std::move(segments);
    m_texts->setSize(static_cast<std::size_t>(number(state.last)) + 1);
    post(m_texts->use(std::move(used), state.loose));
    return state;
}

void FinderTexts::post(const IdSet &papers)
{
    m_library.eachText(papers, [this](const IndexText &text) {
        m_texts->post(text.id, {text.title, text.abstract, text.authors, text.venue});
    });
}

void FinderTexts::postNotes(const IdSet &papers)
{
    m_library.eachText(papers, [this](const IndexText &text) { m_notes->post(text.id, {text.note, {}, {}, {}}); });
}

void FinderTexts::follow(const Change &change)
{
    if (!m_loaded || !(change.texts || change.everything))
        return;
    if (change.everything) {
        forget();
        load();
        return;
    }
    const IndexState state = takeSegments();
    // A text that was loose before may have changed again.
    const IdSet again = change.papers & state.loose;
    m_texts->mask(again);
    post(again);
    m_notes->setSize(m_texts->size());
    m_notes->mask(change.papers);
    IdSet noted;
    eachRange(change.papers, [&](PaperRange range) { noted |= m_library.noted(range); });
    postNotes(noted & change.papers);
}

} // namespace sheaf
