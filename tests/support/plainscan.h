// SPDX-License-Identifier: GPL-3.0-or-later
// What a library's questions should find, by reading all of its rows and the rules of tokens.h alone: no index, no sets
// kept, nothing followed.
#pragma once

#include "model/answers.h"
#include "model/db/sqlite.h"
#include "model/query/query.h"
#include "tests/support/textscan.h"

#include <QBitArray>
#include <QHash>
#include <QMap>
#include <QSet>

#include <functional>
#include <map>
#include <memory>
#include <unordered_map>

struct sb_stemmer;

namespace sheaf::test
{

// A text that words are looked for in; each of a paper's notes and remarks is one of its own.
enum ScanField { ScanTitle, ScanAbstract, ScanAuthors, ScanVenue, ScanNotes };

// The texts from ScanNotes on share a bit.
inline unsigned bitOf(int text)
{
    return 1U << unsigned(std::min<int>(text, ScanNotes));
}

struct ScanPaper {
    qint64 id = 0;
    bool trashed = false;
    bool starred = false;
    Status status = Status::Unread;
    int year = 0;
    qint64 readAt = 0;
    qint64 added = 0;
    qint64 import = 0;
    qint64 place = 0;
    QStringList texts; // by ScanField; from ScanNotes on the note and the remarks
    bool note = false;
    bool highlight = false;
    QString doi, arxiv, urls;
    QSet<qint64> tags, lists, digests;
    QStringList keys;
    QString digestTitle, digestAbstract; // beside texts of the user's own
};

struct ScanTag {
    qint64 id = 0;
    qint64 parent = 0;
    QStringList names; // the name first
};

struct ScanDigest {
    qint64 id = 0;
    QString name, label;
};

// What is asked, in a form that needs no parser: a group, words, or a fact that each paper is looked at for.
struct Asked {
    enum class Kind { All, Any, Not, Words, Fact };
    Kind kind = Kind::All;
    std::vector<Asked> parts;
    QString text; // the words, or the value
    Match match = Match::Whole;
    std::optional<Field> field; // none: in all texts
    bool exactly = false;
    qint64 thing = 0; // the list or digest that is meant
    std::function<bool(const ScanPaper &)> holds;
};

class PlainScan final
{
public:
    explicit PlainScan(const QString &path);

    // The library as it is now.
    void read();

    const std::vector<ScanPaper> &papers() const { return m_papers; }
    const ScanPaper *paper(qint64 id) const
    {
        const auto at = m_places.find(id);
        return at == m_places.end() ? nullptr : &m_papers[std::size_t(*at)];
    }
    const std::vector<ScanTag> &tags() const { return m_tags; }
    const QMap<qint64, QString> &lists() const { return m_lists; }
    const std::vector<ScanDigest> &digests() const { return m_digests; } // newest import first

    QSet<qint64> tagsBelow(qint64 tag) const; // and the tag itself

    // The order that a question is answered in when this one is wished for.
    Order orderOf(const Asked &asked, std::optional<Order> wished) const;
    // The papers that the question finds, in that order; by relevance as they come.
    std::vector<qint64> answer(const Asked &asked, Order order) const;
    bool isDuplicate(const ScanPaper &paper) const { return m_duplicates.contains(paper.id); }

private:
    struct Token {
        int form = 0;
        int text = 0;
        int first = 0;
        int last = 0;
    };
    struct Told {
        QStringList texts;
        std::vector<Token> tokens;
        QByteArray sortKey;
    };
    struct Scope {
        bool dismissed = false;
        bool trashed = false;
    };
    struct Holder {
        qsizetype paper = 0;
        unsigned fields = 0; // bits
    };

    QBitArray found(const Asked &asked) const; // by place in m_papers
    static void look(const Asked &asked, Scope &scope);
    QBitArray holders(const Asked &asked) const;
    QBitArray holdersOfWords(const Asked &asked) const;
    std::vector<int> meant(const ScanAsked &asked, Match match) const;
    static bool holdsSideBySide(const Told &told, const std::vector<QSet<int>> &forms, unsigned fields, std::size_t at,
                                int text, int from);
    QString stem(const QString &form) const;

    void readPapers(Database &database);
    void readBelongings(Database &database);
    void readThings(Database &database);
    void readDuplicates(Database &database);
    void tokenise();
    void sort();
    template <class Key>
    void sortBy(Order order, Key &&key);
    int formNumber(const QString &form);

    QString m_path;
    std::unique_ptr<sb_stemmer, void (*)(sb_stemmer *)> m_stemmer;
    std::vector<ScanPaper> m_papers; // by id
    QHash<qint64, qsizetype> m_places;
    std::unordered_map<qint64, Told> m_told;
    QSet<qint64> m_duplicates;
    std::vector<ScanTag> m_tags;
    QMap<qint64, QString> m_lists;
    std::vector<ScanDigest> m_digests;
    QHash<qint64, std::vector<qint64>> m_listed, m_entries;
    std::map<QString, int> m_known;
    QHash<QString, std::vector<int>> m_ofStem;
    std::map<Order, std::vector<qsizetype>> m_sorted; // places in m_papers
    std::vector<std::vector<Holder>> m_holders;       // by form
};

} // namespace sheaf::test
