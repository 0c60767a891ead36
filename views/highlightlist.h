// SPDX-License-Identifier: GPL-3.0-or-later
// The highlights of the paper shown, under its abstract: in the order of the text, detached ones last.
#pragma once

#include "model/paper.h"
#include "views/theme.h"

#include <QWidget>

#include <vector>

namespace sheaf
{

class HighlightRow;
class TextLabel;

// GUI thread. Not there at all while the paper has none. A row is kept as long as its highlight is, so that what is
// being written in it stays.
class HighlightList final : public QWidget
{
    Q_OBJECT
public:
    explicit HighlightList(const Theme &theme, QWidget *parent = nullptr);
    ~HighlightList() override; // hands over the remarks first

    void setHighlights(PaperId paper, const std::vector<Highlight> &highlights);
    bool isEmpty() const { return m_rows.empty(); }
    // The row with the keyboard (also in its remark), 0 if none.
    HighlightId current() const;
    void focusRow(HighlightId highlight); // 0: the first
    // As soon as the list has it.
    void editRemark(HighlightId highlight);
    void flush();

Q_SIGNALS:
    void chosen(sheaf::HighlightId highlight);
    void remarkWritten(sheaf::PaperId paper, const sheaf::Highlight &highlight); // with its new remark
    void removeAsked(sheaf::HighlightId highlight);
    void colourAsked(sheaf::HighlightId highlight, const QRect &at); // in the list's coordinates
    void menuAsked(sheaf::HighlightId highlight, const QPoint &globalPosition);

private:
    HighlightRow *rowOf(HighlightId highlight) const;
    HighlightRow *makeRow(PaperId paper);
    void step(const HighlightRow *from, int by);
    void restyle();

    const Theme &m_theme;
    TextLabel *m_head;
    std::vector<HighlightRow *> m_rows;
    PaperId m_paper{};
    HighlightId m_wanted{}; // its remark is to be edited
};

} // namespace sheaf
