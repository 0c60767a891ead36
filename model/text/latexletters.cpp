// SPDX-License-Identifier: GPL-3.0-or-later
// The tables for reading LaTeX: letters, accents, symbols and scripts as UTF-8.
#include "model/text/latexletters.h"

#include <QString>

#include <algorithm>
#include <array>
#include <span>

namespace sheaf
{

namespace
{

struct NamedText {
    std::string_view name;
    std::string_view text;
};

std::string_view findNamed(std::span<const NamedText> table, std::string_view name)
{
    const auto found = std::ranges::find(table, name, &NamedText::name);
    return found == table.end() ? std::string_view() : found->text;
}

struct ReadAccent {
    char sign;
    char16_t combining;
    std::string_view bases; // what languages write with it; others are more likely escapes of quotes
};

constexpr std::array readAccents = {
    ReadAccent{'"', 0x0308, "aeiouyAEIOUY"},
    ReadAccent{'\'', 0x0301, "aeiouyAEIOUYcnszCNSZ"},
    ReadAccent{'`', 0x0300, "aeiouAEIOU"},
    ReadAccent{'^', 0x0302, "aeiouAEIOUcghjswyCGHJSWY"},
    ReadAccent{'~', 0x0303, "anoiuANOIU"},
    ReadAccent{'=', 0x0304, "aeiouAEIOU"},
    ReadAccent{'.', 0x0307, "zZIgGcCeE"},
    ReadAccent{'c', 0x0327, "cCsStTeEgGkKlLnNrR"},
    ReadAccent{'v', 0x030C, "cCsSzZrReEnNdDtTaAgG"},
    ReadAccent{'u', 0x0306, "aAgGeEiIoOuU"},
    ReadAccent{'H', 0x030B, "oOuU"},
    ReadAccent{'k', 0x0328, "aAeEiIuU"},
    ReadAccent{'r', 0x030A, "aAuU"},
    ReadAccent{'d', 0x0323, "aAeEiIoOuUdDhHlLmMnNrRsStTzZ"},
};

constexpr std::array readLetters = {
    NamedText{"i", "ı"},  NamedText{"j", "ȷ"},  NamedText{"ss", "ß"}, NamedText{"o", "ø"},  NamedText{"O", "Ø"},
    NamedText{"l", "ł"},  NamedText{"L", "Ł"},  NamedText{"ae", "æ"}, NamedText{"AE", "Æ"}, NamedText{"oe", "œ"},
    NamedText{"OE", "Œ"}, NamedText{"aa", "å"}, NamedText{"AA", "Å"}, NamedText{"dh", "ð"}, NamedText{"DH", "Ð"},
    NamedText{"th", "þ"}, NamedText{"TH", "Þ"}, NamedText{"dj", "đ"}, NamedText{"DJ", "Đ"}, NamedText{"ng", "ŋ"},
};

constexpr std::array greekLetters = {
    NamedText{"alpha", "α"},   NamedText{"beta", "β"},       NamedText{"gamma", "γ"},  NamedText{"delta", "δ"},
    NamedText{"epsilon", "ε"}, NamedText{"varepsilon", "ε"}, NamedText{"zeta", "ζ"},   NamedText{"eta", "η"},
    NamedText{"theta", "θ"},   NamedText{"vartheta", "ϑ"},   NamedText{"iota", "ι"},   NamedText{"kappa", "κ"},
    NamedText{"lambda", "λ"},  NamedText{"mu", "μ"},         NamedText{"nu", "ν"},     NamedText{"xi", "ξ"},
    NamedText{"pi", "π"},      NamedText{"rho", "ρ"},        NamedText{"sigma", "σ"},  NamedText{"tau", "τ"},
    NamedText{"upsilon", "υ"}, NamedText{"phi", "φ"},        NamedText{"varphi", "φ"}, NamedText{"chi", "χ"},
    NamedText{"psi", "ψ"},     NamedText{"omega", "ω"},      NamedText{"Gamma", "Γ"},  NamedText{"Delta", "Δ"},
    NamedText{"Theta", "Θ"},   NamedText{"Lambda", "Λ"},     NamedText{"Xi", "Ξ"},     NamedText{"Pi", "Π"},
    NamedText{"Sigma", "Σ"},   NamedText{"Upsilon", "Υ"},    NamedText{"Phi", "Φ"},    NamedText{"Psi", "Ψ"},
    NamedText{"Omega", "Ω"},   NamedText{"ell", "ℓ"},        NamedText{"nabla", "∇"},
};

constexpr std::array readSymbols = {
    NamedText{"times", "×"},
    NamedText{"texttimes", "×"},
    NamedText{"sim", "∼"},
    NamedText{"simeq", "≃"},
    NamedText{"approx", "≈"},
    NamedText{"geq", "≥"},
    NamedText{"ge", "≥"},
    NamedText{"geqslant", "≥"},
    NamedText{"leq", "≤"},
    NamedText{"le", "≤"},
    NamedText{"leqslant", "≤"},
    NamedText{"neq", "≠"},
    NamedText{"ne", "≠"},
    NamedText{"ll", "≪"},
    NamedText{"gg", "≫"},
    NamedText{"lt", "<"},
    NamedText{"gt", ">"},
    NamedText{"pm", "±"},
    NamedText{"mp", "∓"},
    NamedText{"infty", "∞"},
    NamedText{"to", "→"},
    NamedText{"rightarrow", "→"},
    NamedText{"longrightarrow", "→"},
    NamedText{"leftarrow", "←"},
    NamedText{"leftrightarrow", "↔"},
    NamedText{"Rightarrow", "⇒"},
    NamedText{"Leftrightarrow", "⇔"},
    NamedText{"mapsto", "↦"},
    NamedText{"uparrow", "↑"},
    NamedText{"downarrow", "↓"},
    NamedText{"cdot", "·"},
    NamedText{"cdots", "⋯"},
    NamedText{"ldots", "…"},
    NamedText{"dots", "…"},
    NamedText{"textellipsis", "…"},
    NamedText{"propto", "∝"},
    NamedText{"equiv", "≡"},
    NamedText{"in", "∈"},
    NamedText{"notin", "∉"},
    NamedText{"subset", "⊂"},
    NamedText{"subseteq", "⊆"},
    NamedText{"cup", "∪"},
    NamedText{"cap", "∩"},
    NamedText{"forall", "∀"},
    NamedText{"exists", "∃"},
    NamedText{"partial", "∂"},
    NamedText{"sum", "∑"},
    NamedText{"prod", "∏"},
    NamedText{"circ", "°"},
    NamedText{"degree", "°"},
    NamedText{"ast", "*"},
    NamedText{"star", "⋆"},
    NamedText{"prime", "′"},
    NamedText{"dagger", "†"},
    NamedText{"oplus", "⊕"},
    NamedText{"otimes", "⊗"},
    NamedText{"odot", "⊙"},
    NamedText{"langle", "⟨"},
    NamedText{"rangle", "⟩"},
    NamedText{"lVert", "‖"},
    NamedText{"rVert", "‖"},
    NamedText{"Vert", "‖"},
    NamedText{"lfloor", "⌊"},
    NamedText{"rfloor", "⌋"},
    NamedText{"lceil", "⌈"},
    NamedText{"rceil", "⌉"},
    NamedText{"log", "log"},
    NamedText{"ln", "ln"},
    NamedText{"exp", "exp"},
    NamedText{"min", "min"},
    NamedText{"max", "max"},
    NamedText{"LaTeX", "LaTeX"},
    NamedText{"TeX", "TeX"},
    NamedText{"textendash", "–"},
    NamedText{"textemdash", "—"},
    NamedText{"textbackslash", "\\"},
    NamedText{"textasciitilde", "~"},
    NamedText{"textunderscore", "_"},
    NamedText{"textdegree", "°"},
    NamedText{"texttrademark", "™"},
    NamedText{"textregistered", "®"},
    NamedText{"textquoteleft", "‘"},
    NamedText{"textquoteright", "’"},
    NamedText{"textquotedblleft", "“"},
    NamedText{"textquotedblright", "”"},
};

constexpr std::array readAbbreviations = {
    NamedText{"eg", "e.g."},     NamedText{"Eg", "E.g."},    NamedText{"ie", "i.e."}, NamedText{"Ie", "I.e."},
    NamedText{"etal", "et al."}, NamedText{"etc", "etc."},   NamedText{"vs", "vs."},  NamedText{"cf", "cf."},
    NamedText{"wrt", "w.r.t."},  NamedText{"aka", "a.k.a."},
};

constexpr std::array combiningAccents = {
    NamedText{"hat", "\u0302"},       NamedText{"widehat", "\u0302"}, NamedText{"tilde", "\u0303"},
    NamedText{"widetilde", "\u0303"}, NamedText{"bar", "\u0304"},     NamedText{"dot", "\u0307"},
};

struct ScriptForm {
    char plain;
    std::string_view raised;
    std::string_view lowered;
};

constexpr std::array scriptForms = {
    ScriptForm{'0', "⁰", "₀"}, ScriptForm{'1', "¹", "₁"}, ScriptForm{'2', "²", "₂"}, ScriptForm{'3', "³", "₃"},
    ScriptForm{'4', "⁴", "₄"}, ScriptForm{'5', "⁵", "₅"}, ScriptForm{'6', "⁶", "₆"}, ScriptForm{'7', "⁷", "₇"},
    ScriptForm{'8', "⁸", "₈"}, ScriptForm{'9', "⁹", "₉"}, ScriptForm{'+', "⁺", "₊"}, ScriptForm{'-', "⁻", "₋"},
    ScriptForm{'=', "⁼", "₌"}, ScriptForm{'(', "⁽", "₍"}, ScriptForm{')', "⁾", "₎"}, ScriptForm{'a', "ᵃ", "ₐ"},
    ScriptForm{'b', "ᵇ", ""},  ScriptForm{'c', "ᶜ", ""},  ScriptForm{'d', "ᵈ", ""},  ScriptForm{'e', "ᵉ", "ₑ"},
    ScriptForm{'f', "ᶠ", ""},  ScriptForm{'g', "ᵍ", ""},  ScriptForm{'h', "ʰ", "ₕ"}, ScriptForm{'i', "ⁱ", "ᵢ"},
    ScriptForm{'j', "ʲ", "ⱼ"}, ScriptForm{'k', "ᵏ", "ₖ"}, ScriptForm{'l', "ˡ", "ₗ"}, ScriptForm{'m', "ᵐ", "ₘ"},
    ScriptForm{'n', "ⁿ", "ₙ"}, ScriptForm{'o', "ᵒ", "ₒ"}, ScriptForm{'p', "ᵖ", "ₚ"}, ScriptForm{'r', "ʳ", "ᵣ"},
    ScriptForm{'s', "ˢ", "ₛ"}, ScriptForm{'t', "ᵗ", "ₜ"}, ScriptForm{'u', "ᵘ", "ᵤ"}, ScriptForm{'v', "ᵛ", "ᵥ"},
    ScriptForm{'w', "ʷ", ""},  ScriptForm{'x', "ˣ", "ₓ"}, ScriptForm{'y', "ʸ", ""},  ScriptForm{'z', "ᶻ", ""},
    ScriptForm{'T', "ᵀ", ""},  ScriptForm{'N', "ᴺ", ""},  ScriptForm{'K', "ᴷ", ""},  ScriptForm{'M', "ᴹ", ""},
    ScriptForm{'D', "ᴰ", ""},  ScriptForm{'*', "*", ""},
};

std::optional<std::string> inScript(std::string_view text, std::string_view ScriptForm::*form)
{
    std::string result;
    int letterCount = 0;
    for (const char c : text) {
        const auto found = std::ranges::find(scriptForms, c, &ScriptForm::plain);
        if (found == scriptForms.end() || ((*found).*form).empty())
            return std::nullopt;
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        letterCount += letter ? 1 : 0;
        result += (*found).*form;
    }
    if (letterCount > 3 || result.empty())
        return std::nullopt;
    return result;
}

} // namespace

std::optional<std::string> accentedLetter(char accent, char base)
{
    const auto found = std::ranges::find(readAccents, accent, &ReadAccent::sign);
    if (found == readAccents.end() || found->bases.find(base) == std::string_view::npos)
        return std::nullopt;
    const QString pair = QString(QLatin1Char(base)) + QChar(found->combining);
    const QString composed = pair.normalized(QString::NormalizationForm_C);
    if (composed.size() != 1)
        return std::nullopt;
    return composed.toStdString();
}

bool isMarkAccent(char accent)
{
    return std::string_view("\"'`^~=.").find(accent) != std::string_view::npos;
}

std::string_view latexLetter(std::string_view name)
{
    return findNamed(readLetters, name);
}

std::string_view greekLetter(std::string_view name)
{
    return findNamed(greekLetters, name);
}

std::string_view latexSymbol(std::string_view name)
{
    return findNamed(readSymbols, name);
}

std::string_view latexAbbreviation(std::string_view name)
{
    return findNamed(readAbbreviations, name);
}

std::string_view blackboardLetter(char letter)
{
    switch (letter) {
    case 'C':
        return "ℂ";
    case 'E':
        return "𝔼";
    case 'N':
        return "ℕ";
    case 'P':
        return "ℙ";
    case 'Q':
        return "ℚ";
    case 'R':
        return "ℝ";
    case 'Z':
        return "ℤ";
    default:
        return {};
    }
}

std::string_view combiningAccent(std::string_view name)
{
    return findNamed(combiningAccents, name);
}

std::optional<std::string> superscript(std::string_view text)
{
    return inScript(text, &ScriptForm::raised);
}

std::optional<std::string> subscript(std::string_view text)
{
    return inScript(text, &ScriptForm::lowered);
}

} // namespace sheaf
