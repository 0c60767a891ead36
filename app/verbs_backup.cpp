// SPDX-License-Identifier: GPL-3.0-or-later
// The verb that copies the library into a file.
#include "app/jsonwriter.h"
#include "app/verbs.h"
#include "model/backup.h"
#include "model/phrases.h"
#include "model/transfer.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTextStream>

namespace sheaf
{

Result<Verdict> runBackup(const VerbContext &context)
{
    if (context.words.arguments.size() != 1)
        return wordsError(verbText(QT_TRANSLATE_NOOP("CommandLine", "“backup” needs one file.")));
    const QString file = context.words.arguments.front();
    BackupHooks hooks;
    if (const auto tell = progressOnTerminal().progress)
        hooks.progress = [tell](int percent) { tell(percent, {}); };
    const Result<LibraryFacts> made = backUp(context.library.path(), file, hooks);
    if (!made)
        return made.error();
    const LibraryFacts &facts = made.value();
    if (context.words.json)
        JsonWriter(context.out)
            .beginObject()
            .pair("file", file)
            .pair("bytes", facts.bytes)
            .pair("papers", facts.papers)
            .pair("revision", facts.revision)
            .endObject();
    else
        QTextStream(&context.out) << verbText(QT_TRANSLATE_NOOP("CommandLine", "Backed up %1 to “%2” (%3)."))
                                         .arg(papersText(facts.papers), file, QLocale().formattedDataSize(facts.bytes))
                                  << '\n';
    return Verdict::Done;
}

} // namespace sheaf
