// SPDX-License-Identifier: GPL-3.0-or-later
// SegmentBuilder: every paper's forms as one record each, put in the order of the forms when the block is complete.
#include "model/index/segmentbuilder.h"

#include "model/index/formtable.h"
#include "model/index/segmentwriter.h"
#include "model/index/stems.h"
#include "model/index/tokenscan.h"
#include "model/text/fold.h"

#include <algorithm>

namespace sheaf
{

namespace
{

// Of what is kept from block to block; a vocabulary that keeps growing is learnt anew.
constexpr std::size_t s_mostForms = 1'000'000;

constexpr unsigned s_fieldBits = 4;
constexpr unsigned s_howBits = 6;

quint8 weightOf(unsigned times)
{
    return times <= 2 ? static_cast<quint8>(times - 1) : times <= 4 ? 2 : 3;
}

} // namespace

struct SegmentBuilder::Parts {
    void hear(std::string_view form, FieldMask field);
    void note();
    void sortForms();
    std::vector<std::uint32_t> recordsByForm();

    // What this paper and this block hold of a form.
    struct Form {
        std::uint32_t paper = 0; // the last one that holds it, counted from 1 over all blocks
        std::uint32_t papers = 0;
        quint8 times = 0;
        FieldMask fields = 0;
    };

    FormTable table;
    Stemmer stemmer;
    std::vector<Form> forms;          // by id
    std::vector<std::uint32_t> stems; // by id, of sorted ones
    std::vector<FormId> sorted;       // the first ones by id, by text

    std::uint32_t paper = 0;
    std::vector<FormId> heard; // in this paper

    // Of this block.
    std::vector<Document> documents;
    struct Record {
        FormId form = 0;
        std::uint32_t held = 0; // the document's place in `documents`, and how: weight and fields
    };
    std::vector<Record> records;
};

void SegmentBuilder::Parts::hear(std::string_view text, FieldMask field)
{
    const FormId id = table.idOf(text);
    if (id == forms.size())
        forms.emplace_back();
    Form &form = forms[id];
    if (form.paper != paper) {
        form.paper = paper;
        form.times = 0;
        form.fields = 0;
        heard.push_back(id);
    }
    form.fields |= field;
    form.times = static_cast<quint8>(form.times + (form.times < 255 ? 1 : 0));
}

void SegmentBuilder::Parts::note()
{
    const auto place = static_cast<std::uint32_t>(documents.size() - 1) << s_howBits;
    for (const FormId id : heard) {
        Form &form = forms[id];
        ++form.papers;
        const auto weight = static_cast<std::uint32_t>(weightOf(form.times));
        records.push_back({id, place | weight << s_fieldBits | form.fields});
    }
    heard.clear();
}

void SegmentBuilder::Parts::sortForms()
{
    std::vector<FormId> added;
    for (auto id = static_cast<FormId>(sorted.size()); id < table.size(); ++id) {
        added.push_back(id);
        stems.push_back(stemHash(stemmer.stem(table.text(id))));
    }
    const auto textOf = [this](FormId id) { return table.text(id); };
    std::ranges::sort(added, {}, textOf);
    std::vector<FormId> all;
    all.reserve(sorted.size() + added.size());
    auto from = sorted.cbegin();
    for (const FormId id : added) {
        const auto place = std::ranges::lower_bound(from, sorted.cend(), textOf(id), {}, textOf);
        all.insert(all.end(), from, place);
        all.push_back(id);
        from = place;
    }
    all.insert(all.end(), from, sorted.cend());
    sorted.swap(all);
}

// What is held of each form, in the order of `sorted`, ascending by document.
std::vector<std::uint32_t> SegmentBuilder::Parts::recordsByForm()
{
    std::vector<std::size_t> places(forms.size());
    std::size_t place = 0;
    for (const FormId id : sorted) {
        places[id] = place;
        place += forms[id].papers;
    }
    std::vector<std::uint32_t> held(records.size());
    for (const Record &record : records)
        held[places[record.form]++] = record.held;
    return held;
}

SegmentBuilder::SegmentBuilder() : m_parts(std::make_unique<Parts>()) {}

SegmentBuilder::~SegmentBuilder() = default;

void SegmentBuilder::add(PaperId id, const FieldTexts &texts)
{
    Q_ASSERT(m_parts->documents.empty() || m_parts->documents.back() < documentOf(id));
    m_parts->documents.push_back(documentOf(id));
    ++m_parts->paper;
    for (std::size_t field = 0; field < texts.size(); ++field) {
        const FieldMask mask = maskOf(static_cast<IndexField>(field));
        if (!texts[field].empty())
            eachTokenOfFolded(fold(texts[field]), [&](std::string_view form, int, int) { m_parts->hear(form, mask); });
    }
    m_parts->note();
}

std::size_t SegmentBuilder::documents() const
{
    return m_parts->documents.size();
}

std::size_t SegmentBuilder::memory() const
{
    return m_parts->records.size() * sizeof(Parts::Record) + m_parts->forms.capacity() * sizeof(Parts::Form) +
           m_parts->table.memory() + m_parts->sorted.capacity() * 2 * sizeof(FormId);
}

SegmentBytes SegmentBuilder::build()
{
    Parts &parts = *m_parts;
    parts.sortForms();
    const std::vector<std::uint32_t> held = parts.recordsByForm();
    parts.records.clear();

    SegmentWriter writer(parts.documents.empty() ? Document{} : parts.documents.front(), held.size() * 2);
    std::vector<Posting> postings;
    auto record = held.cbegin();
    for (const FormId id : parts.sorted) {
        const std::uint32_t papers = std::exchange(parts.forms[id].papers, 0);
        if (papers == 0)
            continue;
        postings.clear();
        for (const auto end = record + papers; record != end; ++record) {
            postings.push_back({parts.documents[*record >> s_howBits], static_cast<FieldMask>(*record & allFields),
                                static_cast<quint8>(*record >> s_fieldBits & 3U)});
        }
        writer.add(parts.table.text(id), parts.stems[id], postings);
    }
    parts.documents.clear();
    if (parts.table.size() > s_mostForms)
        m_parts = std::make_unique<Parts>();
    return writer.finish();
}

} // namespace sheaf
