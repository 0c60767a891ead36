// SPDX-License-Identifier: GPL-3.0-or-later
// The journal's form of an edit: CBOR, [version, [kind, fields ...]].
#include "model/edit.h"

#include <QCborArray>
#include <QCborStreamReader>
#include <QCborValue>
#include <QCoreApplication>

namespace sheaf
{

namespace
{

constexpr qint64 codecVersion = 1;
constexpr int codecDepth = 16; // a Compound holds few levels; more is not ours

// The numbers are kept in libraries: never change them.
enum class CodecKind : qint64 {
    TagPapers = 1,
    SetStatus,
    SetStarred,
    SetTrashed,
    SetNote,
    ReviseNote,
    PutTag,
    RemoveTag,
    PutList,
    RemoveList,
    PutItems,
    RemoveItems,
    ShowImport,
    Compound
};

template <class... Fields>
QCborArray codecRow(CodecKind kind, const Fields &...fields)
{
    QCborArray array;
    array.append(static_cast<qint64>(kind));
    (array.append(QCborValue(fields)), ...);
    return array;
}

template <class Id>
QCborArray codecIds(const std::vector<Id> &ids)
{
    QCborArray array;
    for (const Id id : ids)
        array.append(number(id));
    return array;
}

struct Encoder {
    QCborArray operator()(const TagPapers &e) const
    {
        return codecRow(CodecKind::TagPapers, number(e.tag), e.papers.toBytes(), e.on);
    }
    QCborArray operator()(const SetStatus &e) const
    {
        return codecRow(CodecKind::SetStatus, static_cast<qint64>(e.status), e.at, e.papers.toBytes());
    }
    QCborArray operator()(const SetStarred &e) const
    {
        return codecRow(CodecKind::SetStarred, e.papers.toBytes(), e.on);
    }
    QCborArray operator()(const SetTrashed &e) const
    {
        return codecRow(CodecKind::SetTrashed, e.papers.toBytes(), e.on);
    }
    QCborArray operator()(const SetNote &e) const { return codecRow(CodecKind::SetNote, number(e.paper), e.text); }
    QCborArray operator()(const ReviseNote &e) const
    {
        return codecRow(CodecKind::ReviseNote, number(e.paper), e.prefix, e.suffix, e.middle);
    }
    QCborArray operator()(const PutTag &e) const
    {
        const Tag &t = e.tag;
        return codecRow(CodecKind::PutTag, number(t.id), t.name, number(t.parent),
                        QCborArray::fromStringList(t.aliases), static_cast<qint64>(t.colour), t.shortcut, t.area);
    }
    QCborArray operator()(const RemoveTag &e) const { return codecRow(CodecKind::RemoveTag, number(e.tag)); }
    QCborArray operator()(const PutList &e) const
    {
        return codecRow(CodecKind::PutList, number(e.list.id), e.list.name, e.list.archived);
    }
    QCborArray operator()(const RemoveList &e) const { return codecRow(CodecKind::RemoveList, number(e.list)); }
    QCborArray operator()(const PutItems &e) const
    {
        QCborArray items;
        for (const ListItem &item : e.items) {
            QCborArray one;
            one.append(number(item.id));
            one.append(item.position);
            one.append(number(item.paper));
            one.append(item.text);
            items.append(one);
        }
        return codecRow(CodecKind::PutItems, number(e.list), items);
    }
    QCborArray operator()(const RemoveItems &e) const
    {
        return codecRow(CodecKind::RemoveItems, number(e.list), codecIds(e.items));
    }
    QCborArray operator()(const ShowImport &e) const
    {
        QCborArray fills;
        for (const FieldFill &fill : e.fills) {
            QCborArray one;
            one.append(number(fill.paper));
            one.append(static_cast<qint64>(fill.field));
            one.append(fill.value);
            fills.append(one);
        }
        return codecRow(CodecKind::ShowImport, e.papers.toBytes(), codecIds(e.digests), fills, e.on,
                        codecIds(e.replaced));
    }
    QCborArray operator()(const Compound &e) const
    {
        QCborArray parts;
        for (const Edit &part : e.edits)
            parts.append(std::visit(*this, part));
        return codecRow(CodecKind::Compound, parts);
    }
};

// Reads the fields of one row in order; ok() turns false at the first that is not what it has to be.
class FieldReader final
{
public:
    explicit FieldReader(const QCborValue &row) : m_row(row.toArray()), m_ok(row.isArray()) {}

    bool ok() const { return m_ok; }
    bool finished() const { return m_ok && m_at == m_row.size(); }
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
        return SetTrashed{in.set(), in.flag()};
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
    const auto kind = static_cast<CodecKind>(in.within(static_cast<qint64>(CodecKind::Compound)));
    if (!in.ok())
        return std::nullopt;
    std::optional<Edit> edit = decodeFields(kind, in, depth);
    return in.finished() ? std::move(edit) : std::nullopt;
}

} // namespace

QByteArray encode(const Edit &edit)
{
    QCborArray document;
    document.append(codecVersion);
    document.append(std::visit(Encoder{}, edit));
    return document.toCborValue().toCbor();
}

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
