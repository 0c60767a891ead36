// SPDX-License-Identifier: GPL-3.0-or-later
// Proves what is called missing or doubtful before an export, and in which order.
#include "model/preflight.h"
#include "tests/support/librarysupport.h"

using namespace sheaf;
using namespace sheaf::test;

class TestPreflight final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void namesWhatIsMissing();
    void namesTheSameTitleTwice();
    void unusualLettersMatterToClassicBibtexOnly();
    void aListsTrashedPapersAreNamed();
    void stopsWhenCancelled();
    void everyFindingHasASentence();

private:
    PaperId add(const PaperDetails &details)
    {
        const Result<Applied> done = m_library->submit(AddPaper{PaperId{-1}, {}, details});
        if (!done)
            qFatal("%s", qPrintable(done.error().what));
        return m_library->everyPaper().ids().back();
    }
    static PaperDetails known(const char *title)
    {
        PaperDetails details;
        details.title = QString::fromUtf8(title);
        details.abstract = QStringLiteral("An abstract of %1.").arg(*details.title);
        details.authors = {QStringLiteral("Roe, Jane")};
        details.year = 2024;
        details.doi = QStringLiteral("10.1/") + QString::number(details.title->size());
        return details;
    }
    ExportPlan plan(const char *format = "bibtex") const
    {
        ExportPlan made;
        made.format = formatById(QString::fromUtf8(format));
        made.papers = m_library->everyPaper().ids();
        return made;
    }
    // "finding:paper ..."
    QString found(const ExportPlan &wish) const
    {
        QStringList lines;
        for (const PreflightLine &line : preflight(*m_library, wish, {}).lines)
            lines += QStringLiteral("%1:%2").arg(int(line.finding)).arg(number(line.paper));
        return lines.join(u' ');
    }
    static QString line(Finding finding, PaperId paper)
    {
        return QStringLiteral("%1:%2").arg(int(finding)).arg(number(paper));
    }

    std::unique_ptr<TempLibrary> m_temp;
    std::unique_ptr<Library> m_library;
};

void TestPreflight::init()
{
    m_library.reset();
    m_temp = std::make_unique<TempLibrary>();
    m_library = m_temp->open();
}

void TestPreflight::namesWhatIsMissing()
{
    add(known("All is known"));
    PaperDetails bare;
    bare.title = QStringLiteral("Bare");
    const PaperId first = add(bare);
    PaperDetails half = known("Half of it");
    half.year = 0;
    half.abstract = QString();
    const PaperId second = add(half);
    QCOMPARE(found(plan()), QStringList({line(Finding::NoAuthors, first), line(Finding::NoYear, first),
                                         line(Finding::NoYear, second), line(Finding::NoLink, first),
                                         line(Finding::NoAbstract, first), line(Finding::NoAbstract, second)})
                                .join(u' '));
    ExportPlan less = plan();
    less.options.abstracts = less.options.links = false;
    QVERIFY(!found(less).contains(line(Finding::NoAbstract, first)));
    QVERIFY(!found(less).contains(line(Finding::NoLink, first)));
    QCOMPARE(preflight(*m_library, plan(), {}).papers, 3);
    QCOMPARE(preflight(*m_library, plan(), {}).lines.front().title, QStringLiteral("Bare"));
}

void TestPreflight::namesTheSameTitleTwice()
{
    const PaperId one = add(known("The same"));
    const PaperId between = add(known("Between them"));
    PaperDetails again = known("the SAME!");
    again.abstract = QStringLiteral("Quite another text than before, on quite another thing.");
    const PaperId two = add(again);
    QCOMPARE(found(plan()), line(Finding::SameTitle, one) + u' ' + line(Finding::SameTitle, two));
    ExportPlan alone = plan();
    alone.papers = {between, one, one};
    QCOMPARE(found(alone), QString());
}

void TestPreflight::unusualLettersMatterToClassicBibtexOnly()
{
    add(known("Gödel’s “β” → ∞, Việt and Łódź"));
    const PaperId strange = add(known("深層学習"));
    QCOMPARE(found(plan()), line(Finding::UnusualLetters, strange));
    QCOMPARE(found(plan("biblatex")), QString());
    QCOMPARE(found(plan("markdown")), QString());
}

void TestPreflight::aListsTrashedPapersAreNamed()
{
    const PaperId kept = add(known("Kept"));
    const PaperId thrown = add(known("Thrown away"));
    QVERIFY(m_library
                ->submit(Compound{{PutList{{ListId{-1}, QStringLiteral("Best"), false}},
                                   PutItems{ListId{-1}, {{ItemId{-1}, 1, kept, {}}, {ItemId{-2}, 2, thrown, {}}}},
                                   SetTrashed{IdSet::of(thrown), true}}})
                .ok());
    ExportPlan list = plan();
    list.list = m_library->lists().front().id;
    QCOMPARE(found(list), line(Finding::Trashed, thrown));
    QCOMPARE(preflight(*m_library, list, {}).papers, 1);
}

void TestPreflight::stopsWhenCancelled()
{
    add(known("All is known"));
    const std::atomic<bool> cancelled = true;
    ImportHooks hooks;
    hooks.cancelled = &cancelled;
    QCOMPARE(preflight(*m_library, plan(), hooks).papers, 0);
}

void TestPreflight::everyFindingHasASentence()
{
    QCOMPARE(describe(Finding::NoAuthors, 12), QStringLiteral("12 papers without authors"));
    QCOMPARE(describe(Finding::NoYear, 1), QStringLiteral("1 paper without a year"));
    QSet<QString> sentences;
    for (int finding = 0; finding <= int(Finding::Trashed); ++finding)
        sentences += describe(static_cast<Finding>(finding), 2);
    QCOMPARE(sentences.size(), int(Finding::Trashed) + 1);
    QVERIFY(!sentences.contains(QString()));
}

QTEST_GUILESS_MAIN(TestPreflight)
#include "tst_preflight.moc"
