// SPDX-License-Identifier: GPL-3.0-or-later
// Where a paper comes from: the digests' own text with its entries marked, and what their words differ in.
#pragma once

#include "model/paper.h"
#include "views/theme.h"

#include <QDialog>

#include <vector>

class QButtonGroup;
class QPushButton;
class QStackedWidget;

namespace sheaf
{

class DifferenceView;
class DigestPage;
class TextLabel;

// GUI thread. Non-modal and reused: showing another paper replaces what is there. It holds no digest's text but the one
// it shows, and asks for each.
class EntryView final : public QDialog
{
    Q_OBJECT
public:
    explicit EntryView(const Theme &theme, QWidget *parent = nullptr);

    // A paper whose entries are on their way; showPaper() follows, or fail().
    void wait(const QString &title);
    void fail(const QString &what);
    // A paper with what each of its entries says; begins with the entry of this number.
    void showPaper(const Paper &paper, const std::vector<Variant> &variants, std::size_t entry);
    // The paper that is shown has changed, or is gone.
    void refresh(const std::optional<Paper> &paper, const std::vector<Variant> &variants);
    // Lines of a digest that are no paper's. Lines are 1-based, both included.
    void showLines(DigestId digest, const QString &name, int firstLine, int lastLine);
    // The answer to textAsked(); lines end in LF. Ignored for a digest that is not shown any more.
    void setText(DigestId digest, const QString &text);
    // Why there is none.
    void showTrouble(DigestId digest, const QString &what);

    PaperId paper() const { return m_paper.id; } // 0: none
    std::size_t entry() const { return m_entry; }
    void showEntry(std::size_t entry);
    void showDifferences(bool on);

Q_SIGNALS:
    void textAsked(sheaf::DigestId digest);

private:
    void makeHead();
    void makeKeys();
    void step(int by);
    void tellEntry(); // everything that follows the entry
    void begin(DigestId digest, int firstLine, int lastLine);

    const Theme &m_theme;
    Paper m_paper;
    std::vector<Variant> m_variants;
    std::size_t m_entry = 0;
    struct Place {
        DigestId digest{};
        int firstLine = 1;
        int lastLine = 1;
        bool loaded = false;
    } m_place;

    TextLabel *m_name;
    TextLabel *m_lines;
    QWidget *m_switch = nullptr;
    TextLabel *m_number = nullptr;
    QWidget *m_choice = nullptr;
    QButtonGroup *m_pages = nullptr;
    QStackedWidget *m_stack;
    DigestPage *m_text;
    DifferenceView *m_differences;
};

} // namespace sheaf
