// SPDX-License-Identifier: GPL-3.0-or-later
// Asks, and takes the time.
#include "tests/bench/questions.h"

#include "tests/bench/fill.h"
#include "tests/bench/ftsquestions.h"
#include "tests/bench/measure.h"
#include "tests/bench/random.h"
#include "tests/bench/trouble.h"

#include <memory>
#include <set>

namespace sheaf::bench
{

namespace
{

constexpr std::size_t comparedKeys = 200;
constexpr int repeats = 5;
constexpr int slowRepeats = 3; // of what nothing is compared with
constexpr qint64 firstRows = 100;
constexpr const char *commonestWord = "model"; // that anybody looks for: "the" in every paper would be easier

std::unique_ptr<Library> openReader(const std::string &path)
{
    Library::Options options;
    options.mode = Library::Mode::ReadOnly;
    options.create = false;
    return valueOf(Library::open(QString::fromStdString(path), options));
}

class Asker final
{
public:
    explicit Asker(const std::string &path) : m_library(openReader(path)), m_finder(*m_library) {}
    Library &library() { return *m_library; }
    Finder &finder() { return m_finder; }

    // Milliseconds until the count and the first rows are there.
    double ask(const SearchRequest &request)
    {
        const std::atomic<bool> never = false;
        const double start = wallSeconds();
        const double cpuStart = threadSeconds();
        const Result<SearchAnswer> answer = m_finder.find(request, never);
        if (answer)
            m_rows += answer.value().ranking->ids(0, firstRows).size();
        const double took = (wallSeconds() - start) * 1e3;
        m_cpu = (threadSeconds() - cpuStart) * 1e3;
        m_refused += answer ? 0 : 1;
        return took;
    }
    double ask(const QString &query, std::optional<Order> order = Order::Added)
    {
        SearchRequest request;
        request.query = query;
        request.order = order;
        const int refused = m_refused;
        const double took = ask(request);
        if (m_refused > refused)
            endWith({Error::Kind::Words, QStringLiteral("refused: ") + query, {}});
        return took;
    }
    // What an idle window has done a moment after its start.
    void warmUp()
    {
        ask(QStringLiteral("rarely"));
        ask(QStringLiteral("rarely"), Order::Relevance);
        while (m_finder.prepare()) {
        }
    }
    double cpu() const { return m_cpu; } // of the last answer; on a busy machine it says more
    int refused() const { return m_refused; }

private:
    std::unique_ptr<Library> m_library;
    Finder m_finder;
    std::size_t m_rows = 0;
    double m_cpu = 0;
    int m_refused = 0;
};

// Of so many keys a fixed random choice, ascending.
std::set<std::size_t> chosenKeys(std::size_t count)
{
    Random random(3);
    std::set<std::size_t> chosen;
    while (chosen.size() < std::min(comparedKeys, count))
        chosen.insert(random.below(static_cast<std::uint32_t>(count)));
    return chosen;
}

// In turns with the floor, so that a busy minute meets both. The key before is asked again first, as it was typed.
void tellCompared(Asker &asker, FtsQuestions &fts, const std::vector<Keystroke> &keys)
{
    std::vector<double> compared, theirs;
    for (const std::size_t at : chosenKeys(keys.size())) {
        if (at > 0)
            asker.ask(keys[at - 1].request());
        compared.push_back(asker.ask(keys[at].request()));
        theirs.push_back(fts.answer(keys[at]));
    }
    tellSpread("keys.compared", compared);
    tellSpread("fts.keys", theirs);
}

void tellKeys(Asker &asker, FtsQuestions *fts, std::size_t count)
{
    const auto papers = static_cast<std::uint32_t>(asker.library().everyPaper().count());
    const std::vector<Keystroke> keys = keystrokes(count, papers);
    std::vector<double> all, own;
    for (const Keystroke &key : keys) {
        all.push_back(asker.ask(key.request()));
        own.push_back(asker.cpu());
    }
    tellSpread("keys", all);
    tellSpread("keys.cpu", own);
    if (fts)
        tellCompared(asker, *fts, keys);
    tell("keys.refused", asker.refused());
}

// Each time by a finder that was never asked this, so that nothing it keeps of an earlier answer helps.
double askedFirst(const std::string &path, const QString &query, Order order)
{
    Asker asker(path);
    asker.warmUp();
    return asker.ask(query, order);
}

void tellCommonestWord(const std::string &path, FtsQuestions *fts)
{
    const QString word = QString::fromLatin1(commonestWord);
    const QString tagged = QStringLiteral("tag:\"%1\" ").arg(tagOfBench(0)) + word;
    std::vector<double> count, best, filtered, ftsCount, ftsBest, ftsFiltered;
    for (int at = 0; at < repeats; ++at) {
        count.push_back(askedFirst(path, word, Order::Added));
        best.push_back(askedFirst(path, word, Order::Relevance));
        filtered.push_back(askedFirst(path, tagged, Order::Added));
        if (!fts)
            continue;
        ftsCount.push_back(fts->countOf(commonestWord));
        ftsBest.push_back(fts->bestHundred(commonestWord));
        ftsFiltered.push_back(fts->countWithTag(commonestWord, tagOfBench(0).toStdString()));
    }
    tell("word.count", median(count));
    tell("word.best", median(best));
    tell("word.tagged", median(filtered));
    if (!fts)
        return;
    tell("fts.word.count", median(ftsCount));
    tell("fts.word.best", median(ftsBest));
    tell("fts.word.tagged", median(ftsFiltered));
}

void tellOthers(const std::string &path, Asker &asker)
{
    std::vector<double> everything, byTitle, phrase, substring, sidebar;
    for (int at = 0; at < slowRepeats; ++at) {
        everything.push_back(askedFirst(path, QString(), Order::Added));
        byTitle.push_back(askedFirst(path, QString(), Order::Title));
        phrase.push_back(askedFirst(path, QStringLiteral("\"large model\""), Order::Added));
        substring.push_back(askedFirst(path, QStringLiteral("*rgumen*"), Order::Added));
        const double start = wallSeconds();
        asker.finder().sidebar();
        sidebar.push_back((wallSeconds() - start) * 1e3);
    }
    tell("find.everything", median(everything));
    tell("find.title", median(byTitle));
    tell("find.phrase", median(phrase));
    tell("find.substring", median(substring));
    tell("read.sidebar", median(sidebar));
}

} // namespace

void tellQuestions(const std::string &library, const std::string &ftsDatabase, std::size_t count)
{
    const double start = wallSeconds();
    Asker asker(library);
    tell("open.wall", wallSeconds() - start);
    asker.ask(QString::fromLatin1(commonestWord));
    tell("open.answer", wallSeconds() - start);
    while (asker.finder().prepare()) {
    }
    tell("open.prepared", wallSeconds() - start);
    tell("open.memory", peakMemory());
    const std::unique_ptr<FtsQuestions> fts =
        ftsDatabase.empty() ? nullptr : std::make_unique<FtsQuestions>(ftsDatabase);
    tellKeys(asker, fts.get(), count);
    tell("find.memory", peakMemory());
    tellCommonestWord(library, fts.get());
    tellOthers(library, asker);
}

} // namespace sheaf::bench
