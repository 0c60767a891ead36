// SPDX-License-Identifier: GPL-3.0-or-later
// What was typed or pasted for a paper's details, read as what it means, with a word about it where that is in doubt.
// Pure functions; any thread.
#pragma once

#include <QString>
#include <QStringList>

namespace sheaf
{

enum class CheckLevel : quint8 {
    Fine,
    Doubt,  // kept as it is, but looks wrong
    Refused // cannot be kept
};

struct Checked {
    QString value; // what will be kept; "" for nothing
    CheckLevel level = CheckLevel::Fine;
    QString what; // one sentence, "" when there is nothing to say
};

// One line of text, blanks joined. Refused when empty.
Checked checkTitle(const QString &text);
// "" or a number from 1000 to 2999; value is its digits. In doubt when it lies beyond next year.
Checked checkYear(const QString &text, int thisYear);
// "10.1000/xyz", also out of "doi:10.1000/xyz" and of addresses at doi.org.
Checked checkDoi(const QString &text);
// "2101.00001", "2101.00001v2", "math.GT/0309136", also out of "arXiv:…", addresses at arxiv.org and arXiv's DOIs.
Checked checkArxiv(const QString &text);

// One address a line, each once; "example.org/x" gets its https. In doubt where one is neither http nor https.
struct CheckedUrls {
    QStringList urls;
    CheckLevel level = CheckLevel::Fine;
    QString what;
};
CheckedUrls checkUrls(const QString &text);

// Names as "Family, Given" (or the one name there is), each once. Lines are one author each; a line may also be a list
// as it is found in papers and their records: "A. B. Name and C. Name", "Name, A. B.; Name, C.", "A. Name, B. Name, and
// C. Name", "Name, A., Name, B.", "Name A, Name BC". Lines that stand in `asTheyAre` are taken so, so that reading
// names that were read before changes nothing.
QStringList parseAuthors(const QString &text, const QStringList &asTheyAre = {});

} // namespace sheaf
