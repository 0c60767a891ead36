// SPDX-License-Identifier: GPL-3.0-or-later
// A library of over 20,000 papers in digests of several days, with all that its user may do to it.
#pragma once

#include "model/text/anchor.h"
#include "model/transfer.h"
#include "tests/support/digestfiles.h"
#include "tests/support/librarysupport.h"
#include "tests/support/papermaker.h"

#include <QDateTime>

namespace sheaf::test
{

class LibraryFiller final
{
public:
    LibraryFiller(const TempLibrary &temp, quint32 seed) : m_temp(temp), m_random(seed), m_maker(seed) {}

    void fill(Library &library)
    {
        for (int at = 0; at < imports; ++at)
            import(library, QStringLiteral("digest %1").arg(at), digestsOfImport);
        date();
        tag(library);
        file(library);
        mark(library);
        describe(library);
    }
    // New digests, written beside the library.
    std::vector<ImportSource> files(const QString &prefix, int count)
    {
        std::vector<ImportSource> sources;
        for (int at = 0; at < count; ++at) {
            ImportSource source;
            source.path = writeFile(m_temp.folder.path(), QStringLiteral("%1-%2.txt").arg(prefix).arg(at),
                                    m_maker.digest(entriesOfDigest));
            sources.push_back(source);
        }
        return sources;
    }
    void import(Library &library, const QString &prefix, int digests)
    {
        const Result<ImportReport> report = runImport(directTarget(library), files(prefix, digests), {});
        QVERIFY(report.ok());
        for (const FileReport &file : report.value().files)
            QVERIFY2(!file.error && file.counts.entries > entriesOfDigest * 9 / 10, qPrintable(file.file));
    }
    IdSet somePapers(Library &library, int most)
    {
        const qint64 last = number(library.everyPaper().last());
        IdSet papers;
        for (int at = dice(most); at >= 0; --at)
            papers.add(PaperId{1 + m_random.bounded(last)});
        return papers & library.everyPaper();
    }
    static void submit(Library &library, const Edit &edit)
    {
        const Result<Applied> applied = library.submit(edit);
        QVERIFY2(applied.ok(), applied ? "" : qPrintable(applied.error().what));
    }

private:
    static constexpr int imports = 6;
    static constexpr int digestsOfImport = 20;
    static constexpr int entriesOfDigest = 185;

    int dice(int sides) { return m_random.bounded(sides); }
    void tag(Library &library)
    {
        static const QStringList names =
            QStringLiteral("Compression,Pruning & sparsity,Größe,3DGS,Vision,Low rank,NAS,\"Quoted\" (tag),l_1")
                .split(u',');
        for (int at = 0; at < names.size(); ++at) {
            Tag tag;
            tag.id = TagId{-1 - at};
            tag.name = names[at];
            if (at % 3 != 0)
                tag.parent = library.tagByName(names[at - 1])->id;
            tag.aliases = {QStringLiteral("alias %1").arg(at)};
            submit(library, Compound{{PutTag{tag}, TagPapers{tag.id, somePapers(library, 3000 / (at + 1)), true}}});
        }
    }
    void file(Library &library)
    {
        for (const char *name : {"To read", "Group (Monday)", "étude"}) {
            std::vector<ListItem> items{{ItemId{-1}, 0, PaperId{}, QStringLiteral("A section")}};
            somePapers(library, 300).each([&](PaperId paper) {
                items.push_back({ItemId{-1 - static_cast<qint64>(items.size())}, dice(100), paper, {}});
            });
            submit(library,
                   Compound{{PutList{{ListId{-1}, QString::fromUtf8(name), false}}, PutItems{ListId{-1}, items}}});
        }
    }
    void mark(Library &library)
    {
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        constexpr qint64 day = 86'400'000;
        submit(library, SetStatus{Status::Dismissed, 0, somePapers(library, 1500)});
        submit(library, SetStatus{Status::Reading, 0, somePapers(library, 800)});
        for (int at = 0; at < 12; ++at)
            submit(library, SetStatus{Status::Read, now - at * dice(40) * day, somePapers(library, 300)});
        submit(library, SetStarred{somePapers(library, 1000), true});
        submit(library, SetTrashed{somePapers(library, 300), true});
        std::vector<PaperId> keyed = somePapers(library, 300).ids();
        library.assignKeys(keyed);
    }
    // Notes, highlights and details of the user's own.
    void describe(Library &library)
    {
        Compound all;
        qint64 marks = 0;
        somePapers(library, 400).each([&](PaperId id) {
            const Paper paper = *library.paper(id);
            if (dice(2) == 0)
                all.edits.push_back(SetNote{id, m_maker.text(1 + dice(12))});
            if (dice(2) == 0) {
                PutHighlights put{id, {}};
                for (int at = 1 + dice(2); at > 0; --at) {
                    Highlight highlight = highlightAt(paper.originalAbstract, paper.abstract, 0, 10 + dice(20));
                    highlight.id = HighlightId{--marks};
                    highlight.remark = m_maker.text(dice(4));
                    put.highlights.push_back(highlight);
                }
                all.edits.push_back(put);
            }
            if (dice(3) == 0) {
                PaperDetails details{{},          {}, paper.authors, 1990 + dice(30), m_maker.text(3), paper.doi,
                                     paper.arxiv, {}};
                if (dice(2) == 0)
                    details.title = m_maker.title();
                if (dice(2) == 0)
                    details.abstract = m_maker.text(12);
                all.edits.push_back(SetDetails{id, details});
            }
        });
        submit(library, all);
    }
    // As if the imports had been made on different days.
    void date()
    {
        static constexpr int ages[imports] = {500, 200, 40, 9, 3, 0};
        Database database(m_temp.path, Database::Mode::ReadWrite);
        for (int at = 0; at < imports; ++at)
            database.run("UPDATE paper SET added = added - ?2 WHERE import = ?1", at + 1,
                         ages[at] * qint64{86'400'000});
    }

    const TempLibrary &m_temp;
    QRandomGenerator m_random;
    PaperMaker m_maker;
};

} // namespace sheaf::test
