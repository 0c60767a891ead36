// SPDX-License-Identifier: GPL-3.0-or-later
// The journal's form of an edit: CBOR, [version, [kind, fields ...]].
#include "model/edit.h"

#include "model/editcodec.h"

#include <QCborArray>
#include <QCborValue>

namespace sheaf
{

namespace
{

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

// No value is null.
QCborValue codecText(const std::optional<QString> &text)
{
    return text ? QCborValue(*text) : QCborValue(nullptr);
}

QCborArray codecDetails(const PaperDetails &details)
{
    QCborArray array;
    array.append(codecText(details.title));
    array.append(codecText(details.abstract));
    array.append(QCborArray::fromStringList(details.authors));
    array.append(static_cast<qint64>(details.year));
    array.append(details.venue);
    array.append(details.doi);
    array.append(details.arxiv);
    array.append(QCborArray::fromStringList(details.urls));
    return array;
}

QCborArray codecHighlight(const Highlight &highlight)
{
    QCborArray array;
    array.append(number(highlight.id));
    array.append(highlight.first);
    array.append(highlight.last);
    array.append(static_cast<qint64>(highlight.colour));
    array.append(highlight.text);
    array.append(highlight.before);
    array.append(highlight.after);
    array.append(highlight.remark);
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
        if (e.with == DigestId{})
            return codecRow(CodecKind::SetTrashed, e.papers.toBytes(), e.on);
        return codecRow(CodecKind::SetTrashed, e.papers.toBytes(), e.on, number(e.with));
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
    QCborArray operator()(const PutHighlights &e) const
    {
        QCborArray highlights;
        for (const Highlight &highlight : e.highlights)
            highlights.append(codecHighlight(highlight));
        return codecRow(CodecKind::PutHighlights, number(e.paper), highlights);
    }
    QCborArray operator()(const RemoveHighlights &e) const
    {
        return codecRow(CodecKind::RemoveHighlights, number(e.paper), codecIds(e.highlights));
    }
    QCborArray operator()(const SetDetails &e) const
    {
        return codecRow(CodecKind::SetDetails, number(e.paper), codecDetails(e.details));
    }
    QCborArray operator()(const AddPaper &e) const
    {
        return codecRow(CodecKind::AddPaper, number(e.paper), e.uid, codecDetails(e.details));
    }
    QCborArray operator()(const ShowPapers &e) const
    {
        return codecRow(CodecKind::ShowPapers, e.papers.toBytes(), e.on);
    }
    QCborArray operator()(const ShowDigests &e) const
    {
        return codecRow(CodecKind::ShowDigests, codecIds(e.digests), e.on);
    }
    QCborArray operator()(const DeleteDigest &e) const { return codecRow(CodecKind::DeleteDigest, number(e.digest)); }
    QCborArray operator()(const MoveEntries &e) const
    {
        QCborArray entries;
        for (const MovedEntry &entry : e.entries) {
            QCborArray one;
            one.append(number(entry.digest));
            one.append(static_cast<qint64>(entry.firstLine));
            one.append(codecText(entry.title));
            one.append(codecText(entry.abstract));
            entries.append(one);
        }
        return codecRow(CodecKind::MoveEntries, number(e.from), number(e.to), entries);
    }
    QCborArray operator()(const MergePapers &e) const
    {
        return codecRow(CodecKind::MergePapers, number(e.keep), number(e.gone));
    }
    QCborArray operator()(const SetApart &e) const
    {
        return codecRow(CodecKind::SetApart, number(e.one), number(e.other), e.on);
    }
    QCborArray operator()(const PutSearch &e) const
    {
        return codecRow(CodecKind::PutSearch, number(e.search.id), e.search.name, e.search.query);
    }
    QCborArray operator()(const RemoveSearch &e) const { return codecRow(CodecKind::RemoveSearch, number(e.search)); }
    QCborArray operator()(const MergeTags &e) const
    {
        return codecRow(CodecKind::MergeTags, number(e.keep), number(e.gone));
    }
    QCborArray operator()(const Compound &e) const
    {
        QCborArray parts;
        for (const Edit &part : e.edits)
            parts.append(std::visit(*this, part));
        return codecRow(CodecKind::Compound, parts);
    }
};

} // namespace

QByteArray encode(const Edit &edit)
{
    QCborArray document;
    document.append(codecVersion);
    document.append(std::visit(Encoder{}, edit));
    return document.toCborValue().toCbor();
}

} // namespace sheaf
