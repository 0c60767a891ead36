// SPDX-License-Identifier: GPL-3.0-or-later
// The verbs that change the library: tag, list, status, trash, restore, undo, redo, purge, compact.
#include "app/edits.h"
#include "app/jsonwriter.h"
#include "app/verbs.h"
#include "model/indexcare.h"
#include "model/phrases.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>
#include <QTextStream>

namespace sheaf
{

namespace
{

void reportCount(const VerbContext &context, qint64 papers, const QString &what)
{
    if (context.words.json) {
        JsonWriter json(context.out);
        json.beginObject().pair("papers", papers).pair("what", what).endObject();
    } else {
        QTextStream(&context.out) << what << '\n';
    }
}

Result<Verdict> reportApplied(const VerbContext &context, const Result<Applied> &applied)
{
    if (!applied)
        return applied.error();
    const bool changed = applied.value().row != EditId{};
    const QString what = changed ? describe(applied.value().summary)
                                 : verbText(QT_TRANSLATE_NOOP("CommandLine", "Nothing to change; it is so already."));
    reportCount(context, changed ? applied.value().summary.papers : 0, what);
    return Verdict::Done;
}

Result<Verdict> submitted(const VerbContext &context, const Edit &edit)
{
    return reportApplied(context, context.library.submit(edit));
}

Result<ReadingList> listNamed(const VerbContext &context, const QString &name)
{
    if (std::optional<ReadingList> list = context.library.listByName(name))
        return *list;
    return notFound(verbText(QT_TRANSLATE_NOOP("CommandLine", "There is no list “%1”.")).arg(name));
}

Result<Verdict> addTag(const VerbContext &context, const QString &name, const IdSet &papers)
{
    if (const std::optional<Tag> tag = context.library.tagByName(name))
        return submitted(context, TagPapers{tag->id, papers, true});
    const Edit edit = makeTagFor(name, papers, static_cast<qint64>(context.library.tags().size()));
    const Result<Applied> applied = context.library.submit(edit);
    if (!applied && applied.error().kind == Error::Kind::Refused) {
        // Another process made it after we had looked.
        if (const std::optional<Tag> tag = context.library.tagByName(name))
            return submitted(context, TagPapers{tag->id, papers, true});
    }
    Result<Verdict> verdict = reportApplied(context, applied);
    if (verdict)
        context.say(verbText(QT_TRANSLATE_NOOP("CommandLine", "Made the tag “%1”.")).arg(name));
    return verdict;
}

Result<Verdict> createList(const VerbContext &context, const QString &name)
{
    if (context.library.listByName(name))
        return Error{Error::Kind::Refused,
                     verbText(QT_TRANSLATE_NOOP("CommandLine", "There is a list “%1” already.")).arg(name),
                     {}};
    const Result<Applied> applied = context.library.submit(makeListFor(name, {}));
    if (!applied)
        return applied.error();
    const std::optional<ReadingList> made = context.library.listByName(name);
    if (context.words.json) {
        JsonWriter json(context.out);
        json.beginObject()
            .pair("id", made ? number(made->id) : 0)
            .pair("name", name)
            .pair("papers", qint64(0))
            .endObject();
    } else {
        QTextStream(&context.out) << describe(applied.value().summary) << '\n';
    }
    return Verdict::Done;
}

std::optional<Error> notOneChoice(const VerbContext &context)
{
    if (context.words.ids.isEmpty() != !context.words.query)
        return std::nullopt;
    return wordsError(verbText(QT_TRANSLATE_NOOP("CommandLine", "Say which papers: --query Q or --id ID...")));
}

// In the order that the user named: of --id, else of the query.
Result<std::vector<PaperId>> chosenInOrder(const VerbContext &context)
{
    if (const std::optional<Error> error = notOneChoice(context))
        return *error;
    if (!context.words.query) {
        std::vector<PaperId> ids;
        for (const QString &text : context.words.ids) {
            const Result<PaperId> id = paperNamed(context.library, text);
            if (!id)
                return id.error();
            ids.push_back(id.value());
        }
        return ids;
    }
    Finder finder(context.library);
    const std::atomic<bool> cancelled = false;
    SearchRequest request;
    request.query = *context.words.query;
    const Result<SearchAnswer> answer = finder.find(request, cancelled);
    if (!answer)
        return answer.error();
    return answer.value().ranking->ids();
}

Result<Verdict> addPapers(const VerbContext &context, const ReadingList &list)
{
    const Result<std::vector<PaperId>> papers = chosenInOrder(context);
    if (!papers)
        return papers.error();
    const std::optional<Edit> edit = addToList(list.id, context.library.items(list.id), papers.value());
    return edit ? submitted(context, *edit) : reportApplied(context, Applied{});
}

Result<Verdict> movePaper(const VerbContext &context, const ReadingList &list)
{
    bool isNumber = false;
    const int position = context.words.arguments.value(3).toInt(&isNumber);
    if (context.words.arguments.size() != 4 || !isNumber || position < 1)
        return wordsError(
            verbText(QT_TRANSLATE_NOOP("CommandLine", "“list move” needs NAME ID POSITION, counted from 1.")));
    const Result<PaperId> paper = paperNamed(context.library, context.words.arguments.at(2));
    if (!paper)
        return paper.error();
    const std::vector<ListItem> items = context.library.items(list.id);
    for (const ListItem &item : items) {
        if (item.paper != paper.value())
            continue;
        const std::optional<Edit> edit =
            moveInList(list.id, items, item.id, static_cast<std::size_t>(position - 1), context.library.trashed());
        return edit ? submitted(context, *edit) : reportApplied(context, Applied{});
    }
    return notFound(
        verbText(QT_TRANSLATE_NOOP("CommandLine", "The list “%1” does not hold that paper.")).arg(list.name));
}

Result<Verdict> removePapers(const VerbContext &context, const ReadingList &list)
{
    const Result<IdSet> papers = chosenPapers(context);
    if (!papers)
        return papers.error();
    const std::optional<Edit> edit = removeFromList(list.id, context.library.items(list.id), papers.value());
    return edit ? submitted(context, *edit) : reportApplied(context, Applied{});
}

Result<Verdict> stepThrough(const VerbContext &context, const Result<Applied> &applied, const char *none)
{
    if (!applied)
        return applied.error();
    if (applied.value().row == EditId{})
        return notFound(verbText(none));
    if (context.words.json) {
        JsonWriter json(context.out);
        json.beginObject().pair("id", number(applied.value().row)).pair("what", describe(applied.value().summary));
        json.pair("papers", applied.value().summary.papers).pair("steps", applied.value().steps).endObject();
    } else {
        QTextStream(&context.out) << context.words.verb << QStringLiteral(": ") << describe(applied.value().summary)
                                  << '\n';
    }
    return Verdict::Done;
}

// As many steps as lead to the edit, back or forward.
Result<Verdict> goToEdit(const VerbContext &context)
{
    bool isNumber = false;
    const qint64 edit = context.words.to.toLongLong(&isNumber);
    if (!isNumber || edit < 0)
        return wordsError(verbText(QT_TRANSLATE_NOOP(
            "CommandLine", "--to needs the id of an edit, as “history --json” has it, or 0 for before all of them.")));
    const std::optional<HistoryRow> head = context.library.outline().undo;
    const Result<Applied> applied = context.library.goTo(EditId{edit}, head ? head->id : EditId{});
    if (applied && applied.value().steps == 0)
        return reportApplied(context, Applied{});
    return stepThrough(context, applied, "");
}

} // namespace

Result<Verdict> runTag(const VerbContext &context)
{
    const QStringList &words = context.words.arguments;
    const bool add = words.value(0) == QLatin1String("add");
    if (words.size() != 2 || (!add && words.value(0) != QLatin1String("remove")))
        return wordsError(verbText(QT_TRANSLATE_NOOP("CommandLine", "“tag” needs “add TAG” or “remove TAG”.")));
    const QString name = words.at(1).trimmed();
    if (name.isEmpty())
        return wordsError(verbText(QT_TRANSLATE_NOOP("CommandLine", "A tag needs a name.")));
    const Result<IdSet> papers = chosenPapers(context);
    if (!papers)
        return papers.error();
    if (add)
        return addTag(context, name, papers.value());
    const std::optional<Tag> tag = context.library.tagByName(name);
    if (!tag)
        return notFound(verbText(QT_TRANSLATE_NOOP("CommandLine", "There is no tag “%1”.")).arg(name));
    return submitted(context, TagPapers{tag->id, papers.value(), false});
}

Result<Verdict> runList(const VerbContext &context)
{
    const QStringList &words = context.words.arguments;
    const QString what = words.value(0);
    const QString name = words.value(1).trimmed();
    const bool known = what == QLatin1String("create") || what == QLatin1String("add") ||
                       what == QLatin1String("move") || what == QLatin1String("remove");
    if (!known || name.isEmpty() || (what != QLatin1String("move") && words.size() != 2))
        return wordsError(verbText(QT_TRANSLATE_NOOP(
            "CommandLine", "“list” needs create NAME, add NAME, move NAME ID POSITION or remove NAME.")));
    if (what == QLatin1String("create"))
        return createList(context, name);
    const Result<ReadingList> list = listNamed(context, name);
    if (!list)
        return list.error();
    if (what == QLatin1String("add"))
        return addPapers(context, list.value());
    return what == QLatin1String("move") ? movePaper(context, list.value()) : removePapers(context, list.value());
}

Result<Verdict> runStatus(const VerbContext &context)
{
    const std::optional<Status> status = statusFromName(context.words.arguments.value(0));
    if (!status || context.words.arguments.size() != 1)
        return wordsError(
            verbText(QT_TRANSLATE_NOOP("CommandLine", "“status” needs unread, reading, read or dismissed.")));
    const Result<IdSet> papers = chosenPapers(context);
    return papers ? submitted(context, setStatus(*status, papers.value())) : Result<Verdict>(papers.error());
}

Result<Verdict> runTrash(const VerbContext &context)
{
    const Result<IdSet> papers = chosenPapers(context);
    return papers ? submitted(context, SetTrashed{papers.value(), true}) : Result<Verdict>(papers.error());
}

Result<Verdict> runRestore(const VerbContext &context)
{
    const Result<IdSet> papers = chosenPapers(context);
    return papers ? submitted(context, SetTrashed{papers.value(), false}) : Result<Verdict>(papers.error());
}

Result<Verdict> runUndo(const VerbContext &context)
{
    if (!context.words.to.isEmpty())
        return goToEdit(context);
    return stepThrough(context, context.library.undo(), QT_TRANSLATE_NOOP("CommandLine", "There is nothing to undo."));
}

Result<Verdict> runRedo(const VerbContext &context)
{
    if (!context.words.to.isEmpty())
        return goToEdit(context);
    return stepThrough(context, context.library.redo(), QT_TRANSLATE_NOOP("CommandLine", "There is nothing to redo."));
}

Result<Verdict> runPurge(const VerbContext &context)
{
    const Result<qint64> purged = context.library.purge();
    if (!purged)
        return purged.error();
    reportCount(context, purged.value(),
                verbText(QT_TRANSLATE_NOOP("CommandLine", "Removed for good: %1.")).arg(papersText(purged.value())));
    return Verdict::Done;
}

Result<Verdict> runCompact(const VerbContext &context)
{
    const qint64 before = QFileInfo(context.library.path()).size();
    careForIndex(context.library, Care::Everything);
    context.library.settle();
    if (!context.library.shrink())
        return Error{
            Error::Kind::Busy,
            verbText(QT_TRANSLATE_NOOP("CommandLine", "An import is running in this library. Try again when it "
                                                      "is done.")),
            {}};
    const qint64 after = QFileInfo(context.library.path()).size();
    if (context.words.json)
        JsonWriter(context.out).beginObject().pair("before", before).pair("after", after).endObject();
    else
        QTextStream(&context.out) << verbText(QT_TRANSLATE_NOOP("CommandLine", "The library has %1, it had %2."))
                                         .arg(QLocale().formattedDataSize(after), QLocale().formattedDataSize(before))
                                  << '\n';
    return Verdict::Done;
}

Result<PaperId> paperNamed(Library &library, const QString &id)
{
    bool isNumber = false;
    const qint64 value = id.toLongLong(&isNumber);
    if (isNumber && value > 0 && library.paper(static_cast<PaperId>(value)))
        return static_cast<PaperId>(value);
    if (!isNumber) {
        if (const std::optional<PaperId> found = library.paperByUid(id))
            return *found;
    }
    return notFound(verbText(QT_TRANSLATE_NOOP("CommandLine", "No paper has the id %1.")).arg(id));
}

Result<IdSet> chosenPapers(const VerbContext &context)
{
    if (const std::optional<Error> error = notOneChoice(context))
        return *error;
    if (context.words.query)
        return Finder(context.library).select(*context.words.query);
    IdSet papers;
    for (const QString &text : context.words.ids) {
        const Result<PaperId> id = paperNamed(context.library, text);
        if (!id)
            return id.error();
        papers.add(id.value());
    }
    return papers;
}

Error wordsError(const QString &what)
{
    return {Error::Kind::Words, what, {}};
}

Error notFound(const QString &what)
{
    return {Error::Kind::NotFound, what, {}};
}

QString verbText(const char *text)
{
    return QCoreApplication::translate("CommandLine", text);
}

} // namespace sheaf
