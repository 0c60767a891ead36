// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of LaTeX writing: accents, letters, and the spelling of characters that pdfLaTeX does not know.
#include "model/text/latextable.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace sheaf
{
namespace
{

struct LatexRow {
    char32_t character;
    std::string_view latex;
};

// All three tables ascend by character, for the binary search.
constexpr LatexRow latexAccents[] = {
    {0x0300, "`"},  {0x0301, "'"}, {0x0302, "^"}, {0x0303, "~"}, {0x0304, "="}, {0x0306, "u"}, {0x0307, "."},
    {0x0308, "\""}, {0x030a, "r"}, {0x030b, "H"}, {0x030c, "v"}, {0x0323, "d"}, {0x0327, "c"}, {0x0331, "b"},
};

constexpr LatexRow latexLetters[] = {
    {0x00c6, "AE"}, {0x00d8, "O"}, {0x00df, "ss"}, {0x00e6, "ae"}, {0x00f8, "o"}, {0x0131, "i"},
    {0x0141, "L"},  {0x0142, "l"}, {0x0152, "OE"}, {0x0153, "oe"}, {0x0237, "j"},
};

// Mathematics of plain LaTeX, without packages; spaces and hyphens.
constexpr LatexRow latexSpellings[] = {
    {0x02b0, "\\ensuremath{^{h}}"},
    {0x02b2, "\\ensuremath{^{j}}"},
    {0x02b3, "\\ensuremath{^{r}}"},
    {0x02b7, "\\ensuremath{^{w}}"},
    {0x02b8, "\\ensuremath{^{y}}"},
    {0x02e1, "\\ensuremath{^{l}}"},
    {0x02e2, "\\ensuremath{^{s}}"},
    {0x02e3, "\\ensuremath{^{x}}"},
    {0x0391, "\\ensuremath{\\mathrm{A}}"},
    {0x0392, "\\ensuremath{\\mathrm{B}}"},
    {0x0393, "\\ensuremath{\\Gamma}"},
    {0x0394, "\\ensuremath{\\Delta}"},
    {0x0395, "\\ensuremath{\\mathrm{E}}"},
    {0x0396, "\\ensuremath{\\mathrm{Z}}"},
    {0x0397, "\\ensuremath{\\mathrm{H}}"},
    {0x0398, "\\ensuremath{\\Theta}"},
    {0x0399, "\\ensuremath{\\mathrm{I}}"},
    {0x039a, "\\ensuremath{\\mathrm{K}}"},
    {0x039b, "\\ensuremath{\\Lambda}"},
    {0x039c, "\\ensuremath{\\mathrm{M}}"},
    {0x039d, "\\ensuremath{\\mathrm{N}}"},
    {0x039e, "\\ensuremath{\\Xi}"},
    {0x039f, "\\ensuremath{\\mathrm{O}}"},
    {0x03a0, "\\ensuremath{\\Pi}"},
    {0x03a1, "\\ensuremath{\\mathrm{P}}"},
    {0x03a3, "\\ensuremath{\\Sigma}"},
    {0x03a4, "\\ensuremath{\\mathrm{T}}"},
    {0x03a5, "\\ensuremath{\\Upsilon}"},
    {0x03a6, "\\ensuremath{\\Phi}"},
    {0x03a7, "\\ensuremath{\\mathrm{X}}"},
    {0x03a8, "\\ensuremath{\\Psi}"},
    {0x03a9, "\\ensuremath{\\Omega}"},
    {0x03b1, "\\ensuremath{\\alpha}"},
    {0x03b2, "\\ensuremath{\\beta}"},
    {0x03b3, "\\ensuremath{\\gamma}"},
    {0x03b4, "\\ensuremath{\\delta}"},
    {0x03b5, "\\ensuremath{\\varepsilon}"},
    {0x03b6, "\\ensuremath{\\zeta}"},
    {0x03b7, "\\ensuremath{\\eta}"},
    {0x03b8, "\\ensuremath{\\theta}"},
    {0x03b9, "\\ensuremath{\\iota}"},
    {0x03ba, "\\ensuremath{\\kappa}"},
    {0x03bb, "\\ensuremath{\\lambda}"},
    {0x03bc, "\\ensuremath{\\mu}"},
    {0x03bd, "\\ensuremath{\\nu}"},
    {0x03be, "\\ensuremath{\\xi}"},
    {0x03bf, "\\ensuremath{o}"},
    {0x03c0, "\\ensuremath{\\pi}"},
    {0x03c1, "\\ensuremath{\\rho}"},
    {0x03c2, "\\ensuremath{\\varsigma}"},
    {0x03c3, "\\ensuremath{\\sigma}"},
    {0x03c4, "\\ensuremath{\\tau}"},
    {0x03c5, "\\ensuremath{\\upsilon}"},
    {0x03c6, "\\ensuremath{\\varphi}"},
    {0x03c7, "\\ensuremath{\\chi}"},
    {0x03c8, "\\ensuremath{\\psi}"},
    {0x03c9, "\\ensuremath{\\omega}"},
    {0x03d1, "\\ensuremath{\\vartheta}"},
    {0x03d5, "\\ensuremath{\\phi}"},
    {0x03d6, "\\ensuremath{\\varpi}"},
    {0x03f1, "\\ensuremath{\\varrho}"},
    {0x03f5, "\\ensuremath{\\epsilon}"},
    {0x1d2c, "\\ensuremath{^{A}}"},
    {0x1d2e, "\\ensuremath{^{B}}"},
    {0x1d30, "\\ensuremath{^{D}}"},
    {0x1d31, "\\ensuremath{^{E}}"},
    {0x1d33, "\\ensuremath{^{G}}"},
    {0x1d34, "\\ensuremath{^{H}}"},
    {0x1d35, "\\ensuremath{^{I}}"},
    {0x1d36, "\\ensuremath{^{J}}"},
    {0x1d37, "\\ensuremath{^{K}}"},
    {0x1d38, "\\ensuremath{^{L}}"},
    {0x1d39, "\\ensuremath{^{M}}"},
    {0x1d3a, "\\ensuremath{^{N}}"},
    {0x1d3c, "\\ensuremath{^{O}}"},
    {0x1d3e, "\\ensuremath{^{P}}"},
    {0x1d3f, "\\ensuremath{^{R}}"},
    {0x1d40, "\\ensuremath{^{T}}"},
    {0x1d41, "\\ensuremath{^{U}}"},
    {0x1d42, "\\ensuremath{^{W}}"},
    {0x1d43, "\\ensuremath{^{a}}"},
    {0x1d47, "\\ensuremath{^{b}}"},
    {0x1d48, "\\ensuremath{^{d}}"},
    {0x1d49, "\\ensuremath{^{e}}"},
    {0x1d4d, "\\ensuremath{^{g}}"},
    {0x1d4f, "\\ensuremath{^{k}}"},
    {0x1d50, "\\ensuremath{^{m}}"},
    {0x1d52, "\\ensuremath{^{o}}"},
    {0x1d56, "\\ensuremath{^{p}}"},
    {0x1d57, "\\ensuremath{^{t}}"},
    {0x1d58, "\\ensuremath{^{u}}"},
    {0x1d5b, "\\ensuremath{^{v}}"},
    {0x1d62, "\\ensuremath{_{i}}"},
    {0x1d63, "\\ensuremath{_{r}}"},
    {0x1d64, "\\ensuremath{_{u}}"},
    {0x1d65, "\\ensuremath{_{v}}"},
    {0x1d9c, "\\ensuremath{^{c}}"},
    {0x1da0, "\\ensuremath{^{f}}"},
    {0x1dbb, "\\ensuremath{^{z}}"},
    {0x2002, "\\ "},
    {0x2003, "\\ "},
    {0x2009, "\\,"},
    {0x200a, "\\,"},
    {0x200b, "{}"},
    {0x2010, "-"},
    {0x2011, "-"},
    {0x2012, "--"},
    {0x2015, "---"},
    {0x202f, "\\,"},
    {0x2032, "\\ensuremath{\\prime}"},
    {0x2033, "\\ensuremath{\\prime\\prime}"},
    {0x2060, "{}"},
    {0x2070, "\\ensuremath{^{0}}"},
    {0x2071, "\\ensuremath{^{i}}"},
    {0x2074, "\\ensuremath{^{4}}"},
    {0x2075, "\\ensuremath{^{5}}"},
    {0x2076, "\\ensuremath{^{6}}"},
    {0x2077, "\\ensuremath{^{7}}"},
    {0x2078, "\\ensuremath{^{8}}"},
    {0x2079, "\\ensuremath{^{9}}"},
    {0x207a, "\\ensuremath{^{+}}"},
    {0x207b, "\\ensuremath{^{-}}"},
    {0x207c, "\\ensuremath{^{=}}"},
    {0x207d, "\\ensuremath{^{(}}"},
    {0x207e, "\\ensuremath{^{)}}"},
    {0x207f, "\\ensuremath{^{n}}"},
    {0x2080, "\\ensuremath{_{0}}"},
    {0x2081, "\\ensuremath{_{1}}"},
    {0x2082, "\\ensuremath{_{2}}"},
    {0x2083, "\\ensuremath{_{3}}"},
    {0x2084, "\\ensuremath{_{4}}"},
    {0x2085, "\\ensuremath{_{5}}"},
    {0x2086, "\\ensuremath{_{6}}"},
    {0x2087, "\\ensuremath{_{7}}"},
    {0x2088, "\\ensuremath{_{8}}"},
    {0x2089, "\\ensuremath{_{9}}"},
    {0x208a, "\\ensuremath{_{+}}"},
    {0x208b, "\\ensuremath{_{-}}"},
    {0x208c, "\\ensuremath{_{=}}"},
    {0x208d, "\\ensuremath{_{(}}"},
    {0x208e, "\\ensuremath{_{)}}"},
    {0x2090, "\\ensuremath{_{a}}"},
    {0x2091, "\\ensuremath{_{e}}"},
    {0x2092, "\\ensuremath{_{o}}"},
    {0x2093, "\\ensuremath{_{x}}"},
    {0x2095, "\\ensuremath{_{h}}"},
    {0x2096, "\\ensuremath{_{k}}"},
    {0x2097, "\\ensuremath{_{l}}"},
    {0x2098, "\\ensuremath{_{m}}"},
    {0x2099, "\\ensuremath{_{n}}"},
    {0x209a, "\\ensuremath{_{p}}"},
    {0x209b, "\\ensuremath{_{s}}"},
    {0x209c, "\\ensuremath{_{t}}"},
    {0x2102, "\\ensuremath{\\mathbf{C}}"},
    {0x210b, "\\ensuremath{\\mathcal{H}}"},
    {0x210f, "\\ensuremath{\\hbar}"},
    {0x2110, "\\ensuremath{\\mathcal{I}}"},
    {0x2111, "\\ensuremath{\\Im}"},
    {0x2112, "\\ensuremath{\\mathcal{L}}"},
    {0x2113, "\\ensuremath{\\ell}"},
    {0x2115, "\\ensuremath{\\mathbf{N}}"},
    {0x2119, "\\ensuremath{\\mathbf{P}}"},
    {0x211a, "\\ensuremath{\\mathbf{Q}}"},
    {0x211b, "\\ensuremath{\\mathcal{R}}"},
    {0x211c, "\\ensuremath{\\Re}"},
    {0x211d, "\\ensuremath{\\mathbf{R}}"},
    {0x2124, "\\ensuremath{\\mathbf{Z}}"},
    {0x212c, "\\ensuremath{\\mathcal{B}}"},
    {0x2130, "\\ensuremath{\\mathcal{E}}"},
    {0x2131, "\\ensuremath{\\mathcal{F}}"},
    {0x2133, "\\ensuremath{\\mathcal{M}}"},
    {0x2135, "\\ensuremath{\\aleph}"},
    {0x2194, "\\ensuremath{\\leftrightarrow}"},
    {0x2197, "\\ensuremath{\\nearrow}"},
    {0x2198, "\\ensuremath{\\searrow}"},
    {0x21a6, "\\ensuremath{\\mapsto}"},
    {0x21d0, "\\ensuremath{\\Leftarrow}"},
    {0x21d2, "\\ensuremath{\\Rightarrow}"},
    {0x21d4, "\\ensuremath{\\Leftrightarrow}"},
    {0x2200, "\\ensuremath{\\forall}"},
    {0x2202, "\\ensuremath{\\partial}"},
    {0x2203, "\\ensuremath{\\exists}"},
    {0x2205, "\\ensuremath{\\emptyset}"},
    {0x2207, "\\ensuremath{\\nabla}"},
    {0x2208, "\\ensuremath{\\in}"},
    {0x2209, "\\ensuremath{\\notin}"},
    {0x220b, "\\ensuremath{\\ni}"},
    {0x220f, "\\ensuremath{\\prod}"},
    {0x2211, "\\ensuremath{\\sum}"},
    {0x2212, "\\ensuremath{-}"},
    {0x2213, "\\ensuremath{\\mp}"},
    {0x2216, "\\ensuremath{\\setminus}"},
    {0x2217, "\\ensuremath{\\ast}"},
    {0x2218, "\\ensuremath{\\circ}"},
    {0x2219, "\\ensuremath{\\bullet}"},
    {0x221a, "\\ensuremath{\\surd}"},
    {0x221d, "\\ensuremath{\\propto}"},
    {0x221e, "\\ensuremath{\\infty}"},
    {0x2220, "\\ensuremath{\\angle}"},
    {0x2225, "\\ensuremath{\\parallel}"},
    {0x2227, "\\ensuremath{\\wedge}"},
    {0x2228, "\\ensuremath{\\vee}"},
    {0x2229, "\\ensuremath{\\cap}"},
    {0x222a, "\\ensuremath{\\cup}"},
    {0x222b, "\\ensuremath{\\int}"},
    {0x222e, "\\ensuremath{\\oint}"},
    {0x223c, "\\ensuremath{\\sim}"},
    {0x2243, "\\ensuremath{\\simeq}"},
    {0x2245, "\\ensuremath{\\cong}"},
    {0x2248, "\\ensuremath{\\approx}"},
    {0x2260, "\\ensuremath{\\neq}"},
    {0x2261, "\\ensuremath{\\equiv}"},
    {0x2264, "\\ensuremath{\\leq}"},
    {0x2265, "\\ensuremath{\\geq}"},
    {0x226a, "\\ensuremath{\\ll}"},
    {0x226b, "\\ensuremath{\\gg}"},
    {0x227a, "\\ensuremath{\\prec}"},
    {0x227b, "\\ensuremath{\\succ}"},
    {0x2282, "\\ensuremath{\\subset}"},
    {0x2283, "\\ensuremath{\\supset}"},
    {0x2286, "\\ensuremath{\\subseteq}"},
    {0x2287, "\\ensuremath{\\supseteq}"},
    {0x2295, "\\ensuremath{\\oplus}"},
    {0x2296, "\\ensuremath{\\ominus}"},
    {0x2297, "\\ensuremath{\\otimes}"},
    {0x2299, "\\ensuremath{\\odot}"},
    {0x22a2, "\\ensuremath{\\vdash}"},
    {0x22a4, "\\ensuremath{\\top}"},
    {0x22a5, "\\ensuremath{\\perp}"},
    {0x22a8, "\\ensuremath{\\models}"},
    {0x22c5, "\\ensuremath{\\cdot}"},
    {0x22c6, "\\ensuremath{\\star}"},
    {0x22ee, "\\ensuremath{\\vdots}"},
    {0x22ef, "\\ensuremath{\\cdots}"},
    {0x22f1, "\\ensuremath{\\ddots}"},
    {0x2308, "\\ensuremath{\\lceil}"},
    {0x2309, "\\ensuremath{\\rceil}"},
    {0x230a, "\\ensuremath{\\lfloor}"},
    {0x230b, "\\ensuremath{\\rfloor}"},
    {0x25b3, "\\ensuremath{\\triangle}"},
    {0x25c6, "\\ensuremath{\\diamond}"},
    {0x25c7, "\\ensuremath{\\diamond}"},
    {0x25cb, "\\ensuremath{\\circ}"},
    {0x25cf, "\\ensuremath{\\bullet}"},
    {0x2605, "\\ensuremath{\\star}"},
    {0x2606, "\\ensuremath{\\star}"},
    {0x2660, "\\ensuremath{\\spadesuit}"},
    {0x2663, "\\ensuremath{\\clubsuit}"},
    {0x2665, "\\ensuremath{\\heartsuit}"},
    {0x2666, "\\ensuremath{\\diamondsuit}"},
    {0x266d, "\\ensuremath{\\flat}"},
    {0x266e, "\\ensuremath{\\natural}"},
    {0x266f, "\\ensuremath{\\sharp}"},
    {0x2713, "\\ensuremath{\\surd}"},
    {0x2717, "\\ensuremath{\\times}"},
    {0x27f5, "\\ensuremath{\\longleftarrow}"},
    {0x27f6, "\\ensuremath{\\longrightarrow}"},
    {0x27f9, "\\ensuremath{\\Longrightarrow}"},
    {0x2a7d, "\\ensuremath{\\leq}"},
    {0x2a7e, "\\ensuremath{\\geq}"},
    {0x2c7c, "\\ensuremath{_{j}}"},
    {0x1d49f, "\\ensuremath{\\mathcal{D}}"},
    {0x1d4a9, "\\ensuremath{\\mathcal{N}}"},
    {0x1d4aa, "\\ensuremath{\\mathcal{O}}"},
    {0x1d4ae, "\\ensuremath{\\mathcal{S}}"},
    {0x1d4b3, "\\ensuremath{\\mathcal{X}}"},
    {0x1d4b4, "\\ensuremath{\\mathcal{Y}}"},
    {0x1d53c, "\\ensuremath{\\mathbf{E}}"},
};

// First and last of each run of characters that the kernel's tables have.
constexpr std::array<char32_t, 2> latexOwn[] = {
    {0x00a0, 0x0125}, {0x0128, 0x0137}, {0x0139, 0x013e}, {0x0141, 0x0148}, {0x014a, 0x0165}, {0x0168, 0x017e},
    {0x0192, 0x0192}, {0x01c4, 0x01d4}, {0x01e2, 0x01e3}, {0x01e6, 0x01eb}, {0x01f0, 0x01f0}, {0x01f4, 0x01f5},
    {0x0218, 0x021b}, {0x0232, 0x0233}, {0x0237, 0x0237}, {0x02c7, 0x02c7}, {0x02d8, 0x02d9}, {0x02db, 0x02db},
    {0x02dd, 0x02dd}, {0x0e3f, 0x0e3f}, {0x1e02, 0x1e03}, {0x1e0d, 0x1e0d}, {0x1e1e, 0x1e21}, {0x1e25, 0x1e25},
    {0x1e30, 0x1e31}, {0x1e37, 0x1e37}, {0x1e43, 0x1e43}, {0x1e45, 0x1e45}, {0x1e47, 0x1e47}, {0x1e5b, 0x1e5b},
    {0x1e63, 0x1e63}, {0x1e6d, 0x1e6d}, {0x1e8e, 0x1e91}, {0x1e9e, 0x1e9e}, {0x1ef2, 0x1ef3}, {0x200c, 0x200c},
    {0x2010, 0x2016}, {0x2018, 0x201a}, {0x201c, 0x201e}, {0x2020, 0x2022}, {0x2026, 0x2026}, {0x2030, 0x2031},
    {0x2039, 0x203b}, {0x203d, 0x203d}, {0x2044, 0x2044}, {0x204e, 0x204e}, {0x2052, 0x2052}, {0x20a1, 0x20a1},
    {0x20a4, 0x20a4}, {0x20a6, 0x20a6}, {0x20a9, 0x20a9}, {0x20ab, 0x20ac}, {0x20b1, 0x20b1}, {0x2103, 0x2103},
    {0x2116, 0x2117}, {0x211e, 0x211e}, {0x2120, 0x2120}, {0x2122, 0x2122}, {0x2126, 0x2127}, {0x212e, 0x212e},
    {0x2190, 0x2193}, {0x2329, 0x232a}, {0x2422, 0x2423}, {0x25e6, 0x25e6}, {0x25ef, 0x25ef}, {0x266a, 0x266a},
    {0x27e8, 0x27e9}, {0x3008, 0x3009}, {0xfb00, 0xfb06}, {0xfeff, 0xfeff},
};

struct DefaultRow {
    char32_t character;
    LatexDefault fallback;
};

// In OT1 quotation marks are made of commas and signs, and the letters of the north are spelled with two.
constexpr DefaultRow latexDefaults[] = {
    {0x00ab, {"guillemetleft", "\\ensuremath{\\ll}"}},
    {0x00bb, {"guillemetright", "\\ensuremath{\\gg}"}},
    {0x00d0, {"DH", "Dh"}},
    {0x00de, {"TH", "Th"}},
    {0x00f0, {"dh", "dh"}},
    {0x00fe, {"th", "th"}},
    {0x0104, {"k", "\\sheafogonek"}},
    {0x0105, {"k", "\\sheafogonek"}},
    {0x0110, {"DJ", "Dj"}},
    {0x0111, {"dj", "dj"}},
    {0x0118, {"k", "\\sheafogonek"}},
    {0x0119, {"k", "\\sheafogonek"}},
    {0x012e, {"k", "\\sheafogonek"}},
    {0x012f, {"k", "\\sheafogonek"}},
    {0x014a, {"NG", "Ng"}},
    {0x014b, {"ng", "ng"}},
    {0x0172, {"k", "\\sheafogonek"}},
    {0x0173, {"k", "\\sheafogonek"}},
    {0x01ea, {"k", "\\sheafogonek"}},
    {0x01eb, {"k", "\\sheafogonek"}},
    {0x201a, {"quotesinglbase", ","}},
    {0x201e, {"quotedblbase", ",{},"}},
    {0x2039, {"guilsinglleft", "\\ensuremath{<}"}},
    {0x203a, {"guilsinglright", "\\ensuremath{>}"}},
};

template <std::size_t Size>
std::string_view latexLookUp(const LatexRow (&table)[Size], char32_t character)
{
    const auto row = std::lower_bound(std::begin(table), std::end(table), character,
                                      [](const LatexRow &one, char32_t sought) { return one.character < sought; });
    return row != std::end(table) && row->character == character ? row->latex : std::string_view();
}

} // namespace

std::string_view accentMacro(char32_t mark)
{
    return latexLookUp(latexAccents, mark);
}

std::string_view letterMacro(char32_t letter)
{
    return latexLookUp(latexLetters, letter);
}

std::string_view rawSpelling(char32_t character)
{
    return latexLookUp(latexSpellings, character);
}

bool latexKnows(char32_t character)
{
    return std::any_of(std::begin(latexOwn), std::end(latexOwn),
                       [&](const auto &run) { return run[0] <= character && character <= run[1]; });
}

LatexDefault latexDefault(char32_t character)
{
    const auto row = std::find_if(std::begin(latexDefaults), std::end(latexDefaults),
                                  [&](const DefaultRow &one) { return one.character == character; });
    return row == std::end(latexDefaults) ? LatexDefault{} : row->fallback;
}

} // namespace sheaf
