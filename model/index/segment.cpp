// SPDX-License-Identifier: GPL-3.0-or-later
// Segment: a dictionary, and the posting lists it points to.
#include "model/index/segment.h"

#include "model/index/postings.h"
#include "model/index/stems.h"

namespace sheaf
{

std::shared_ptr<const Segment> Segment::open(SegmentBytes bytes)
{
    std::shared_ptr<Segment> segment(new Segment);
    segment->m_bytes = std::move(bytes);
    const std::optional<Dictionary> dictionary =
        Dictionary::open(segment->m_bytes.dictionary, segment->m_bytes.postings.size());
    if (!dictionary)
        return nullptr;
    segment->m_dictionary = *dictionary;
    return segment;
}

PostingList Segment::list(const FormEntry &entry) const
{
    const std::string_view postings = m_bytes.postings;
    return {postings.substr(entry.offset, entry.length), entry.documents, m_dictionary.head().base};
}

void Segment::lists(std::string_view form, FormMatch match, Stemmer &stemmer, std::vector<PostingList> &lists) const
{
    if (match == FormMatch::Whole) {
        const std::string stem = stemmer.stem(form);
        m_dictionary.withStem(stemHash(stem), [&](const FormEntry &entry) {
            if (stemmer.stem(entry.form) == stem)
                lists.push_back(list(entry));
        });
        return;
    }
    if (match == FormMatch::Contains) {
        m_dictionary.from({}, [&](const FormEntry &entry) {
            if (entry.form.find(form) != std::string::npos)
                lists.push_back(list(entry));
            return true;
        });
        return;
    }
    m_dictionary.from(form, [&](const FormEntry &entry) {
        const bool meant = match == FormMatch::Prefix ? entry.form.starts_with(form) : entry.form == form;
        if (meant)
            lists.push_back(list(entry));
        return meant;
    });
}

bool Segment::someLists(std::string_view prefix, std::string &from, std::size_t postings,
                        std::vector<PostingList> &lists) const
{
    std::size_t taken = 0;
    bool more = false;
    m_dictionary.from(from, [&](const FormEntry &entry) {
        if (!entry.form.starts_with(prefix))
            return false;
        more = taken >= postings;
        if (more)
            from = entry.form;
        else
            lists.push_back(list(entry));
        taken += entry.documents;
        return !more;
    });
    return more;
}

} // namespace sheaf
