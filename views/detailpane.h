// SPDX-License-Identifier: GPL-3.0-or-later
// The pane in which a paper is read: title, provenance, tags, abstract, links, highlights, note; or what several papers
// share.
#pragma once

#include "model/matches.h"
#include "model/paper.h"
#include "views/theme.h"

#include <QPointer>
#include <QScrollArea>
#include <QTimer>
#include <QUrl>

#include <vector>

class QBoxLayout;
class QPushButton;

namespace sheaf
{

class AbstractFinding;
class AbstractView;
class DetailCover;
class FocusFollower;
class HighlightList;
class Marking;
class NotePart;
class ReadingColumn;
class StatusWord;
class TagChips;
class TextLabel;

// What a selection of several papers has in common.
struct SelectionState {
    qint64 papers = 0;
    std::vector<Tag> tags; // on all of them
    bool allStarred = false;
    bool allRead = false;
    bool allTrashed = false;
};

// GUI thread. Shows values and says what was asked for; changes nothing by itself.
class DetailPane final : public QScrollArea
{
    Q_OBJECT
public:
    explicit DetailPane(const Theme &theme, QWidget *parent = nullptr);

    ~DetailPane() override; // hands over what was typed first

    using QScrollArea::show;
    // Shows a paper; `tags` are those of the library, from which the paper's own are picked.
    void show(const Paper &paper, const std::vector<Tag> &tags);
    void prepare(const Paper &paper); // it is likely to be shown next
    void several(const SelectionState &state);
    void clear();   // "Select a paper"
    void loading(); // a paper is on its way: what is shown stays for 150 ms, then placeholders

    // The paper that is shown, nullptr when it is none or several, or another one is on its way.
    const Paper *paper() const;
    // Of the paper shown. Those on their way to the library stay, whatever comes with the paper, until the next call.
    void setHighlights(const std::vector<Highlight> &highlights, bool onTheirWay);
    void setMatches(const Matches &matches); // the words of the search, marked in title and abstract
    Marking &marking() const { return *m_marking; }
    AbstractFinding &finding() const { return *m_finding; }
    void setNotePreview(bool shown);
    // Parts of other hands in the column: below the provenance, and above the note. The pane takes them over and hides
    // them when several papers are shown; with one, on paperShown(), they show themselves if they have something to
    // say.
    enum class Place { UnderProvenance, AboveNote };
    void addPart(QWidget *part, Place place);

    // Scrolls on by a page; false when the end of the abstract is in sight already, or nothing is shown to read.
    bool scrollPage();
    // A field of someone else's about the one paper, above the note; the pane owns it and shows it when it is wanted.
    void addField(QWidget *field);
    void showField(QWidget *field, bool wanted);
    void editNote(); // puts the cursor into the note
    void saveNote(); // hands over what was typed, in the note and in remarks
    // Where the tag bar and the list picker belong, in the coordinates of the window.
    QRect tagAnchor() const;
    QRect listAnchor() const;
    QRect linkAnchor() const;

Q_SIGNALS:
    void paperShown(); // paper() is another one, or one with other values, or none
    void notePreviewToggled(bool shown);
    void starToggled(bool on);
    void statusChosen(sheaf::Status status);
    void tagRemoved(sheaf::TagId tag);
    void tagAsked();
    // Of the title or the authors: what is selected there, else all of it.
    void wordsMenuAsked(const QString &words, const QPoint &globalPosition);
    void tagMenuAsked(sheaf::TagId tag, const QPoint &globalPosition);
    void listAsked();
    void restoreAsked();
    void entryClicked(sheaf::DigestId digest, int firstLine, int lastLine);
    void linkClicked(const QUrl &url);
    void noteChanged(sheaf::PaperId paper, const QString &text);
    void noteLeft(); // Esc in the note

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    enum class State { Empty, Loading, One, Several };
    void makeParts();
    void layPartsOut();
    void connectParts();
    void offerWordsOf(TextLabel *label);
    void enter(State state);
    void renderTitle();
    void scrollTo(const QWidget *of, const QRect &place);
    void render(); // the texts that carry colours, and everything that follows the paper
    void setActions(bool starred, Status next, bool trashed);
    void fit(); // the column to the width
    void restyle();
    void openLink(const QString &href);

    const Theme &m_theme;
    State m_state = State::Empty;
    Paper m_paper;
    SelectionState m_several;
    Matches m_matches;
    bool m_starTarget = true;
    Status m_statusTarget = Status::Read;
    bool m_allEntries = false;
    bool m_noteWanted = false; // as soon as the paper has come
    QPointer<QWidget> m_back;  // gets the keyboard back then
    bool m_keepHighlights = false;
    QTimer m_patience;
    std::vector<std::pair<QWidget *, bool>> m_fields; // and whether each is wanted

    ReadingColumn *m_column = nullptr;
    FocusFollower *m_follower = nullptr;
    DetailCover *m_cover = nullptr;
    StatusWord *m_word = nullptr;
    QWidget *m_banner = nullptr;
    TextLabel *m_bannerText = nullptr;
    QBoxLayout *m_buttons = nullptr;
    TextLabel *m_title = nullptr;
    TextLabel *m_authors = nullptr;
    TextLabel *m_provenance = nullptr;
    TextLabel *m_links = nullptr;
    TextLabel *m_noAbstract = nullptr;
    HighlightList *m_highlights = nullptr;
    Marking *m_marking = nullptr;
    AbstractFinding *m_finding = nullptr;
    QPushButton *m_restore = nullptr;
    QPushButton *m_star = nullptr;
    QPushButton *m_status = nullptr;
    QPushButton *m_list = nullptr;
    TagChips *m_chips = nullptr;
    AbstractView *m_abstract = nullptr;
    NotePart *m_note = nullptr;
    std::vector<QWidget *> m_parts; // of other hands
};

} // namespace sheaf
