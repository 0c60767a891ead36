// SPDX-License-Identifier: GPL-3.0-or-later
// The set of tags out of a library and into one, from the command line.
#include "app/jsonwriter.h"
#include "app/tagset.h"
#include "app/verbs.h"
#include "model/db/openfiles.h"
#include "model/phrases.h"

#include <QCoreApplication>
#include <QFile>
#include <QSaveFile>
#include <QTextStream>

#include <cstdio>

namespace sheaf
{

namespace
{

bool meansStream(const QString &file)
{
    return file == QLatin1String("-");
}

Error tagFileError(const char *text, const QString &file, const QString &detail)
{
    return {Error::Kind::File, verbText(text).arg(file), detail};
}

Result<QByteArray> tagSetBytes(const QString &name)
{
    QFile file(name);
    if (!meansStream(name) && isOpenDatabase(name))
        return tagFileError(QT_TRANSLATE_NOOP("CommandLine", "“%1” is the library itself."), name, {});
    if (!(meansStream(name) ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly)))
        return tagFileError(QT_TRANSLATE_NOOP("CommandLine", "“%1” cannot be read."), name, file.errorString());
    return file.readAll();
}

void writeNames(JsonWriter &json, const char *name, const QStringList &names)
{
    json.key(name).beginArray();
    for (const QString &each : names)
        json.value(each);
    json.endArray();
}

void reportTagSet(const VerbContext &context, const TagSetPlan &plan)
{
    for (const TagSetPlan::Refusal &refusal : plan.refused)
        context.say(verbText(QT_TRANSLATE_NOOP("CommandLine", "Not taken for “%1”: %2")).arg(refusal.tag, refusal.why));
    if (!context.words.json) {
        QTextStream text(&context.out);
        const auto line = [&text](const char *words, const QStringList &names) {
            if (!names.isEmpty())
                text << verbText(words).arg(numberText(names.size()), names.join(QStringLiteral(", "))) << '\n';
        };
        line(QT_TRANSLATE_NOOP("CommandLine", "Tags added: %1 (%2)"), plan.added);
        line(QT_TRANSLATE_NOOP("CommandLine", "Tags changed: %1 (%2)"), plan.changed);
        if (plan.added.isEmpty() && plan.changed.isEmpty())
            text << verbText(QT_TRANSLATE_NOOP("CommandLine", "Nothing to change; it is so already.")) << '\n';
        return;
    }
    JsonWriter json(context.out);
    json.beginObject();
    writeNames(json, "added", plan.added);
    writeNames(json, "changed", plan.changed);
    json.key("refused").beginArray();
    for (const TagSetPlan::Refusal &refusal : plan.refused)
        json.beginObject().pair("tag", refusal.tag).pair("why", refusal.why).endObject();
    json.endArray().endObject();
}

} // namespace

Result<Verdict> exportTagSet(const VerbContext &context)
{
    const QString &name = context.words.tagsTo;
    const std::vector<Tag> tags = context.library.tags();
    if (meansStream(name)) {
        writeTagSet(context.out, tags);
        return Verdict::Done;
    }
    if (isOpenDatabase(name))
        return tagFileError(QT_TRANSLATE_NOOP("CommandLine", "“%1” is the library itself."), name, {});
    QSaveFile file(name);
    if (!file.open(QIODevice::WriteOnly))
        return tagFileError(QT_TRANSLATE_NOOP("CommandLine", "“%1” cannot be written."), name, file.errorString());
    writeTagSet(file, tags);
    if (!file.commit())
        return tagFileError(QT_TRANSLATE_NOOP("CommandLine", "“%1” could not be written."), name, file.errorString());
    if (context.words.json)
        JsonWriter(context.out).beginObject().pair("file", name).pair("tags", qint64(std::ssize(tags))).endObject();
    else
        QTextStream(&context.out)
            << verbText(QT_TRANSLATE_NOOP("CommandLine", "Wrote the set of tags to “%1”.")).arg(name) << '\n';
    return Verdict::Done;
}

Result<Verdict> importTagSet(const VerbContext &context)
{
    const Result<QByteArray> bytes = tagSetBytes(context.words.tagsFrom);
    if (!bytes)
        return bytes.error();
    const Result<std::vector<TagSetEntry>> entries = readTagSet(bytes.value());
    if (!entries)
        return entries.error();
    const TagSetPlan plan = planTagSet(entries.value(), context.library.tags());
    const Result<Applied> applied = context.library.submit(plan.edit);
    if (!applied)
        return applied.error();
    reportTagSet(context, plan);
    return plan.refused.empty() ? Verdict::Done : Verdict::Failed;
}

} // namespace sheaf
