// SPDX-License-Identifier: GPL-3.0-or-later
// Edits of tags: making, changing, removing; names and aliases are one namespace.
#include "model/db/apply.h"
#include "model/db/changes.h"
#include "model/db/readsets.h"
#include "model/db/readthings.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace sheaf
{

namespace
{

[[noreturn]] void refuseTag(Error::Kind kind, const QString &what)
{
    throw Refusal{{kind, what, QString()}};
}

struct TagWords {
    Q_DECLARE_TR_FUNCTIONS(Library)
};

IdSet papersOfTag(Database &database, TagId tag)
{
    return database.papers("SELECT paper FROM paper_tag WHERE tag = ?1", tag);
}

bool isBelow(Database &database, TagId tag, TagId above)
{
    return database.number("WITH RECURSIVE up (id) AS (SELECT ?1 UNION "
                           "SELECT t.parent FROM tag t JOIN up u ON t.id = u.id WHERE t.parent IS NOT NULL) "
                           "SELECT count(*) FROM up WHERE id = ?2",
                           tag, above) > 0;
}

std::optional<TagId> idOrNull(TagId tag)
{
    return tag == TagId{} ? std::nullopt : std::optional(tag);
}

} // namespace

// The tag as it is stored: real ids, one space between words, no name twice.
Tag Applier::cleanTag(const Tag &tag) const
{
    Tag clean = tag;
    clean.id = real(m_tags, tag.id);
    clean.parent = real(m_tags, tag.parent);
    clean.name = tag.name.simplified();
    clean.aliases.clear();
    std::vector<std::string> seen{foldedName(clean.name)};
    for (const QString &alias : tag.aliases) {
        const std::string folded = foldedName(alias);
        if (folded.empty() || std::find(seen.begin(), seen.end(), folded) != seen.end())
            continue;
        seen.push_back(folded);
        clean.aliases.append(alias.simplified());
    }
    return clean;
}

void Applier::checkTag(const Tag &tag) const
{
    if (foldedName(tag.name).empty())
        refuseTag(Error::Kind::Words, TagWords::tr("A tag needs a name."));
    for (const QString &name : QStringList(tag.name) + tag.aliases) {
        const TagId other = tagOfName(m_database, name);
        if (other == TagId{} || other == tag.id)
            continue;
        refuseTag(Error::Kind::Refused, TagWords::tr("“%1” is already a name of the tag “%2”.")
                                            .arg(name, readTag(m_database, other).value_or(Tag()).name));
    }
    if (tag.parent != TagId{}) {
        if (!readTag(m_database, tag.parent))
            refuseTag(Error::Kind::NotFound,
                      TagWords::tr("The tag that “%1” was to be under is not there.").arg(tag.name));
        if (isBelow(m_database, tag.parent, tag.id))
            refuseTag(Error::Kind::Refused, TagWords::tr("“%1” cannot be under itself.").arg(tag.name));
    }
    Statement clash = m_database.query("SELECT n.name FROM tag t JOIN tag_name n ON n.tag = t.id AND n.position = 0 "
                                       "WHERE t.shortcut = ?1 AND t.shortcut <> '' AND t.id <> ?2",
                                       tag.shortcut, tag.id);
    if (clash.step()) {
        refuseTag(Error::Kind::Refused,
                  TagWords::tr("The key “%1” already belongs to the tag “%2”.").arg(tag.shortcut, clash.text(0)));
    }
}

void Applier::writeTag(const Tag &tag, bool isNew)
{
    m_database.run(isNew ? "INSERT INTO tag (id, parent, colour, shortcut, area) VALUES (?1, ?2, ?3, ?4, ?5)"
                         : "UPDATE tag SET parent = ?2, colour = ?3, shortcut = ?4, area = ?5 WHERE id = ?1",
                   tag.id, idOrNull(tag.parent), tag.colour, tag.shortcut, tag.area);
    m_database.run("DELETE FROM tag_name WHERE tag = ?1", tag.id);
    qint64 position = 0;
    for (const QString &name : QStringList(tag.name) + tag.aliases) {
        m_database.run("INSERT INTO tag_name (folded, tag, position, name) VALUES (?1, ?2, ?3, ?4)", foldedName(name),
                       tag.id, position++, name);
    }
}

void Applier::perform(const PutTag &edit)
{
    Tag tag = cleanTag(edit.tag);
    const std::optional<Tag> old = readTag(m_database, tag.id);
    if (old && *old == tag)
        return;
    checkTag(tag);
    if (!old) {
        if (number(tag.id) <= 0) {
            tag.id = TagId{takeId(m_database, Counter::Tag)};
            if (number(edit.tag.id) < 0)
                m_tags[edit.tag.id] = tag.id;
        }
        reserveIds(m_database, Counter::Tag, number(tag.id));
        m_newTags.push_back(tag.id);
    }
    writeTag(tag, !old);
    m_change.tags = true;
    record(PutTag{tag}, old ? Edit(PutTag{*old}) : Edit(RemoveTag{tag.id}));
}

void Applier::perform(const RemoveTag &edit)
{
    const TagId id = real(m_tags, edit.tag);
    const std::optional<Tag> old = readTag(m_database, id);
    if (!old)
        return;
    Compound back;
    back.edits.push_back(PutTag{*old});
    for (const Tag &tag : readTags(m_database)) {
        if (tag.parent == id)
            back.edits.push_back(PutTag{tag});
    }
    const IdSet papers = papersOfTag(m_database, id);
    if (!papers.empty())
        back.edits.push_back(TagPapers{id, papers, true});

    m_database.run("DELETE FROM paper_tag WHERE tag = ?1", id);
    m_database.run("UPDATE tag SET parent = ?2 WHERE parent = ?1", id, idOrNull(old->parent));
    m_database.run("DELETE FROM tag_name WHERE tag = ?1", id);
    m_database.run("DELETE FROM tag WHERE id = ?1", id);
    m_change.tags = true;
    m_change.papers |= papers;
    m_removed = old->name;
    record(RemoveTag{id}, std::move(back));
}

void Applier::perform(const MergeTags &edit)
{
    std::optional<Tag> keep = readTag(m_database, real(m_tags, edit.keep));
    const std::optional<Tag> gone = readTag(m_database, real(m_tags, edit.gone));
    if (!keep || !gone || keep->id == gone->id)
        refuseTag(Error::Kind::NotFound, TagWords::tr("One of the two tags is not there any more."));
    EditSummary summary;
    summary.kind = EditSummary::Kind::MergeTags;
    summary.tag = keep->id;
    summary.other = gone->name;
    summary.papers = m_database.number("SELECT count(*) FROM paper_tag t JOIN paper p ON p.id = t.paper "
                                       "WHERE t.tag = ?1 AND p.hidden = 0",
                                       gone->id);
    if (isBelow(m_database, keep->id, gone->id)) { // first out of what it is to hold
        keep->parent = gone->parent;
        perform(PutTag{*keep});
    }
    for (Tag child : readTags(m_database)) {
        if (child.parent != gone->id)
            continue;
        child.parent = keep->id;
        perform(PutTag{child});
    }
    // Also those of undone imports, which may come back.
    const Reach reach = std::exchange(m_reach, Reach::All);
    perform(TagPapers{keep->id, papersOfTag(m_database, gone->id), true});
    m_reach = reach;
    perform(RemoveTag{gone->id}); // its names and its key are free now
    keep->aliases << gone->name << gone->aliases;
    if (keep->shortcut.isEmpty())
        keep->shortcut = gone->shortcut;
    if (keep->area.isEmpty())
        keep->area = gone->area;
    perform(PutTag{*keep});
    m_merged = summary;
}

} // namespace sheaf
