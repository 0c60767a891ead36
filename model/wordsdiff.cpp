// SPDX-License-Identifier: GPL-3.0-or-later
// Myers' greedy comparison of two rows of words, with a bag of words where that would take too long.
#include "model/wordsdiff.h"

#include "model/text/fold.h"

#include <QHash>
#include <QString>

#include <algorithm>

namespace sheaf
{

namespace
{

// Beyond so many single differences the exact answer costs more than anybody reads.
constexpr int mostSteps = 1500;

struct DiffWord {
    qsizetype from = 0;
    qsizetype length = 0;
    int number = 0; // the same for the same word
    bool letters = false;
    bool differs = true;
};

char32_t diffLetterAt(QStringView text, qsizetype at, qsizetype &units)
{
    const QChar high = text[at];
    units = high.isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate() ? 2 : 1;
    return units == 2 ? QChar::surrogateToUcs4(high, text[at + 1]) : char32_t(high.unicode());
}

class DiffCutter
{
public:
    std::vector<DiffWord> cut(QStringView text)
    {
        std::vector<DiffWord> words;
        for (qsizetype at = 0, units = 1; at < text.size(); at += units) {
            const char32_t letter = diffLetterAt(text, at, units);
            if (QChar::isSpace(letter))
                continue;
            DiffWord word{at, units, 0, QChar::isLetterOrNumber(letter), true};
            qsizetype more = 1;
            for (qsizetype end = at + units; end < text.size(); end += more) {
                const char32_t next = diffLetterAt(text, end, more);
                const bool goesOn =
                    QChar::isMark(next) || next == 0x200D ||
                    (word.letters && !standsAlone(letter) && QChar::isLetterOrNumber(next) && !standsAlone(next));
                if (!goesOn)
                    break;
                word.length = end + more - at;
            }
            units = word.length;
            word.number = numberOf(text.mid(at, word.length));
            words.push_back(word);
        }
        return words;
    }

private:
    int numberOf(QStringView word)
    {
        const QString key = word.toString().normalized(QString::NormalizationForm_C);
        const auto known = m_numbers.constFind(key);
        if (known != m_numbers.constEnd())
            return *known;
        const int fresh = int(m_numbers.size());
        m_numbers.insert(key, fresh);
        return fresh;
    }

    QHash<QString, int> m_numbers;
};

using DiffWords = std::vector<DiffWord>;

struct DiffRange {
    int from = 0;
    int to = 0;
    int size() const { return to - from; }
};

void markSame(DiffWord &one, DiffWord &other)
{
    one.differs = false;
    other.differs = false;
}

// A word of one differs when the other has fewer of it.
void compareAsBags(DiffWords &one, DiffRange inOne, DiffWords &other, DiffRange inOther)
{
    QHash<int, std::vector<int>> places;
    for (int at = inOther.to - 1; at >= inOther.from; --at)
        places[other[std::size_t(at)].number].push_back(at);
    for (int at = inOne.from; at < inOne.to; ++at) {
        const auto found = places.find(one[std::size_t(at)].number);
        if (found == places.end() || found->empty())
            continue;
        markSame(one[std::size_t(at)], other[std::size_t(found->back())]);
        found->pop_back();
    }
}

// E. W. Myers, "An O(ND) difference algorithm and its variations": furthest reaching paths, then the way back.
void compareInOrder(DiffWords &one, DiffRange inOne, DiffWords &other, DiffRange inOther)
{
    const int n = inOne.size();
    const int m = inOther.size();
    const int most = std::min(n + m, mostSteps);
    const auto equal = [&](int x, int y) {
        return one[std::size_t(inOne.from + x)].number == other[std::size_t(inOther.from + y)].number;
    };
    std::vector<int> reach(std::size_t(2 * most + 3), 0);
    const auto at = [&](std::vector<int> &row, int k) -> int & { return row[std::size_t(k + most + 1)]; };
    std::vector<std::vector<int>> trace;
    const auto goesDown = [&](std::vector<int> &row, int k, int d) {
        return k == -d || (k != d && at(row, k - 1) < at(row, k + 1));
    };
    int steps = -1;
    for (int d = 0; d <= most && steps < 0; ++d) {
        trace.emplace_back(reach.begin() + (most + 1 - d - 1), reach.begin() + (most + 1 + d + 2));
        for (int k = -d; k <= d; k += 2) {
            int x = goesDown(reach, k, d) ? at(reach, k + 1) : at(reach, k - 1) + 1;
            while (x < n && x - k < m && equal(x, x - k))
                ++x;
            at(reach, k) = x;
            if (x >= n && x - k >= m) {
                steps = d;
                break;
            }
        }
    }
    if (steps < 0) {
        compareAsBags(one, inOne, other, inOther);
        return;
    }
    int x = n;
    int y = m;
    for (int d = steps; d >= 0; --d) {
        const std::vector<int> &before = trace[std::size_t(d)]; // diagonals -d - 1 to d + 1
        const auto was = [&](int k) { return before[std::size_t(k + d + 1)]; };
        const int k = x - y;
        const bool down = k == -d || (k != d && was(k - 1) < was(k + 1));
        const int fromX = d == 0 ? 0 : (down ? was(k + 1) : was(k - 1));
        const int fromY = d == 0 ? 0 : fromX - (down ? k + 1 : k - 1);
        while (x > fromX && y > fromY) {
            --x;
            --y;
            markSame(one[std::size_t(inOne.from + x)], other[std::size_t(inOther.from + y)]);
        }
        x = fromX;
        y = fromY;
    }
}

// A comma that two rewritten stretches happen to share only tears the marks apart.
void joinOverSigns(DiffWords &words)
{
    for (std::size_t at = 1; at + 1 < words.size(); ++at) {
        std::size_t end = at;
        while (end < words.size() && !words[end].differs && !words[end].letters)
            ++end;
        if (end > at && end < words.size() && end - at <= 2 && words[at - 1].differs && words[end].differs) {
            for (std::size_t sign = at; sign < end; ++sign)
                words[sign].differs = true;
        }
    }
}

std::vector<WordSpan> differingSpans(const DiffWords &words, int &count)
{
    std::vector<WordSpan> spans;
    bool open = false;
    for (const DiffWord &word : words) {
        if (word.differs) {
            count += word.letters ? 1 : 0;
            if (open)
                spans.back().length = word.from + word.length - spans.back().from;
            else
                spans.push_back({word.from, word.length});
        }
        open = word.differs;
    }
    return spans;
}

} // namespace

WordDiff wordsThatDiffer(QStringView one, QStringView other)
{
    DiffCutter cutter;
    DiffWords ofOne = cutter.cut(one);
    DiffWords ofOther = cutter.cut(other);
    DiffRange inOne{0, int(ofOne.size())};
    DiffRange inOther{0, int(ofOther.size())};
    const auto equal = [&](int at, int otherAt) {
        return ofOne[std::size_t(at)].number == ofOther[std::size_t(otherAt)].number;
    };
    for (; inOne.size() > 0 && inOther.size() > 0 && equal(inOne.from, inOther.from); ++inOne.from, ++inOther.from)
        markSame(ofOne[std::size_t(inOne.from)], ofOther[std::size_t(inOther.from)]);
    for (; inOne.size() > 0 && inOther.size() > 0 && equal(inOne.to - 1, inOther.to - 1); --inOne.to, --inOther.to)
        markSame(ofOne[std::size_t(inOne.to - 1)], ofOther[std::size_t(inOther.to - 1)]);
    if (inOne.size() > 0 && inOther.size() > 0)
        compareInOrder(ofOne, inOne, ofOther, inOther);
    joinOverSigns(ofOne);
    joinOverSigns(ofOther);
    WordDiff diff;
    diff.inOne = differingSpans(ofOne, diff.wordsInOne);
    diff.inOther = differingSpans(ofOther, diff.wordsInOther);
    return diff;
}

} // namespace sheaf
