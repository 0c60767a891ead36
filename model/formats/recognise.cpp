// SPDX-License-Identifier: GPL-3.0-or-later
// Names what a file is when it is no digest, by signatures and by how its lines look.
#include "model/formats/recognise.h"

#include "model/formats/digestsigns.h"
#include "model/formats/format.h"
#include "model/text/bytescan.h"

#include <QCoreApplication>

#include <algorithm>

namespace sheaf
{

namespace
{

QString sayFormat(const char *text)
{
    return QCoreApplication::translate("Format", text);
}

struct Signature {
    std::size_t at;
    std::string_view bytes;
    const char *what;
};

constexpr const char *zipArchive = QT_TRANSLATE_NOOP("Format", "This is a ZIP archive or an office document.");
constexpr const char *gzipFile = QT_TRANSLATE_NOOP("Format", "This is a compressed file.");
constexpr const char *archive = QT_TRANSLATE_NOOP("Format", "This is an archive.");
constexpr const char *picture = QT_TRANSLATE_NOOP("Format", "This is a picture.");
constexpr const char *program = QT_TRANSLATE_NOOP("Format", "This is a program.");
constexpr const char *html = QT_TRANSLATE_NOOP("Format", "This is a web page (HTML).");
constexpr const char *xml = QT_TRANSLATE_NOOP("Format", "This is XML.");

constexpr Signature signatures[] = {
    {0, "%PDF-", QT_TRANSLATE_NOOP("Format", "This is a PDF document.")},
    {0, "PK\x03\x04", zipArchive},
    {0, "PK\x05\x06", zipArchive},
    {0, "\x1F\x8B", gzipFile},
    {0, "BZh", gzipFile},
    {0, "\xFD\x37zXZ", gzipFile},
    {0, "\x28\xB5\x2F\xFD", gzipFile},
    {0, "7z\xBC\xAF\x27\x1C", archive},
    {0, "Rar!\x1A\x07", archive},
    {257, "ustar", archive},
    {0, "SQLite format 3", QT_TRANSLATE_NOOP("Format", "This is a database. A Sheaf library is opened, not imported.")},
    {0, "\x89PNG", picture},
    {0, "\xFF\xD8\xFF", picture},
    {0, "GIF8", picture},
    {0, "II*\0", picture},
    {0,
     "\x7F"
     "ELF",
     program},
    {0, "\xD0\xCF\x11\xE0", QT_TRANSLATE_NOOP("Format", "This is an office document.")},
    {0, "{\\rtf", QT_TRANSLATE_NOOP("Format", "This is a rich text document (RTF).")},
    {0, "%!PS", QT_TRANSLATE_NOOP("Format", "This is a PostScript document.")},
};

bool isAsciiLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Calls see(line) for each line; stops when it returns true, which is the result.
template <class See>
bool anyLine(std::string_view text, See see)
{
    while (!text.empty()) {
        const std::size_t end = scanLine(text).end;
        if (see(text.substr(0, end)))
            return true;
        text.remove_prefix(std::min(text.size(), end + 1));
    }
    return false;
}

std::string_view indented(std::string_view line)
{
    const std::size_t from = line.find_first_not_of(" \t");
    return from == std::string_view::npos ? std::string_view() : line.substr(from);
}

bool startsWithAny(std::string_view line, std::initializer_list<std::string_view> starts)
{
    return std::any_of(starts.begin(), starts.end(),
                       [line](std::string_view start) { return line.starts_with(start); });
}

// "@article{key," with a name of letters.
bool isBibtexLine(std::string_view line)
{
    line = indented(line);
    if (!line.starts_with('@'))
        return false;
    std::size_t at = 1;
    while (at < line.size() && isAsciiLetter(line[at]))
        ++at;
    const std::string_view rest = at > 1 ? indented(line.substr(at)) : std::string_view();
    return rest.starts_with('{') || rest.starts_with('(');
}

bool isRisLine(std::string_view line)
{
    return line.starts_with("TY  - ");
}

// A bracket, then what only a JSON value can begin with: digests have titles such as "[Re] ..." and "{De}coupled".
bool looksLikeJson(std::string_view text)
{
    if (!text.starts_with('{') && !text.starts_with('['))
        return false;
    const std::size_t inner = text.find_first_not_of(" \t\r\n", 1);
    if (inner == std::string_view::npos)
        return true;
    return text[inner] == '"' || text[inner] == '{' || text[inner] == '}' ||
           (text[0] == '[' && (text[inner] == '[' || text[inner] == ']'));
}

bool looksLikeMarkup(std::string_view text)
{
    if (text.size() < 2 || text[0] != '<' || !(isAsciiLetter(text[1]) || text[1] == '!' || text[1] == '?'))
        return false;
    return text.find("</") != std::string_view::npos || text.find("/>") != std::string_view::npos ||
           startsWithAny(text, {"<!", "<?xml", "<html", "<HTML"});
}

bool looksLikeHtml(std::string_view text)
{
    std::string start(text.substr(0, 2000));
    for (char &c : start)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
    return start.find("<!doctype html") != std::string::npos || start.find("<html") != std::string::npos ||
           start.find("<body") != std::string::npos || start.find("<div") != std::string::npos ||
           start.find("<p>") != std::string::npos || start.find("<head") != std::string::npos;
}

struct LineCensus {
    int lines = 0; // not blank
    int source = 0;
    int markdown = 0;
    int tabular = 0;
    int verbatim = 0; // LaTeX commands
};

bool isSourceLine(std::string_view raw)
{
    const std::string_view line = indented(raw);
    const char end = line.back();
    if (end == ';' || end == '{' || end == '}' || line.ends_with("*/") || line.ends_with("):") || line.ends_with(") {"))
        return true;
    return startsWithAny(line, {"#include", "#!/",     "//",    "/*",    "import ", "from ",     "def ",
                                "class ",   "return ", "if (",  "for (", "while (", "@Override", "public ",
                                "private ", "fn ",     "func ", "let ",  "const ",  "var ",      "#define",
                                "#if",      "#endif",  "elif ", "else:", "self.",   "package ",  "using "}) &&
           (raw.size() < 120);
}

bool isMarkdownLine(std::string_view raw)
{
    const std::string_view line = indented(raw);
    const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
    const bool numbered = digits > 0 && digits < 4 && line.substr(digits).starts_with(". ");
    return numbered || startsWithAny(line, {"# ", "## ", "### ", "#### ", "- ", "* ", "+ ", "> ", "```", "| ", "![",
                                            "[![", "---", "==="});
}

LineCensus censusOf(std::string_view text)
{
    LineCensus census;
    anyLine(text, [&census](std::string_view line) {
        if (indented(line).empty())
            return false;
        ++census.lines;
        census.source += isSourceLine(line) ? 1 : 0;
        census.markdown += isMarkdownLine(line) ? 1 : 0;
        census.tabular += std::count(line.begin(), line.end(), '\t') >= 2 ? 1 : 0;
        census.verbatim +=
            startsWithAny(indented(line), {"\\begin{", "\\end{", "\\section", "\\usepackage", "\\documentclass"}) ? 1
                                                                                                                  : 0;
        return false;
    });
    return census;
}

int percentOf(int part, int whole)
{
    return whole == 0 ? 0 : part * 100 / whole;
}

} // namespace

QString binaryKind(std::string_view rawHead, std::string_view text)
{
    for (const Signature &signature : signatures) {
        if (rawHead.size() > signature.at && rawHead.substr(signature.at).starts_with(signature.bytes))
            return sayFormat(signature.what);
    }
    if (rawHead.starts_with(std::string_view("\xFF\xFE\0\0", 4)) ||
        rawHead.starts_with(std::string_view("\0\0\xFE\xFF", 4)))
        return sayFormat(QT_TRANSLATE_NOOP("Format", "This is text in UTF-32."));
    const std::size_t controls = countBytes(text, [](std::uint8_t byte) { // beyond white space and ESC
        return byte < 0x20 && static_cast<std::uint8_t>(byte - '\t') > '\r' - '\t' && byte != 0x1B;
    });
    const bool zeros = controls > 0 && text.find('\0') != std::string_view::npos;
    if (zeros || controls * 100 > text.size())
        return sayFormat(QT_TRANSLATE_NOOP("Format", "This is a binary file, not text."));
    return {};
}

QString markedKind(std::string_view text)
{
    const std::string_view body = trimmedLine(text);
    if (looksLikeMarkup(body))
        return sayFormat(looksLikeHtml(body) ? html : xml);
    if (body.starts_with('<') && looksLikeHtml(body) && body.find("</") != std::string_view::npos)
        return sayFormat(html);
    if (body.find('@') != std::string_view::npos && anyLine(body, isBibtexLine))
        return sayFormat(QT_TRANSLATE_NOOP("Format", "This looks like BibTeX."));
    if (anyLine(body, isRisLine))
        return sayFormat(QT_TRANSLATE_NOOP("Format", "This looks like RIS."));
    if (looksLikeJson(body))
        return sayFormat(QT_TRANSLATE_NOOP("Format", "This looks like JSON."));
    return {};
}

int looseSureness(std::string_view text)
{
    const LineCensus census = censusOf(text);
    const bool shebang = text.starts_with("#!");
    const bool frontMatter = text.starts_with("---\n") || text.starts_with("---\r\n");
    const bool latex = census.verbatim >= 2;
    if (shebang || frontMatter || latex)
        return 100;
    return std::max({census.source >= 3 ? percentOf(census.source, census.lines) * 5 / 2 : 0,
                     census.markdown >= 2 ? percentOf(census.markdown, census.lines) * 5 : 0,
                     census.tabular >= 2 ? percentOf(census.tabular, census.lines) : 0});
}

QString looseKind(std::string_view text)
{
    const LineCensus census = censusOf(text);
    if (census.verbatim >= 2)
        return sayFormat(QT_TRANSLATE_NOOP("Format", "This looks like a LaTeX document."));
    if (text.starts_with("#!") || (census.source >= 3 && percentOf(census.source, census.lines) >= 20))
        return sayFormat(QT_TRANSLATE_NOOP("Format", "This looks like program source."));
    if (text.starts_with("---\n") || (census.markdown >= 2 && percentOf(census.markdown, census.lines) >= 8))
        return sayFormat(QT_TRANSLATE_NOOP("Format", "This looks like a Markdown document."));
    if (census.tabular >= 2 && percentOf(census.tabular, census.lines) >= 50)
        return sayFormat(QT_TRANSLATE_NOOP("Format", "This looks like a table."));
    return sayFormat(
        QT_TRANSLATE_NOOP("Format", "This looks like prose or a list: titles and abstracts do not alternate."));
}

} // namespace sheaf
