// SPDX-License-Identifier: GPL-3.0-or-later
// Merging: the inputs' dictionaries walked side by side.
#include "model/index/segmentmerge.h"

#include "model/index/postings.h"
#include "model/index/segmentwriter.h"

#include <algorithm>

namespace sheaf
{

namespace
{

// One input's place in its dictionary.
class Walk final
{
public:
    explicit Walk(const MergeInput &input)
        : m_segment(*input.segment)
        , m_masked(maskOf(input))
        , m_stems(m_segment.dictionary().stemHashes())
        , m_cursor(m_segment.dictionary().begin())
    {
    }

    bool next()
    {
        ++m_place;
        return m_cursor.next(m_entry);
    }
    const std::string &form() const { return m_entry.form; }
    std::uint32_t stem() const { return m_stems[m_place - 1]; }
    Document firstDocument() const { return m_segment.firstDocument(); }

    void appendTo(std::vector<Posting> &postings) const
    {
        const PostingList list = m_segment.list(m_entry);
        postings.reserve(postings.size() + list.count());
        if (m_masked.empty()) {
            list.each([&](const Posting &posting) { postings.push_back(posting); });
            return;
        }
        list.each([&](const Posting &posting) {
            if (!m_masked.contains(posting.document))
                postings.push_back(posting);
        });
    }

private:
    static DocBits maskOf(const MergeInput &input)
    {
        if (input.masked == nullptr || input.masked->empty())
            return {};
        return DocBits::of(*input.masked, std::size_t{input.segment->lastDocument()} + 1);
    }

    const Segment &m_segment;
    DocBits m_masked;
    std::vector<std::uint32_t> m_stems;
    Dictionary::Cursor m_cursor;
    FormEntry m_entry;
    std::size_t m_place = 0;
};

// Ascending, each document once; does nothing for inputs one after the other.
void putInOrder(std::vector<Posting> &postings)
{
    const auto before = [](const Posting &a, const Posting &b) { return a.document < b.document; };
    const auto notAscending = [](const Posting &a, const Posting &b) { return a.document >= b.document; };
    if (std::ranges::adjacent_find(postings, notAscending) == postings.end())
        return;
    std::ranges::stable_sort(postings, before);
    std::size_t kept = 0;
    for (std::size_t at = 1; at < postings.size(); ++at) {
        if (postings[at].document != postings[kept].document) {
            postings[++kept] = postings[at];
            continue;
        }
        postings[kept].fields |= postings[at].fields;
        postings[kept].weight = std::max(postings[kept].weight, postings[at].weight);
    }
    postings.resize(kept + 1);
}

} // namespace

SegmentBytes mergeSegments(std::span<const MergeInput> inputs)
{
    std::vector<std::unique_ptr<Walk>> walks;
    std::size_t bytes = 0;
    Document base = std::numeric_limits<Document>::max();
    for (const MergeInput &input : inputs) {
        auto walk = std::make_unique<Walk>(input);
        if (!walk->next())
            continue;
        bytes += input.segment->bytes().postings.size();
        base = std::min(base, input.segment->firstDocument());
        walks.push_back(std::move(walk));
    }
    std::ranges::sort(walks, {}, &Walk::firstDocument);

    // A heap of the walks, the one with the first form on top; among equal ones the one with the first documents.
    const auto later = [&](std::size_t a, std::size_t b) {
        const int order = walks[a]->form().compare(walks[b]->form());
        return order != 0 ? order > 0 : a > b;
    };
    std::vector<std::size_t> heap(walks.size());
    for (std::size_t at = 0; at < heap.size(); ++at)
        heap[at] = at;
    std::ranges::make_heap(heap, later);

    SegmentWriter writer(base, bytes);
    std::vector<Posting> postings;
    std::string form;
    while (!heap.empty()) {
        form = walks[heap.front()]->form();
        const std::uint32_t stem = walks[heap.front()]->stem();
        postings.clear();
        while (!heap.empty() && walks[heap.front()]->form() == form) {
            Walk &walk = *walks[heap.front()];
            walk.appendTo(postings);
            std::ranges::pop_heap(heap, later);
            if (walk.next())
                std::ranges::push_heap(heap, later);
            else
                heap.pop_back();
        }
        putInOrder(postings);
        if (!postings.empty())
            writer.add(form, stem, postings);
    }
    return writer.finish();
}

} // namespace sheaf
