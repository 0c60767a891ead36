// SPDX-License-Identifier: GPL-3.0-or-later
// Back and forward: what is a place, what is passed by, and how a view is found again as it was left.
#include "app/browse.h"
#include "app/history.h"
#include "app/settings.h"
#include "app/trail.h"
#include "tests/support/librarysupport.h"
#include "tests/support/sets.h"
#include "views/listheader.h"
#include "views/paperlist.h"
#include "views/searchbar.h"
#include "views/sidebarview.h"
#include "views/statusline.h"
#include "views/theme.h"

#include <QApplication>
#include <QScrollBar>

using namespace sheaf;
using namespace sheaf::test;

namespace
{

bool everywhere(const QString &)
{
    return true;
}

// The queries behind the current place, nearest first.
QStringList behind(Trail trail)
{
    QStringList queries;
    while (const Place *place = trail.go(-1, everywhere))
        queries.append(place->query);
    return queries;
}

// The panes without the window.
struct Shown {
    explicit Shown(const TempLibrary &temp) : settings(temp.folder.filePath(QStringLiteral("sheaf.ini")))
    {
        list.resize(500, 600);
        list.show();
        QObject::connect(&store, &Store::opened, &browse, &Browse::begin);
        store.open(temp.path, {});
    }
    void show(const QString &query)
    {
        browse.show(query);
        QTRY_VERIFY(browse.settled());
    }
    void go(int by)
    {
        browse.go(by);
        QTRY_VERIFY(browse.settled());
    }

    Settings settings;
    Theme theme{*qApp};
    SidebarView sidebar{theme};
    SearchBar search{theme};
    ListHeader header{theme};
    PaperList list{theme};
    StatusLine status{theme};
    Store store;
    Browse browse{store, settings, {&sidebar, &search, &header, &list, &status}};
};

} // namespace

class TestTrail final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aQueryIsAPlace();
    void whatIsTypedIsOnePlace();
    void aSearchThatWasEmptiedIsAPlace();
    void goingElsewhereForgetsWhatWasAhead();
    void aLongWayIsForgotten();
    void viewsComeBackAsTheyWereLeft();
    void aViewIsRememberedBesideTheTrail();
    void theOrderComesBack();
    void aDeletedTagIsPassedBy();
    void aRenamedTagIsFollowed();
    void papersAsAQuery();

private:
    std::unique_ptr<TempLibrary> tagged();
};

void TestTrail::aQueryIsAPlace()
{
    Trail trail;
    trail.arrive(QStringLiteral("is:unread"), false, false);
    trail.arrive(QStringLiteral("is:unread"), false, false);
    trail.arrive(QStringLiteral("tag:A"), false, false);
    QCOMPARE(behind(trail), (QStringList{QStringLiteral("is:unread"), QString()}));
    trail.go(-1, everywhere);
    QCOMPARE(trail.next(+1, everywhere)->query, QStringLiteral("tag:A"));
    QVERIFY(!Trail().next(-1, everywhere));
    QVERIFY(!Trail().next(+1, everywhere));
}

void TestTrail::whatIsTypedIsOnePlace()
{
    Trail trail;
    for (const char *text : {"l", "lo", "low", "low r"})
        trail.arrive(QString::fromLatin1(text), true, true);
    QCOMPARE(behind(trail), QStringList{QString()});
    trail.arrive(QStringLiteral("low r"), false, true); // Enter: meant
    trail.arrive(QStringLiteral("low ra"), true, true);
    QCOMPARE(behind(trail), (QStringList{QStringLiteral("low r"), QString()}));
    trail.arrive(QStringLiteral("low rank"), true, false); // one has moved on in what was found
    QCOMPARE(behind(trail), (QStringList{QStringLiteral("low ra"), QStringLiteral("low r"), QString()}));
}

void TestTrail::aSearchThatWasEmptiedIsAPlace()
{
    Trail trail;
    for (const char *text : {"l", "lo", "low", "lo", "l", ""})
        trail.arrive(QString::fromLatin1(text), true, true);
    QCOMPARE(trail.next(-1, everywhere)->query, QStringLiteral("low"));
    trail.go(-1, everywhere);
    QCOMPARE(trail.next(-1, everywhere)->query, QString());
}

void TestTrail::goingElsewhereForgetsWhatWasAhead()
{
    Trail trail;
    trail.arrive(QStringLiteral("a"), false, false);
    trail.arrive(QStringLiteral("b"), false, false);
    trail.go(-1, everywhere);
    trail.arrive(QStringLiteral("c"), false, false);
    QVERIFY(!trail.next(+1, everywhere));
    QCOMPARE(behind(trail), (QStringList{QStringLiteral("a"), QString()}));
}

void TestTrail::aLongWayIsForgotten()
{
    Trail trail;
    for (int at = 0; at < 500; ++at)
        trail.arrive(QStringLiteral("id:%1").arg(at), false, false);
    QCOMPARE(behind(trail).size(), 99);
    QCOMPARE(behind(trail).front(), QStringLiteral("id:498"));
}

// Papers 1 to 400; A has 1 to 300, B 200 to 400.
std::unique_ptr<TempLibrary> TestTrail::tagged()
{
    auto temp = std::make_unique<TempLibrary>();
    const auto library = temp->open();
    importDigest(*library, plainDigest(QStringLiteral("a"), 400));
    for (const auto &[name, first, last] : {std::tuple("A", 1, 300), std::tuple("B", 200, 400)}) {
        Tag tag;
        tag.id = TagId{-1};
        tag.name = QString::fromLatin1(name);
        submitted(*library,
                  Compound{{PutTag{tag}, TagPapers{TagId{-1}, IdSet::range(PaperId{first}, PaperId{last}), true}}});
    }
    return temp;
}

void TestTrail::viewsComeBackAsTheyWereLeft()
{
    const auto temp = tagged();
    Shown shown(*temp);
    QTRY_VERIFY(shown.browse.settled());
    QVERIFY(!shown.browse.queryAhead(-1));
    shown.list.selectPaper(PaperId{250});
    const int scrolled = shown.list.verticalScrollBar()->value();
    QVERIFY(scrolled > 0);
    shown.show(QStringLiteral("tag:A"));
    QCOMPARE(shown.list.currentPaper(), PaperId{250}); // a view seen for the first time keeps what is read
    shown.list.selectPaper(PaperId{10});
    shown.list.selectionModel()->select(shown.list.model()->index(20, 0),
                                        QItemSelectionModel::Select | QItemSelectionModel::Rows);
    const IdSet selected = shown.list.selectedPapers();
    QCOMPARE(selected.count(), 2);
    shown.show(QStringLiteral("tag:B"));
    shown.list.selectPaper(PaperId{390});
    shown.go(-1);
    QCOMPARE(shown.browse.query(), QStringLiteral("tag:A"));
    QCOMPARE(shown.search.text(), QStringLiteral("tag:A"));
    QCOMPARE(shown.list.currentPaper(), PaperId{10});
    QCOMPARE(shown.list.selectedPapers(), selected);
    shown.go(-1);
    QCOMPARE(shown.browse.query(), QString());
    QCOMPARE(shown.list.currentPaper(), PaperId{250});
    QCOMPARE(shown.list.verticalScrollBar()->value(), scrolled);
    QVERIFY(!shown.browse.queryAhead(-1));
    shown.go(+1);
    shown.go(+1);
    QCOMPARE(shown.browse.query(), QStringLiteral("tag:B"));
    QCOMPARE(shown.list.currentPaper(), PaperId{390});
    QVERIFY(!shown.browse.queryAhead(+1));
}

void TestTrail::aViewIsRememberedBesideTheTrail()
{
    const auto temp = tagged();
    Shown shown(*temp);
    QTRY_VERIFY(shown.browse.settled());
    shown.show(QStringLiteral("tag:A"));
    shown.list.selectPaper(PaperId{123});
    shown.show(QStringLiteral("tag:B"));
    shown.list.selectPaper(PaperId{300});
    shown.show(QStringLiteral("tag:A")); // as a click in the sidebar does
    QCOMPARE(shown.list.currentPaper(), PaperId{123});
    QCOMPARE(shown.browse.queryAhead(-1).value(), QStringLiteral("tag:B"));
    shown.show(QStringLiteral("tag:B"));
    shown.browse.showPaper(PaperId{7}); // who asks for a paper gets it
    QTRY_VERIFY(shown.browse.settled());
    QCOMPARE(shown.list.currentPaper(), PaperId{7});
}

void TestTrail::theOrderComesBack()
{
    const auto temp = tagged();
    Shown shown(*temp);
    QTRY_VERIFY(shown.browse.settled());
    shown.show(QStringLiteral("tag:A"));
    Q_EMIT shown.header.orderChosen(Order::Title);
    QTRY_VERIFY(shown.browse.settled());
    shown.list.selectPaper(PaperId{40});
    shown.show(QStringLiteral("tag:B"));
    Q_EMIT shown.header.orderChosen(Order::Year);
    QTRY_VERIFY(shown.browse.settled());
    shown.go(-1);
    QCOMPARE(shown.browse.answer().order, Order::Title);
    QCOMPARE(shown.list.currentPaper(), PaperId{40});
    shown.show(QStringLiteral("tag:B"));
    QCOMPARE(shown.browse.answer().order, Order::Year); // the choice for this kind of view
}

void TestTrail::aDeletedTagIsPassedBy()
{
    const auto temp = tagged();
    Shown shown(*temp);
    QTRY_VERIFY(shown.browse.settled());
    shown.show(QStringLiteral("is:unread"));
    shown.show(QStringLiteral("tag:A"));
    shown.show(QStringLiteral("is:unread"));
    shown.show(QStringLiteral("tag:B"));
    const TagId a = temp->open()->tagByName(QStringLiteral("A")).value().id;
    shown.store.submit(RemoveTag{a});
    QTRY_COMPARE(shown.browse.sidebar().tags.size(), std::size_t(1));
    QTRY_VERIFY(shown.browse.settled());
    shown.go(-1);
    QCOMPARE(shown.browse.query(), QStringLiteral("is:unread"));
    shown.go(-1); // past the tag, and past the same view once more
    QCOMPARE(shown.browse.query(), QString());
}

void TestTrail::aRenamedTagIsFollowed()
{
    const auto temp = tagged();
    Shown shown(*temp);
    QTRY_VERIFY(shown.browse.settled());
    shown.show(QStringLiteral("tag:A tag:B"));
    shown.show(QStringLiteral("tag:A"));
    shown.list.selectPaper(PaperId{30});
    Tag a = temp->open()->tagByName(QStringLiteral("A")).value();
    a.name = QStringLiteral("Architecture search");
    shown.store.submit(PutTag{a});
    QTRY_COMPARE(shown.browse.query(), QStringLiteral("tag:\"Architecture search\""));
    QTRY_VERIFY(shown.browse.settled());
    QCOMPARE(shown.list.currentPaper(), PaperId{30});
    QVERIFY(shown.browse.objection().isEmpty());
    shown.go(-1);
    QCOMPARE(shown.browse.query(), QStringLiteral("tag:\"Architecture search\" tag:B"));
    QVERIFY(shown.browse.papers().rowCount() > 0);
}

void TestTrail::papersAsAQuery()
{
    QCOMPARE(queryOf(setOf({1, 2, 3, 7, 9, 10})).value(), QStringLiteral("id:1..3,7,9..10"));
    IdSet scattered;
    for (int id = 1; id < 5000; id += 2)
        scattered.add(PaperId{id});
    QVERIFY(!queryOf(scattered));
}

QTEST_MAIN(TestTrail)
#include "tst_trail.moc"
