// SPDX-License-Identifier: GPL-3.0-or-later
// The verbs that carry papers in and out: import and export.
#include "app/jsonwriter.h"
#include "app/verbs.h"
#include "model/indexcare.h"
#include "model/phrases.h"
#include "model/sourcefiles.h"
#include "model/transfer.h"
#include "model/worker.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QTextStream>

#include <algorithm>
#include <array>
#include <cstdio>
#include <future>
#include <unistd.h>

namespace sheaf
{

namespace
{

void writeRemarks(JsonWriter &json, const char *name, const FileReport &file, bool problems)
{
    json.key(name).beginArray();
    for (const Remark &remark : file.remarks) {
        if (isProblem(remark.slip) != problems)
            continue;
        json.beginObject().pair("line", qint64(remark.line)).pair("text", QString::fromStdString(remark.text));
        json.pair("why", describe(remark.slip, remark.other));
        if (remark.paper != PaperId{})
            json.pair("paper", number(remark.paper));
        json.endObject();
    }
    json.endArray();
}

void writeReport(JsonWriter &json, const ImportReport &report)
{
    json.beginObject().key("files").beginArray();
    for (const FileReport &file : report.files) {
        json.beginObject().pair("file", file.file).pair("digest", number(file.digest));
        json.pair("entries", file.counts.entries).pair("new", file.counts.fresh).pair("known", file.counts.known);
        json.pair("merged", file.counts.merged);
        if (file.list.list != ListId{})
            json.pair("list", file.list.name);
        if (file.passedBy)
            json.pair("passed_by", *file.passedBy);
        writeRemarks(json, "problems", file, true);
        writeRemarks(json, "notes", file, false);
        if (file.error) {
            json.key("error").beginObject().pair("kind", kindName(file.error->kind)).pair("what", file.error->what);
            json.pair("detail", file.error->detail).endObject();
        }
        json.endObject();
    }
    json.endArray().endObject();
}

void printReport(QTextStream &text, const ImportReport &report)
{
    for (const FileReport &file : report.files) {
        if (file.error && file.digest == DigestId{})
            continue; // refused: said on stderr
        if (file.passedBy) {
            text << file.digestName << QStringLiteral(": ")
                 << verbText(QT_TRANSLATE_NOOP("CommandLine", "%1 passed by: hidden, or no digests or lists"))
                        .arg(*file.passedBy)
                 << '\n';
            continue;
        }
        text << file.digestName << QStringLiteral(": ")
             << verbText(QT_TRANSLATE_NOOP("CommandLine", "%1, %2 new, %3 known, %4 merged"))
                    .arg(entriesText(file.counts.entries))
                    .arg(file.counts.fresh)
                    .arg(file.counts.known)
                    .arg(file.counts.merged)
             << '\n';
        if (file.list.list != ListId{})
            text << QStringLiteral("  ")
                 << verbText(QT_TRANSLATE_NOOP("CommandLine", "reading list “%1”")).arg(file.list.name) << '\n';
        for (const Remark &remark : file.remarks)
            text << QStringLiteral("  ") << verbText(QT_TRANSLATE_NOOP("CommandLine", "line %1")).arg(remark.line)
                 << QStringLiteral(": ") << describe(remark.slip, remark.other) << QStringLiteral(": ")
                 << QString::fromStdString(remark.text) << '\n';
    }
}

struct ExportPart {
    const char *name;
    bool ExportOptions::*field;
};
constexpr std::array exportPartTable{
    ExportPart{"abstracts", &ExportOptions::abstracts},
    ExportPart{"notes", &ExportOptions::notes},
    ExportPart{"comments", &ExportOptions::comments},
    ExportPart{"highlights", &ExportOptions::highlights},
    ExportPart{"tags", &ExportOptions::tags},
    ExportPart{"links", &ExportOptions::links},
    ExportPart{"identities", &ExportOptions::identities},
};

template <class Value, std::size_t Size>
using NamedValues = std::array<std::pair<const char *, Value>, Size>;

// The value of that name; an error that lists the names when there is none.
template <class Value, std::size_t Size>
Result<Value> namedValue(const char *option, const QString &name, const NamedValues<Value, Size> &values)
{
    QStringList names;
    for (const auto &[known, value] : values) {
        if (name == QLatin1String(known))
            return value;
        names.append(QLatin1String(known));
    }
    return wordsError(verbText(QT_TRANSLATE_NOOP("CommandLine", "%1 takes %2, not “%3”."))
                          .arg(QLatin1String(option), names.join(QStringLiteral(", ")), name));
}

// --order, --group and --without.
std::optional<Error> readManner(const CommandWords &words, ExportPlan &plan)
{
    if (!words.order.isEmpty()) {
        const Result<Order> order = namedValue(
            "--order", words.order,
            NamedValues<Order, 3>{{{"added", Order::Added}, {"title", Order::Title}, {"year", Order::Year}}});
        if (!order)
            return order.error();
        plan.order = order.value();
    }
    if (!words.group.isEmpty()) {
        const Result<Grouping> group =
            namedValue("--group", words.group,
                       NamedValues<Grouping, 3>{
                           {{"none", Grouping::None}, {"area", Grouping::Area}, {"section", Grouping::Section}}});
        if (!group)
            return group.error();
        plan.grouping = group.value();
    }
    for (const QString &name : words.without.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        const auto part = std::find_if(exportPartTable.begin(), exportPartTable.end(), [&](const ExportPart &one) {
            return name.trimmed() == QLatin1String(one.name);
        });
        if (part == exportPartTable.end())
            return wordsError(verbText(QT_TRANSLATE_NOOP("CommandLine", "%1 takes %2, not “%3”."))
                                  .arg(QStringLiteral("--without"), exportParts().join(QStringLiteral(", ")), name));
        plan.options.*part->field = false;
    }
    return std::nullopt;
}

Result<ExportPlan> planFor(const VerbContext &context)
{
    const CommandWords &words = context.words;
    ExportPlan plan;
    plan.format = formatById(words.format);
    if (!plan.format || !plan.format->write) {
        QStringList known;
        for (const Format &format : formats()) {
            if (format.write)
                known.append(QLatin1String(format.id));
        }
        const QString what = words.format.isEmpty()
                                 ? verbText(QT_TRANSLATE_NOOP("CommandLine", "“export” needs --format: %1."))
                                 : verbText(QT_TRANSLATE_NOOP("CommandLine", "There is no format “%2”; there are %1."));
        return wordsError(words.format.isEmpty() ? what.arg(known.join(QStringLiteral(", ")))
                                                 : what.arg(known.join(QStringLiteral(", ")), words.format));
    }
    if (const std::optional<Error> wrong = readManner(words, plan))
        return *wrong;
    const int wishes = int(words.query.has_value()) + int(words.list.has_value()) + int(!words.ids.isEmpty());
    if (wishes > 1)
        return wordsError(verbText(QT_TRANSLATE_NOOP("CommandLine", "Choose one of --query, --list and --id.")));
    if (words.list) {
        const std::optional<ReadingList> list = context.library.listByName(*words.list);
        if (!list)
            return notFound(verbText(QT_TRANSLATE_NOOP("CommandLine", "There is no list “%1”.")).arg(*words.list));
        plan.list = list->id;
        plan.head.title = list->name;
        return plan;
    }
    for (const QString &text : words.ids) {
        const Result<PaperId> id = paperNamed(context.library, text);
        if (!id)
            return id.error();
        plan.papers.push_back(id.value());
    }
    plan.head.title = words.query.value_or(verbText(QT_TRANSLATE_NOOP("CommandLine", "Papers")));
    if (words.ids.isEmpty()) {
        SearchRequest request;
        request.query = words.query.value_or(QString());
        const std::atomic<bool> cancelled = false;
        const Result<SearchAnswer> answer = Finder(context.library).find(request, cancelled);
        if (!answer)
            return answer.error();
        plan.papers = answer.value().ranking->ids();
    }
    return plan;
}

// Into the file, else into `document` when it goes into the JSON, else straight out.
Result<qint64> writeTo(const VerbContext &context, const ExportPlan &plan, const QString &path, QByteArray &document)
{
    if (!path.isEmpty())
        return exportToFile(context.library, plan, path, {});
    if (!context.words.json)
        return writeExport(context.library, plan, context.out, {});
    QBuffer buffer(&document);
    buffer.open(QIODevice::WriteOnly);
    return writeExport(context.library, plan, buffer, {});
}

// The numbers that the window begins with, by a reader of its own while the index is looked after.
std::future<Result<Sidebar>> beginCounting(const Library &library)
{
    return std::async(std::launch::async | std::launch::deferred, [path = library.path()] {
        return guarded([&]() -> Result<Sidebar> {
            Library::Options options;
            options.mode = Library::Mode::ReadOnly;
            options.create = false;
            const Result<std::unique_ptr<Library>> reader = Library::open(path, options);
            if (!reader)
                return reader.error();
            return reader.value()->sidebar();
        });
    });
}

} // namespace

ImportHooks progressOnTerminal()
{
    ImportHooks hooks;
    if (isatty(STDERR_FILENO) == 1)
        hooks.progress = [](int percent, const QString &) {
            std::fprintf(stderr, "\r%3d %%%s", percent, percent == 100 ? "\n" : "");
        };
    return hooks;
}

Result<Verdict> runImportVerb(const VerbContext &context)
{
    if (context.words.arguments.isEmpty())
        return wordsError(verbText(QT_TRANSLATE_NOOP("CommandLine", "“import” needs at least one file.")));
    SourceFiles files = sourceFilesOf(context.words.arguments);
    for (ImportSource &source : files.sources)
        source.replaceList = context.words.replaceList;
    Result<ImportReport> report = runImport(directTarget(context.library), files.sources, progressOnTerminal());
    std::future<Result<Sidebar>> counting = beginCounting(context.library);
    careForIndex(context.library, Care::AsNeeded);
    const Result<Sidebar> counted = counting.get();
    if (!report)
        return report.error();
    if (counted) // else the window counts before it shows numbers
        context.library.keepSidebar(counted.value());
    reportFolders(files.folders, report.value());
    if (context.words.json) {
        JsonWriter json(context.out);
        writeReport(json, report.value());
    } else {
        QTextStream text(&context.out);
        printReport(text, report.value());
    }
    bool refused = false;
    for (const FileReport &file : report.value().files) {
        if (file.error) {
            refused = true;
            context.say(QStringLiteral("sheaf: ") + file.error->what + QLatin1Char(' ') + file.error->detail);
        }
    }
    return refused ? Verdict::Failed : Verdict::Done;
}

QStringList exportParts()
{
    QStringList names;
    for (const ExportPart &part : exportPartTable)
        names.append(QLatin1String(part.name));
    return names;
}

Result<Verdict> runExportVerb(const VerbContext &context)
{
    const Result<ExportPlan> plan = planFor(context);
    if (!plan)
        return plan.error();
    context.library.assignKeys(exportedPapers(context.library, plan.value()));
    const QString path = context.words.output == QLatin1String("-") ? QString() : context.words.output;
    QByteArray document;
    const Result<qint64> written = writeTo(context, plan.value(), path, document);
    if (!written)
        return written.error();
    if (context.words.json) {
        JsonWriter json(context.out);
        json.beginObject().pair("papers", written.value()).pair("file", path);
        if (path.isEmpty())
            json.pair("text", QString::fromUtf8(document));
        json.endObject();
    } else if (!path.isEmpty()) {
        context.say(verbText(QT_TRANSLATE_NOOP("CommandLine", "Exported %1.")).arg(papersText(written.value())));
    }
    return Verdict::Done;
}

} // namespace sheaf
