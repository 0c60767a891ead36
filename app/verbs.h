// SPDX-License-Identifier: GPL-3.0-or-later
// The verbs of the command line: one row a verb, one function a row.
#pragma once

#include "app/words.h"
#include "model/finder.h"
#include "model/library.h"

#include <functional>
#include <span>

class QIODevice;

namespace sheaf
{

struct ImportHooks; // model/transfer.h

// What a verb works with. With --json it writes one document to `out`, otherwise readable lines.
struct VerbContext {
    const CommandWords &words;
    Library &library;
    QIODevice &out;
    std::function<void(const QString &)> say; // messages, on stderr
};

enum class Verdict { Done, Failed }; // Failed: reported already (a refused file); the exit code is 1

struct Verb {
    const char *name;
    const char *usage;
    qsizetype most;                                  // arguments that it takes at most; more are an error
    bool (*makesLibrary)(const CommandWords &words); // a library that is not there yet is made
    Result<Verdict> (*run)(const VerbContext &context);
};

std::span<const Verb> verbs();
bool isVerb(const QString &word);

Result<Verdict> runSearch(const VerbContext &context);
Result<Verdict> runShow(const VerbContext &context);
Result<Verdict> runTags(const VerbContext &context);
Result<Verdict> runLists(const VerbContext &context);
Result<Verdict> runStats(const VerbContext &context);
Result<Verdict> runHistory(const VerbContext &context);
Result<Verdict> runCheck(const VerbContext &context);
Result<Verdict> runTag(const VerbContext &context);
Result<Verdict> runList(const VerbContext &context);
Result<Verdict> runStatus(const VerbContext &context);
Result<Verdict> runTrash(const VerbContext &context);
Result<Verdict> runRestore(const VerbContext &context);
Result<Verdict> runUndo(const VerbContext &context);
Result<Verdict> runRedo(const VerbContext &context);
Result<Verdict> runPurge(const VerbContext &context);
Result<Verdict> runCompact(const VerbContext &context);
Result<Verdict> runImportVerb(const VerbContext &context);
Result<Verdict> runExportVerb(const VerbContext &context);
Result<Verdict> exportTagSet(const VerbContext &context); // tags --export
Result<Verdict> importTagSet(const VerbContext &context); // tags --import
Result<Verdict> runBackup(const VerbContext &context);
QStringList exportParts();        // what --without takes
ImportHooks progressOnTerminal(); // in percent, where somebody looks at it

// The papers that --query and --id name; Words when neither is given, NotFound for an id that no paper has.
Result<IdSet> chosenPapers(const VerbContext &context);
Result<PaperId> paperNamed(Library &library, const QString &id); // a number or a uid
Error wordsError(const QString &what);
Error notFound(const QString &what);
QString verbText(const char *text); // translated, context CommandLine

} // namespace sheaf
