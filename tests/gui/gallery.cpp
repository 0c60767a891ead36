// SPDX-License-Identifier: GPL-3.0-or-later
// Shows the widgets of the window with made-up values and saves pictures of them: gallery FOLDER SUFFIX [dark]
#include "model/items/papermodel.h"
#include "views/listheader.h"
#include "views/mainwindow.h"
#include "views/paperlist.h"
#include "views/searchbar.h"
#include "views/sidebarview.h"
#include "views/statusline.h"
#include "views/theme.h"
#include "views/welcome.h"

#include <QAction>
#include <QApplication>
#include <QDateTime>
#include <QLabel>
#include <QTimer>

using namespace sheaf;

static std::vector<Tag> galleryTags()
{
    const char *names[] = {"Compression", "AutoML",     "Training", "Adaptation", "Architectures", "Systems",
                           "Generation",  "Modalities", "Language", "Science",    "Understanding", "Reading group"};
    std::vector<Tag> tags;
    for (int i = 0; i < 12; ++i)
        tags.push_back({TagId{i + 1}, QString::fromLatin1(names[i]), {}, {}, i, {}, {}});
    tags.push_back({TagId{20}, QStringLiteral("Distillation"), TagId{1}, {}, 0, {}, {}});
    tags.push_back({TagId{21}, QStringLiteral("Quantization"), TagId{1}, {}, 0, {}, {}});
    tags.push_back({TagId{22}, QStringLiteral("Parallelism"), TagId{3}, {}, 2, {}, {}});
    return tags;
}

static std::vector<PaperRow> galleryRows()
{
    const char *titles[] = {
        "A quiet method for teaching small networks from large ones",
        "Weighing sheaves: how much of a model is straw?",
        "Sorting the harvest: curriculum order and its effect on late generalisation in deep networks",
        "Eight-bit fields: optimisers that forget gracefully",
        "On the shape of learning-rate schedules",
        "Pipelines without bubbles",
        "The granary: a benchmark of twelve thousand small tasks",
        "Gaussian straws for fast scene reconstruction",
        "Reading lists as supervision",
        "Low-rank furrows: adaptation along few directions"};
    std::vector<PaperRow> rows;
    for (int i = 0; i < 20; ++i) {
        PaperRow row;
        row.id = PaperId{i + 1};
        row.title = QString::fromLatin1(titles[i % 10]);
        row.lead =
            QStringLiteral("We describe a simple procedure that needs no labels and little memory, and show on nine "
                           "collections that it reaches the accuracy of methods three times its cost.");
        row.status = i % 4 == 2 ? Status::Read : i % 7 == 3 ? Status::Reading : Status::Unread;
        row.starred = i % 5 == 1;
        row.tags = {TagId{i % 12 + 1}};
        if (i % 3 != 0)
            row.tags.push_back(TagId{20 + i % 3});
        if (i == 4)
            row.tags.clear();
        row.digest = i % 2 ? QStringLiteral("May 29") : QStringLiteral("Mar 17");
        row.digests = 1 + i % 3;
        row.year = i % 4 ? 0 : 2023;
        rows.push_back(row);
    }
    return rows;
}

static Sidebar gallerySidebar()
{
    Sidebar sidebar;
    sidebar.counts = {880, 868, 846, 12, 791, 12, 3, 5, 931, 15, 2};
    const qint64 counts[] = {163, 74, 122, 41, 93, 58, 77, 64, 131, 29, 46, 8, 48, 31, 52};
    size_t i = 0;
    for (const Tag &tag : galleryTags())
        sidebar.tags.push_back({tag, counts[i++]});
    sidebar.lists = {{{ListId{1}, QStringLiteral("Group meeting, June"), false}, 8},
                     {{ListId{2}, QStringLiteral("Self-distillation survey"), false}, 21}};
    const char *names[] = {"May 29", "Mar 17", "harvest_autumn_long_name_of_a_file.txt"};
    for (int d = 0; d < 3; ++d) {
        Digest digest;
        digest.id = DigestId{d + 1};
        digest.name = QString::fromLatin1(names[d]);
        digest.imported = QDateTime::currentMSecsSinceEpoch();
        sidebar.digests.push_back({digest, 69 + 40 * d});
    }
    return sidebar;
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QStringList words = QApplication::arguments();
    const QString folder = words.value(1, QStringLiteral("."));
    const QString suffix = words.value(2, QStringLiteral("light"));
    Theme theme(application);
    theme.setAppearance(words.value(3) == QStringLiteral("dark") ? Appearance::Dark : Appearance::Light);

    SidebarModel sidebarModel;
    PaperModel papers;
    auto *search = new SearchBar(theme);
    auto *sidebar = new SidebarView(theme);
    auto *header = new ListHeader(theme);
    auto *list = new PaperList(theme);
    auto *welcome = new Welcome(theme);
    auto *status = new StatusLine(theme);
    auto *detail = new QLabel(QStringLiteral("detail"));
    detail->setAlignment(Qt::AlignCenter);
    MainWindow window(theme, {search, sidebar, header, list, detail, welcome, status});
    QAction import(theme.icon(QStringLiteral("import")), QStringLiteral("Import…"));
    QAction exporting(theme.icon(QStringLiteral("export")), QStringLiteral("Export…"));
    QAction undo(theme.icon(QStringLiteral("undo")), QStringLiteral("Undo"));
    QAction redo(theme.icon(QStringLiteral("redo")), QStringLiteral("Redo"));
    redo.setEnabled(false);
    window.addToolBarAction(&import, MainWindow::Side::Left);
    window.addToolBarAction(&exporting, MainWindow::Side::Left);
    window.addToolBarAction(&undo, MainWindow::Side::Right);
    window.addToolBarAction(&redo, MainWindow::Side::Right);

    sidebar->setSidebar(&sidebarModel);
    sidebarModel.setSidebar(gallerySidebar());
    list->setPapers(&papers);
    list->setTags(galleryTags());
    QObject::connect(&papers, &PaperModel::rowsWanted, &papers, [&papers](const std::vector<PaperId> &ids) {
        QTimer::singleShot(0, &papers, [&papers, ids] { papers.setRows(ids, galleryRows()); });
    });
    std::vector<PaperId> ids;
    for (const PaperRow &row : galleryRows())
        ids.push_back(row.id);
    papers.reset(std::make_shared<std::vector<PaperId>>(ids));
    papers.setStale(IdSet::of(PaperId{7}));
    sidebar->selectQuery(QStringLiteral("is:unread"));
    sidebar->expand(sidebarModel.indexOfQuery(QStringLiteral("tag:Compression")));
    search->setText(QStringLiteral("tag:Compression is:unread quiet"));
    search->setCount(QStringLiteral("20 papers"));
    search->setFields({{0, 15}, {16, 9}});
    header->setCount({20, 880, 0});
    header->setOrders({Order::Added, Order::Title, Order::Year}, Order::Added);
    status->setSummary(880, 5, 1);
    status->showMessage(QStringLiteral("Imported 5 digests: 880 new, 51 known, 0 problems"), QStringLiteral("Report"),
                        7);
    welcome->setRecent({{QStringLiteral("library"), QStringLiteral("/home/me/.local/share/sheaf/library.sheaf")},
                        {QStringLiteral("group"), QStringLiteral("/home/me/papers/group.sheaf")}});
    std::vector<OfferedArea> areas;
    for (const Tag &tag : galleryTags()) {
        const QString parent = number(tag.parent) > 0 ? QString::number(number(tag.parent)) : QString();
        areas.push_back({QString::number(number(tag.id)), tag.name, parent, tag.colour});
    }
    welcome->offerAreas(areas);

    window.resize(1440, 900);
    window.show();
    window.activateWindow();
    list->setFocus();
    list->selectPaper(PaperId{3});
    const auto save = [&](const QString &name) {
        window.grab().save(folder + QStringLiteral("/") + name + QStringLiteral("-") + suffix + QStringLiteral(".png"));
    };
    const auto later = [&](int milliseconds, auto step) { QTimer::singleShot(milliseconds, &window, step); };
    later(700, [&] {
        save(QStringLiteral("v1-main"));
        list->selectAll();
        search->focusText();
        search->setError(16, 9, QStringLiteral("“is:unread” is said twice"));
        status->showProgress(QStringLiteral("Importing"), 42, true);
    });
    later(1100, [&] {
        save(QStringLiteral("v1-search"));
        papers.reset(std::make_shared<std::vector<PaperId>>());
        list->setEmpty(QStringLiteral("No papers match"),
                       QStringLiteral("Try fewer words, or press Escape to clear the search."));
        search->setError(0, 0, {});
        status->endProgress();
        window.resize(920, 640);
        sidebar->setFocus(Qt::TabFocusReason);
    });
    later(1500, [&] {
        save(QStringLiteral("v1-empty"));
        list->setLoading(true);
    });
    later(1900, [&] {
        save(QStringLiteral("v1-loading"));
        window.openDetail();
        window.resize(1440, 900);
        window.showWelcome();
    });
    later(2300, [&] {
        save(QStringLiteral("v1-welcome"));
        QApplication::quit();
    });
    return QApplication::exec();
}
