// SPDX-License-Identifier: GPL-3.0-or-later
// Sessions at the search bar.
#include "tests/bench/keystrokes.h"

#include "tests/bench/corpus.h"
#include "tests/bench/seed.h"

#include <sstream>

namespace sheaf::bench
{

namespace
{

constexpr std::uint64_t keySeed = 11;

std::vector<std::string> typedWords(Random &random, Corpus &corpus, const Vocabulary &vocabulary, std::uint32_t papers)
{
    if (random.chance(0.15)) {
        const Nouns &area = vocabulary.areas[random.below(static_cast<std::uint32_t>(vocabulary.areas.size()))];
        return {area.one[random.below(static_cast<std::uint32_t>(area.one.size()))]};
    }
    std::istringstream title(corpus.paper(random.below(papers)).title);
    std::vector<std::string> words;
    for (std::string word; title >> word;)
        words.push_back(word);
    const std::size_t most = std::min<std::size_t>(1 + random.below(3), words.size());
    const std::size_t first = random.below(static_cast<std::uint32_t>(words.size() - most + 1));
    return {words.begin() + static_cast<std::ptrdiff_t>(first),
            words.begin() + static_cast<std::ptrdiff_t>(first + most)};
}

Order someOrder(Random &random)
{
    const double share = random.share();
    return share < 0.5 ? Order::Added : share < 0.7 ? Order::Title : Order::Relevance;
}

std::string someTag(Random &random, const Vocabulary &vocabulary)
{
    std::string name = vocabulary.nouns.one[random.below(40)];
    name.front() = static_cast<char>(name.front() - 'a' + 'A');
    return name;
}

// The letters of UTF-8 are more than one byte: a key ends where the next letter begins.
bool isInsideLetter(const std::string &text, std::size_t at)
{
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
}

} // namespace

QString Keystroke::query() const
{
    QString text = QString::fromStdString(words);
    if (unread)
        text.prepend(QStringLiteral("status:unread "));
    if (!tag.empty())
        text.prepend(QStringLiteral("tag:\"%1\" ").arg(QString::fromStdString(tag)));
    return text;
}

SearchRequest Keystroke::request() const
{
    SearchRequest request;
    request.query = query();
    request.order = order;
    request.typing = true;
    return request;
}

std::vector<Keystroke> keystrokes(std::size_t count, std::uint32_t papers)
{
    Random random(keySeed);
    Corpus corpus(corpusSeed);
    const Vocabulary vocabulary = readVocabulary();
    std::vector<Keystroke> keys;
    while (keys.size() < count) {
        Keystroke key;
        key.order = someOrder(random);
        if (random.chance(0.2))
            key.tag = someTag(random, vocabulary);
        key.unread = random.chance(0.15);
        std::string text;
        for (const std::string &word : typedWords(random, corpus, vocabulary, papers))
            text += (text.empty() ? std::string() : std::string(1, ' ')) + word;
        for (std::size_t length = 1; length <= text.size() && keys.size() < count; ++length) {
            if (isInsideLetter(text, length))
                continue;
            key.words = text.substr(0, length);
            keys.push_back(key);
        }
    }
    return keys;
}

} // namespace sheaf::bench
