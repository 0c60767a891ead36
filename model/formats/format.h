// SPDX-License-Identifier: GPL-3.0-or-later
// What a file format is to Sheaf: how it is recognised, read into records and written from papers.
#pragma once

#include "model/paper.h"
#include "model/text/linesource.h"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

class QIODevice;

namespace sheaf
{

// A highlight as a handed-over list tells of it: the quoted text, its colour 1..4, the remark.
struct RecordHighlight {
    std::string text;
    int colour = 1;
    std::string remark;
    int occurrence = 1; // where the abstract holds the text several times: which one
};

// One paper as a file holds it; texts are the file's own, not cleaned, UTF-8. Lines 1-based, both included.
struct Record {
    std::string title;
    std::string abstract;
    std::vector<std::string> authors; // "Family, Given"
    int year = 0;
    std::string venue;
    std::string doi;
    std::string arxiv; // without version
    std::vector<std::string> urls;
    int firstLine = 0;
    int lastLine = 0;
    // Only of a list that Sheaf wrote (Markdown). Such texts are taken as they are, without cleaning.
    std::string uid;
    std::vector<std::string> tags;
    std::string note;
    std::string comment;
    std::string section; // the name of the section this record opens, "" otherwise
    std::vector<RecordHighlight> highlights;
    bool isListItem = false;
    bool headingOnly = false; // a section that holds nothing: there is no paper
};

// A place in a file that asks for a look. Notes (PossibleDuplicate, EarlierVersion) are not problems.
enum class Slip : quint8 {
    TitleWithoutAbstract,
    AbstractWithoutTitle,
    NotUnderstood,
    GuessedEncoding,
    PossibleDuplicate,
    EarlierVersion
};

struct Remark {
    Slip slip = Slip::NotUnderstood;
    int line = 0;
    std::string text; // the line in question, at most about 200 characters
    PaperId paper{};  // the paper it leads to, 0 if none
    QString other;    // PossibleDuplicate: the other paper's title; EarlierVersion: the earlier digest's name
    PaperId made{};   // PossibleDuplicate: the paper that the import made, which resembles `paper`
};

// The one sentence a report shows: "title without an abstract".
QString describe(Slip slip, const QString &other = {});
constexpr bool isProblem(Slip slip)
{
    return slip < Slip::PossibleDuplicate;
}

// Where a reader puts what it finds. Returning false from record() stops the reader (cancelled).
struct RecordSink {
    std::function<bool(Record &&)> record;
    std::function<void(Remark &&)> remark;
    std::function<void(const std::string &)> label;     // the digest's date line
    std::function<void(const std::string &)> list = {}; // the name of the reading list that the file is
};

// One paper on its way out.
struct ExportItem {
    Paper paper;
    QString section; // the name of the section this item opens, "" otherwise
    QString comment;
    bool headingOnly = false; // a section that holds nothing: there is no paper, formats without headings pass it over
};

struct ExportOptions {
    bool abstracts = true;
    bool notes = true;
    bool comments = true;
    bool highlights = true;
    bool tags = true;
    bool links = true;
    bool identities = true; // Markdown: the uid comments
};

struct ExportHead {
    QString title; // of the list, or of what was asked
};

// Gives the next item; false at the end.
using ExportSource = std::function<bool(ExportItem &)>;

// Function pointers, so that the registry is a constant table. A null one means that Sheaf does not do that.
struct Format {
    const char *id;     // "markdown", on the command line
    const char *name;   // "Markdown", translated where it is shown (context "Format")
    const char *suffix; // ".md"
    // How sure the first 64 KiB (decoded) make this format: 0 no .. 100.
    int (*recognise)(std::string_view sample);
    void (*read)(LineSource &lines, const RecordSink &sink);
    // Writes the whole document; the caller opens, checks errors and commits the device (QSaveFile).
    void (*write)(const ExportHead &head, const ExportOptions &options, const ExportSource &source, QIODevice &out);
    // Whether the format's usual readers cannot show every letter of the paper's title, authors or venue; null: never.
    bool (*losesLetters)(const Paper &paper) = nullptr;
};

// All formats, in the order in which dialogs show them.
std::span<const Format> formats();
const Format *formatById(QStringView id);

// What a file is, by its first 64 KiB of raw bytes: the format that reads it, or why it is refused
// ("This is a PDF", "This is program source", "This is prose" ...).
struct Recognised {
    const Format *format = nullptr;
    QString refusal; // set when format is null
};
Recognised recognise(const QByteArray &head);

} // namespace sheaf
