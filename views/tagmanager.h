// SPDX-License-Identifier: GPL-3.0-or-later
// The window in which tags are put in order: the tree with its counts, and for one tag what it is and what can be done
// to it.
#pragma once

#include "model/taggedpapers.h"
#include "views/tagquestion.h"

#include <QDialog>

class QAction;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QSplitter;
class QStackedWidget;

namespace sheaf
{

class ChoicePopup;
class TagForm;
class TagTree;

// GUI thread. Not modal; deletes itself when closed. It changes nothing itself: what the user wants leaves as a signal,
// and comes back through setTags(). Everything that concerns papers is asked first, with their number and examples.
class TagManager final : public QDialog
{
    Q_OBJECT
public:
    enum class Deed : quint8 { None, Rename, Merge, Split, Move, Remove };
    // The words of what a key does in the window, "" when it is free.
    using KeyOwner = std::function<QString(const QString &key)>;
    TagManager(const Theme &theme, KeyOwner keyOwner, QWidget *parent);
    ~TagManager() override; // hands over what was typed first

    void setTags(const std::vector<CountedTag> &tags);
    void setTagged(const TaggedPapers &papers); // the answer to taggedAsked()
    void chooseTag(TagId tag);
    // As if its button were pressed, once the tag is there.
    void begin(Deed deed, TagId tag);
    // Undo and Redo work here too, and are shown.
    void addStep(QAction *action);

Q_SIGNALS:
    void taggedAsked(sheaf::TagId tag, const QString &query);
    void tagPut(const sheaf::Tag &tag); // a new one has the id -1
    void mergeAsked(sheaf::TagId keep, sheaf::TagId gone);
    void removalAsked(sheaf::TagId tag);
    void splitAsked(sheaf::TagId tag, const sheaf::TagSplit &split, const sheaf::IdSet &papers);
    void importAsked();
    void exportAsked();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeLeft(const Theme &theme);
    QWidget *makeRight(const Theme &theme);
    void connectParts();
    QPushButton *addButton(QHBoxLayout *row, const QString &text, const QString &toolTip, Deed deed);

    const CountedTag *find(TagId tag) const;
    const Tag *chosenTag() const;
    bool isWithin(TagId tag, TagId above) const; // or is it
    qint64 childrenOf(TagId tag) const;
    QString objectionToName(const QString &name, TagId self) const;
    QString objectionToKey(const QString &key, TagId self) const;

    void showChosen();
    void pick(Deed deed); // another tag, for merging and moving
    void ask(Deed deed, TagId other);
    void answer();
    void drop(); // the question
    void tellQuestion();
    QString consequencesOf(const Tag &tag) const;
    void tellSplit();
    void askSplitFacts();
    void makeNew();

    const Theme &m_theme;
    KeyOwner m_keyOwner;
    std::vector<CountedTag> m_tags;
    TaggedPapers m_papers; // of the chosen tag; tag is 0 until they have come
    TaggedPapers m_part;   // of them what the split's search finds
    Deed m_deed = Deed::None;
    Deed m_wantedDeed = Deed::None; // of a tag that is not there yet
    TagId m_wanted{};
    TagId m_other{};
    TagId m_factsOf{}; // whose facts are shown, perhaps of a moment ago

    QLineEdit *m_filter;
    TagTree *m_tree;
    TextLabel *m_hint;
    TextLabel *m_empty;
    QStackedWidget *m_right;
    TagForm *m_form;
    QWidget *m_deeds;
    TagQuestion *m_question;
    ChoicePopup *m_popup;
    QHBoxLayout *m_steps;
};

} // namespace sheaf
