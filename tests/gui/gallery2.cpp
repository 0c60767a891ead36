// SPDX-License-Identifier: GPL-3.0-or-later
// Shows the detail pane, the popups and the dialogs with made-up values and saves a picture of each: gallery2 DIR
// [dark].
#include "views/areaschooser.h"
#include "views/detailpane.h"
#include "views/entryview.h"
#include "views/exportdialog.h"
#include "views/helpdialog.h"
#include "views/importreport.h"
#include "views/listpicker.h"
#include "views/tagbar.h"

#include <QApplication>
#include <QDateTime>
#include <QKeyEvent>
#include <QTimer>
#include <QVBoxLayout>

#include <functional>
#include <memory>

using namespace sheaf;

namespace
{

Tag galleryTag(int id, const char *name, int hue, int parent = 0, const QStringList &aliases = {})
{
    Tag tag;
    tag.id = TagId(id);
    tag.name = QString::fromUtf8(name);
    tag.colour = hue;
    tag.parent = TagId(parent);
    tag.aliases = aliases;
    return tag;
}

std::vector<Tag> galleryTags()
{
    return {galleryTag(1, "Compression", 0),
            galleryTag(2, "Distillation", 0, 1, {QStringLiteral("KD")}),
            galleryTag(3, "Quantization", 0, 1, {QStringLiteral("Low-bit")}),
            galleryTag(4, "Pruning & sparsity", 0, 1),
            galleryTag(5, "NAS & AutoML", 1, 0, {QStringLiteral("Neural architecture search")}),
            galleryTag(6, "Mixture of experts", 4, 0, {QStringLiteral("MoE")}),
            galleryTag(7, "Parallelism", 5),
            galleryTag(8, "3DGS & rendering", 2),
            galleryTag(9, "Pre-training", 9),
            galleryTag(10, "Optimizers", 11, 9),
            galleryTag(11, "Reading group", 7)};
}

Paper galleryPaper()
{
    Paper paper;
    paper.id = PaperId(7);
    paper.title =
        QStringLiteral("Smaller Teachers, Better Students: On the Order of Distillation in Searched Networks");
    paper.abstract = QStringLiteral(
        "When a network is found by search and then taught by a larger one, the order of the two steps is usually "
        "taken for granted. We ask what happens when it is turned around. Over four search spaces and nine teachers "
        "we find that a student taught first and searched later keeps 97 % of the accuracy at half of the cost, and "
        "that the reason lies in the flatness of the minima that a teacher leads to. The effect grows with the "
        "distance between teacher and student; it vanishes when both come from the same family. We give a bound of "
        "O(n log n) for the number of evaluations that are needed, and a simple rule that tells from the first "
        "epoch which order to choose. Code and searched networks are at https://example.org/smaller-teachers.");
    paper.urls = {QStringLiteral("https://example.org/smaller-teachers")};
    paper.tags = {TagId(5), TagId(2)};
    paper.added = QDateTime::currentMSecsSinceEpoch();
    paper.note = QStringLiteral("Compare with the flat-minima paper; **ask** about the `voting teacher` ablation.\n\n"
                                "- table 3 has no variance\n- rule of the first epoch: try on our space");
    paper.entries = {{DigestId(1), QStringLiteral("monday.txt"), QStringLiteral("May 29"), 131, 133, false},
                     {DigestId(2), QStringLiteral("001_9ac49ddcc4f8f4d1"), {}, 12, 14, false}};
    return paper;
}

ImportReport galleryReport(bool clean)
{
    ImportReport report;
    const auto file = [&report](const char *name, int fresh, int known, int merged) -> FileReport & {
        FileReport one;
        one.file = QStringLiteral("/home/me/digests/") + QString::fromLatin1(name);
        one.digestName = QString::fromLatin1(name);
        one.digest = DigestId(std::ssize(report.files) + 1);
        one.counts = {fresh + known + merged, fresh, known, merged};
        report.files.push_back(one);
        return report.files.back();
    };
    file("monday.txt", 69, 0, 0);
    FileReport &second = file("tuesday.txt", 227, 10, 2);
    if (!clean) {
        second.remarks = {{Slip::TitleWithoutAbstract, 41, "Sparse Gradients for Everyone", PaperId(3), {}},
                          {Slip::NotUnderstood, 320, "=== page 2 of 4, saved with errors ===", {}, {}},
                          {Slip::PossibleDuplicate, 512, "Small Teachers", PaperId(4),
                           QStringLiteral("Smaller Teachers, Better Students")}};
    }
    file("wednesday.txt", 260, 30, 0);
    if (!clean) {
        FileReport &refused = file("slides.pdf", 0, 0, 0);
        refused.digest = DigestId(0);
        refused.error = Error{Error::Kind::Refused,
                              QStringLiteral("This is a PDF. Save the page of results as text and import that."),
                              {}};
    }
    return report;
}

std::vector<HelpKey> galleryKeys()
{
    const auto tr = [](const char *text) { return QString::fromUtf8(text); };
    std::vector<HelpKey> keys;
    const auto add = [&](const char *group, const char *text, const char *key) {
        keys.push_back({tr(group), tr(text), tr(key)});
    };
    add("Go", "Next paper", "j / ↓");
    add("Go", "Previous paper", "k / ↑");
    add("Go", "Scroll, then next unread", "Space");
    add("Go", "Search", "/");
    add("Tag", "Tag bar", "t");
    add("Tag", "A tag’s own key", "1 … 9");
    add("Tag", "Star", "s");
    add("Tag", "Add to list", "l");
    add("Read", "Read or unread", "u");
    add("Read", "Reading", "Shift+U");
    add("Read", "Dismiss", "x");
    add("Read", "Note", "n");
    add("Read", "Move to Trash", "Delete");
    add("Library", "Import digests", "Ctrl+I");
    add("Library", "Export", "Ctrl+E");
    add("Library", "Undo", "Ctrl+Z");
    add("Library", "Redo", "Ctrl+Shift+Z");
    add("Library", "These keys", "?");
    return keys;
}

void galleryWrite(const ExportHead &, const ExportOptions &, const ExportSource &, QIODevice &) {}

constexpr Format galleryFormats[] = {{"markdown", "Markdown", ".md", nullptr, nullptr, &galleryWrite},
                                     {"bibtex", "BibTeX", ".bib", nullptr, nullptr, &galleryWrite}};

// One step opens something and gives the widget to be pictured once it has settled.
class Gallery final : public QObject
{
public:
    Gallery(const Theme &theme, QString folder) : m_theme(theme), m_folder(std::move(folder)) {}

    void add(const char *name, std::function<QWidget *()> open)
    {
        m_steps.push_back({QString::fromLatin1(name), open});
    }
    void run()
    {
        QTimer::singleShot(0, this, [this] { step(0); });
    }

private:
    struct Step {
        QString name;
        std::function<QWidget *()> open;
    };

    void step(std::size_t at)
    {
        if (at == m_steps.size()) {
            QApplication::quit();
            return;
        }
        QWidget *shown = m_steps[at].open();
        QTimer::singleShot(350, this, [this, at, shown] {
            const double ratio = shown->devicePixelRatioF();
            const QString name = QStringLiteral("%1/views2-%2-%3-%4x.png")
                                     .arg(m_folder, m_steps[at].name,
                                          m_theme.isDark() ? QStringLiteral("dark") : QStringLiteral("light"))
                                     .arg(ratio);
            shown->grab().save(name);
            shown->window()->close();
            step(at + 1);
        });
    }

    const Theme &m_theme;
    QString m_folder;
    std::vector<Step> m_steps;
};

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    Theme theme(application);
    theme.setAppearance(argc > 2 ? Appearance::Dark : Appearance::Light);
    Gallery gallery(theme, argc > 1 ? QString::fromLocal8Bit(argv[1]) : QStringLiteral("."));
    const std::vector<Tag> tags = galleryTags();
    const auto pane = [&](int width, int height) {
        auto *detail = new DetailPane(theme);
        detail->setAttribute(Qt::WA_DeleteOnClose);
        detail->resize(theme.px(width), theme.px(height));
        detail->QWidget::show();
        detail->activateWindow();
        return detail;
    };
    gallery.add("detail", [&]() -> QWidget * {
        DetailPane *detail = pane(700, 820);
        detail->show(galleryPaper(), tags);
        return detail;
    });
    gallery.add("detail-known", [&]() -> QWidget * {
        DetailPane *detail = pane(700, 820);
        Paper paper = galleryPaper();
        paper.authors = {QStringLiteral("Lovelace, Ada"), QStringLiteral("Hopper, Grace"),
                         QStringLiteral("Noether, Emmy")};
        paper.year = 2024;
        paper.venue = QStringLiteral("Journal of Small Networks");
        paper.arxiv = QStringLiteral("2401.01234");
        paper.doi = QStringLiteral("10.1000/182");
        paper.status = Status::Read;
        paper.starred = true;
        paper.trashed = true;
        paper.note.clear();
        for (int i = 3; i < 9; ++i)
            paper.entries.push_back({DigestId(i), QStringLiteral("digest %1.txt").arg(i), {}, i, i + 2, false});
        detail->show(paper, tags);
        return detail;
    });
    gallery.add("detail-narrow", [&]() -> QWidget * {
        DetailPane *detail = pane(400, 700);
        detail->show(galleryPaper(), tags);
        return detail;
    });
    gallery.add("detail-wide", [&]() -> QWidget * {
        DetailPane *detail = pane(1200, 700);
        detail->show(galleryPaper(), tags);
        detail->editNote();
        return detail;
    });
    gallery.add("detail-several", [&]() -> QWidget * {
        DetailPane *detail = pane(700, 420);
        detail->several({12, {tags[1], tags[8]}, false, false, false});
        return detail;
    });
    gallery.add("detail-empty", [&]() -> QWidget * { return pane(700, 420); });
    gallery.add("detail-loading", [&]() -> QWidget * {
        DetailPane *detail = pane(700, 420);
        detail->loading();
        return detail;
    });
    for (const bool typed : {false, true}) {
        gallery.add(typed ? "tagbar-typed" : "tagbar", [&, typed]() -> QWidget * {
            DetailPane *detail = pane(700, 720);
            detail->show(galleryPaper(), tags);
            auto *bar = new TagBar(theme, detail);
            bar->setLastUsed({TagId(11), TagId(3)});
            QTimer::singleShot(60, detail, [detail, bar, typed, &tags] {
                bar->open(detail->tagAnchor(), tags, {{TagId(2), 3}, {TagId(5), 1}}, 3);
                if (typed)
                    QApplication::sendEvent(
                        QApplication::focusWidget(),
                        std::make_unique<QKeyEvent>(QEvent::KeyPress, 0, Qt::NoModifier, QStringLiteral("pr")).get());
            });
            return detail;
        });
    }
    gallery.add("listpicker", [&]() -> QWidget * {
        DetailPane *detail = pane(700, 420);
        detail->show(galleryPaper(), tags);
        auto *picker = new ListPicker(theme, detail);
        QTimer::singleShot(60, detail, [detail, picker] {
            picker->open(detail->listAnchor(),
                         {{{ListId(1), QStringLiteral("Group meeting, June"), false}, 8},
                          {{ListId(2), QStringLiteral("Self-distillation survey"), false}, 21}},
                         1);
        });
        return detail;
    });
    for (const bool clean : {false, true}) {
        gallery.add(clean ? "report-clean" : "report", [&, clean]() -> QWidget * {
            auto *report = new ImportReportDialog(theme, galleryReport(clean));
            report->show();
            return report;
        });
    }
    gallery.add("entry", [&]() -> QWidget * {
        auto *view = new EntryView(theme);
        view->setAttribute(Qt::WA_DeleteOnClose);
        QString text = QStringLiteral("May 29\n\n");
        for (int i = 0; i < 60; ++i)
            text += QStringLiteral("A Made-up Title, Number %1\n").arg(i) + galleryPaper().abstract +
                    QStringLiteral("\n\n");
        view->showEntry(QStringLiteral("monday.txt"), text, 63, 64);
        return view;
    });
    gallery.add("export", [&]() -> QWidget * {
        auto *dialog =
            new ExportDialog(theme, galleryFormats,
                             {{ExportScope::Selection, QStringLiteral("Selection"), 0},
                              {ExportScope::Shown, QStringLiteral("Search “tag:Distillation is:unread”"), 27},
                              {ExportScope::Library, QStringLiteral("Whole library"), 880}},
                             QStringLiteral("/tmp/distillation"));
        dialog->show();
        return dialog;
    });
    gallery.add("areas", [&]() -> QWidget * {
        std::vector<AreaChoice> areas;
        for (const Tag &tag : tags)
            areas.push_back({QString::number(number(tag.id)), tag.name,
                             number(tag.parent) ? QString::number(number(tag.parent)) : QString(),
                             QStringLiteral("Papers that are about %1.").arg(tag.name.toLower()), tag.colour});
        auto *window = new QWidget;
        window->setAttribute(Qt::WA_DeleteOnClose);
        auto *box = new QVBoxLayout(window);
        box->addWidget(new AreasChooser(theme, areas));
        window->resize(theme.px(560), theme.px(460));
        window->show();
        return window;
    });
    gallery.add("help", [&]() -> QWidget * {
        auto *help = new HelpDialog(theme, galleryKeys());
        help->show();
        return help;
    });
    gallery.run();
    application.setQuitOnLastWindowClosed(false);
    return QApplication::exec();
}
