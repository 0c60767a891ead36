// SPDX-License-Identifier: GPL-3.0-or-later
// The costs of the joints between digest lines, and the search for the cheapest labelling.
#include "model/formats/digestlabels.h"

#include <algorithm>
#include <array>
#include <limits>

namespace sheaf
{

namespace
{

constexpr double never = 1e6;
constexpr std::size_t labelCount = 7;
constexpr double titleAloneCost = 5; // a title that gets no abstract
constexpr double orphanCost = 5.5;   // an abstract that has no title

constexpr bool isTitlePart(LineLabel label)
{
    return label == LineLabel::Title || label == LineLabel::TitleMore;
}

constexpr bool isAbstractPart(LineLabel label)
{
    return label == LineLabel::Abstract || label == LineLabel::More;
}

constexpr bool isOrphanPart(LineLabel label)
{
    return label == LineLabel::Orphan || label == LineLabel::OrphanMore;
}

bool isBrokenJoint(const DigestLine &previous, const DigestLine &line)
{
    return !line.gapBefore && !previous.signs.endsSentence && line.signs.startsLower;
}

// How the text is laid out, as a whole and around each line.
struct StretchLayout {
    std::vector<double> wrapped; // 0: one line per part .. 1: wrapped at a column
    bool spaced = false;         // blank lines stand between the parts
};

StretchLayout layoutOf(std::span<const DigestLine> lines)
{
    constexpr std::size_t reach = 8;
    StretchLayout layout;
    layout.wrapped.resize(lines.size());
    if (lines.size() < 2)
        return layout;
    int gaps = 0;
    int shortLines = 0;
    std::vector<int> broken(lines.size()); // up to and with this line
    for (std::size_t i = 1; i < lines.size(); ++i) {
        gaps += lines[i].gapBefore ? 1 : 0;
        shortLines += lines[i].signs.length < 200 ? 1 : 0;
        broken[i] = broken[i - 1] + (isBrokenJoint(lines[i - 1], lines[i]) ? 1 : 0);
    }
    const double joints = static_cast<double>(lines.size() - 1);
    const double whole = 2.0 * broken.back() / std::max(joints, 2.0 * reach);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const int here = broken[std::min(lines.size() - 1, i + reach)] - broken[i < reach ? 0 : i - reach];
        layout.wrapped[i] = std::min(1.0, std::max(whole, 2.0 * here / (2 * reach)));
    }
    const bool paragraphs = gaps >= 0.03 * joints && broken.back() >= 0.2 * joints && shortLines >= 0.6 * joints;
    layout.spaced = gaps >= 0.4 * joints || paragraphs;
    return layout;
}

// The column at which the text around a joint seems to be wrapped: its longest line that is no whole abstract.
int columnAround(std::span<const DigestLine> lines, std::size_t at)
{
    int column = 0;
    const std::size_t from = at < 3 ? 0 : at - 3;
    for (std::size_t i = from; i < std::min(lines.size(), at + 4); ++i) {
        const int length = lines[i].signs.length;
        column = length <= 160 ? std::max(column, length) : column;
    }
    return column;
}

double endCost(const LineSigns &signs)
{
    return signs.endsSentence ? 0 : signs.endsLink ? 0.3 : 4;
}

class Labeller final
{
public:
    Labeller(std::span<const DigestLine> lines, const LabelStart &before)
        : m_lines(lines), m_before(before), m_layout(layoutOf(lines)), m_steps(lines.size())
    {
    }

    std::vector<LabelledLine> run(bool ended)
    {
        measure();
        for (std::size_t i = 0; i < m_lines.size(); ++i)
            step(i);
        return walkBack(ended);
    }

private:
    struct Cell {
        double total = never;
        double own = 0;
        std::size_t from = 0;
    };

    // What the joints of a line and the one before cost, by the labels of both.
    struct Joints {
        double titleAfterTitle;
        double titleAfterDetails;
        double titleAfterOther;
        double titleMore;
        double abstract;
        double more;
        double orphanAfterDetails;
        double orphanAfterOther;
        double details;
    };
    using LineCosts = std::array<double, labelCount>;

    void step(std::size_t i)
    {
        const LineCosts lines = lineCosts(i);
        const bool first = i == 0 && !m_before.line;
        const Joints joints = first ? Joints{} : jointsOf(i);
        for (std::size_t to = 0; to < labelCount; ++to) {
            Cell &cell = m_steps[i][to];
            const auto label = static_cast<LineLabel>(to);
            const double line = lines[to];
            if (i == 0) {
                cell.own = line + (first ? startCost(label) : jointCost(joints, m_before.label, label));
                cell.total = cell.own;
                continue;
            }
            for (std::size_t from = 0; from < labelCount; ++from) {
                if (from > 0 && (line >= never || m_steps[i - 1][from].total >= never))
                    continue;
                const double own = line + jointCost(joints, static_cast<LineLabel>(from), label);
                const double total = m_steps[i - 1][from].total + own;
                if (total < cell.total || from == 0)
                    cell = {total, own, from};
            }
        }
    }

    std::vector<LabelledLine> walkBack(bool ended) const
    {
        std::vector<LabelledLine> labels(m_lines.size());
        std::size_t best = 0;
        double bestTotal = std::numeric_limits<double>::max();
        for (std::size_t label = 0; !m_lines.empty() && label < labelCount; ++label) {
            const double end = ended ? finishCost(static_cast<LineLabel>(label)) : 0;
            if (m_steps.back()[label].total + end < bestTotal) {
                bestTotal = m_steps.back()[label].total + end;
                best = label;
            }
        }
        for (std::size_t i = m_lines.size(); i-- > 0;) {
            labels[i] = {static_cast<LineLabel>(best), m_steps[i][best].own};
            best = m_steps[i][best].from;
        }
        return labels;
    }

    // By label.
    LineCosts lineCosts(std::size_t i) const
    {
        const DigestLine &line = m_lines[i];
        const bool details = isDetailsParagraph(i);
        const double unlike = (details ? 10 : 0) + (line.afterButton ? 8 : 0);
        const double unlikeTitle = (details ? 10 : 0) - (line.afterButton ? 3 : 0);
        const double wrapped = m_layout.wrapped[i];
        const double title = titleCost(line.signs);
        const double abstract = unlike + abstractCost(line.signs, wrapped);
        const double more = unlike + continuationCost(line.signs, wrapped);
        const double orphan = abstract + shortOrphanCost(line.signs) * (1 - wrapped);
        return {unlikeTitle + title, unlike + title, abstract, more, orphan, more, details ? 0 : never};
    }

    static double shortOrphanCost(const LineSigns &signs)
    {
        return signs.length < 100 ? 3 : signs.length < 200 ? 2 : 0;
    }

    bool isDetailsParagraph(std::size_t i) const
    {
        return m_lines[i].details && m_lines[i].gapBefore &&
               (i + 1 == m_lines.size() || m_lines[i + 1].gapBefore || m_lines[i + 1].headerBefore);
    }

    static double startCost(LineLabel label)
    {
        return label == LineLabel::Title ? 0 : label == LineLabel::Orphan ? orphanCost : never;
    }

    double finishCost(LineLabel label) const
    {
        if (isTitlePart(label))
            return titleAloneCost;
        return label == LineLabel::Details ? 0 : 0.3 * endCost(m_lines.back().signs);
    }

    Joints jointsOf(std::size_t i) const
    {
        const DigestLine &previous = i == 0 ? *m_before.line : m_lines[i - 1];
        const DigestLine &line = m_lines[i];
        const double full = isFullLine(i) ? 1.5 * m_layout.wrapped[i] : 0;
        const double tight = (m_layout.spaced && !line.gapBefore && !line.headerBefore ? 2 : 0) + full;
        const double end = endCost(previous.signs);
        Joints joints{};
        joints.titleAfterTitle = tight + titleAloneCost;
        joints.titleAfterDetails = tight;
        joints.titleAfterOther = tight + end;
        joints.titleMore = titleMoreCost(previous, line);
        joints.abstract = (line.headerBefore ? 3 : 0) + full;
        joints.more = moreCost(i, previous, line);
        joints.orphanAfterDetails = tight + orphanCost;
        joints.orphanAfterOther = tight + orphanCost + end;
        joints.details = line.headerBefore ? never : 0;
        return joints;
    }

    // What it costs that a line is `to` after a line that is `from`.
    static double jointCost(const Joints &joints, LineLabel from, LineLabel to)
    {
        const bool afterDetails = from == LineLabel::Details;
        switch (to) {
        case LineLabel::Title:
            return isTitlePart(from) ? joints.titleAfterTitle
                   : afterDetails    ? joints.titleAfterDetails
                                     : joints.titleAfterOther;
        case LineLabel::TitleMore:
            return isTitlePart(from) ? joints.titleMore : never;
        case LineLabel::Abstract:
            return isTitlePart(from) ? joints.abstract : never;
        case LineLabel::More:
            return isAbstractPart(from) ? joints.more : never;
        case LineLabel::Orphan:
            return isTitlePart(from) ? never : afterDetails ? joints.orphanAfterDetails : joints.orphanAfterOther;
        case LineLabel::OrphanMore:
            return isOrphanPart(from) ? joints.more : never;
        case LineLabel::Details:
            return afterDetails ? never : joints.details;
        }
        return never;
    }

    // The next line's first word would not have found room on the line before.
    bool isFullLine(std::size_t i) const { return m_full[i] != 0; }

    void measure()
    {
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            const DigestLine *previous = i > 0 ? &m_lines[i - 1] : m_before.line;
            const int column = columnAround(m_lines, i);
            const int length = previous ? previous->signs.length : 0;
            const bool full = previous && !m_lines[i].gapBefore && length <= 160 && length * 4 >= column * 3 &&
                              length + 1 + m_lines[i].signs.firstWord > column;
            m_column.push_back(column);
            m_full.push_back(full ? 1 : 0);
        }
    }

    double titleMoreCost(const DigestLine &previous, const DigestLine &line) const
    {
        if (line.headerBefore || line.text == previous.text)
            return never;
        double cost = 7;
        cost += line.gapBefore ? 4 : m_layout.spaced ? -4.5 : 0;
        cost -= previous.signs.endsOpen ? 3.5 : 0;
        cost -= line.signs.startsLower ? 1.5 : 0;
        return std::max(cost, 0.5);
    }

    double moreCost(std::size_t i, const DigestLine &previous, const DigestLine &line) const
    {
        if (line.headerBefore)
            return 8;
        const LineSigns &before = previous.signs;
        const double wrapped = m_layout.wrapped[i];
        double cost = 3 - 2.5 * wrapped;
        if (before.endsSentence)
            cost += before.length < 300 ? 1 : 2.5;
        else if (!before.endsLink)
            cost -= 2;
        // A small letter continues a sentence, but not one that has ended.
        cost += !line.signs.startsLower ? 0 : before.endsSentence ? 2 : -2;
        if (isFullLine(i))
            cost -= before.endsSentence && line.signs.startsLower ? 0 : 1.5;
        else if (wrapped > 0.3 && before.endsSentence && before.length * 5 < m_column[i] * 4)
            cost += 3;
        if (line.gapBefore)
            cost += before.endsSentence ? (m_layout.spaced ? 5 : 4) : line.signs.startsLower ? 1.5 : 3;
        else if (m_layout.spaced)
            cost -= 2.5;
        // No abstract of the archives that digests come from is longer than 1,920 characters.
        cost += before.length + line.signs.length > 1950 ? 4 : 0;
        return std::max(cost, 0.3);
    }

    std::span<const DigestLine> m_lines;
    LabelStart m_before;
    StretchLayout m_layout;
    std::vector<int> m_column;
    std::vector<char> m_full;
    std::vector<std::array<Cell, labelCount>> m_steps;
};

} // namespace

std::vector<LabelledLine> labelLines(std::span<const DigestLine> lines, const LabelStart &before, bool ended)
{
    return Labeller(lines, before).run(ended);
}

} // namespace sheaf
