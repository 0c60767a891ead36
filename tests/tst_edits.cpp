// SPDX-License-Identifier: GPL-3.0-or-later
// What an intent becomes: places in reading lists, over sections and when the gaps between positions are used up.
#include "app/edits.h"

#include <QTest>

#include <algorithm>

using namespace sheaf;

namespace
{

constexpr qint64 gap = qint64(1) << 20;

// "1 2 # 3": items with these papers, # a section's heading; ids count from 101.
std::vector<ListItem> listOf(const QString &text)
{
    std::vector<ListItem> items;
    qint64 id = 100;
    qint64 position = 0;
    for (const QString &word : text.split(u' ', Qt::SkipEmptyParts))
        items.push_back({ItemId{++id}, position += gap, PaperId{word.toLongLong()}, {}});
    return items;
}

QString textOf(const std::vector<ListItem> &items)
{
    QStringList words;
    for (const ListItem &item : items)
        words += item.paper == PaperId{} ? QStringLiteral("#") : QString::number(number(item.paper));
    return words.join(u' ');
}

ItemId itemOf(const std::vector<ListItem> &items, qint64 paper)
{
    const auto at = std::find_if(items.begin(), items.end(),
                                 [paper](const ListItem &item) { return item.paper == PaperId{paper}; });
    return at->id;
}

// As the library does it: replaces by id, then by position.
std::size_t put(std::vector<ListItem> &items, const std::optional<Edit> &edit)
{
    if (!edit)
        return 0;
    const PutItems &change = std::get<PutItems>(*edit);
    for (const ListItem &item : change.items) {
        const auto at =
            std::find_if(items.begin(), items.end(), [&](const ListItem &have) { return have.id == item.id; });
        if (at == items.end())
            items.push_back(item);
        else
            *at = item;
    }
    std::stable_sort(items.begin(), items.end(),
                     [](const ListItem &one, const ListItem &other) { return one.position < other.position; });
    return change.items.size();
}

} // namespace

class TestEdits final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDuplicateHasEverythingUnderANameOfItsOwn();
    void aPaperMovesToItsPlace_data();
    void aPaperMovesToItsPlace();
    void usedUpGapsAreMadeAnew();
    void addingLeavesOutWhatIsThere();
    void removingNamesTheItems();
    void aNewTagTakesTheNextHue();
    void readingHasATime();
};

void TestEdits::aPaperMovesToItsPlace_data()
{
    QTest::addColumn<QString>("list");
    QTest::addColumn<qint64>("paper");
    QTest::addColumn<int>("place");
    QTest::addColumn<QString>("hidden");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *list, qint64 paper, int place, const char *hidden,
                        const char *expected) {
        QTest::newRow(name) << QString::fromUtf8(list) << paper << place << QString::fromUtf8(hidden)
                            << QString::fromUtf8(expected);
    };
    row("to the front", "1 2 3 4", 3, 0, "", "3 1 2 4");
    row("down", "1 2 3 4", 1, 2, "", "2 3 1 4");
    row("to the end", "1 2 3 4", 1, 3, "", "2 3 4 1");
    row("beyond the end", "1 2 3 4", 2, 99, "", "1 3 4 2");
    row("where it is", "1 2 3 4", 2, 1, "", "");
    row("the only one", "1", 1, 5, "", "");
    row("the last beyond the end", "1 2", 2, 9, "", "");
    row("into the second section", "1 2 # 3 4", 1, 3, "", "2 # 3 4 1");
    row("behind a paper of the second section", "1 2 # 3 4", 1, 2, "", "2 # 3 1 4");
    row("up into the first section", "# 1 2 # 3 4", 4, 1, "", "# 1 4 2 # 3");
    row("to the front below the first heading", "# 1 2", 2, 0, "", "# 2 1");
    row("hidden papers do not count", "1 2 3 4", 4, 1, "1", "1 2 4 3");
}

void TestEdits::aPaperMovesToItsPlace()
{
    QFETCH(QString, list);
    QFETCH(qint64, paper);
    QFETCH(int, place);
    QFETCH(QString, hidden);
    QFETCH(QString, expected);
    std::vector<ListItem> items = listOf(list);
    IdSet passedOver;
    for (const QString &word : hidden.split(u' ', Qt::SkipEmptyParts))
        passedOver.add(PaperId{word.toLongLong()});
    const std::optional<Edit> edit =
        moveInList(ListId{1}, items, itemOf(items, paper), static_cast<std::size_t>(place), passedOver);
    QCOMPARE(edit.has_value(), !expected.isEmpty());
    QVERIFY(put(items, edit) <= 1);
    QCOMPARE(textOf(items), expected.isEmpty() ? list : expected);
}

void TestEdits::usedUpGapsAreMadeAnew()
{
    std::vector<ListItem> items = listOf(QStringLiteral("# 1 2 3 4"));
    bool renumbered = false;
    for (int move = 0; move < 100; ++move) {
        const PaperId last = items.back().paper; // goes to the second place, again and again
        renumbered |= put(items, moveInList(ListId{1}, items, items.back().id, 1, {})) > 1;
        QCOMPARE(items.size(), std::size_t(5));
        QCOMPARE(items[0].paper, PaperId{});
        QCOMPARE(items[1].paper, PaperId{1});
        QCOMPARE(items[2].paper, last);
        for (std::size_t at = 1; at < items.size(); ++at)
            QVERIFY(items[at - 1].position < items[at].position);
    }
    QVERIFY(renumbered);
}

void TestEdits::addingLeavesOutWhatIsThere()
{
    std::vector<ListItem> items = listOf(QStringLiteral("1 # 2"));
    const std::optional<Edit> edit = addToList(ListId{1}, items, {PaperId{3}, PaperId{2}, PaperId{4}, PaperId{3}});
    QVERIFY(edit.has_value());
    for (const ListItem &item : std::get<PutItems>(*edit).items)
        QVERIFY(number(item.id) < 0);
    put(items, edit);
    QCOMPARE(textOf(items), QStringLiteral("1 # 2 3 4"));
    QVERIFY(!addToList(ListId{1}, items, {PaperId{4}, PaperId{1}}));
}

void TestEdits::removingNamesTheItems()
{
    const std::vector<ListItem> items = listOf(QStringLiteral("1 # 2 3"));
    IdSet papers;
    papers.add(PaperId{3});
    papers.add(PaperId{9});
    const std::optional<Edit> edit = removeFromList(ListId{1}, items, papers);
    QVERIFY(edit.has_value());
    QCOMPARE(std::get<RemoveItems>(*edit).items, std::vector<ItemId>{ItemId{104}});
    papers.remove(PaperId{3});
    QVERIFY(!removeFromList(ListId{1}, items, papers));
}

void TestEdits::aNewTagTakesTheNextHue()
{
    IdSet papers;
    papers.add(PaperId{7});
    const Edit edit = makeTagFor(QStringLiteral("NAS"), papers, hueCount + 3);
    const Compound &step = std::get<Compound>(edit);
    QCOMPARE(step.edits.size(), std::size_t(2));
    QCOMPARE(std::get<PutTag>(step.edits[0]).tag.colour, 3);
    QCOMPARE(std::get<TagPapers>(step.edits[1]).tag, std::get<PutTag>(step.edits[0]).tag.id);
}

void TestEdits::readingHasATime()
{
    QVERIFY(std::get<SetStatus>(setStatus(Status::Read, {})).at > 0);
    QCOMPARE(std::get<SetStatus>(setStatus(Status::Reading, {})).at, 0);
}

void TestEdits::aDuplicateHasEverythingUnderANameOfItsOwn()
{
    const QStringList taken{QStringLiteral("Best"), QStringLiteral("best (2)"), QStringLiteral("Other")};
    QCOMPARE(freeListName(QStringLiteral("Best"), taken), QStringLiteral("Best (3)"));
    QCOMPARE(freeListName(QStringLiteral("best (2)"), taken), QStringLiteral("best (3)"));
    QCOMPARE(freeListName(QStringLiteral("Other"), taken), QStringLiteral("Other (2)"));
    const std::vector<ListItem> items{{ItemId{7}, 30, {}, QStringLiteral("Basics")},
                                      {ItemId{3}, 31, PaperId{5}, QStringLiteral("Good")}};
    const Edit edit = duplicateList(QStringLiteral("Best (3)"), items);
    const Compound &steps = std::get<Compound>(edit);
    QCOMPARE(steps.edits.size(), std::size_t(2));
    const PutItems &put = std::get<PutItems>(steps.edits[1]);
    QCOMPARE(put.list, std::get<PutList>(steps.edits[0]).list.id);
    QCOMPARE(put.items.size(), std::size_t(2));
    QCOMPARE(put.items[0].text, QStringLiteral("Basics"));
    QCOMPARE(put.items[1].paper, PaperId{5});
    QCOMPARE(put.items[1].text, QStringLiteral("Good"));
    QVERIFY(number(put.items[0].id) < 0 && put.items[0].id != put.items[1].id);
    QVERIFY(put.items[0].position < put.items[1].position);
}

QTEST_GUILESS_MAIN(TestEdits)
#include "tst_edits.moc"
