// SPDX-License-Identifier: GPL-3.0-or-later
// Merging: the inputs' dictionaries walked side by side.
#include "model/index/segmentmerge.h"

#include "model/index/segmentwriter.h"

#include <algorithm>
#include <array>

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
        if (!m_cursor.next(m_entry))
            return false;
        std::array<char, sizeof m_beginning> bytes{};
        std::ranges::copy(form().substr(0, bytes.size()), bytes.begin());
        m_beginning = qFromBigEndian<std::uint64_t>(bytes.data());
        return true;
    }
    std::string_view form() const { return m_entry.form; }
    // The form's first bytes, as a number that compares as they do.
    std::uint64_t beginning() const { return m_beginning; }
    std::uint32_t stem() const { return m_stems[m_place - 1]; }
    Document firstDocument() const { return m_segment.firstDocument(); }

    // Nothing if they have to be read one by one.
    std::optional<PostingPieces> pieces() const
    {
        if (!m_masked.empty())
            return std::nullopt;
        const std::string_view postings = m_segment.bytes().postings;
        return piecesOf(postings.substr(m_entry.offset, m_entry.length), m_entry.documents,
                        m_segment.dictionary().head().base);
    }
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
    std::uint64_t m_beginning = 0;
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

// Writes one form after the other; what it needs for that is kept.
class FormMerge final
{
public:
    explicit FormMerge(SegmentWriter &writer) : m_writer(writer) {}

    // The walks that are at the form, ordered by their first documents.
    void add(std::span<Walk *const> walks)
    {
        if (join(walks))
            return;
        m_postings.clear();
        for (const Walk *walk : walks)
            walk->appendTo(m_postings);
        putInOrder(m_postings);
        if (!m_postings.empty())
            m_writer.add(walks.front()->form(), walks.front()->stem(), m_postings);
    }

private:
    bool join(std::span<Walk *const> walks)
    {
        m_pieces.clear();
        for (const Walk *walk : walks) {
            const std::optional<PostingPieces> pieces = walk->pieces();
            if (!pieces)
                return false;
            m_pieces.push_back(*pieces);
        }
        return m_writer.join(walks.front()->form(), walks.front()->stem(), m_pieces);
    }

    SegmentWriter &m_writer;
    std::vector<PostingPieces> m_pieces;
    std::vector<Posting> m_postings;
};

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

    // Few enough that looking at each one's beginning is quicker than keeping them in order.
    std::vector<std::uint64_t> beginnings;
    for (const auto &walk : walks)
        beginnings.push_back(walk->beginning());
    SegmentWriter writer(base, bytes);
    FormMerge merge(writer);
    std::vector<Walk *> same; // those at the first form, ordered by their first documents
    while (!walks.empty()) {
        const std::uint64_t least = *std::ranges::min_element(beginnings);
        same.clear();
        for (std::size_t at = 0; at < walks.size(); ++at) {
            if (beginnings[at] != least)
                continue;
            const int order = same.empty() ? 0 : walks[at]->form().compare(same.front()->form());
            if (order < 0)
                same.clear();
            if (order <= 0)
                same.push_back(walks[at].get());
        }
        merge.add(same);
        for (std::size_t at = walks.size(); at-- > 0 && !same.empty();) {
            if (walks[at].get() != same.back())
                continue;
            same.pop_back();
            const auto place = static_cast<std::ptrdiff_t>(at);
            if (walks[at]->next()) {
                beginnings[at] = walks[at]->beginning();
            } else {
                walks.erase(walks.begin() + place);
                beginnings.erase(beginnings.begin() + place);
            }
        }
    }
    return writer.finish();
}

} // namespace sheaf
