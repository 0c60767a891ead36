// SPDX-License-Identifier: GPL-3.0-or-later
// The table of verbs, and the way from words to an open library to an exit code.
#include "app/commandline.h"

#include "app/jsonwriter.h"
#include "app/places.h"
#include "app/verbs.h"
#include "model/worker.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <array>
#include <cstdio>
#include <limits>

namespace sheaf
{

namespace
{

constexpr qsizetype any = std::numeric_limits<qsizetype>::max();

bool never(const CommandWords &)
{
    return false;
}

bool importsFiles(const CommandWords &words)
{
    return !words.arguments.isEmpty();
}

bool createsList(const CommandWords &words)
{
    return words.arguments.size() == 2 && words.arguments.front() == QLatin1String("create");
}

bool makesTags(const CommandWords &words)
{
    return words.areas || !words.tagsFrom.isEmpty();
}

constexpr std::array verbTable{
    Verb{"import", "import FILE|FOLDER... [--replace-list]", any, importsFiles, runImportVerb},
    Verb{"search", "search QUERY [--limit N]", any, never, runSearch},
    Verb{"show", "show ID", any, never, runShow},
    Verb{"tag", "tag add|remove TAG --query Q | --id ID...", any, never, runTag},
    Verb{"tags", "tags [--areas] | --export FILE|- | --import FILE|-", 0, makesTags, runTags},
    Verb{"lists", "lists", 0, never, runLists},
    Verb{"list", "list create NAME | add NAME --id ID...|--query Q | move NAME ID POSITION | remove NAME --id ID...",
         any, createsList, runList},
    Verb{"status", "status unread|reading|read|dismissed --query Q | --id ID...", any, never, runStatus},
    Verb{"trash", "trash --query Q | --id ID...", 0, never, runTrash},
    Verb{"restore", "restore --query Q | --id ID...", 0, never, runRestore},
    Verb{"export",
         "export --format FORMAT [--query Q | --list L | --id ID...] [-o FILE] [--order ORDER] [--group GROUP] "
         "[--without PARTS]",
         0, never, runExportVerb},
    Verb{"backup", "backup FILE", 1, never, runBackup},
    Verb{"stats", "stats", 0, never, runStats},
    Verb{"history", "history [--limit N]", 0, never, runHistory},
    Verb{"undo", "undo [--to ID]", 0, never, runUndo},
    Verb{"redo", "redo [--to ID]", 0, never, runRedo},
    Verb{"check", "check", 0, never, runCheck},
    Verb{"purge", "purge", 0, never, runPurge},
    Verb{"compact", "compact", 0, never, runCompact},
};

constexpr int patienceMilliseconds = 60'000;

void sayOnStderr(const QString &text)
{
    const QByteArray line = text.toLocal8Bit() + '\n';
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stderr);
}

Result<std::unique_ptr<Library>> openFor(const Verb &verb, const CommandWords &words, const QString &path)
{
    if (words.arguments.size() > verb.most)
        return wordsError(verbText(QT_TRANSLATE_NOOP("CommandLine", "“%1” does not know what to do with “%2”."))
                              .arg(words.verb, words.arguments.at(verb.most)));
    const bool makes = verb.makesLibrary(words);
    if (!makes && !QFileInfo::exists(path))
        return notFound(
            verbText(QT_TRANSLATE_NOOP("CommandLine", "There is no library “%1” yet. “sheaf import FILE” makes one."))
                .arg(path));
    QDir().mkpath(QFileInfo(path).absolutePath());
    Library::Options options;
    options.create = makes;
    options.busyMilliseconds = patienceMilliseconds;
    options.waiting = [] { sayOnStderr(verbText(QT_TRANSLATE_NOOP("CommandLine", "Waiting for another process…"))); };
    return Library::open(path, options);
}

} // namespace

std::span<const Verb> verbs()
{
    return verbTable;
}

bool isVerb(const QString &word)
{
    return std::any_of(verbTable.begin(), verbTable.end(),
                       [&](const Verb &verb) { return word == QLatin1String(verb.name); });
}

int reportError(const Error &error, bool json)
{
    if (json) {
        QFile out;
        if (out.open(stdout, QIODevice::WriteOnly)) {
            JsonWriter writer(out);
            writer.beginObject().key("error").beginObject();
            writer.pair("kind", kindName(error.kind)).pair("what", error.what).pair("detail", error.detail);
            writer.endObject().endObject();
        }
    }
    sayOnStderr(QStringLiteral("sheaf: ") + error.what);
    if (!error.detail.isEmpty())
        sayOnStderr(QStringLiteral("       ") + error.detail);
    return error.kind == Error::Kind::Words ? 2 : 1;
}

int runCommandLine(const CommandWords &words)
{
    const auto verb = std::find_if(verbTable.begin(), verbTable.end(),
                                   [&](const Verb &each) { return words.verb == QLatin1String(each.name); });
    const QString path = words.library.isEmpty() ? defaultLibraryPath() : words.library;
    const Result<Verdict> verdict = guarded(
        [&]() -> Result<Verdict> {
            const Result<std::unique_ptr<Library>> library = openFor(*verb, words, path);
            if (!library)
                return library.error();
            QFile out;
            if (!out.open(stdout, QIODevice::WriteOnly))
                return Error{Error::Kind::File,
                             verbText(QT_TRANSLATE_NOOP("CommandLine", "Nothing can be written to the output.")),
                             out.errorString()};
            const VerbContext context{words, *library.value(), out, sayOnStderr};
            Result<Verdict> result = verb->run(context);
            if (!out.flush() || out.error() != QFileDevice::NoError)
                return Error{Error::Kind::File,
                             verbText(QT_TRANSLATE_NOOP("CommandLine", "The output could not be written.")),
                             out.errorString()};
            library.value()->settle();
            return result;
        },
        QT_TRANSLATE_NOOP("Library", "The library could not be read or written; nothing was changed by half."));
    if (!verdict)
        return reportError(verdict.error(), words.json);
    return verdict.value() == Verdict::Done ? 0 : 1;
}

} // namespace sheaf
