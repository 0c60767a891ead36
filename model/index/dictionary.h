// SPDX-License-Identifier: GPL-3.0-or-later
// A segment's dictionary: which forms it has, where their posting lists lie, and which forms share a stem.
//
// The bytes, words little-endian: the head (mark, base, first and last document, forms); for each block of 16 forms
// where it begins in the forms' bytes (32 bits) and where its first list in the postings (64 bits); the hashes of the
// forms' stems, ascending; the forms' places in the same order; the forms by bytes, each as the length that it shares
// with the one before in its block, the length of the rest, the rest, how many documents its list has and the list's
// length in bytes. The lists lie in the order of the forms, without gaps, and cover the postings.
#pragma once

#include "model/index/bytecodes.h"
#include "model/index/docbits.h"

#include <optional>
#include <vector>

namespace sheaf
{

// What groups forms: the stem is told by its hash, so whoever finds a form by it compares the stems. Never changes.
std::uint32_t stemHash(std::string_view stem);

struct FormEntry {
    std::string form;
    std::uint32_t documents = 0;
    std::size_t offset = 0; // of the list in the postings
    std::size_t length = 0;
};

// Views the bytes it was opened on.
class Dictionary final
{
public:
    struct Head {
        Document base = 0; // not above the first
        Document first = 0;
        Document last = 0;
        std::uint32_t forms = 0;
    };
    // Walks the forms in order.
    class Cursor final
    {
    public:
        bool next(FormEntry &entry); // false at the end; `entry` comes as the one before left it

    private:
        friend class Dictionary;
        Cursor(std::string_view bytes, std::size_t left, std::size_t offset)
            : m_numbers(bytes), m_left(left), m_offset(offset)
        {
        }
        NumberReader m_numbers;
        std::size_t m_left;
        std::size_t m_offset;
    };

    Dictionary() = default;
    // Nothing when anything in it is out of place.
    static std::optional<Dictionary> open(std::string_view bytes, std::size_t postings);

    const Head &head() const { return m_head; }
    Cursor begin() const { return fromBlock(0); }

    // Calls visit(const FormEntry &) for each form from the first one not before `form` on, until it says false.
    template <class Visit>
    void from(std::string_view form, Visit &&visit) const
    {
        FormEntry entry;
        for (Cursor cursor = fromBlock(blockOf(form)); cursor.next(entry);) {
            if (entry.form >= form && !visit(entry))
                return;
        }
    }
    // Calls visit(const FormEntry &) for each form whose stem has this hash.
    template <class Visit>
    void withStem(std::uint32_t hash, Visit &&visit) const
    {
        for (std::size_t at = firstWithStem(hash); at < m_head.forms && stemHashAt(at) == hash; ++at)
            visit(entryAt(placeAt(at)));
    }
    // The stem hashes by the forms' places.
    std::vector<std::uint32_t> stemHashes() const;

private:
    std::size_t blocks() const;
    std::size_t blockOf(std::string_view form) const; // where the form is if it is anywhere
    std::string_view firstForm(std::size_t block) const;
    Cursor fromBlock(std::size_t block) const;
    FormEntry entryAt(std::size_t place) const;
    std::size_t firstWithStem(std::uint32_t hash) const;
    std::uint32_t stemHashAt(std::size_t at) const { return loadWord<std::uint32_t>(m_stems + at * 4); }
    std::uint32_t placeAt(std::size_t at) const { return loadWord<std::uint32_t>(m_places + at * 4); }
    bool isSound(std::size_t postings) const;

    Head m_head;
    const char *m_blocks = nullptr;
    const char *m_stems = nullptr;
    const char *m_places = nullptr;
    std::string_view m_forms;
};

// Writes one. Forms come in order, bytewise, each once.
class DictionaryWriter final
{
public:
    // How many documents the form's list has, and its length in bytes.
    void add(std::string_view form, std::uint32_t stem, std::uint32_t documents, std::size_t length);
    std::string finish(Document base, Document first, Document last);

private:
    void sortStems();

    std::string m_before;
    std::string m_blocks;
    std::string m_forms;
    std::vector<std::uint64_t> m_stems; // hash and place
    std::uint64_t m_offset = 0;
};

} // namespace sheaf
