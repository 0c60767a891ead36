// SPDX-License-Identifier: GPL-3.0-or-later
// Which of the papers found fit a question best: rare words count more than common ones, titles more than abstracts,
// words that come often a little more than those that come once.
//
// A paper's score is the sum over the words of idf(word) times a factor of how the paper holds it, in the manner of
// BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009) with term frequencies in classes and
// without the length of the text: abstracts are all about as long.
#pragma once

#include "model/index/textindex.h"

#include <QString>

#include <list>
#include <string>
#include <vector>

namespace sheaf
{

struct RankedForm {
    std::string form;
    FormMatch match = FormMatch::Whole;
    FieldMask fields = allFields; // 0: only notes
    bool notes = true;
};

// One thread at a time.
class Relevance final
{
public:
    // The papers of the set, best first, ties by id. Linear in the set and in the size of the library.
    std::vector<Document> ranked(const DocBits &set, const std::vector<RankedForm> &forms, TextIndex &texts,
                                 TextIndex &notes);
    void forget() { m_kept.clear(); } // when the texts changed

private:
    using Weights = std::vector<quint8>; // by document, 0 to 7
    struct Kept {
        RankedForm form;
        Weights weights;
        quint16 contribution[8]; // by weight
    };
    const Kept &weighed(const RankedForm &form, TextIndex &texts, TextIndex &notes);
    Kept &newest();
    void addScores(const DocBits &set, const Kept &kept, bool first);

    std::list<Kept> m_kept; // the last words asked: while a question is typed only its end changes
    std::vector<quint16> m_scores;
};

} // namespace sheaf
