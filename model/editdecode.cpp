// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the journal's form of an edit; anything that is not exactly that is refused.
#include "model/edit.h"

#include "model/editcodec.h"

#include <QCborArray>
#include <QCborStreamReader>
#include <QCborValue>
#include <QCoreApplication>

#include <limits>

namespace sheaf
{

namespace
{

constexpr int codecDepth = 16; // a Compound holds few levels; more is not ours

// Reads the fields of one row in order; ok() turns false at the first that is not what it has to be.
class FieldReader final
{
public:
    explicit FieldReader(const QCborValue &row) : m_row(row.toArray()), m_ok(row.isArray()) {}

    bool ok() const { return m_ok; }
    void require(bool fact) { m_ok = m_ok && fact; }
    bool atEnd() const { return m_at == m_row.size(); }
    bool finished() const { return m_ok && atEnd(); }
    qint64 integer()
    {
        const QCborValue value = next();
        m_ok = m_ok && value.isInteger();
        return value.toInteger();
    }
    template <class Id>
    Id id()
    {
        return static_cast<Id>(integer());
    }
    qint64 within(qint64 last)
    {
        const qint64 value = integer();
        m_ok = m_ok && value >= 0 && value <= last;
        return m_ok ? value : 0;
    }
    bool flag()
    {
        const QCborValue value = next();
        m_ok = m_ok && value.isBool();
        return value.toBool();
    }
    QString text()
    {
        const QCborValue value = next();
        m_ok = m_ok && value.isString();
        return value.toString();
    }
    std::optional<QString> textOrNull()
    {
        const QCborValue value = next();
        m_ok = m_ok && (value.isString() || value.isNull());
        return value.isString() ? std::optional(value.toString()) : std::nullopt;
    }
    IdSet set()
    {
        const QCborValue value = next();
        std::optional<IdSet> set = value.isByteArray() ? IdSet::fromBytes(value.toByteArray()) : std::nullopt;
        m_ok = m_ok && set.has_value();
        return m_ok ? std::move(*set) : IdSet();
    }
    QCborArray array()
    {
        const QCborValue value = next();
        m_ok = m_ok && value.isArray();
        return value.toArray();
    }
    // Calls read(FieldReader &) for each row of an array of rows.
    template <class Read>
    void rows(Read &&read)
    {
        for (const QCborValue row : array()) {
            FieldReader fields(row);
            read(fields);
            m_ok = m_ok && fields.finished();
        }
    }
    template <class Id>
    std::vector<Id> ids()
    {
        std::vector<Id> ids;
        for (const QCborValue value : array()) {
            m_ok = m_ok && value.isInteger();
            ids.push_back(static_cast<Id>(value.toInteger()));
        }
        return ids;
    }
    QStringList texts()
    {
        QStringList texts;
        for (const QCborValue value : array()) {
            m_ok = m_ok && value.isString();
            texts.append(value.toString());
        }
        return texts;
    }

private:
    QCborValue next() { return m_at < m_row.size() ? m_row.at(m_at++) : QCborValue(QCborValue::Undefined); }

    QCborArray m_row;
    qsizetype m_at = 0;
    bool m_ok;
};

Tag decodeTag(FieldReader &in)
{
    Tag tag;
    tag.id = in.id<TagId>();
    tag.name = in.text();
    tag.parent = in.id<TagId>();
    tag.aliases = in.texts();
    tag.colour = static_cast<int>(in.within(255));
    tag.shortcut = in.text();
    tag.area = in.text();
    return tag;
}

PutItems decodeItems(FieldReader &in)
{
    PutItems put;
    put.list = in.id<ListId>();
    in.rows([&](FieldReader &fields) {
        ListItem item;
        item.id = fields.id<ItemId>();
        item.position = fields.integer();
        item.paper = fields.id<PaperId>();
        item.text = fields.text();
        put.items.push_back(std::move(item));
    });
    return put;
}

ShowImport decodeImport(FieldReader &in)
{
    ShowImport show;
    show.papers = in.set();
    show.digests = in.ids<DigestId>();
    in.rows([&](FieldReader &fields) {
        FieldFill fill;
        fill.paper = fields.id<PaperId>();
        fill.field = static_cast<FieldFill::Field>(fields.within(static_cast<qint64>(FieldFill::Field::Urls)));
        fill.value = fields.text();
        show.fills.push_back(std::move(fill));
    });
    show.on = in.flag();
    show.replaced = in.ids<DigestId>();
    return show;
}

PaperDetails decodeDetails(FieldReader &in)
{
    PaperDetails details;
    FieldReader fields(QCborValue(in.array()));
    details.title = fields.textOrNull();
    details.abstract = fields.textOrNull();
    details.authors = fields.texts();
    details.year = static_cast<int>(fields.within(9999));
    details.venue = fields.text();
    details.doi = fields.text();
    details.arxiv = fields.text();
    details.urls = fields.texts();
    in.require(fields.finished());
    return details;
}

PutHighlights decodeHighlights(FieldReader &in)
{
    PutHighlights put;
    put.paper = in.id<PaperId>();
    in.rows([&](FieldReader &fields) {
        Highlight highlight;
        highlight.id = fields.id<HighlightId>();
        highlight.first = fields.integer();
        highlight.last = fields.integer();
        highlight.colour = static_cast<int>(fields.within(255));
        highlight.text = fields.text();
        highlight.before = fields.text();
        highlight.after = fields.text();
        highlight.remark = fields.text();
        put.highlights.push_back(std::move(highlight));
    });
    return put;
}

MoveEntries decodeMoves(FieldReader &in)
{
    MoveEntries move;
    move.from = in.id<PaperId>();
    move.to = in.id<PaperId>();
    in.rows([&](FieldReader &fields) {
        MovedEntry entry;
        entry.digest = fields.id<DigestId>();
        entry.firstLine = static_cast<int>(fields.within(std::numeric_limits<int>::max()));
        entry.title = fields.textOrNull();
        entry.abstract = fields.textOrNull();
        move.entries.push_back(std::move(entry));
    });
    return move;
}

std::optional<Edit> decodeRow(const QCborValue &row, int depth);

std::optional<Edit> decodeFields(CodecKind kind, FieldReader &in, int depth)
{
    // Fields are read in the order of the braces, which C++ guarantees for list initialisation.
    switch (kind) {
    case CodecKind::TagPapers:
        return TagPapers{in.id<TagId>(), in.set(), in.flag()};
    case CodecKind::SetStatus:
        return SetStatus{static_cast<Status>(in.within(3)), in.integer(), in.set()};
    case CodecKind::SetStarred:
        return SetStarred{in.set(), in.flag()};
    case CodecKind::SetTrashed:
        return SetTrashed{in.set(), in.flag(), in.atEnd() ? DigestId{} : in.id<DigestId>()};
    case CodecKind::SetNote:
        return SetNote{in.id<PaperId>(), in.text()};
    case CodecKind::ReviseNote:
        return ReviseNote{in.id<PaperId>(), in.integer(), in.integer(), in.text()};
    case CodecKind::PutTag:
        return PutTag{decodeTag(in)};
    case CodecKind::RemoveTag:
        return RemoveTag{in.id<TagId>()};
    case CodecKind::PutList:
        return PutList{ReadingList{in.id<ListId>(), in.text(), in.flag()}};
    case CodecKind::RemoveList:
        return RemoveList{in.id<ListId>()};
    case CodecKind::PutItems:
        return decodeItems(in);
    case CodecKind::RemoveItems:
        return RemoveItems{in.id<ListId>(), in.ids<ItemId>()};
    case CodecKind::ShowImport:
        return decodeImport(in);
    case CodecKind::PutHighlights:
        return decodeHighlights(in);
    case CodecKind::RemoveHighlights:
        return RemoveHighlights{in.id<PaperId>(), in.ids<HighlightId>()};
    case CodecKind::SetDetails:
        return SetDetails{in.id<PaperId>(), decodeDetails(in)};
    case CodecKind::AddPaper:
        return AddPaper{in.id<PaperId>(), in.text(), decodeDetails(in)};
    case CodecKind::ShowPapers:
        return ShowPapers{in.set(), in.flag()};
    case CodecKind::ShowDigests:
        return ShowDigests{in.ids<DigestId>(), in.flag()};
    case CodecKind::DeleteDigest:
        return DeleteDigest{in.id<DigestId>()};
    case CodecKind::MoveEntries:
        return decodeMoves(in);
    case CodecKind::MergePapers:
        return MergePapers{in.id<PaperId>(), in.id<PaperId>()};
    case CodecKind::SetApart:
        return SetApart{in.id<PaperId>(), in.id<PaperId>(), in.flag()};
    case CodecKind::PutSearch:
        return PutSearch{SavedSearch{in.id<SearchId>(), in.text(), in.text()}};
    case CodecKind::RemoveSearch:
        return RemoveSearch{in.id<SearchId>()};
    case CodecKind::MergeTags:
        return MergeTags{in.id<TagId>(), in.id<TagId>()};
    case CodecKind::Compound: {
        Compound compound;
        for (const QCborValue part : in.array()) {
            std::optional<Edit> edit = decodeRow(part, depth + 1);
            if (!edit)
                return std::nullopt;
            compound.edits.push_back(std::move(*edit));
        }
        return compound;
    }
    }
    return std::nullopt;
}

std::optional<Edit> decodeRow(const QCborValue &row, int depth)
{
    FieldReader in(row);
    if (depth > codecDepth)
        return std::nullopt;
    const auto kind = static_cast<CodecKind>(in.within(static_cast<qint64>(CodecKind::MergeTags)));
    if (!in.ok())
        return std::nullopt;
    std::optional<Edit> edit = decodeFields(kind, in, depth);
    return in.finished() ? std::move(edit) : std::nullopt;
}

} // namespace

Result<Edit> decode(const QByteArray &bytes)
{
    QCborParserError error;
    const QCborArray document = QCborValue::fromCbor(bytes, &error).toArray();
    if (error.error == QCborError::NoError && document.size() == 2 && document.at(0).toInteger() == codecVersion) {
        if (std::optional<Edit> edit = decodeRow(document.at(1), 0))
            return std::move(*edit);
    }
    return Error{Error::Kind::Library,
                 QCoreApplication::translate("Edit", "The history holds a row that cannot be read."), QString()};
}

} // namespace sheaf
