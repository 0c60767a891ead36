// SPDX-License-Identifier: GPL-3.0-or-later
// The highlights of the paper shown: joins its abstract, the list of them and the small panel, and says what is asked.
#pragma once

#include "model/matches.h"
#include "model/paper.h"

#include <QObject>
#include <QRect>

class QMenu;

namespace sheaf
{

class AbstractView;
class HighlightList;
class HighlightPopup;
class Theme;

// GUI thread. Decides nothing: an intent names the stretch or the highlight, and what becomes of it is shown when
// setHighlights() says so.
class Marking final : public QObject
{
    Q_OBJECT
public:
    // What a highlight key would act on: selected text, else a highlight, else neither.
    struct Mark {
        TextRange text;
        HighlightId highlight{};
    };

    Marking(const Theme &theme, AbstractView *text, HighlightList *list, QWidget *pane);

    void setHighlights(PaperId paper, const std::vector<Highlight> &highlights);
    Mark mark() const;
    // The caret goes behind what has become a highlight.
    void endSelection();
    bool goToList();                        // false: there is nothing in it
    void editRemark(HighlightId highlight); // as soon as it is shown
    void flush();                           // hands over what was typed
    void dismiss();                         // the panel
    // What can be done with a highlight, for the menu of its place in the text.
    void addEntries(QMenu *menu, HighlightId highlight);
    AbstractView *text() const { return m_text; }

Q_SIGNALS:
    void colourAsked(const sheaf::Marking::Mark &mark, int colour);
    void remarkAsked(const sheaf::Marking::Mark &mark);
    void removeAsked(sheaf::HighlightId highlight);
    void remarkWritten(sheaf::PaperId paper, const sheaf::Highlight &highlight);
    void placeWanted(const QRect &place); // to be scrolled to, in the abstract's coordinates

private:
    void openPanel(const QRect &anchor, QWidget *of, const Mark &mark, bool byKey);
    void goTo(HighlightId highlight);
    void openMenu(HighlightId highlight, const QPoint &at); // of its row in the list

    AbstractView *m_text;
    HighlightList *m_list;
    QWidget *m_pane;
    const Theme &m_theme;
    HighlightPopup *m_panel = nullptr; // made in the window when first needed
    Mark m_about;                      // the panel's
    std::vector<Highlight> m_highlights;
};

} // namespace sheaf
