// SPDX-License-Identifier: GPL-3.0-or-later
// Writes Unicode text as LaTeX that pdfLaTeX sets, BibTeX balances, and pandoc and biber read back as the same text.
#include "model/text/latex.h"

#include "model/text/latextable.h"

#include <QString>

#include <array>
#include <vector>

namespace sheaf
{
namespace
{

struct LatexPiece {
    char32_t character;
    std::string_view latex;
};

constexpr std::array latexEscapes = {
    LatexPiece{U'%', "\\%"},
    LatexPiece{U'&', "\\&"},
    LatexPiece{U'$', "\\$"},
    LatexPiece{U'#', "\\#"},
    LatexPiece{U'_', "\\_"},
    LatexPiece{U'\\', "{\\textbackslash}"},
    LatexPiece{U'~', "{\\textasciitilde}"},
    LatexPiece{U'^', "{\\textasciicircum}"},
    LatexPiece{U'<', "{\\textless}"},
    LatexPiece{U'>', "{\\textgreater}"},
    LatexPiece{U'|', "$|$"}, // pandoc drops \textbar
    LatexPiece{U'`', "{\\`{}}"},
    LatexPiece{U'\u00a0', "~"},
    LatexPiece{U'\u2013', "--"},
    LatexPiece{U'\u2014', "---"},
    LatexPiece{U'\u2018', "`"},
    LatexPiece{U'\u2019', "'"},
    LatexPiece{U'\u201c', "``"},
    LatexPiece{U'\u201d', "''"},
};

std::string_view latexEscape(char32_t character)
{
    for (const LatexPiece &piece : latexEscapes) {
        if (piece.character == character)
            return piece.latex;
    }
    return {};
}

void appendUtf8(std::string &out, char32_t character)
{
    out += QString::fromUcs4(&character, 1).toStdString();
}

// For each brace of the text, in order: whether it has a partner.
std::vector<bool> pairedBraces(QStringView text)
{
    std::vector<bool> paired;
    std::vector<std::size_t> open;
    for (const QChar unit : text) {
        if (unit == u'{') {
            open.push_back(paired.size());
            paired.push_back(false);
        } else if (unit == u'}') {
            paired.push_back(!open.empty());
            if (!open.empty()) {
                paired[open.back()] = true;
                open.pop_back();
            }
        }
    }
    return paired;
}

// Whether a line must not start a new line of a field as it is: readers that look for runaway texts could take it for
// "@article{" or "title = ", and an empty one would end the paragraph, where pandoc loses the space.
bool needsLead(QStringView line)
{
    line = line.trimmed();
    if (line.isEmpty() || line.startsWith(u'@'))
        return true;
    qsizetype at = 0;
    while (at < line.size() && !line[at].isSpace() && line[at] != u'=')
        ++at;
    return line.sliced(at).trimmed().startsWith(u'=');
}

class LatexWriter final
{
public:
    // Without `raw`: for readers that know Unicode.
    LatexWriter(QStringView text, RawCharacters *raw) : m_text(text), m_raw(raw), m_paired(pairedBraces(text)) {}

    std::string write(std::span<const TextSpan> braced)
    {
        auto span = braced.begin();
        while (m_at < m_text.size()) {
            if (span != braced.end() && span->from == m_at) {
                m_out += '{';
                const qsizetype end = span->from + span->length;
                while (m_at < end)
                    writeOne();
                m_out += '}';
                ++span;
            } else {
                writeOne();
            }
        }
        return std::move(m_out);
    }

private:
    char32_t take()
    {
        const QChar first = m_text[m_at++];
        if (first.isHighSurrogate() && m_at < m_text.size() && m_text[m_at].isLowSurrogate())
            return QChar::surrogateToUcs4(first, m_text[m_at++]);
        return first.isSurrogate() ? QChar(QChar::ReplacementCharacter).unicode() : first.unicode();
    }

    void writeOne()
    {
        const qsizetype from = m_at;
        const char32_t character = take();
        if (character == U'{' || character == U'}')
            writeBrace(character);
        else if (character == U'\n')
            writeLineFeed();
        else if (character < 0x20 || character == 0x7f)
            m_out += ' ';
        else if (character == U'-')
            writeHyphen(from);
        else if (const std::string_view escape = latexEscape(character); !escape.empty() && escapes(character))
            append(escape);
        else if (character < 0x80)
            append(std::string_view(std::array{static_cast<char>(character)}.data(), 1));
        else
            writeLetter(character);
    }

    bool escapes(char32_t character) const { return m_raw || character <= 0xa0; }

    // Keeps apart what LaTeX would join: `` '' -- ,, and the Spanish ?` !`.
    void append(std::string_view piece)
    {
        const char next = piece.front();
        const char last = m_out.empty() ? ' ' : m_out.back();
        const bool joins =
            (next == last && QByteArrayView("`'-,").contains(next)) || (next == '`' && (last == '?' || last == '!'));
        if (joins)
            m_out += "{}";
        m_out += piece;
    }

    void writeBrace(char32_t brace)
    {
        const bool paired = m_paired[m_braces++];
        if (brace == U'{')
            m_out += paired ? "\\{" : "\\{\\iffalse\\}\\fi{}";
        else
            m_out += paired ? "\\}" : "\\iffalse\\{\\fi\\}";
    }

    void writeLineFeed()
    {
        m_out += '\n';
        const QStringView rest = m_text.sliced(m_at);
        const qsizetype end = rest.indexOf(u'\n');
        if (needsLead(end < 0 ? rest : rest.first(end)))
            m_out += "{}";
    }

    // Exactly two hyphens are a dash, unless they begin a word; of any other run each hyphen stands alone.
    void writeHyphen(qsizetype from)
    {
        qsizetype end = from;
        while (end < m_text.size() && m_text[end] == u'-')
            ++end;
        const bool atStart = from == 0 || m_text[from - 1].isSpace();
        const bool option = atStart && end < m_text.size() && m_text[end].isLetterOrNumber();
        append("-");
        if (end - from == 2 && !option) {
            ++m_at;
            m_out += '-';
        } else {
            for (; m_at < end; ++m_at)
                append("-");
        }
    }

    void writeLetter(char32_t character)
    {
        if (!m_raw) {
            appendUtf8(m_out, character);
            return;
        }
        if (const std::string_view macro = letterMacro(character); !macro.empty()) {
            ((m_out += "{\\") += macro) += '}';
            return;
        }
        const QString parts = QString::fromUcs4(&character, 1).normalized(QString::NormalizationForm_D);
        if (parts.size() == 2 && parts[0].unicode() < 0x80 && parts[0].isLetter()) {
            if (const std::string_view accent = accentMacro(parts[1].unicode()); !accent.empty()) {
                writeAccent(accent, parts[0].toLatin1());
                return;
            }
        }
        m_raw->insert(character);
        appendUtf8(m_out, character);
    }

    void writeAccent(std::string_view accent, char base)
    {
        const bool named = accent >= "A" && QChar::isLetter(static_cast<unsigned char>(accent.front()));
        ((m_out += "{\\") += accent) += named ? " " : "";
        (m_out += base) += '}';
    }

    QStringView m_text;
    RawCharacters *m_raw;
    std::vector<bool> m_paired;
    std::size_t m_braces = 0;
    qsizetype m_at = 0;
    std::string m_out;
};

} // namespace

std::string toLatex(QStringView text, RawCharacters &raw, std::span<const TextSpan> braced)
{
    return LatexWriter(text, &raw).write(braced);
}

std::string toUtf8Latex(QStringView text, std::span<const TextSpan> braced)
{
    return LatexWriter(text, nullptr).write(braced);
}

} // namespace sheaf
