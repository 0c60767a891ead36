// SPDX-License-Identifier: GPL-3.0-or-later
// sheaf_bench VERB ARGUMENTS: each verb is one measuring process; its figures go to stdout as "name value".
#include "tests/bench/corpus.h"
#include "tests/bench/fill.h"
#include "tests/bench/floors.h"
#include "tests/bench/measure.h"
#include "tests/bench/questions.h"
#include "tests/bench/seed.h"
#include "tests/bench/spend.h"
#include "tests/bench/table.h"
#include "tests/bench/verbs.h"

using namespace sheaf::bench;

namespace
{

int makeCorpus(const Words &words)
{
    Corpus corpus(corpusSeed);
    Meter meter;
    meter.start();
    const Corpus::Written written =
        corpus.write(numberOf(words[0]), words[1], words.count() > 2 ? numberOf(words[2]) : 0);
    meter.stop();
    tell("corpus.digests", written.digests);
    tell("corpus.entries", written.entries);
    tell("corpus.bytes", static_cast<double>(written.bytes));
    tell("corpus.wall", meter.wall());
    return 0;
}

int fill(const Words &words)
{
    fillLibrary(QString::fromLocal8Bit(words[0]));
    return 0;
}

int rawFloor(const Words &words)
{
    tellRawFloor(words[0], words[1]);
    return 0;
}

int ftsFloor(const Words &words)
{
    tellFtsFloor(words[0], words[1]);
    return 0;
}

int ftsDatabase(const Words &words)
{
    makeFtsDatabase(words[0], words[1]);
    return 0;
}

int questions(const Words &words)
{
    tellQuestions(words[0], words[1], numberOf(words[2]));
    return 0;
}

int spend(const Words &words)
{
    return tellSpent(words[0], words.from(1));
}

int table(const Words &words)
{
    return printTable(words[0]);
}

int wide(const Words &words)
{
    return checkWide(words[0]);
}

constexpr Verb verbs[] = {
    {"corpus", 2, makeCorpus, "corpus PAPERS FOLDER [FIRST]"},
    {"fill", 1, fill, "fill LIBRARY"},
    {"rawfloor", 2, rawFloor, "rawfloor LIBRARY MADE"},
    {"ftsfloor", 2, ftsFloor, "ftsfloor LIBRARY MADE"},
    {"ftsdatabase", 2, ftsDatabase, "ftsdatabase LIBRARY MADE"},
    {"questions", 3, questions, "questions LIBRARY FTSDATABASE|\"\" KEYS"},
    {"table", 1, table, "table FIGURES"},
    {"wide", 1, wide, "wide FIGURES"},
    {"spend", 2, spend, "spend NAME COMMAND..."},
};

} // namespace

int main(int argc, char **argv)
{
    return runVerb(verbs, {argc, argv});
}
