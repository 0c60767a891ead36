// SPDX-License-Identifier: GPL-3.0-or-later
// Edits of papers: tags, status, star, trash, notes.
#include "model/db/apply.h"

#include "model/db/readpapers.h"
#include "model/db/readthings.h"

#include <QCoreApplication>

#include <algorithm>

namespace sheaf
{

namespace
{

// The longest common ends of two texts, without cutting a surrogate pair.
ReviseNote revisionOf(PaperId paper, const QString &from, const QString &to)
{
    const qsizetype shorter = std::min(from.size(), to.size());
    qsizetype prefix = 0;
    while (prefix < shorter && from.at(prefix) == to.at(prefix))
        ++prefix;
    if (prefix > 0 && from.at(prefix - 1).isHighSurrogate())
        --prefix;
    qsizetype suffix = 0;
    while (suffix < shorter - prefix && from.at(from.size() - 1 - suffix) == to.at(to.size() - 1 - suffix))
        ++suffix;
    if (suffix > 0 && to.at(to.size() - suffix).isLowSurrogate())
        --suffix;
    return {paper, prefix, suffix, to.mid(prefix, to.size() - prefix - suffix)};
}

// What a library can hold: valid Unicode.
QString storable(const QString &text)
{
    return QString::fromUtf8(text.toUtf8());
}

} // namespace

void Applier::apply(const Edit &edit)
{
    std::visit([this](const auto &one) { perform(one); }, edit);
}

void Applier::perform(const Compound &edit)
{
    for (const Edit &part : edit.edits)
        apply(part);
}

Compound Applier::inverse() const
{
    return {std::vector<Edit>(m_inverses.rbegin(), m_inverses.rend())};
}

void Applier::record(Edit made, Edit inverse)
{
    m_made.edits.push_back(std::move(made));
    m_inverses.push_back(std::move(inverse));
}

// The set with papers that this edit made in the place of those that stood for them.
IdSet Applier::real(const IdSet &papers) const
{
    IdSet set = papers;
    for (const auto &[placeholder, paper] : m_papers) {
        if (!set.contains(placeholder))
            continue;
        set.remove(placeholder);
        set.add(paper);
    }
    return set;
}

bool Applier::reachesPaper(PaperId paper)
{
    return m_database.number("SELECT count(*) FROM paper WHERE id = ?1 AND (hidden = 0 OR ?2)", paper, all()) > 0;
}

// The papers that the statement changed, given ?1 the paper, ?2 the target, ?3 whether hidden ones are reached.
IdSet Applier::setFlag(const char *sql, const IdSet &papers, bool on)
{
    IdSet changed;
    Statement statement = m_database.prepare(sql);
    real(papers).each([&](PaperId id) {
        if (statement.bind(id, on, all()).run() > 0)
            changed.add(id);
    });
    m_change.papers |= changed;
    return changed;
}

void Applier::perform(const TagPapers &edit)
{
    const TagId tag = real(m_tags, edit.tag);
    if (!readTag(m_database, tag)) {
        throw Refusal{{Error::Kind::NotFound, QCoreApplication::translate("Library", "That tag is not there any more."),
                       QString()}};
    }
    IdSet changed;
    Statement statement =
        m_database.prepare(edit.on ? "INSERT OR IGNORE INTO paper_tag (paper, tag) SELECT id, ?2 FROM paper "
                                     "WHERE id = ?1 AND (hidden = 0 OR ?3)"
                                   : "DELETE FROM paper_tag WHERE paper = ?1 AND tag = ?2 AND "
                                     "(?3 OR EXISTS (SELECT 1 FROM paper WHERE id = ?1 AND hidden = 0))");
    real(edit.papers).each([&](PaperId id) {
        if (statement.bind(id, tag, all()).run() > 0)
            changed.add(id);
    });
    if (changed.empty())
        return;
    m_change.papers |= changed;
    record(TagPapers{tag, changed, edit.on}, TagPapers{tag, changed, !edit.on});
}

void Applier::perform(const SetStatus &edit)
{
    const qint64 at = edit.status == Status::Read ? edit.at : 0;
    IdSet changed;
    std::map<std::pair<Status, qint64>, IdSet> before;
    Statement look = m_database.prepare("SELECT status, read_at FROM paper WHERE id = ?1 AND (hidden = 0 OR ?2)");
    Statement write = m_database.prepare("UPDATE paper SET status = ?2, read_at = ?3 WHERE id = ?1");
    real(edit.papers).each([&](PaperId id) {
        look.bind(id, all());
        if (!look.step() || look.id<Status>(0) == edit.status)
            return;
        before[{look.id<Status>(0), look.integer(1)}].add(id);
        write.bind(id, edit.status, at).run();
        changed.add(id);
    });
    if (changed.empty())
        return;
    m_change.papers |= changed;
    Compound back;
    for (auto &[state, papers] : before)
        back.edits.push_back(SetStatus{state.first, state.second, std::move(papers)});
    record(SetStatus{edit.status, at, changed},
           back.edits.size() == 1 ? std::move(back.edits.front()) : Edit(std::move(back)));
}

void Applier::perform(const SetStarred &edit)
{
    const IdSet changed = setFlag(
        "UPDATE paper SET starred = ?2 WHERE id = ?1 AND starred <> ?2 AND (hidden = 0 OR ?3)", edit.papers, edit.on);
    if (!changed.empty())
        record(SetStarred{changed, edit.on}, SetStarred{changed, !edit.on});
}

void Applier::perform(const SetTrashed &edit)
{
    IdSet changed;
    std::map<DigestId, IdSet> before; // what they were trashed with
    Statement look =
        m_database.prepare("SELECT trashed_with FROM paper WHERE id = ?1 AND trashed <> ?2 AND (hidden = 0 OR ?3)");
    Statement write = m_database.prepare("UPDATE paper SET trashed = ?2, trashed_with = ?3 WHERE id = ?1");
    edit.papers.each([&](PaperId id) {
        look.bind(id, edit.on, all());
        if (!look.step())
            return;
        before[look.id<DigestId>(0)].add(id);
        write.bind(id, edit.on, edit.on ? edit.with : DigestId{}).run();
        changed.add(id);
    });
    if (changed.empty())
        return;
    m_change.papers |= changed;
    Compound back;
    for (auto &[with, papers] : before)
        back.edits.push_back(SetTrashed{std::move(papers), !edit.on, with});
    record(SetTrashed{changed, edit.on, edit.with},
           back.edits.size() == 1 ? std::move(back.edits.front()) : Edit(std::move(back)));
}

void Applier::perform(const SetNote &edit)
{
    const QString text = storable(edit.text);
    const PaperId paper = real(m_papers, edit.paper);
    writeNote(paper, readNote(m_database, paper), text, SetNote{paper, text});
}

void Applier::perform(const ReviseNote &edit)
{
    const QString old = readNote(m_database, edit.paper);
    if (edit.prefix < 0 || edit.suffix < 0 || edit.prefix + edit.suffix > old.size()) {
        throw Refusal{{Error::Kind::Library,
                       QCoreApplication::translate("Library", "The note is not the one that the history knows."),
                       QString()}};
    }
    writeNote(edit.paper, old, QString(old.left(edit.prefix) + edit.middle + old.right(edit.suffix)), edit);
}

void Applier::writeNote(PaperId paper, const QString &old, const QString &text, Edit made)
{
    if (text == old || !reachesPaper(paper))
        return;
    if (text.isEmpty()) {
        m_database.run("DELETE FROM note WHERE paper = ?1", paper);
    } else {
        m_database.run("INSERT INTO note (paper, text) VALUES (?1, ?2) "
                       "ON CONFLICT (paper) DO UPDATE SET text = excluded.text",
                       paper, text);
    }
    m_change.papers.add(paper);
    m_change.texts = true;
    record(std::move(made), revisionOf(paper, text, old));
}

} // namespace sheaf
