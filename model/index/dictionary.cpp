// SPDX-License-Identifier: GPL-3.0-or-later
// Dictionaries: front-coded blocks with a table of where they begin.
#include "model/index/dictionary.h"

#include "model/text/fold.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>

namespace sheaf
{

namespace
{

constexpr std::uint32_t s_mark = 0x31584853; // "SHX1"
constexpr std::size_t s_headBytes = 20;
constexpr std::size_t s_blockForms = 16;
constexpr std::size_t s_blockBytes = 12;

} // namespace

std::uint32_t stemHash(std::string_view stem)
{
    return static_cast<std::uint32_t>(stableHash(stem));
}

bool Dictionary::Cursor::next(FormEntry &entry)
{
    if (m_left == 0)
        return false;
    const std::size_t shared = m_numbers.next();
    const std::string_view rest = m_numbers.take(m_numbers.next());
    entry.form.resize(std::min(shared, entry.form.size()));
    entry.form += rest;
    entry.documents = m_numbers.next();
    entry.offset = m_offset;
    entry.length = m_numbers.next();
    m_offset += entry.length;
    --m_left;
    return true;
}

std::optional<Dictionary> Dictionary::open(std::string_view bytes, std::size_t postings)
{
    if (bytes.size() < s_headBytes || loadWord<std::uint32_t>(bytes.data()) != s_mark)
        return std::nullopt;
    const auto word = [&](std::size_t at) { return loadWord<std::uint32_t>(bytes.data() + at * 4); };
    Dictionary dictionary;
    dictionary.m_head = {word(1), word(2), word(3), word(4)};
    const std::size_t forms = dictionary.m_head.forms;
    const std::size_t tables = dictionary.blocks() * s_blockBytes + forms * 8;
    if (tables > bytes.size() - s_headBytes)
        return std::nullopt;
    dictionary.m_blocks = bytes.data() + s_headBytes;
    dictionary.m_stems = dictionary.m_blocks + dictionary.blocks() * s_blockBytes;
    dictionary.m_places = dictionary.m_stems + forms * 4;
    dictionary.m_forms = bytes.substr(s_headBytes + tables);
    if (!dictionary.isSound(postings))
        return std::nullopt;
    return dictionary;
}

// Everything that reading relies on, and the order that searching relies on.
bool Dictionary::isSound(std::size_t postings) const
{
    if (m_head.forms > 0 && (m_head.base > m_head.first || m_head.first > m_head.last))
        return false;
    NumberReader numbers(m_forms);
    std::string before;
    std::string form;
    std::size_t offset = 0;
    for (std::size_t place = 0; place < m_head.forms; ++place) {
        if (place % s_blockForms == 0) {
            const char *block = m_blocks + place / s_blockForms * s_blockBytes;
            const auto at = static_cast<std::size_t>(numbers.at() - m_forms.data());
            if (loadWord<std::uint32_t>(block) != at || loadWord<std::uint64_t>(block + 4) != offset)
                return false;
        }
        const std::size_t shared = numbers.next();
        const std::size_t length = numbers.next();
        if (shared > before.size() || (place % s_blockForms == 0 && shared > 0) || length > numbers.left())
            return false;
        form.assign(before, 0, shared).append(numbers.take(length));
        const std::size_t documents = numbers.next();
        const std::size_t bytes = numbers.next();
        // A bitmap has eight documents in a byte, and nothing has more.
        if ((place > 0 && form <= before) || form.empty() || documents == 0 || documents / 8 > bytes ||
            bytes > postings - offset)
            return false;
        offset += bytes;
        form.swap(before);
        if (placeAt(place) >= m_head.forms || (place > 0 && stemHashAt(place) < stemHashAt(place - 1)))
            return false;
    }
    return numbers.left() == 0 && offset == postings;
}

std::vector<std::uint32_t> Dictionary::stemHashes() const
{
    std::vector<std::uint32_t> hashes(m_head.forms);
    for (std::size_t at = 0; at < hashes.size(); ++at)
        hashes[placeAt(at)] = stemHashAt(at);
    return hashes;
}

std::size_t Dictionary::blocks() const
{
    return (std::size_t{m_head.forms} + s_blockForms - 1) / s_blockForms;
}

// The last block whose first form is not after it.
std::size_t Dictionary::blockOf(std::string_view form) const
{
    std::size_t first = 0;
    for (std::size_t count = blocks(); count > 1;) {
        const std::size_t half = count / 2;
        if (firstForm(first + half) <= form) {
            first += half;
            count -= half;
        } else {
            count = half;
        }
    }
    return first;
}

std::string_view Dictionary::firstForm(std::size_t block) const
{
    NumberReader numbers(m_forms.substr(loadWord<std::uint32_t>(m_blocks + block * s_blockBytes)));
    numbers.next();
    return numbers.take(numbers.next());
}

Dictionary::Cursor Dictionary::fromBlock(std::size_t block) const
{
    if (block >= blocks())
        return {{}, 0, 0};
    const char *entry = m_blocks + block * s_blockBytes;
    return {m_forms.substr(loadWord<std::uint32_t>(entry)), m_head.forms - block * s_blockForms,
            loadWord<std::uint64_t>(entry + 4)};
}

FormEntry Dictionary::entryAt(std::size_t place) const
{
    FormEntry entry;
    Cursor cursor = fromBlock(place / s_blockForms);
    for (std::size_t step = 0; step <= place % s_blockForms; ++step)
        cursor.next(entry);
    return entry;
}

std::size_t Dictionary::firstWithStem(std::uint32_t hash) const
{
    std::size_t first = 0;
    for (std::size_t count = m_head.forms; count > 0;) {
        const std::size_t half = count / 2;
        if (stemHashAt(first + half) < hash) {
            first += half + 1;
            count -= half + 1;
        } else {
            count = half;
        }
    }
    return first;
}

void DictionaryWriter::add(std::string_view form, std::uint32_t stem, std::uint32_t documents, std::size_t length)
{
    std::size_t shared = 0;
    if (m_stems.size() % s_blockForms == 0) {
        appendWord(m_blocks, static_cast<std::uint32_t>(m_forms.size()));
        appendWord(m_blocks, m_offset);
    } else {
        const std::size_t most = std::min(form.size(), m_before.size());
        while (shared < most && form[shared] == m_before[shared])
            ++shared;
    }
    m_stems.push_back((std::uint64_t{stem} << 32U) | m_stems.size());
    const std::string_view rest = form.substr(shared);
    const std::size_t before = m_forms.size();
    m_forms.resize(before + 4 * longestNumber + rest.size());
    char *end = putNumber(m_forms.data() + before, static_cast<std::uint32_t>(shared));
    end = putNumber(end, static_cast<std::uint32_t>(rest.size()));
    end = std::ranges::copy(rest, end).out;
    end = putNumber(end, documents);
    end = putNumber(end, static_cast<std::uint32_t>(length));
    m_forms.resize(static_cast<std::size_t>(end - m_forms.data()));
    m_before = form;
    m_offset += length;
}

// By the upper halves, the hashes; equal ones stay as they are. Hashes spread evenly, so three rounds are quickest.
void DictionaryWriter::sortStems()
{
    constexpr unsigned digitBits = 11;
    std::vector<std::uint64_t> sorted(m_stems.size());
    for (unsigned shift = 32; shift < 64; shift += digitBits) {
        const auto digit = [shift](std::uint64_t stem) { return stem >> shift & ((1U << digitBits) - 1); };
        std::array<std::size_t, std::size_t{1} << digitBits> places{};
        for (const std::uint64_t stem : m_stems)
            ++places[digit(stem)];
        std::exclusive_scan(places.begin(), places.end(), places.begin(), std::size_t{0});
        for (const std::uint64_t stem : m_stems)
            sorted[places[digit(stem)]++] = stem;
        m_stems.swap(sorted);
    }
}

std::string DictionaryWriter::finish(Document base, Document first, Document last)
{
    sortStems();
    std::string bytes;
    bytes.reserve(s_headBytes + m_blocks.size() + m_stems.size() * 8 + m_forms.size());
    for (const std::uint32_t word : {s_mark, base, first, last, static_cast<std::uint32_t>(m_stems.size())})
        appendWord(bytes, word);
    bytes += m_blocks;
    for (const std::uint64_t stem : m_stems)
        appendWord(bytes, static_cast<std::uint32_t>(stem >> 32U));
    for (const std::uint64_t stem : m_stems)
        appendWord(bytes, static_cast<std::uint32_t>(stem));
    return bytes += m_forms;
}

} // namespace sheaf
