// SPDX-License-Identifier: GPL-3.0-or-later
// Proves that searches find what a plain scan of 20,000 papers finds, in its order, whatever happens to the library.
// SHEAF_SEED (1) is the seed, SHEAF_QUESTIONS (2000) how many there are at first.
#include "model/finder.h"
#include "model/indexcare.h"
#include "tests/support/libraryfiller.h"
#include "tests/support/randomedits.h"
#include "tests/support/randomquestions.h"
#include "tests/support/shell.h"

#include <csignal>

using namespace sheaf;
using namespace sheaf::test;

namespace
{

int settingOf(const char *name, int otherwise)
{
    const int value = qEnvironmentVariableIntValue(name);
    return value > 0 ? value : otherwise;
}

std::vector<qint64> numbersOf(const std::vector<PaperId> &ids)
{
    std::vector<qint64> numbers;
    for (const PaperId id : ids)
        numbers.push_back(number(id));
    return numbers;
}

QByteArray orderName(Order order)
{
    static constexpr const char *names[] = {"added", "title", "year", "digest", "list", "relevance", "digests"};
    return names[static_cast<std::size_t>(order)];
}

} // namespace

class TestFinderTruth final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void randomQuestions();
    void countsBesideTheSidebar();
    void wordsTypedLetterByLetter();
    void afterRandomEdits();
    void afterTrashAndPurge();
    void afterADigestIsDeleted();
    void afterUndosAndRedos();
    void afterCompaction();
    void afterAKilledImport();
    void afterReopening();

private:
    int dice(int sides) { return m_random.bounded(sides); }
    void submit(const Edit &edit) { LibraryFiller::submit(*m_library, edit); }
    IdSet somePapers(int most) { return m_filler.somePapers(*m_library, most); }

    void open();
    void close();
    void followed(int questions);
    QString disagreement(Finder &finder, const Question &question);
    QString report(const QString &what, const Question &question, const std::vector<qint64> &found,
                   const std::vector<qint64> &expected);
    std::vector<qint64> typed(const QString &text);

    const int m_seed = settingOf("SHEAF_SEED", 1);
    QRandomGenerator m_random{quint32(m_seed)};
    TempLibrary m_temp;
    LibraryFiller m_filler{m_temp, quint32(m_seed)};
    PlainScan m_scan{m_temp.path};
    QuestionMaker m_questions{m_scan, quint32(m_seed) + 1};
    std::unique_ptr<Library> m_library;
    std::unique_ptr<Finder> m_finder;
    std::unique_ptr<Library> m_readerLibrary; // follows as another process does
    std::unique_ptr<Finder> m_reader;
    const std::atomic<bool> m_never = false;
    qint64 m_asked = 0;
    qint64 m_hits = 0;
    qint64 m_empty = 0;
};

void TestFinderTruth::initTestCase()
{
    qInfo("SHEAF_SEED=%d", m_seed);
    m_library = m_temp.open();
    m_filler.fill(*m_library);
    open();
    m_scan.read();
    QVERIFY2(m_scan.papers().size() >= 20'000, qPrintable(QString::number(m_scan.papers().size())));
}

void TestFinderTruth::open()
{
    if (!m_library)
        m_library = m_temp.open();
    m_finder = std::make_unique<Finder>(*m_library);
    Library::Options options;
    options.mode = Library::Mode::ReadOnly;
    m_readerLibrary = m_temp.open(options);
    m_reader = std::make_unique<Finder>(*m_readerLibrary);
}

void TestFinderTruth::close()
{
    m_reader.reset();
    m_readerLibrary.reset();
    m_finder.reset();
    m_library.reset();
}

// --- questions ------------------------------------------------------------------------------------------------------

QString TestFinderTruth::report(const QString &what, const Question &question, const std::vector<qint64> &found,
                                const std::vector<qint64> &expected)
{
    QString text = QStringLiteral("%1; SHEAF_SEED=%2, question %3: “%4”%5, order %6; %7 found, %8 expected")
                       .arg(what)
                       .arg(m_seed)
                       .arg(m_asked)
                       .arg(question.text, question.typing ? QStringLiteral(" (typing)") : QString(),
                            question.order ? QLatin1String(orderName(*question.order)) : QLatin1String("none"))
                       .arg(found.size())
                       .arg(expected.size());
    const auto without = [&](const std::vector<qint64> &ids, const std::vector<qint64> &others, const char *name) {
        const QSet<qint64> there(others.begin(), others.end());
        int told = 0;
        for (const qint64 id : ids) {
            if (there.contains(id) || ++told > 5)
                continue;
            const ScanPaper *paper = m_scan.paper(id);
            text += QStringLiteral("\n%1 %2 “%3”")
                        .arg(QLatin1String(name))
                        .arg(id)
                        .arg(paper != nullptr ? paper->texts.front() : QString());
        }
    };
    without(expected, found, "missing");
    without(found, expected, "too much");
    for (std::size_t row = 0; row < std::min(found.size(), expected.size()); ++row) {
        if (found[row] != expected[row])
            return text + QStringLiteral("\nrow %1: %2, expected %3").arg(row).arg(found[row]).arg(expected[row]);
    }
    return text;
}

// What is wrong with the finder's answer, "" when nothing is.
QString TestFinderTruth::disagreement(Finder &finder, const Question &question)
{
    std::vector<qint64> first;
    const Result<SearchAnswer> answer =
        finder.find({question.text, question.order, question.typing}, m_never,
                    [&](const SearchAnswer &part) { first = numbersOf(part.ranking->ids()); });
    const Order order = m_scan.orderOf(question.asked, question.order);
    const std::vector<qint64> expected = m_scan.answer(question.asked, order);
    if (!answer)
        return report(answer.error().what, question, {}, expected);
    std::vector<qint64> found = numbersOf(answer.value().ranking->ids());
    m_hits += found.empty() ? 0 : 1;
    m_empty += found.empty() ? 1 : 0;
    if (answer.value().order != order)
        return report(QStringLiteral("wrong order"), question, found, expected);
    if (!answer.value().complete || answer.value().total != qint64(found.size()) ||
        answer.value().revision != m_library->revision())
        return report(QStringLiteral("wrong count or revision"), question, found, expected);
    if (first.size() > found.size() || !std::equal(first.begin(), first.end(), found.begin()))
        return report(QStringLiteral("the first answer is no part of the whole one"), question, first, found);
    if (order == Order::Relevance)
        std::ranges::sort(found);
    if (found != expected)
        return report(QStringLiteral("wrong papers"), question, found, expected);
    return {};
}

// The library has changed or not: every finder agrees with a scan of it as it is now.
void TestFinderTruth::followed(int questions)
{
    m_scan.read();
    for (int at = 0; at < questions; ++at) {
        const QDate today = QDate::currentDate();
        const Question question = m_questions.next(today);
        ++m_asked;
        QString wrong = disagreement(*m_finder, question);
        if (wrong.isEmpty() && at % 5 == 0)
            wrong = disagreement(*m_reader, question);
        if (!wrong.isEmpty() && today == QDate::currentDate()) // else it was asked about two days
            QFAIL(qPrintable(wrong));
    }
}

void TestFinderTruth::randomQuestions()
{
    const int questions = settingOf("SHEAF_QUESTIONS", 2000);
    followed(questions);
    QVERIFY2(m_hits > m_empty, qPrintable(QStringLiteral("%1 answers, %2 empty").arg(m_hits).arg(m_empty)));
}

void TestFinderTruth::countsBesideTheSidebar()
{
    const Sidebar sidebar = m_finder->sidebar();
    const auto count = [this](const auto &fits) { return qint64(std::ranges::count_if(m_scan.papers(), fits)); };
    const auto isShown = [](const ScanPaper &paper) { return !paper.trashed && paper.status != Status::Dismissed; };
    QCOMPARE(sidebar.counts.all, count(isShown));
    QCOMPARE(sidebar.counts.papers, count([](const ScanPaper &paper) { return !paper.trashed; }));
    QCOMPARE(sidebar.counts.untagged,
             count([&](const ScanPaper &paper) { return isShown(paper) && paper.tags.isEmpty(); }));
    for (const CountedTag &tag : sidebar.tags) {
        const QSet<qint64> tags = m_scan.tagsBelow(number(tag.tag.id));
        QCOMPARE(tag.papers, count([&](const ScanPaper &of) { return isShown(of) && of.tags.intersects(tags); }));
    }
    for (const CountedList &list : sidebar.lists)
        QCOMPARE(list.papers,
                 count([&](const ScanPaper &of) { return !of.trashed && of.lists.contains(number(list.list.id)); }));
    for (const CountedDigest &digest : sidebar.digests)
        QCOMPARE(digest.papers, count([&](const ScanPaper &of) {
                     return isShown(of) && of.digests.contains(number(digest.digest.id));
                 }));
}

std::vector<qint64> TestFinderTruth::typed(const QString &text)
{
    const Result<SearchAnswer> answer = m_finder->find({text, std::nullopt, true}, m_never);
    return answer ? numbersOf(answer.value().ranking->set().ids()) : std::vector<qint64>();
}

// Each letter leaves a part of what the one before it left, the paper among it.
void TestFinderTruth::wordsTypedLetterByLetter()
{
    const std::vector<qint64> all = typed(QString());
    for (int titles = 0; titles < 300; ++titles) {
        const ScanPaper &paper = *m_scan.paper(all[std::size_t(dice(int(all.size())))]);
        for (const QString &word : paper.texts[ScanTitle].split(u' ', Qt::SkipEmptyParts)) {
            std::vector<qint64> before = all;
            for (qsizetype length = 1; length <= word.size(); ++length) {
                if (word[length - 1].isHighSurrogate())
                    continue;
                const std::vector<qint64> found = typed(word.left(length));
                const QString where = QStringLiteral("“%1” of “%2” in %3, SHEAF_SEED=%4")
                                          .arg(word.left(length), word)
                                          .arg(paper.id)
                                          .arg(m_seed);
                QVERIFY2(std::ranges::binary_search(found, paper.id), qPrintable(where));
                QVERIFY2(std::ranges::includes(before, found), qPrintable(where));
                before = found;
            }
        }
    }
}

// --- what happens to the library ------------------------------------------------------------------------------------

void TestFinderTruth::afterRandomEdits()
{
    RandomEdits edits(*m_library, quint32(m_seed) + 2);
    for (int round = 0; round < 4; ++round) {
        const qint64 before = m_library->revision();
        int done = 0;
        while (done < 25)
            done += edits.step() ? 1 : 0;
        m_questions.favour(numbersOf(m_library->changesSince(before).papers.ids()));
        followed(60);
    }
}

void TestFinderTruth::afterTrashAndPurge()
{
    const IdSet papers = somePapers(200);
    submit(SetTrashed{papers, true});
    m_questions.favour(numbersOf(papers.ids()));
    followed(70);
    submit(SetTrashed{somePapers(10'000) & papers, false});
    followed(70);
    QVERIFY(m_library->purge().ok());
    followed(70);
}

void TestFinderTruth::afterADigestIsDeleted()
{
    for (int round = 0; round < 2; ++round) {
        const std::vector<Digest> digests = m_library->digests();
        const DigestId digest = digests[std::size_t(dice(int(digests.size())))].id;
        m_questions.favour(numbersOf(m_library->inDigest(digest).ids()));
        submit(DeleteDigest{digest});
        followed(100);
    }
}

void TestFinderTruth::afterUndosAndRedos()
{
    RandomEdits edits(*m_library, quint32(m_seed) + 3);
    const qint64 before = m_library->revision();
    m_filler.import(*m_library, QStringLiteral("undone"), 3);
    for (int done = 0; done < 20;)
        done += edits.step() ? 1 : 0;
    m_questions.favour(numbersOf(m_library->changesSince(before).papers.ids()));
    followed(50);
    int undone = 0;
    for (; undone < 21 && m_library->undo().ok(); ++undone)
        ;
    QCOMPARE(undone, 21);
    followed(80);
    for (int redone = dice(21); redone >= 0; --redone)
        QVERIFY(m_library->redo().ok());
    followed(80);
}

void TestFinderTruth::afterCompaction()
{
    careForIndex(*m_library, Care::AsNeeded);
    followed(80);
    const Ran ran =
        runProgram({QStringLiteral("--library"), m_temp.path, QStringLiteral("compact"), QStringLiteral("--json")});
    QVERIFY2(ran.code == 0, ran.err.constData());
    followed(120);
}

void TestFinderTruth::afterAKilledImport()
{
    bool hit = false;
    for (int attempt = 0; !hit && attempt < 5; ++attempt) {
        QStringList words{QStringLiteral("--library"), m_temp.path, QStringLiteral("import")};
        for (const ImportSource &source : m_filler.files(QStringLiteral("killed %1").arg(attempt), 12))
            words += source.path;
        const qint64 before = m_library->revision();
        QProcess child;
        child.start(programPath(), words);
        QTRY_VERIFY_WITH_TIMEOUT(m_library->revision() > before || child.state() == QProcess::NotRunning, 30'000);
        child.kill();
        QVERIFY(child.waitForFinished());
        hit = child.exitStatus() == QProcess::CrashExit;
        m_questions.favour(numbersOf(m_library->changesSince(before).papers.ids()));
        followed(70);
        close();
        open();
        hit = hit && m_library->history(1).at(0).state == EditState::Interrupted;
        followed(70);
    }
    QVERIFY(hit);
    QVERIFY(m_library->undo().ok());
    followed(70);
}

void TestFinderTruth::afterReopening()
{
    close();
    open();
    m_questions.favour({});
    followed(200);
    QCOMPARE(m_library->check().problems, QStringList());
    qInfo("%lld questions, %lld answers with papers, %lld without", m_asked, m_hits, m_empty);
}

QTEST_GUILESS_MAIN(TestFinderTruth)
#include "tst_findertruth.moc"
