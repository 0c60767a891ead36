// SPDX-License-Identifier: GPL-3.0-or-later
// sheaf_benchwindow VERB ARGUMENTS: the measuring processes that show a window.
#include "tests/bench/verbs.h"
#include "tests/bench/window/scripts.h"
#include "tests/bench/window/start.h"

using namespace sheaf::bench;

namespace
{

int paint(const Words &words)
{
    return paintWindow(words.argv, words[0], words[1]);
}

int paintBare(const Words &words)
{
    return paintBareWindow(words.argv);
}

int starts(const Words &words)
{
    return tellStarts(words.argv[0], static_cast<int>(numberOf(words[0])), words[1], words.from(2));
}

int window(const Words &words)
{
    return tellWindow(words.argv, words[0], words[1], numberOf(words[2]));
}

int session(const Words &words)
{
    return tellSession(words.argv, words[0], words[1], words[2]);
}

int triage(const Words &words)
{
    return tellTriage(words.argv, words[0], words[1], numberOf(words[2]));
}

constexpr Verb verbs[] = {
    {"paint", 2, paint, "paint LIBRARY CONFIGFOLDER"},
    {"paintbare", 0, paintBare, "paintbare"},
    {"starts", 3, starts, "starts RUNS CONFIGFOLDER LIBRARY..."},
    {"window", 3, window, "window LIBRARY CONFIGFOLDER KEYS"},
    {"session", 3, session, "session LIBRARY CONFIGFOLDER DIGESTFOLDER"},
    {"triage", 3, triage, "triage LIBRARY CONFIGFOLDER PAPERS"},
};

} // namespace

int main(int argc, char **argv)
{
    return runVerb(verbs, {argc, argv});
}
