// SPDX-License-Identifier: GPL-3.0-or-later
// Where papers come from: one view of the digests' texts, filled by the library and kept in step with it.
#pragma once

#include "model/store.h"

#include <QObject>
#include <QPointer>

#include <optional>

namespace sheaf
{

class Actions;
class Browse;
class Desk;
class EntryView;
class MainWindow;
class PaperList;
class Theme;

// GUI thread. Everything it is given outlives it.
class Provenance final : public QObject
{
    Q_OBJECT
public:
    struct Parts {
        const Theme *theme;
        MainWindow *window;
        PaperList *list;
    };
    Provenance(Store &store, Browse &browse, Desk &desk, Actions &actions, const Parts &parts,
               QObject *parent = nullptr);

    // The paper's entry in this digest at this line, else its first one.
    void showPaper(PaperId paper, DigestId digest = {}, int firstLine = 0);
    // What its digests say otherwise than the paper.
    void showDifferences(PaperId paper);
    // Lines of a digest, whosever they are.
    void showLines(DigestId digest, int firstLine, int lastLine);
    bool settled() const { return m_paperAsk == 0 && m_variantsAsk == 0 && m_textAsk == 0; }

Q_SIGNALS:
    void settledChanged();

private:
    void begin(PaperId paper);
    void ask(PaperId paper);
    void bringUp();
    void answered();
    void failed(Ticket ticket, const Error &error);
    void showEntryOfShown(DigestId digest, int firstLine, int lastLine);
    void follow(const Change &change);
    void enable();
    EntryView &view();

    Store &m_store;
    Browse &m_browse;
    Desk &m_desk;
    Actions &m_actions;
    Parts m_parts;
    QPointer<EntryView> m_view;
    std::optional<Paper> m_paper; // the answers so far
    std::vector<Variant> m_variants;
    DigestId m_digest{}; // the place wished for
    int m_line = 0;
    bool m_differences = false; // they are wished for
    bool m_refreshing = false;  // asked because of a change: the view stays where it is
    DigestId m_textOf{};
    Ticket m_paperAsk = 0;
    Ticket m_variantsAsk = 0;
    Ticket m_textAsk = 0;
};

} // namespace sheaf
