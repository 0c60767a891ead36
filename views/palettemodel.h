// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of the command palette: everything that fits the typed letters, in groups under headings, best first.
#pragma once

#include "views/tagmatch.h"

#include <QAbstractListModel>
#include <QKeySequence>

#include <vector>

namespace sheaf
{

enum class Offered : quint8 { Action, Tag, List, Search, Digest, Paper };

// One thing that can be reached.
struct Offer {
    Offered kind = Offered::Action;
    qint64 id = 0; // of its kind
    QString name;
    QStringList aliases; // it is found by these too
    QString detail;      // shown dim
    QString icon;        // of resources/icons; "": the kind's
    int hue = -1;        // a tag's
    QList<QKeySequence> keys;
    bool enabled = true; // else it is shown dim and cannot be chosen
    int used = -1;       // its place among those used last, 0 the newest; -1: not among them
};

// GUI thread. Without typed letters: what was used last, then the actions. With letters: every kind, at most
// mostOfAKind rows each; the kind with the best fit first, the papers last, since they come later.
class PaletteModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    static constexpr int mostOfAKind = 7;

    explicit PaletteModel(QObject *parent = nullptr);

    void setOffers(std::vector<Offer> offers);
    // Papers shown until now that cannot fit any more go at once; the others stay until setPapers().
    void setTyped(const QString &typed);
    QString typed() const { return m_typed.simplified(); }
    // Those that fit what is typed, in this order; `total` of them there are.
    void setPapers(std::vector<Offer> papers, qint64 total);

    const Offer *offerAt(int row) const; // nullptr for a heading
    const TagMatch *matchAt(int row) const;
    bool canBeChosen(int row) const;
    // The next row from `from` on in this direction that can be chosen; -1 when there is none.
    int nextRow(int from, int direction) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Row {
        const Offer *offer = nullptr; // of m_offers or m_papers; null: a heading
        TagMatch match;
        QString heading;
    };
    void rankAll();
    void addUsed();
    void addGroup(const QString &heading, std::vector<Row> rows);
    std::vector<Row> paperRows() const;

    QString m_typed;
    std::vector<Offer> m_offers;
    std::vector<Offer> m_papers;
    qint64 m_total = 0; // papers there are, of which m_papers are the first
    std::vector<Row> m_rows;
    int m_firstPaper = 0; // row of the papers' heading
};

} // namespace sheaf
