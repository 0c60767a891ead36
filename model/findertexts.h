// SPDX-License-Identifier: GPL-3.0-or-later
// The search index as a Finder has it: the library's segments with what they do not tell yet, and the notes.
#pragma once

#include "model/index/textindex.h"
#include "model/library.h"

#include <unordered_map>

namespace sheaf
{

// One thread; uses the Library (which outlives it) for reading only.
class FinderTexts final
{
public:
    explicit FinderTexts(Library &library) : m_library(library) {}

    bool isLoaded() const { return m_loaded; }
    // Reads what the library holds now, unless that has been done.
    void load();
    void follow(const Change &change);
    void forget();
    bool warm() { return m_loaded && m_texts->warm(); }

    // Both of the size that a DocBits of this library has; only when loaded.
    TextIndex &texts() { return *m_texts; }
    TextIndex &notes() { return *m_notes; } // a note with the highlights' remarks, as if it were a title
    std::size_t size() const { return m_texts->size(); }

private:
    IndexState takeSegments();
    void post(const IdSet &papers);
    void postNotes(const IdSet &papers);

    Library &m_library;
    bool m_loaded = false;
    std::unique_ptr<TextIndex> m_texts;
    std::unique_ptr<TextIndex> m_notes;
    std::unordered_map<qint64, std::shared_ptr<const Segment>> m_segments;
};

} // namespace sheaf
