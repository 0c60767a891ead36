// SPDX-License-Identifier: GPL-3.0-or-later
// Reads figures, prints rows.
#include "tests/bench/table.h"

#include <cmath>
#include <cstdio>
#include <fstream>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace sheaf::bench
{

namespace
{

enum class Unit { Seconds, Milliseconds, Megabytes };

constexpr double none = 0;

// A figure holds when it is at most `times` its floor plus `plus`, and at most `most`; 0 asks nothing.
struct Row {
    const char *what;
    const char *figure;
    Unit unit;
    const char *floorWhat;
    const char *floor; // "" for none
    double times;
    double plus; // in the unit
    double most; // in the unit
    double wide; // what a short run may reach, times the floor; 0: not looked at
};

constexpr Row rows[] = {
    {"Key at the finder, 99th percentile of all", "keys.p99", Unit::Milliseconds, "", "", none, none, 16, none},
    {"The keys FTS5 answers too, 99th percentile", "keys.compared.p99", Unit::Milliseconds, "FTS5 with prefix indexes",
     "fts.keys.p99", 0.1, none, none, 20},
    {"Key to painted rows, median", "window.keys.p50", Unit::Milliseconds, "", "", none, none, 16, none},
    {"Key to painted rows, 99th percentile", "window.keys.p99", Unit::Milliseconds, "", "", none, none, 40, none},
    {"Commonest word, exact count", "word.count", Unit::Milliseconds, "FTS5", "fts.word.count", 1.0 / 20, none, none,
     100},
    {"Commonest word, best 100", "word.best", Unit::Milliseconds, "FTS5 bm25", "fts.word.best", 1.0 / 100, none, none,
     20},
    {"Commonest word under a tag, count", "word.tagged", Unit::Milliseconds, "FTS5 joined", "fts.word.tagged", 1.0 / 50,
     none, none, 100},
    {"A piece of a word, exact count", "find.substring", Unit::Milliseconds, "grep over the digests",
     "grep.milliseconds", none, none, none, none},
    {"Import, wall", "import.wall", Unit::Seconds, "the rows into bare SQLite", "raw.wall", 2.5, none, none, 200},
    {"Import, processor", "import.cpu", Unit::Seconds, "the rows into bare SQLite", "raw.cpu", 4, none, none, 60},
    {"Import, wall", "import.wall", Unit::Seconds, "the rows and FTS5", "fts.wall", 0.25, none, none, 100},
    {"Import, wall", "import.wall", Unit::Seconds, "the rows and FTS5 merged at the end only", "fts.end.wall", none,
     none, none, none},
    {"The floor's file", "raw.bytes", Unit::Megabytes, "the same rows in the library", "rows.bytes", 1.05, none, none,
     none},
    {"The same rows in the library", "rows.bytes", Unit::Megabytes, "the floor's file", "raw.bytes", 1.05, none, none,
     none},
    {"Import, memory", "import.memory", Unit::Megabytes, "", "", none, none, 600, none},
    {"Index", "index.bytes", Unit::Megabytes, "the text", "raw.textbytes", 0.25, none, none, 1},
    {"Start to painted rows", "start.large", Unit::Milliseconds, "the smallest library", "start.small", 1.1, 30, none,
     5},
    {"Start to painted rows", "start.large", Unit::Milliseconds, "a bare window", "start.bare", 1.5, 30, none, 8},
    {"Start, file not in memory", "start.large.cold", Unit::Milliseconds, "", "", none, none, none, none},
    {"Window's memory, scrolled and searched", "window.memory", Unit::Megabytes, "", "", none, none, 450, none},
    {"Tagging 100,000 papers", "window.tag.all", Unit::Milliseconds, "", "", none, none, 2000, none},
    {"Undoing that", "window.tag.undo", Unit::Milliseconds, "", "", none, none, 2000, none},
    {"List reset to everything", "window.reset.large", Unit::Milliseconds, "to a thousandth", "window.reset.small", 1.3,
     10, none, 20},
    {"Session: the dearest event of the GUI thread", "session.event.max", Unit::Milliseconds, "", "", none, none, 50,
     none},
    {"Session: a timer's lateness, 99.9th percentile", "session.late.p999", Unit::Milliseconds, "", "", none, none, 50,
     none},
    {"Triage: key to the paint of its effect, 99th percentile", "triage.keys.p99", Unit::Milliseconds, "", "", none,
     none, 50, none},
    {"Triage: the same, the worst", "triage.keys.max", Unit::Milliseconds, "", "", none, none, 150, none},
    {"The five real digests, processor", "digests.cpu", Unit::Seconds, "", "", none, none, 0.25, none},
};

// Everything that grows with the library.
struct Growing {
    const char *what;
    const char *figure;
    Unit unit;
};
constexpr Growing growing[] = {
    {"Import, wall", "import.wall", Unit::Seconds},
    {"Import, processor", "import.cpu", Unit::Seconds},
    {"Import, memory", "import.memory", Unit::Megabytes},
    {"Library file", "library.bytes", Unit::Megabytes},
    {"Index", "index.bytes", Unit::Megabytes},
    {"Opening, to the first answer", "open.answer", Unit::Seconds},
    {"Opening, until nothing is left to prepare", "open.prepared", Unit::Seconds},
    {"Key at the finder, median", "keys.p50", Unit::Milliseconds},
    {"Key at the finder, 99th percentile", "keys.p99", Unit::Milliseconds},
    {"Commonest word, count", "word.count", Unit::Milliseconds},
    {"Commonest word, best 100", "word.best", Unit::Milliseconds},
    {"Commonest word under a tag", "word.tagged", Unit::Milliseconds},
    {"Everything, by added", "find.everything", Unit::Milliseconds},
    {"Everything, by title", "find.title", Unit::Milliseconds},
    {"Phrase of common words", "find.phrase", Unit::Milliseconds},
    {"Piece of a word", "find.substring", Unit::Milliseconds},
    {"Sidebar's counts", "read.sidebar", Unit::Milliseconds},
    {"Key to painted rows, median", "window.keys.p50", Unit::Milliseconds},
    {"Key to painted rows, 99th percentile", "window.keys.p99", Unit::Milliseconds},
    {"Triage: key to the paint of its effect, median", "triage.keys.p50", Unit::Milliseconds},
    {"Triage: the same, 99th percentile", "triage.keys.p99", Unit::Milliseconds},
    {"List reset to everything", "window.reset.large", Unit::Milliseconds},
    {"Tagging at most 100,000 papers", "window.tag.all", Unit::Milliseconds},
    {"Undoing that", "window.tag.undo", Unit::Milliseconds},
    {"Window's memory", "window.memory", Unit::Megabytes},
    {"Start to painted rows", "start", Unit::Milliseconds},
    {"sheaf search, whole process", "search.cpu", Unit::Seconds},
    {"sheaf stats, whole process", "stats.cpu", Unit::Seconds},
    {"sheaf check, whole process", "check.cpu", Unit::Seconds},
};
constexpr double noise = 1.1; // growth is told apart from n log n beyond it

class Figures final
{
public:
    explicit Figures(const char *path)
    {
        std::ifstream file(path);
        std::string name;
        double value = 0;
        for (long size = 0; file >> size >> name >> value;)
            m_values[size][name] = value;
    }
    std::vector<long> sizes() const
    {
        std::vector<long> all;
        for (const auto &[size, values] : m_values) {
            if (size > 0)
                all.push_back(size);
        }
        return all;
    }

    std::optional<double> at(long size, const std::string &name) const
    {
        const auto values = m_values.find(size);
        if (values == m_values.end())
            return std::nullopt;
        const auto found = values->second.find(name);
        return found == values->second.end() ? std::nullopt : std::optional(found->second);
    }
    std::optional<double> largest(const std::string &name) const
    {
        const std::vector<long> all = sizes();
        if (all.empty())
            return std::nullopt;
        if (name == "start.large")
            return at(all.back(), "start");
        if (name == "start.small")
            return at(all.front(), "start");
        if (name == "start.large.cold")
            return at(all.back(), "start.cold");
        const std::optional<double> found = at(all.back(), name);
        return found ? found : at(0, name);
    }

private:
    std::map<long, std::map<std::string, double>> m_values;
};

std::string inUnit(double value, Unit unit)
{
    char text[48];
    switch (unit) {
    case Unit::Seconds:
        std::snprintf(text, sizeof text, value < 1 ? "%.3f s" : "%.1f s", value);
        break;
    case Unit::Milliseconds:
        std::snprintf(text, sizeof text, value < 10 ? "%.2f ms" : "%.0f ms", value);
        break;
    case Unit::Megabytes:
        std::snprintf(text, sizeof text, "%.0f MB", value / 1e6);
        break;
    }
    return text;
}

// Limits are written in the unit, figures of memory in bytes.
double scaled(double limit, Unit unit)
{
    return unit == Unit::Megabytes ? limit * 1e6 : limit;
}

std::string ratioText(double ratio)
{
    char text[32];
    if (ratio > 0 && ratio < 0.5)
        std::snprintf(text, sizeof text, "1/%.*f", ratio > 0.1 ? 1 : 0, 1 / ratio);
    else
        std::snprintf(text, sizeof text, "%.2f", ratio);
    return text;
}

std::string limitText(const Row &row)
{
    std::string text;
    if (row.times > 0)
        text = ratioText(row.times);
    if (row.plus > 0)
        text += " + " + inUnit(scaled(row.plus, row.unit), row.unit);
    if (row.most > 0)
        text += inUnit(scaled(row.most, row.unit), row.unit);
    return text;
}

bool holds(const Row &row, double figure, double floor)
{
    return (row.times <= 0 || figure <= row.times * floor + scaled(row.plus, row.unit)) &&
           (row.most <= 0 || figure <= scaled(row.most, row.unit));
}

std::string sizeText(long size)
{
    std::string text = std::to_string(size);
    for (std::ptrdiff_t at = std::ssize(text) - 3; at > 0; at -= 3)
        text.insert(static_cast<std::size_t>(at), 1, ',');
    return text;
}

void printRatios(const Figures &figures, long size)
{
    std::printf("| at %s papers | | floor | | ratio | limit | |\n|---|---|---|---|---|---|---|\n",
                sizeText(size).c_str());
    for (const Row &row : rows) {
        const std::optional<double> figure = figures.largest(row.figure);
        const bool hasFloor = *row.floor != '\0';
        const std::optional<double> floor = hasFloor ? figures.largest(row.floor) : std::optional(0.0);
        if (!figure || !floor)
            continue;
        const bool asks = row.times > 0 || row.most > 0;
        std::printf("| %s | %s | %s | %s | %s | %s | %s |\n", row.what, inUnit(*figure, row.unit).c_str(),
                    row.floorWhat, hasFloor ? inUnit(*floor, row.unit).c_str() : "",
                    hasFloor && *floor > 0 ? ratioText(*figure / *floor).c_str() : "", limitText(row).c_str(),
                    !asks                         ? ""
                    : holds(row, *figure, *floor) ? "holds"
                                                  : "does not hold");
    }
}

// From the smallest library to the largest.
struct Growth {
    double times = 0;
    double linearithmic = 0;
};

std::optional<Growth> growthOf(const Figures &figures, const std::vector<long> &sizes, const char *name)
{
    if (sizes.size() < 2)
        return std::nullopt;
    const auto first = static_cast<double>(sizes.front());
    const auto last = static_cast<double>(sizes.back());
    const std::optional<double> small = figures.at(sizes.front(), name);
    const std::optional<double> large = figures.at(sizes.back(), name);
    if (!small || !large || *small <= 0)
        return std::nullopt;
    return Growth{*large / *small, last * std::log(last) / (first * std::log(first))};
}

void printGrowth(const Figures &figures, const std::vector<long> &sizes)
{
    std::printf("\n| what grows |");
    for (const long size : sizes)
        std::printf(" %s |", sizeText(size).c_str());
    std::printf(" grew | n log n |\n|---|");
    for (std::size_t at = 0; at < sizes.size() + 2; ++at)
        std::printf("---|");
    std::printf("\n");
    for (const Growing &row : growing) {
        const std::optional<Growth> growth = growthOf(figures, sizes, row.figure);
        if (!growth)
            continue;
        std::printf("| %s |", row.what);
        for (const long size : sizes) {
            const std::optional<double> value = figures.at(size, row.figure);
            std::printf(" %s |", value ? inUnit(*value, row.unit).c_str() : "");
        }
        std::printf(" × %.0f | %s |\n", growth->times,
                    growth->times <= noise * growth->linearithmic ? "holds" : "does not hold");
    }
}

} // namespace

int printTable(const char *path)
{
    const Figures figures(path);
    const std::vector<long> sizes = figures.sizes();
    if (sizes.empty())
        return 1;
    printRatios(figures, sizes.back());
    printGrowth(figures, sizes);
    return 0;
}

int checkWide(const char *path)
{
    const Figures figures(path);
    int checked = 0, broken = 0;
    for (const Row &row : rows) {
        const std::optional<double> figure = figures.largest(row.figure);
        const std::optional<double> floor = figures.largest(row.floor);
        if (row.wide <= 0 || !figure || !floor)
            continue;
        ++checked;
        if (*figure <= row.wide * *floor)
            continue;
        std::fprintf(stderr, "%s: %s is more than %g times %s, %s\n", row.what, inUnit(*figure, row.unit).c_str(),
                     row.wide, row.floorWhat, inUnit(*floor, row.unit).c_str());
        ++broken;
    }
    std::fprintf(stderr, "%d ratios looked at, %d out of their wide bounds\n", checked, broken);
    constexpr int leastChecked = 6;
    return checked >= leastChecked && broken == 0 ? 0 : 1;
}

} // namespace sheaf::bench
