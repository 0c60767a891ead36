// SPDX-License-Identifier: GPL-3.0-or-later
// SegmentBuilder: every paper's forms as one record each, put in the order of the forms when the block is complete.
#include "model/index/segmentbuilder.h"

#include "model/index/formorder.h"
#include "model/index/segmentwriter.h"
#include "model/index/wordruns.h"

namespace sheaf
{

namespace
{

// Of what is kept from block to block; a vocabulary that keeps growing is learnt anew.
constexpr std::size_t s_mostForms = 1'000'000;
constexpr std::uint32_t s_mostRecords = std::uint32_t{1} << 31U;

constexpr unsigned s_timesShift = indexFieldCount;

quint8 weightOf(std::uint32_t times)
{
    return static_cast<quint8>((times > 1 ? 1 : 0) + (times > 2 ? 1 : 0) + (times > 4 ? 1 : 0));
}

} // namespace

struct SegmentBuilder::Parts {
    // A form that a document holds: `held` has the fields, and above them how often.
    struct Record {
        FormId form = 0;
        std::uint32_t held = 0;
    };

    struct Used {
        FormId form = 0;
        std::uint32_t papers = 0;
    };

    void ask(std::string_view form, FieldMask field);
    void hearAsked(FieldMask field);
    void hear(FormId form, FieldMask field);
    std::vector<Used> usedForms() const;
    void sortPostings(const std::vector<Used> &used);
    void endBlock();

    FormTable table;
    FormOrder order;
    WordRuns runs;
    // Forms of the text that is read, looked for together, so that the memory behind one is fetched beside the others.
    struct Asked {
        std::string_view form;
        FormTable::Key key;
    };
    static constexpr std::size_t askedAtATime = 256;
    std::array<Asked, askedAtATime> asked;
    std::size_t askedCount = 0;
    // By form: its last record's number, counted from 1 over all blocks; one before the paper's first tells that this
    // paper does not hold it so far.
    std::vector<std::uint32_t> heard;
    std::uint32_t blockFirst = 1; // the number of this block's first record
    std::uint32_t paperFirst = 1;

    // Of this block.
    std::vector<Document> documents;
    std::vector<std::size_t> ends; // beside them: where their records end
    std::vector<Record> records;   // and room for more
    std::size_t count = 0;
    std::vector<Posting> postings; // of the forms in order; the room is kept
};

void SegmentBuilder::Parts::ask(std::string_view form, FieldMask field)
{
    const FormTable::Key key = FormTable::keyOfRoomy(form);
    table.fetch(key);
    asked[askedCount++] = {form, key};
    if (askedCount == asked.size())
        hearAsked(field);
}

void SegmentBuilder::Parts::hearAsked(FieldMask field)
{
    std::array<FormId, askedAtATime> ids;
    for (std::size_t at = 0; at < askedCount; ++at)
        ids[at] = table.idOf(asked[at].form, asked[at].key);
    for (std::size_t at = 0; at < askedCount; ++at)
        hear(ids[at], field);
    askedCount = 0;
}

// Whether a paper holds the form already is as good as chance, so there is no branch for it.
void SegmentBuilder::Parts::hear(FormId form, FieldMask field)
{
    if (form == heard.size())
        heard.push_back(0);
    if (count == records.size())
        records.resize(std::max<std::size_t>(count * 2, 1024));
    const std::uint32_t next = blockFirst + static_cast<std::uint32_t>(count);
    const std::uint32_t last = heard[form];
    const std::uint32_t isNew = last < paperFirst ? 1 : 0;
    const std::uint32_t number = last ^ ((last ^ next) & (0U - isNew));
    heard[form] = number;
    records[count] = {form, 0};
    count += isNew;
    Record &record = records[number - blockFirst];
    record.held = (record.held + (1U << s_timesShift)) | field;
}

// The forms that this block holds, in order, and in how many papers.
std::vector<SegmentBuilder::Parts::Used> SegmentBuilder::Parts::usedForms() const
{
    std::vector<std::uint32_t> papers(table.size());
    for (std::size_t at = 0; at < count; ++at)
        ++papers[records[at].form];
    std::vector<Used> used;
    for (const FormId form : order.sorted()) {
        if (papers[form] != 0)
            used.push_back({form, papers[form]});
    }
    return used;
}

// Of each form ascending by document.
void SegmentBuilder::Parts::sortPostings(const std::vector<Used> &used)
{
    std::vector<std::uint32_t> places(table.size());
    std::uint32_t place = 0;
    for (const Used &one : used) {
        places[one.form] = place;
        place += one.papers;
    }
    postings.resize(std::max(postings.size(), count));
    std::size_t at = 0;
    for (std::size_t paper = 0; paper < documents.size(); ++paper) {
        const Document document = documents[paper];
        for (const std::size_t end = ends[paper]; at < end; ++at) {
            const auto [form, held] = records[at];
            postings[places[form]++] = {document, static_cast<FieldMask>(held & allFields),
                                        weightOf(held >> s_timesShift)};
        }
    }
}

void SegmentBuilder::Parts::endBlock()
{
    blockFirst += static_cast<std::uint32_t>(count);
    if (blockFirst > s_mostRecords) {
        std::ranges::fill(heard, 0);
        blockFirst = 1;
    }
    documents.clear();
    ends.clear();
    count = 0;
}

SegmentBuilder::SegmentBuilder() : m_parts(std::make_unique<Parts>()) {}

SegmentBuilder::~SegmentBuilder() = default;

void SegmentBuilder::add(PaperId id, const FieldTexts &texts)
{
    Parts &parts = *m_parts;
    Q_ASSERT(parts.documents.empty() || parts.documents.back() < documentOf(id));
    parts.paperFirst = parts.blockFirst + static_cast<std::uint32_t>(parts.count);
    for (std::size_t field = 0; field < texts.size(); ++field) {
        if (texts[field].empty())
            continue;
        const FieldMask mask = maskOf(static_cast<IndexField>(field));
        parts.runs.read(texts[field]);
        parts.runs.eachForm([&](std::string_view form) { parts.ask(form, mask); },
                            [&](std::string_view form) { parts.hear(parts.table.idOf(form), mask); });
        parts.hearAsked(mask);
    }
    parts.documents.push_back(documentOf(id));
    parts.ends.push_back(parts.count);
}

std::size_t SegmentBuilder::documents() const
{
    return m_parts->documents.size();
}

std::size_t SegmentBuilder::memory() const
{
    const Parts &parts = *m_parts;
    return parts.records.capacity() * sizeof(Parts::Record) + parts.postings.capacity() * sizeof(Posting) +
           parts.heard.capacity() * sizeof(std::uint32_t) + parts.table.memory() + parts.order.memory();
}

SegmentBytes SegmentBuilder::build()
{
    Parts &parts = *m_parts;
    parts.order.follow(parts.table);
    const std::vector<Parts::Used> used = parts.usedForms();
    parts.sortPostings(used);
    SegmentWriter writer(parts.documents.empty() ? Document{} : parts.documents.front(), parts.count * 2);
    auto from = parts.postings.cbegin();
    for (const auto &[form, papers] : used) {
        writer.add(parts.table.text(form), parts.order.stemHashOf(form), {from, from + papers});
        from += papers;
    }
    parts.endBlock();
    if (parts.table.size() > s_mostForms)
        m_parts = std::make_unique<Parts>();
    return writer.finish();
}

} // namespace sheaf
