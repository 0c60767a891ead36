// SPDX-License-Identifier: GPL-3.0-or-later
// Declares to pdfLaTeX the characters of a bibliography that it does not know, so that none of them stops it.
#include "model/text/latex.h"
#include "model/text/latextable.h"

#include <QList>
#include <QString>

#include <algorithm>
#include <array>

namespace sheaf
{
namespace
{

// What defines one character unless LaTeX has it. \csname u8:… is where inputenc looks a UTF-8 sequence up;
// \DeclareUnicodeCharacter would do, but is allowed in a document's preamble only, which a bibliography comes after.
constexpr std::string_view characterDefiner = "\\def\\sheafcharacter#1#2{\\expandafter\\ifx\\csname u8:\\detokenize{#1}"
                                              "\\endcsname\\relax\\expandafter\\gdef\\csname u8:\\detokenize{#1}"
                                              "\\endcsname{#2}\\fi}";

// What a text command does in an encoding that has none: LaTeX stops there unless \?\command says something.
constexpr std::string_view defaultDefiner = "\\def\\sheafdefault#1#2{\\expandafter\\ifx\\csname ?\\string#1\\endcsname"
                                            "\\relax\\expandafter\\gdef\\csname ?\\string#1\\endcsname{#2}\\fi}";

constexpr std::string_view missingDefiner = "\\providecommand\\sheafmissing[1]{[U+#1]\\allowbreak}";

std::string utf8Of(char32_t character)
{
    return QString::fromUcs4(&character, 1).toStdString();
}

std::string hexOf(char32_t character)
{
    return QStringLiteral("%1").arg(static_cast<uint>(character), 4, 16, QChar(u'0')).toUpper().toStdString();
}

bool isInvisible(char32_t character)
{
    const QChar::Category category = QChar::category(character);
    const bool selects = (character >= 0xfe00 && character <= 0xfe0f) || (character >= 0xe0100 && character <= 0xe01ef);
    return category == QChar::Other_Format || category == QChar::Other_Control || selects || character == 0x34f;
}

// One plain character as TeX reads it within a definition, and within a string of BibTeX's.
std::string plainSpelling(char32_t character)
{
    if (character == U'"')
        return "''";
    if (character == U' ')
        return "\\ ";
    RawCharacters none;
    return toLatex(QString::fromUcs4(&character, 1), none);
}

struct MathAccent {
    std::string_view macro;
    std::string_view inMath;
};
constexpr std::array mathAccents = {
    MathAccent{"`", "grave"}, MathAccent{"'", "acute"},    MathAccent{"^", "hat"}, MathAccent{"~", "tilde"},
    MathAccent{"=", "bar"},   MathAccent{"\"", "ddot"},    MathAccent{".", "dot"}, MathAccent{"u", "breve"},
    MathAccent{"v", "check"}, MathAccent{"r", "mathring"},
};

// A spelling with an accent over it: of a letter, or in mathematics; "" where there is none (over a blank).
std::string accented(std::string_view accent, const std::string &spelling)
{
    constexpr std::string_view math = "\\ensuremath{";
    if (spelling.starts_with(math)) {
        const auto found = std::find_if(mathAccents.begin(), mathAccents.end(),
                                        [&](const MathAccent &one) { return one.macro == accent; });
        if (found == mathAccents.end())
            return {};
        return std::string(math) + '\\' + std::string(found->inMath) + '{' + spelling.substr(math.size()) + '}';
    }
    const bool isLetter = spelling.front() == '{' || QChar::isLetter(static_cast<unsigned char>(spelling.front()));
    return isLetter ? "{\\" + std::string(accent) + '{' + spelling + "}}" : std::string();
}

// A character by what Unicode says it is made of; "" when a part of that has no spelling.
std::string composedSpelling(char32_t character)
{
    const QString whole = QString::fromUcs4(&character, 1);
    const QList<uint> parts = whole.normalized(QString::NormalizationForm_KD).toUcs4();
    if (parts.isEmpty() || (parts.size() == 1 && parts.front() == character))
        return {};
    std::string done;
    std::string last;
    for (const uint part : parts) {
        if (const std::string_view accent = accentMacro(part); !accent.empty() && !last.empty()) {
            last = accented(accent, last);
            if (last.empty())
                return {};
            continue;
        }
        done += last;
        if (part >= 0x20 && part < 0x7f)
            last = plainSpelling(part);
        else if (const std::string_view macro = letterMacro(part); !macro.empty())
            last = "{\\" + std::string(macro) + '}';
        else if (const std::string_view spelling = rawSpelling(part); !spelling.empty())
            last = spelling;
        else if (latexKnows(part))
            last = utf8Of(part);
        else
            return {};
    }
    done += last;
    const QChar::Decomposition kind = QChar::decompositionTag(character);
    if (kind == QChar::Super)
        return "\\textsuperscript{" + done + '}';
    return kind == QChar::Sub ? "\\textsubscript{" + done + '}' : done;
}

std::string spellingOf(char32_t character)
{
    const std::string_view known = rawSpelling(character);
    return known.empty() ? composedSpelling(character) : std::string(known);
}

bool isMissing(char32_t character)
{
    return !latexKnows(character) && !isInvisible(character) && spellingOf(character).empty();
}

// Each part of the preamble brings the macro that it uses, once.
class PreambleWriter final
{
public:
    void declare(char32_t character)
    {
        if (const LatexDefault fallback = latexDefault(character); !fallback.macro.empty())
            declareDefault(fallback);
        if (latexKnows(character))
            return;
        define("\\sheafcharacter", characterDefiner);
        std::string spelling = isInvisible(character) ? std::string() : spellingOf(character);
        if (spelling.empty() && !isInvisible(character)) {
            define("\\sheafmissing", missingDefiner);
            spelling = "\\sheafmissing{" + hexOf(character) + '}';
        }
        line("\\sheafcharacter{" + utf8Of(character) + "}{" + spelling + '}');
    }

    std::string take() { return std::move(m_out); }

private:
    void declareDefault(const LatexDefault &fallback)
    {
        define("\\sheafdefault", defaultDefiner);
        if (fallback.printed.starts_with("\\sheafogonek")) {
            define("\\sheafmissing", missingDefiner);
            define("\\sheafogonek", "\\def\\sheafogonek#1{#1\\sheafmissing{0328}}");
        }
        const std::string declaration =
            "\\sheafdefault{\\" + std::string(fallback.macro) + "}{" + std::string(fallback.printed) + '}';
        define(declaration, declaration);
    }

    void define(const std::string &name, std::string_view definition)
    {
        if (m_defined.insert(name).second)
            line(definition);
    }

    void line(std::string_view text)
    {
        if (!m_out.empty())
            m_out += '\n';
        m_out += text;
    }

    std::set<std::string> m_defined;
    std::string m_out;
};

} // namespace

std::string rawDeclarations(const RawCharacters &raw)
{
    PreambleWriter writer;
    for (const char32_t character : raw)
        writer.declare(character);
    return writer.take();
}

bool printsCodePoints(const RawCharacters &raw)
{
    return std::any_of(raw.begin(), raw.end(), isMissing);
}

} // namespace sheaf
