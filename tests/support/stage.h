// SPDX-License-Identifier: GPL-3.0-or-later
// Every picture the window can show, for tests that walk through them all: the scenes come from the table of actions,
// so that a new action is visited without being listed.
#pragma once

#include "app/application.h"
#include "model/items/papermodel.h"
#include "tests/support/librarysupport.h"
#include "views/searchedit.h"

#include <QAction>
#include <QApplication>
#include <QFileDialog>
#include <QHash>
#include <QMenu>
#include <QTest>

#include <functional>
#include <memory>
#include <utility>

namespace sheaf::test
{

// As long as QTRY_ waits on a machine that does other things, too.
inline bool waitFor(const std::function<bool()> &fact)
{
    constexpr int patience = 20'000;
    return QTest::qWaitFor(fact, patience);
}

// A window over a small library of its own. All that the library holds is written in Greek letters, so that whatever
// Latin letters are seen come from the program.
class Stage final
{
public:
    explicit Stage(bool empty = false)
    {
        m_library.path = m_library.folder.filePath(QStringLiteral("29.sheaf")); // its name is seen
        if (!empty)
            fill();
        QApplication::setQuitOnLastWindowClosed(false);
        m_settings = std::make_unique<Settings>(m_library.folder.filePath(QStringLiteral("sheaf.ini")));
        m_settings->setImportFolder(m_library.folder.path());
        m_app = std::make_unique<Application>(*qApp, *m_settings, m_words, m_library.path);
        m_ready =
            waitFor([&] { return window().isVisible() && m_app->settled() && (empty || papers().rowCount() > 0); });
        window().resize(1440, 900);
        window().activateWindow();
        settle();
        m_ready = m_ready && waitFor([&] { return window().isActiveWindow(); });
    }
    // Windows of their own would outlive the main window, and the next stage would see them.
    ~Stage() { m_app.reset(); }

    bool isReady() const { return m_ready; }
    MainWindow &window() const { return m_app->window(); }
    PaperList &list() const { return *window().findChild<PaperList *>(); }
    PaperModel &papers() const { return *qobject_cast<PaperModel *>(list().model()); }
    const QString &path() const { return m_library.path; }
    QAction &action(const char *id) const
    {
        QAction *found = window().findChild<QAction *>(QString::fromLatin1(id));
        if (!found)
            qFatal("no action %s", id);
        return *found;
    }
    bool settle() const
    {
        const bool settled = waitFor([&] { return m_app->settled(); });
        layOut();
        return settled;
    }
    // Sizes are what they are going to be, also of words that came a moment ago.
    static void layOut() { QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest); }
    // What was shown a moment ago takes its place in turns of the event loop.
    static bool comeToRest()
    {
        QHash<QWidget *, QRect> places;
        return waitFor([&] {
            layOut();
            QHash<QWidget *, QRect> now;
            for (QWidget *widget : visibleWidgets())
                now.insert(widget, widget->geometry());
            return std::exchange(places, now) == now;
        });
    }
    // Shows the query with its first papers selected.
    bool show(const QString &query, int selected)
    {
        Q_EMIT window().findChild<SidebarView *>()->queryChosen(query);
        if (!settle())
            return false;
        list().setFocus();
        list().selectionModel()->clearSelection();
        for (int row = 0; row < std::min(selected, papers().rowCount()); ++row) {
            list().selectionModel()->setCurrentIndex(papers().index(row, 0),
                                                     QItemSelectionModel::Select | QItemSelectionModel::Rows);
        }
        return settle();
    }
    // Goes where the action can be done; false when there is no such place.
    bool allow(const char *id)
    {
        const std::pair<const char *, int> places[] = {{"", 1},
                                                       {"", 2},
                                                       {"list:Δευτέρα", 1},
                                                       {"digest:1", 1},
                                                       {"is:trashed", 1},
                                                       {"is:duplicate", 2},
                                                       {"is:unread α", 1},
                                                       {"tag:Απόσταξη", 1}};
        if (action(id).isEnabled())
            return true;
        if (QByteArrayView(id) == "columns") // of the table
            action("table").trigger();
        for (const auto &[query, selected] : places) {
            if (show(QString::fromUtf8(query), selected) && action(id).isEnabled())
                return true;
        }
        return false;
    }
    // Does the action and waits for what comes of it; true when something is seen that was not there before.
    bool perform(const ActInfo &info)
    {
        const QSet<QWidget *> before = visibleWidgets();
        const auto opened = [&] { return !(visibleWidgets() - before).isEmpty(); };
        action(info.id).trigger();
        if (QString::fromUtf8(info.text).endsWith(u'…') && !waitFor(opened))
            return false;
        return settle() && comeToRest() && opened() && waitFor([&] {
                   const QWidgetList all = windows();
                   const QSet<QWidget *> fresh = QSet<QWidget *>(all.begin(), all.end()) - before;
                   return fresh.isEmpty() || fresh.contains(QApplication::activeWindow()) ||
                          QApplication::activePopupWidget();
               });
    }
    static QSet<QWidget *> visibleWidgets()
    {
        QSet<QWidget *> visible;
        for (QWidget *widget : QApplication::allWidgets()) {
            if (widget->isVisible())
                visible.insert(widget);
        }
        return visible;
    }
    // What can be seen now: the main window and whatever lies over it.
    static QWidgetList windows()
    {
        QWidgetList windows;
        for (QWidget *window : QApplication::topLevelWidgets()) {
            if (window->isVisible() && !window->inherits("QTipLabel"))
                windows.append(window);
        }
        return windows;
    }

private:
    void fill()
    {
        const std::unique_ptr<Library> library = m_library.open();
        TestDigest digest{QStringLiteral("Απρίλιος"), {}, {}};
        for (const char *word : {"Ένα", "Δύο", "Τρία", "Τέσσερα", "Πέντε", "Έξι"}) {
            digest.add(std::string(word) + " δίκτυα που μαθαίνουν",
                       proseOf(std::string("λέξη") + word, 60) + " Τέλος.");
        }
        importDigest(*library, digest);
        TestDigest other{QStringLiteral("Μάιος"), {}, {}};
        other.add("Ένα δίκτυα που μαθαίνουν", proseOf("άλλα λόγια")); // looks like the first of the other digest
        importDigest(*library, other);
        constexpr ListId made{-1};
        constexpr qint64 step = qint64(1) << 20;
        const QString alpha = QStringLiteral("Δευτέρα");
        submitted(*library, Compound{{PutList{{made, alpha, false}},
                                      PutItems{made,
                                               {{ItemId{-1}, step, PaperId{2}, QStringLiteral("πρώτο")},
                                                {ItemId{-2}, 2 * step, PaperId{}, QStringLiteral("Βάσεις")},
                                                {ItemId{-3}, 3 * step, PaperId{3}, {}},
                                                {ItemId{-4}, 4 * step, PaperId{4}, {}}}}}});
        submitted(*library, PutTag{{TagId{-1}, QStringLiteral("Απόσταξη"), {}, {}, 3, {}, {}}});
        submitted(*library, TagPapers{TagId{1}, IdSet::of(PaperId{1}), true});
        submitted(*library, SetTrashed{IdSet::of(PaperId{6}), true});
        submitted(*library, PutSearch{{SearchId{-1}, QStringLiteral("Νέα"), QStringLiteral("is:unread α")}});
    }

    TempLibrary m_library;
    std::unique_ptr<Settings> m_settings;
    CommandWords m_words;
    std::unique_ptr<Application> m_app;
    bool m_ready = false;
};

// A picture and the way to it. `open` says whether something came that was not there before.
struct Scene {
    QByteArray name;
    std::function<bool(Stage &)> open;
    bool empty = false; // of an empty library
    bool sure = true;   // it has to come; an action whose text ends without an ellipsis may show nothing new
};

// What the table of actions does not lead to; a popup that opens by itself or by the mouse gets its line here.
inline std::vector<Scene> scenesByHand()
{
    return {
        {"library", [](Stage &stage) { return stage.show({}, 1); }},
        {"library in the dark",
         [](Stage &stage) {
             stage.action("appearance-dark").trigger();
             return stage.show({}, 1);
         }},
        {"several papers", [](Stage &stage) { return stage.show({}, 3); }},
        {"a reading list", [](Stage &stage) { return stage.show(QStringLiteral("list:Δευτέρα"), 1); }},
        {"a digest", [](Stage &stage) { return stage.show(QStringLiteral("digest:1"), 1); }},
        {"nothing found", [](Stage &stage) { return stage.show(QStringLiteral("ξένη"), 0); }},
        {"possible duplicates", [](Stage &stage) { return stage.show(QStringLiteral("is:duplicate"), 2); }},
        {"welcome", [](Stage &stage) { return stage.window().welcomeShown(); }, true},
        {"narrow",
         [](Stage &stage) {
             stage.window().resize(900, 600);
             return waitFor([&] { return stage.window().isNarrow(); }) && stage.show({}, 1);
         }},
        {"narrow, one paper",
         [](Stage &stage) {
             stage.window().resize(900, 600);
             const bool narrow = waitFor([&] { return stage.window().isNarrow(); });
             if (!narrow || !stage.show({}, 1))
                 return false;
             stage.window().openDetail();
             return stage.settle();
         }},
        {"menu",
         [](Stage &stage) {
             stage.window().menu()->popup(stage.window().mapToGlobal(QPoint(800, 60)));
             return waitFor([&] { return stage.window().menu()->isVisible(); });
         }},
        {"menu of a paper",
         [](Stage &stage) {
             stage.show({}, 1);
             Q_EMIT stage.list().contextMenuAsked(stage.list().mapToGlobal(QPoint(40, 40)));
             return waitFor([&] { return QApplication::activePopupWidget() != nullptr; });
         }},
        {"completions",
         [](Stage &stage) {
             auto *search = stage.window().findChild<SearchEdit *>();
             const auto before = Stage::visibleWidgets();
             search->setFocus();
             QTest::keyClicks(search, QStringLiteral("is:"));
             return waitFor([&] { return Stage::visibleWidgets().size() > before.size(); });
         }},
    };
}

inline std::vector<Scene> allScenes()
{
    std::vector<Scene> scenes = scenesByHand();
    for (const ActInfo &info : Actions::table()) {
        if (info.act == Act::Quit)
            continue;
        scenes.push_back({info.id, [&info](Stage &stage) { return stage.allow(info.id) && stage.perform(info); }, false,
                          QString::fromUtf8(info.text).endsWith(u'…')});
    }
    return scenes;
}

} // namespace sheaf::test
