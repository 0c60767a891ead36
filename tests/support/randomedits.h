// SPDX-License-Identifier: GPL-3.0-or-later
// Edits of every kind upon whatever a library holds, the same ones for one seed.
#pragma once

#include "model/text/anchor.h"
#include "tests/support/librarysupport.h"

namespace sheaf::test
{

class RandomEdits final
{
public:
    RandomEdits(Library &library, quint32 seed) : m_library(library), m_dice(seed) {}

    // One gesture; true when the history has a row for it.
    bool step()
    {
        switch (dice(28)) {
        case 0:
        case 1:
            return import();
        case 2:
            return submit(SetStatus{static_cast<Status>(dice(4)), 1000 + dice(3), papers()});
        case 3:
            return submit(SetStarred{papers(), dice(2) == 0});
        case 4:
            return submit(SetTrashed{papers(), dice(2) == 0});
        case 5:
            return submit(SetNote{onePaper(), noteText()});
        case 6:
        case 7:
            return submit(TagPapers{oneTag(), papers(), dice(3) != 0});
        case 8:
            return newTag();
        case 9:
            return changeTag();
        case 10:
            return submit(RemoveTag{dice(3) == 0 ? oneTag() : TagId{}});
        case 11:
            return newList();
        case 12:
            return changeHighlights();
        case 13:
            return newHighlights();
        case 14:
            return setDetails();
        case 15:
            return newPaper();
        case 16:
            return submit(MergePapers{onePaper(), onePaper()});
        case 17:
        case 18:
            return submit(SetApart{onePaper(), onePaper(), dice(3) != 0});
        case 19:
            return deleteDigest();
        case 20:
            return importAgain();
        case 21:
        case 22:
            return saveSearch();
        case 23:
            return submit(MergeTags{oneTag(), oneTag()});
        case 24:
            return splitTag();
        default:
            return changeList();
        }
    }

private:
    int dice(int sides) { return m_dice.bounded(sides); }
    bool submit(const Edit &edit)
    {
        const Result<Applied> applied = m_library.submit(edit);
        return applied && applied.value().row != EditId{};
    }
    template <class Thing>
    const Thing *any(const std::vector<Thing> &things)
    {
        return things.empty() ? nullptr : &things.at(std::size_t(dice(int(things.size()))));
    }
    IdSet papers()
    {
        IdSet set;
        const std::vector<PaperId> all = m_library.everyPaper().ids();
        for (int at = dice(12); at >= 0 && !all.empty(); --at)
            set.add(*any(all));
        return set;
    }
    PaperId onePaper()
    {
        const std::vector<PaperId> all = m_library.everyPaper().ids();
        return all.empty() ? PaperId{} : *any(all);
    }
    TagId oneTag()
    {
        const std::vector<Tag> tags = m_library.tags();
        return tags.empty() ? TagId{} : any(tags)->id;
    }
    QString noteText()
    {
        const QString old = m_library.paper(onePaper()).value_or(Paper()).note;
        const QString piece = QStringList{QStringLiteral("word "), QString::fromUtf8("😀"), QString::fromUtf8("😁é"),
                                          QStringLiteral("\n\t"), QString()}
                                  .at(dice(5));
        return dice(4) == 0 ? piece : old.left(dice(int(old.size()) + 1)) + piece + old.right(dice(5));
    }
    bool newTag()
    {
        const Tag tag{TagId{-1},
                      QStringLiteral("Tag %1").arg(dice(40)),
                      dice(2) == 0 ? oneTag() : TagId{},
                      {QStringLiteral("alias %1").arg(dice(60))},
                      dice(12),
                      dice(5) == 0 ? QString::number(dice(9)) : QString(),
                      {}};
        return submit(Compound{{PutTag{tag}, TagPapers{TagId{-1}, papers(), true}}});
    }
    bool changeTag()
    {
        const std::vector<Tag> tags = m_library.tags();
        if (tags.empty())
            return false;
        Tag tag = *any(tags);
        tag.name = dice(2) == 0 ? tag.name.toUpper() : QStringLiteral("Tag %1").arg(dice(40));
        tag.parent = dice(2) == 0 ? TagId{} : oneTag();
        tag.colour = dice(12);
        return submit(PutTag{tag});
    }
    bool splitTag()
    {
        const TagId from = oneTag();
        const IdSet moved = m_library.taggedWith(from, false) & papers();
        const Tag tag{TagId{-1}, QStringLiteral("Part %1").arg(dice(40)), dice(2) == 0 ? from : TagId{}, {}, 3, {}, {}};
        return submit(Compound{{PutTag{tag}, TagPapers{TagId{-1}, moved, true}, TagPapers{from, moved, false}}});
    }
    std::vector<ListItem> newItems()
    {
        std::vector<ListItem> items;
        for (int at = dice(6); at >= 0; --at) {
            const PaperId paper = dice(5) == 0 ? PaperId{} : onePaper();
            items.push_back({ItemId{-1 - at}, dice(1000), paper, QStringLiteral("comment %1").arg(dice(9))});
        }
        return items;
    }
    bool newList()
    {
        return submit(Compound{{PutList{{ListId{-1}, QStringLiteral("List %1").arg(dice(20)), dice(5) == 0}},
                                PutItems{ListId{-1}, newItems()}}});
    }
    bool changeList()
    {
        const std::vector<ReadingList> lists = m_library.lists();
        if (lists.empty())
            return false;
        const ReadingList list = *any(lists);
        std::vector<ListItem> items = m_library.items(list.id);
        switch (dice(items.empty() ? 2 : 5)) {
        case 0:
            return submit(PutItems{list.id, newItems()});
        case 1:
            return dice(2) == 0 ? submit(PutList{{list.id, QStringLiteral("List %1").arg(dice(20)), dice(2) == 0}})
                                : submit(RemoveList{list.id});
        case 2:
            return submit(RemoveItems{list.id, {any(items)->id, any(items)->id}});
        default:
            for (ListItem &item : items)
                item.position = dice(1000);
            return submit(PutItems{list.id, items});
        }
    }
    bool saveSearch()
    {
        const std::vector<SavedSearch> searches = m_library.searches();
        SavedSearch search = searches.empty() ? SavedSearch() : *any(searches);
        if (dice(5) == 0)
            return submit(RemoveSearch{search.id});
        if (dice(2) == 0)
            search.id = SearchId{-1};
        if (dice(2) == 0)
            search.name = QStringLiteral("Search %1").arg(dice(12));
        if (dice(2) == 0)
            search.query = QStringLiteral("word%1*").arg(dice(5));
        return submit(PutSearch{search});
    }
    Highlight randomHighlight(const Paper &paper, int id)
    {
        const int length = int(paper.abstract.size());
        Highlight highlight = highlightAt(paper.originalAbstract, paper.abstract, dice(length + 1), dice(length + 1));
        highlight.id = HighlightId{id};
        highlight.colour = 1 + dice(4);
        highlight.remark = dice(2) == 0 ? QString() : noteText();
        return highlight;
    }
    bool newHighlights()
    {
        const std::optional<Paper> paper = m_library.paper(onePaper());
        if (!paper)
            return false;
        PutHighlights put{paper->id, {}};
        for (int at = dice(3); at >= 0; --at)
            put.highlights.push_back(randomHighlight(*paper, -1 - dice(2)));
        return submit(put);
    }
    bool changeHighlights()
    {
        const std::vector<PaperId> marked = m_library.having(Having::Highlight).ids();
        const std::optional<Paper> paper = m_library.paper(marked.empty() ? PaperId{} : *any(marked));
        if (!paper)
            return false;
        const Highlight one = *any(paper->highlights);
        Highlight other = randomHighlight(*paper, int(number(any(paper->highlights)->id)));
        if (dice(3) == 0)
            return submit(RemoveHighlights{paper->id, {one.id, other.id}});
        other.remark = QStringLiteral("changed");
        return submit(Compound{{PutHighlights{paper->id, {one, other}}, RemoveHighlights{paper->id, {one.id}}}});
    }
    PaperDetails someDetails()
    {
        PaperDetails details;
        if (dice(2) == 0)
            details.title = QStringLiteral("Title %1").arg(dice(60));
        if (dice(2) == 0)
            details.abstract = dice(3) == 0 ? QString() : QStringLiteral("Own 46\\% words %1.").arg(dice(9));
        details.year = dice(2) == 0 ? 0 : 2000 + dice(20);
        details.venue = dice(2) == 0 ? QString() : QStringLiteral("Venue %1").arg(dice(3));
        if (dice(3) == 0)
            details.authors = QStringList{QStringLiteral("Example, Ada"), QString::fromUtf8("Muster, Bö")};
        if (dice(9) == 0)
            details.doi = QStringLiteral("10.1/%1").arg(dice(60));
        return details;
    }
    bool setDetails() { return submit(SetDetails{onePaper(), someDetails()}); }
    bool newPaper()
    {
        const QString uid =
            dice(2) == 0 ? QString() : QStringLiteral("6c1f7c0e-53e1-4f1e-8e0a-0d6a3f1b2c%1").arg(10 + dice(30));
        return submit(Compound{{AddPaper{PaperId{-1}, uid, someDetails()}, SetNote{PaperId{-1}, noteText()},
                                SetStarred{IdSet::of(PaperId{-1}), dice(2) == 0}}});
    }
    bool deleteDigest()
    {
        const std::vector<Digest> digests = m_library.digests();
        return !digests.empty() && submit(DeleteDigest{any(digests)->id});
    }
    bool importAgain()
    {
        const TestDigest *digest = any(m_imported);
        return digest != nullptr && importDigest(m_library, *digest, std::size_t(1 + dice(4))).row != EditId{};
    }
    // Few different titles and texts, so that records meet papers that are there.
    bool import()
    {
        TestDigest digest{QStringLiteral("digest %1").arg(dice(5)), {}, {}};
        for (int at = dice(9); at >= 0; --at) {
            const int title = dice(60);
            const std::string word = std::to_string(dice(9) == 0 ? dice(60) : title);
            const std::string text = dice(4) == 0 ? std::string() : proseOf("w" + word);
            digest.add((dice(9) == 0 ? "TITLE " : "Title ") + std::to_string(title),
                       dice(6) == 0 ? text + " More." : text);
            if (dice(3) == 0)
                digest.records.back().record.venue = "Venue " + std::to_string(dice(3));
            if (dice(9) == 0)
                digest.records.back().record.doi = "10.1/" + std::to_string(title);
        }
        m_imported.push_back(digest);
        if (!m_library.beginImport())
            return false;
        ImportResult result;
        if (dice(4) != 0) {
            feedDigest(m_library, digest, result, std::size_t(1 + dice(4)));
            return m_library.endImport(EditState::Done) != EditId{};
        }
        if (!openDigest(m_library, digest.draft()).alreadyHere)
            addBatch(m_library, {digest.records.front()}, {{1, digest.bytes.left(9)}});
        return m_library.endImport(EditState::Cancelled) != EditId{};
    }

    Library &m_library;
    QRandomGenerator m_dice;
    std::vector<TestDigest> m_imported;
};

} // namespace sheaf::test
