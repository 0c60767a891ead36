// SPDX-License-Identifier: GPL-3.0-or-later
// The table of formats, and the choice among them by what a file holds.
#include "model/formats/biblatex.h"
#include "model/formats/bibtex.h"
#include "model/formats/citation.h"
#include "model/formats/digesttext.h"
#include "model/formats/format.h"
#include "model/formats/html.h"
#include "model/formats/markdown.h"
#include "model/formats/recognise.h"
#include "model/text/encoding.h"

#include <QCoreApplication>

namespace sheaf
{

namespace
{

constexpr int sureEnough = 50;
constexpr int beyondDoubt = 100;

// A new format is one file and one row here.
constexpr Format formatTable[] = {
    {"digest", QT_TRANSLATE_NOOP("Format", "Digest text"), ".txt", recogniseDigestText, readDigestText, nullptr},
    {"markdown", QT_TRANSLATE_NOOP("Format", "Markdown"), ".md", recogniseMarkdown, readMarkdown, writeMarkdown},
    {"bibtex", QT_TRANSLATE_NOOP("Format", "BibTeX"), ".bib", nullptr, nullptr, writeBibtex, bibtexLosesLetters},
    {"biblatex", QT_TRANSLATE_NOOP("Format", "BibLaTeX"), ".bib", nullptr, nullptr, writeBiblatex},
    {"html", QT_TRANSLATE_NOOP("Format", "HTML"), ".html", nullptr, nullptr, writeHtml},
    {"citation", QT_TRANSLATE_NOOP("Format", "Plain citations"), ".txt", nullptr, nullptr, writeCitations},
};

// The sample without the line that its end may have cut in two.
std::string_view wholeLines(std::string_view sample, bool cut)
{
    const std::size_t end = cut ? sample.find_last_of("\r\n") : std::string_view::npos;
    return end == std::string_view::npos ? sample : sample.substr(0, end + 1);
}

QString refusal(const QString &what)
{
    return QCoreApplication::translate("Format", "%1 Sheaf reads digest text: a title, then its abstract, and so on. "
                                                 "Save the page of search results as plain text and open that file. "
                                                 "It also reads Markdown lists of papers with their links.")
        .arg(what);
}

} // namespace

std::span<const Format> formats()
{
    return formatTable;
}

const Format *formatById(QStringView id)
{
    for (const Format &format : formatTable) {
        if (id == QLatin1String(format.id))
            return &format;
    }
    return nullptr;
}

QString describe(Slip slip, const QString &other)
{
    switch (slip) {
    case Slip::TitleWithoutAbstract:
        return QCoreApplication::translate("Format", "title without an abstract");
    case Slip::AbstractWithoutTitle:
        return QCoreApplication::translate("Format", "abstract without a title");
    case Slip::NotUnderstood:
        return QCoreApplication::translate("Format", "line not understood");
    case Slip::GuessedEncoding:
        return QCoreApplication::translate("Format", "not UTF-8: guessed to be Latin-1 from this line on");
    case Slip::PossibleDuplicate:
        return QCoreApplication::translate("Format", "possible duplicate of \u201C%1\u201D").arg(other);
    case Slip::EarlierVersion:
        return QCoreApplication::translate("Format", "an earlier version of this file is in the library: %1")
            .arg(other);
    }
    return {};
}

Recognised recognise(const QByteArray &head)
{
    const std::string_view raw(head.constData(), static_cast<std::size_t>(head.size()));
    if (raw.empty())
        return {nullptr, QCoreApplication::translate("Format", "The file is empty.")};
    std::string room;
    const std::string_view text = decodedHead(raw, room);
    if (const QString kind = binaryKind(raw, text); !kind.isEmpty())
        return {nullptr, refusal(kind)};

    constexpr qsizetype sampleSize = 64 * 1024;
    const std::string_view sample = wholeLines(text, head.size() >= sampleSize);
    if (sample.find_first_not_of(" \t\r\n\f\v") == std::string_view::npos)
        return {nullptr, QCoreApplication::translate("Format", "The file holds no text, only white space.")};
    // A note in a list of ours may hold any other format's text.
    const bool ownList = holdsOwnMarks(sample);
    if (const QString kind = ownList ? QString() : markedKind(sample); !kind.isEmpty())
        return {nullptr, refusal(kind)};

    const Format *best = nullptr;
    int bestScore = sureEnough - 1;
    for (const Format &format : formatTable) {
        if (bestScore >= beyondDoubt && !ownList) // which alone is surer
            break;
        const int score = format.recognise && format.read ? format.recognise(sample) : 0;
        if (score > bestScore) {
            best = &format;
            bestScore = score;
        }
    }
    if (best && (bestScore >= beyondDoubt || looseSureness(sample) < sureEnough))
        return {best, {}};
    return {nullptr, refusal(looseKind(sample))};
}

} // namespace sheaf
