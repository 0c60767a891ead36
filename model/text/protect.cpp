// SPDX-License-Identifier: GPL-3.0-or-later
// Finds the words of a title whose capitals must survive a bibliography style: acronyms and mixed case.
#include "model/text/protect.h"

#include <QChar>

namespace sheaf
{
namespace
{

bool isWordUnit(QChar unit)
{
    return unit.isLetterOrNumber() || unit.isMark();
}

// One unbroken run of letters, digits and marks.
qsizetype partEnd(QStringView title, qsizetype from)
{
    while (from < title.size() && isWordUnit(title[from]))
        ++from;
    return from;
}

// "A" between spaces, quotes or brackets is the article; in "A*", "A-MEM" or "A/B" it is a name.
bool isArticle(QStringView title, qsizetype from, qsizetype end)
{
    const auto joins = [](QChar unit) { return QStringView(u"-*/+&._^").contains(unit); };
    return end - from == 1 && title[from] == u'A' && (end == title.size() || !joins(title[end])) &&
           (from == 0 || !joins(title[from - 1]));
}

bool needsProtection(QStringView title, qsizetype from, qsizetype end)
{
    bool capital = false;
    bool digit = false;
    for (qsizetype at = from; at < end; ++at) {
        if (title[at].isUpper()) {
            if (at > from)
                return true;
            capital = true;
        }
        digit = digit || title[at].isDigit();
    }
    return capital && (digit || (end - from == 1 && !isArticle(title, from, end)));
}

} // namespace

std::vector<TextSpan> protectedSpans(QStringView title)
{
    std::vector<TextSpan> spans;
    qsizetype at = 0;
    while (at < title.size()) {
        if (!isWordUnit(title[at])) {
            ++at;
            continue;
        }
        const qsizetype end = partEnd(title, at);
        const bool follows = !spans.empty() && spans.back().from + spans.back().length == at - 1 &&
                             (title[at - 1] == u'-' || title[at - 1] == u'.');
        const bool itself = needsProtection(title, at, end);
        if (follows && (itself || title[at].isDigit()))
            spans.back().length = end - spans.back().from;
        else if (itself)
            spans.push_back({at, end - at});
        at = end;
    }
    return spans;
}

} // namespace sheaf
