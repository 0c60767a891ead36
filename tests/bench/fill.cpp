// SPDX-License-Identifier: GPL-3.0-or-later
// Edits over random sets of papers.
#include "tests/bench/fill.h"

#include "model/library.h"
#include "tests/bench/measure.h"
#include "tests/bench/trouble.h"
#include "tests/bench/vocabulary.h"

namespace sheaf::bench
{

namespace
{

constexpr std::uint64_t fillSeed = 7;
constexpr double commonShare = 0.1;
constexpr std::uint32_t longestList = 40;
constexpr qint64 itemStep = qint64(1) << 20;

void submit(Library &library, const Edit &edit)
{
    valueOf(library.submit(edit));
}

IdSet some(Random &random, const std::vector<PaperId> &papers, double share)
{
    IdSet set;
    for (const PaperId id : papers) {
        if (random.chance(share))
            set.add(id);
    }
    return set;
}

QString tagName(const Vocabulary &words, std::size_t at)
{
    QString name = QString::fromStdString(words.nouns.one[at]);
    name.front() = name.front().toUpper();
    return name;
}

void fillTags(Library &library, Random &random, const std::vector<PaperId> &papers)
{
    const Vocabulary words = readVocabulary();
    for (std::size_t at = 0; at < tagsOfBench; ++at) {
        Tag tag;
        tag.id = TagId{-1};
        tag.name = tagName(words, at);
        tag.colour = static_cast<int>(at % 12);
        tag.shortcut = at < 9 ? QString::number(at + 1) : QString();
        const double share = commonShare / std::pow(static_cast<double>(at + 1), 1.5);
        submit(library, Compound{{PutTag{tag}, TagPapers{TagId{-1}, some(random, papers, share), true}}});
    }
}

void fillLists(Library &library, Random &random, const std::vector<PaperId> &papers)
{
    for (int at = 0; at < listsOfBench; ++at) {
        PutItems put{ListId{-1}, {}};
        IdSet chosen;
        const std::uint32_t size = 1 + random.below(longestList);
        while (chosen.count() < size && chosen.count() < static_cast<qint64>(papers.size()))
            chosen.add(papers[random.below(static_cast<std::uint32_t>(papers.size()))]);
        chosen.each([&](PaperId id) {
            const qint64 place = static_cast<qint64>(put.items.size()) + 1;
            put.items.push_back({ItemId{-place}, place * itemStep, id, {}});
        });
        submit(library, Compound{{PutList{{ListId{-1}, QStringLiteral("Reading %1").arg(at + 1), false}}, put}});
    }
}

} // namespace

QString tagOfBench(std::size_t at)
{
    return tagName(readVocabulary(), at);
}

void fillLibrary(const QString &path)
{
    const std::unique_ptr<Library> opened = valueOf(Library::open(path, {}));
    Library &library = *opened;
    Meter meter;
    meter.start();
    const std::vector<PaperId> papers = library.everyPaper().ids();
    Random random(fillSeed);
    fillTags(library, random, papers);
    fillLists(library, random, papers);
    submit(library, SetStatus{Status::Read, 1'780'000'000'000, some(random, papers, 0.33)});
    submit(library, SetStatus{Status::Reading, 0, some(random, papers, 0.02)});
    submit(library, SetStatus{Status::Dismissed, 0, some(random, papers, 0.05)});
    submit(library, SetStarred{some(random, papers, 0.03), true});
    submit(library, SetTrashed{some(random, papers, 0.004), true, {}});
    library.settle();
    meter.stop();
    tell("fill.wall", meter.wall());
}

} // namespace sheaf::bench
