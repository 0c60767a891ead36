// SPDX-License-Identifier: GPL-3.0-or-later
// The verbs that only read: search, show, tags, lists, stats, history, check.
#include "app/edits.h"
#include "app/jsonwriter.h"
#include "app/verbs.h"
#include "model/phrases.h"

#include <QCoreApplication>
#include <QTextStream>

namespace sheaf
{

namespace
{

void writeStrings(JsonWriter &json, const char *name, const QStringList &texts)
{
    json.key(name).beginArray();
    for (const QString &text : texts)
        json.value(text);
    json.endArray();
}

void writePaper(JsonWriter &json, const Paper &paper)
{
    json.beginObject();
    json.pair("id", number(paper.id))
        .pair("uid", paper.uid)
        .pair("title", paper.title)
        .pair("abstract", paper.abstract);
    writeStrings(json, "authors", paper.authors);
    json.key("year");
    if (paper.year == 0)
        json.null();
    else
        json.value(qint64(paper.year));
    json.pair("venue", paper.venue).pair("doi", paper.doi).pair("arxiv", paper.arxiv);
    writeStrings(json, "urls", paper.urls);
    writeStrings(json, "tags", paper.tagNames);
    json.pair("status", statusName(paper.status)).pair("starred", paper.starred).pair("note", paper.note);
    json.key("highlights").beginArray();
    for (const Highlight &highlight : paper.highlights) {
        json.beginObject().pair("text", highlight.text).pair("colour", qint64(highlight.colour));
        json.pair("remark", highlight.remark).pair("detached", highlight.isDetached()).endObject();
    }
    json.endArray().pair("key", paper.key).pair("added", isoTime(paper.added));
    json.key("entries").beginArray();
    for (const Entry &entry : paper.entries) {
        json.beginObject().pair("digest", number(entry.digest)).pair("first_line", qint64(entry.firstLine));
        json.pair("last_line", qint64(entry.lastLine)).pair("digest_name", entry.digestName).endObject();
    }
    json.endArray().pair("trashed", paper.trashed).endObject();
}

QString tagList(const Paper &paper)
{
    return paper.tagNames.isEmpty() ? QString()
                                    : QStringLiteral("  [%1]").arg(paper.tagNames.join(QStringLiteral(", ")));
}

void printPaper(QTextStream &text, const Paper &paper)
{
    text << paper.title << '\n';
    if (!paper.authors.isEmpty())
        text << paper.authors.join(QStringLiteral("; ")) << '\n';
    QStringList facts;
    for (const QString &fact : {paper.year == 0 ? QString() : QString::number(paper.year), paper.venue,
                                paper.doi.isEmpty() ? QString() : QStringLiteral("doi:") + paper.doi,
                                paper.arxiv.isEmpty() ? QString() : QStringLiteral("arXiv:") + paper.arxiv}) {
        if (!fact.isEmpty())
            facts.append(fact);
    }
    if (!facts.isEmpty())
        text << facts.join(QStringLiteral(" · ")) << '\n';
    text << statusName(paper.status) << (paper.starred ? QStringLiteral(", starred") : QString())
         << (paper.trashed ? QStringLiteral(", in the Trash") : QString()) << tagList(paper) << '\n';
    for (const Entry &entry : paper.entries)
        text << (entry.digestLabel.isEmpty() ? entry.digestName : entry.digestLabel) << QStringLiteral(", ")
             << verbText(QT_TRANSLATE_NOOP("CommandLine", "lines %1–%2")).arg(entry.firstLine).arg(entry.lastLine)
             << '\n';
    if (!paper.abstract.isEmpty())
        text << '\n' << paper.abstract << '\n';
    if (!paper.note.isEmpty())
        text << '\n' << verbText(QT_TRANSLATE_NOOP("CommandLine", "Note:")) << '\n' << paper.note << '\n';
}

QString nameOf(const std::vector<Tag> &tags, TagId id)
{
    for (const Tag &tag : tags) {
        if (tag.id == id)
            return tag.name;
    }
    return {};
}

} // namespace

Result<Verdict> runSearch(const VerbContext &context)
{
    Finder finder(context.library);
    SearchRequest request;
    request.query = context.words.query.value_or(context.words.arguments.join(QLatin1Char(' ')));
    const std::atomic<bool> cancelled = false;
    const Result<SearchAnswer> answer = finder.find(request, cancelled);
    if (!answer)
        return answer.error();
    const std::vector<PaperId> ids = answer.value().ranking->ids();
    const std::size_t shown =
        std::min(ids.size(), static_cast<std::size_t>(context.words.limit.value_or(answer.value().total)));
    if (context.words.json) {
        JsonWriter json(context.out);
        json.beginObject().pair("total", answer.value().total).key("papers").beginArray();
        for (std::size_t at = 0; at < shown; ++at) {
            if (const std::optional<Paper> paper = context.library.paper(ids[at]))
                writePaper(json, *paper);
        }
        json.endArray().endObject();
        return Verdict::Done;
    }
    QTextStream text(&context.out);
    for (std::size_t at = 0; at < shown; ++at) {
        if (const std::optional<Paper> paper = context.library.paper(ids[at]))
            text << QStringLiteral("%1  ").arg(number(paper->id), 6) << paper->title << tagList(*paper) << '\n';
    }
    text << papersText(answer.value().total) << '\n';
    return Verdict::Done;
}

Result<Verdict> runShow(const VerbContext &context)
{
    if (context.words.arguments.size() != 1)
        return wordsError(verbText(QT_TRANSLATE_NOOP("CommandLine", "“show” needs one id.")));
    const Result<PaperId> id = paperNamed(context.library, context.words.arguments.front());
    if (!id)
        return id.error();
    const std::optional<Paper> paper = context.library.paper(id.value());
    if (!paper)
        return notFound(verbText(QT_TRANSLATE_NOOP("CommandLine", "No paper has the id %1.")).arg(number(id.value())));
    if (context.words.json) {
        JsonWriter json(context.out);
        writePaper(json, *paper);
    } else {
        QTextStream text(&context.out);
        printPaper(text, *paper);
    }
    return Verdict::Done;
}

Result<Verdict> runTags(const VerbContext &context)
{
    const CommandWords &words = context.words;
    if (int(words.areas) + int(!words.tagsTo.isEmpty()) + int(!words.tagsFrom.isEmpty()) > 1)
        return wordsError(verbText(
            QT_TRANSLATE_NOOP("CommandLine", "“tags” takes one of --areas, --export and --import at a time.")));
    if (!words.tagsTo.isEmpty())
        return exportTagSet(context);
    if (!words.tagsFrom.isEmpty())
        return importTagSet(context);
    if (context.words.areas) {
        const Result<Applied> added = context.library.addAreas({});
        if (!added)
            return added.error();
    }
    const Sidebar sidebar = context.library.sidebar();
    const std::vector<Tag> all = context.library.tags();
    if (context.words.json) {
        JsonWriter json(context.out);
        json.beginObject().key("tags").beginArray();
        for (const CountedTag &counted : sidebar.tags) {
            const Tag &tag = counted.tag;
            json.beginObject()
                .pair("id", number(tag.id))
                .pair("name", tag.name)
                .pair("parent", nameOf(all, tag.parent));
            writeStrings(json, "aliases", tag.aliases);
            json.pair("colour", qint64(tag.colour)).pair("papers", counted.papers);
            json.pair("shortcut", tag.shortcut).pair("area", tag.area).endObject();
        }
        json.endArray().endObject();
        return Verdict::Done;
    }
    QTextStream text(&context.out);
    for (const CountedTag &counted : sidebar.tags) {
        const QString parent = nameOf(all, counted.tag.parent);
        text << QStringLiteral("%1  ").arg(counted.papers, 6)
             << (parent.isEmpty() ? counted.tag.name : parent + QLatin1Char('/') + counted.tag.name) << '\n';
    }
    return Verdict::Done;
}

Result<Verdict> runLists(const VerbContext &context)
{
    const Sidebar sidebar = context.library.sidebar();
    if (context.words.json) {
        JsonWriter json(context.out);
        json.beginObject().key("lists").beginArray();
        for (const CountedList &counted : sidebar.lists) {
            json.beginObject().pair("id", number(counted.list.id)).pair("name", counted.list.name);
            json.pair("papers", counted.papers).endObject();
        }
        json.endArray().endObject();
        return Verdict::Done;
    }
    QTextStream text(&context.out);
    for (const CountedList &counted : sidebar.lists)
        text << QStringLiteral("%1  ").arg(counted.papers, 6) << counted.list.name << '\n';
    return Verdict::Done;
}

Result<Verdict> runStats(const VerbContext &context)
{
    const LibraryCounts counts = context.library.counts();
    const std::pair<const char *, qint64> rows[] = {
        {"papers", counts.papers},   {"digests", counts.digests},   {"entries", counts.entries},
        {"tags", counts.tags},       {"lists", counts.lists},       {"unread", counts.unread},
        {"starred", counts.starred}, {"untagged", counts.untagged}, {"dismissed", counts.dismissed},
        {"trashed", counts.trashed},
    };
    if (context.words.json) {
        JsonWriter json(context.out);
        json.beginObject();
        for (const auto &[name, count] : rows)
            json.pair(name, count);
        json.endObject();
        return Verdict::Done;
    }
    QTextStream text(&context.out);
    for (const auto &[name, count] : rows)
        text << QStringLiteral("%1  ").arg(count, 8) << QLatin1String(name) << '\n';
    return Verdict::Done;
}

Result<Verdict> runHistory(const VerbContext &context)
{
    const std::vector<HistoryRow> rows = context.library.history(static_cast<int>(context.words.limit.value_or(1000)));
    if (context.words.json) {
        JsonWriter json(context.out);
        json.beginObject().key("edits").beginArray();
        for (const HistoryRow &row : rows) {
            json.beginObject()
                .pair("id", number(row.id))
                .pair("at", isoTime(row.at))
                .pair("what", describe(row.summary));
            json.pair("papers", row.summary.papers).pair("undone", row.state == EditState::Undone);
            json.pair("state", stateName(row.state)).pair("undoable", row.undoable).endObject();
        }
        json.endArray().endObject();
        return Verdict::Done;
    }
    QTextStream text(&context.out);
    for (const HistoryRow &row : rows) {
        text << isoTime(row.at) << QStringLiteral("  ") << describe(row.summary);
        if (row.state != EditState::Done)
            text << QStringLiteral("  (%1)").arg(stateName(row.state));
        if (!row.undoable)
            text << QStringLiteral("  ") << verbText(QT_TRANSLATE_NOOP("CommandLine", "(too old to be undone)"));
        text << '\n';
    }
    return Verdict::Done;
}

Result<Verdict> runCheck(const VerbContext &context)
{
    const Library::CheckReport report = context.library.check();
    if (context.words.json) {
        JsonWriter json(context.out);
        json.beginObject().pair("ok", report.ok);
        writeStrings(json, "problems", report.problems);
        json.endObject();
    } else {
        QTextStream text(&context.out);
        for (const QString &problem : report.problems)
            text << problem << '\n';
        if (report.ok)
            text << verbText(QT_TRANSLATE_NOOP("CommandLine", "The library is whole.")) << '\n';
    }
    return report.ok ? Verdict::Done : Verdict::Failed;
}

} // namespace sheaf
