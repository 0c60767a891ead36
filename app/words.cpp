// SPDX-License-Identifier: GPL-3.0-or-later
// Takes the command line apart by two small tables: options that stand alone and options that take a value.
#include "app/words.h"

#include "app/verbs.h"
#include "model/formats/format.h"

#include <QCoreApplication>

#include <array>

namespace sheaf
{

namespace
{

struct FlagOption {
    const char *name;
    bool CommandWords::*field;
};
constexpr std::array flagOptions{
    FlagOption{"--json", &CommandWords::json},       FlagOption{"--sample", &CommandWords::sample},
    FlagOption{"--areas", &CommandWords::areas},     FlagOption{"--replace-list", &CommandWords::replaceList},
    FlagOption{"--help", &CommandWords::help},       FlagOption{"-h", &CommandWords::help},
    FlagOption{"--version", &CommandWords::version},
};

struct ValueOption {
    const char *name;
    QString CommandWords::*field;
};
constexpr std::array valueOptions{
    ValueOption{"--library", &CommandWords::library},       ValueOption{"--config", &CommandWords::config},
    ValueOption{"--screenshot", &CommandWords::screenshot}, ValueOption{"--format", &CommandWords::format},
    ValueOption{"--output", &CommandWords::output},         ValueOption{"-o", &CommandWords::output},
    ValueOption{"--order", &CommandWords::order},           ValueOption{"--group", &CommandWords::group},
    ValueOption{"--without", &CommandWords::without},       ValueOption{"--to", &CommandWords::to},
    ValueOption{"--export", &CommandWords::tagsTo},         ValueOption{"--import", &CommandWords::tagsFrom},
};

Error wrongWords(const char *text, const QString &word)
{
    return {Error::Kind::Words, QCoreApplication::translate("CommandLine", text).arg(word), {}};
}

// Reads one option with what belongs to it.
class WordReader final
{
public:
    explicit WordReader(const QStringList &arguments) : m_arguments(arguments) {}

    Result<CommandWords> read()
    {
        bool onlyArguments = false;
        while (m_at < m_arguments.size()) {
            const QString word = m_arguments[m_at++];
            if (!onlyArguments && word == QLatin1String("--")) {
                onlyArguments = true;
            } else if (!onlyArguments && word.startsWith(QLatin1Char('-')) && word.size() > 1 && isOption(word)) {
                if (const std::optional<Error> error = option(word))
                    return *error;
            } else {
                argument(word);
            }
        }
        if (m_words.verb.isEmpty() && m_words.json)
            return wrongWords(QT_TRANSLATE_NOOP("CommandLine", "%1 goes with a verb; “sheaf --help” names them."),
                              QStringLiteral("--json"));
        return m_words;
    }

private:
    // A query such as "-draft" is an argument; an option begins with two dashes or is one of the short ones.
    static bool isOption(const QString &word)
    {
        return word.startsWith(QLatin1String("--")) || word == QLatin1String("-o") || word == QLatin1String("-h");
    }

    void argument(const QString &word)
    {
        if (m_words.verb.isEmpty() && m_words.arguments.isEmpty() && isVerb(word))
            m_words.verb = word;
        else
            m_words.arguments.append(word);
    }

    std::optional<Error> option(const QString &word)
    {
        const qsizetype equals = word.startsWith(QLatin1String("--")) ? word.indexOf(QLatin1Char('=')) : -1;
        const QString name = equals < 0 ? word : word.left(equals);
        if (equals >= 0)
            m_attached = word.mid(equals + 1);
        for (const FlagOption &flag : flagOptions) {
            if (name == QLatin1String(flag.name)) {
                m_words.*flag.field = true;
                return takeAttached()
                           ? std::optional(wrongWords(QT_TRANSLATE_NOOP("CommandLine", "%1 takes no value."), name))
                           : std::nullopt;
            }
        }
        for (const ValueOption &option : valueOptions) {
            if (name == QLatin1String(option.name))
                return value(name, [&](const QString &text) { m_words.*option.field = text; });
        }
        if (name == QLatin1String("--query"))
            return value(name, [&](const QString &text) { m_words.query = text; });
        if (name == QLatin1String("--list"))
            return value(name, [&](const QString &text) { m_words.list = text; });
        if (name == QLatin1String("--limit"))
            return limit(name);
        if (name == QLatin1String("--id"))
            return ids(name);
        return wrongWords(QT_TRANSLATE_NOOP("CommandLine", "There is no option %1."), name);
    }

    std::optional<QString> takeAttached() { return std::exchange(m_attached, std::nullopt); }

    template <class Take>
    std::optional<Error> value(const QString &name, Take take)
    {
        if (const std::optional<QString> attached = takeAttached()) {
            take(*attached);
            return std::nullopt;
        }
        if (m_at == m_arguments.size())
            return wrongWords(QT_TRANSLATE_NOOP("CommandLine", "%1 needs a value."), name);
        take(m_arguments[m_at++]);
        return std::nullopt;
    }

    std::optional<Error> limit(const QString &name)
    {
        bool isNumber = false;
        const std::optional<Error> error =
            value(name, [&](const QString &text) { m_words.limit = text.toLongLong(&isNumber); });
        if (error)
            return error;
        if (!isNumber || *m_words.limit < 0)
            return wrongWords(QT_TRANSLATE_NOOP("CommandLine", "%1 needs a number."), name);
        return std::nullopt;
    }

    std::optional<Error> ids(const QString &name)
    {
        if (const std::optional<QString> attached = takeAttached())
            m_words.ids.append(*attached);
        while (m_at < m_arguments.size() && !m_arguments[m_at].startsWith(QLatin1Char('-')))
            m_words.ids.append(m_arguments[m_at++]);
        if (m_words.ids.isEmpty())
            return wrongWords(QT_TRANSLATE_NOOP("CommandLine", "%1 needs at least one id."), name);
        return std::nullopt;
    }

    const QStringList m_arguments;
    qsizetype m_at = 0;
    std::optional<QString> m_attached;
    CommandWords m_words;
};

} // namespace

Result<CommandWords> readCommandWords(const QStringList &arguments)
{
    return WordReader(arguments).read();
}

QString usage()
{
    QString text = QCoreApplication::translate(
        "CommandLine", "sheaf [--library FILE] [--config DIR] [FILE...]   opens the window and "
                       "imports the files\n"
                       "sheaf [--library FILE] [--json] VERB ...          works without a display\n\n"
                       "Verbs:\n");
    for (const Verb &verb : verbs())
        text += QStringLiteral("  %1\n").arg(QLatin1String(verb.usage));
    QStringList formatNames;
    for (const Format &format : formats()) {
        if (format.write)
            formatNames.append(QLatin1String(format.id));
    }
    text += QCoreApplication::translate("CommandLine",
                                        "\nexport: FORMAT is %1. --order sorts by added, title or year; without it a "
                                        "list keeps its own order.\n"
                                        "  --group none|area|section sets headings (section: a list's own). --without "
                                        "leaves out, separated by commas:\n"
                                        "  %2.\n")
                .arg(formatNames.join(QStringLiteral(", ")), exportParts().join(QStringLiteral(", ")));
    text += QCoreApplication::translate("CommandLine",
                                        "\nFurther options of the window: --sample (imports the sample digest once), "
                                        "--screenshot FILE.\n"
                                        "Exit: 0 done, 1 it could not be done, 2 the words are wrong.\n");
    return text;
}

} // namespace sheaf
