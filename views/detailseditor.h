// SPDX-License-Identifier: GPL-3.0-or-later
// The form for what the user says of a paper, or of a new one: read and checked while it is typed.
#pragma once

#include "model/answers.h"
#include "views/theme.h"

#include <QDialog>
#include <QTimer>

#include <optional>
#include <vector>

class QBoxLayout;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QScrollArea;

namespace sheaf
{

class OwnText;
class TextLabel;

// What the form begins with. Title and abstract of `details` without a value are the digest's own.
struct DetailsShown {
    PaperId paper{}; // 0: a new one
    PaperDetails details;
    QString ownTitle; // the digest's, cleaned
    QString ownAbstract;
    bool inDigest = false; // else they are what was written first
};

// GUI thread. Window-modal; deletes itself when it is done with. It stays open while what it hands over is on its way
// to the library, so that nothing typed is lost when the library refuses it.
class DetailsEditor final : public QDialog
{
    Q_OBJECT
public:
    DetailsEditor(const Theme &theme, const DetailsShown &shown, QWidget *parent = nullptr);
    ~DetailsEditor() override;
    static QSize usualSize(const Theme &theme);

    PaperId paper() const { return m_shown.paper; }
    // What was typed before the form was there goes where typing begins: it takes the place of the title.
    void typeOn(const QString &text);
    // What would be saved.
    PaperDetails details() const;
    bool changed() const;
    // The answer to alikeAsked(); an empty one takes the warnings away.
    void setAlike(const std::vector<AlikePaper> &papers);
    void saved(); // closes
    void fail(const QString &what);
    void reject() override; // asks when something was changed

Q_SIGNALS:
    void saveAsked(const sheaf::PaperDetails &details);
    // Title and abstract as they would be shown.
    void alikeAsked(const sheaf::PaperDetails &details);
    void paperAsked(sheaf::PaperId paper); // the form is closed

private:
    struct Line {
        QLineEdit *edit = nullptr;
        TextLabel *remark = nullptr;
    };
    struct Block {
        QPlainTextEdit *edit = nullptr;
        TextLabel *remark = nullptr;
    };
    Line addLine(QBoxLayout *box, const QString &label);
    Block addBlock(QBoxLayout *box, const QString &label, int lines);
    OwnText *addOwn(QBoxLayout *box, const Block &block, const QString &text, const QString &what);
    void makeForm(QBoxLayout *box);
    QWidget *makeFoot();
    void fill();
    void check();
    void remark(TextLabel *label, Token token, const QString &what, const QString &alike = {});
    QString alikeHtml(AlikePaper::By by, const TextLabel *place) const;
    void takeIdentifiers(); // what was pasted as an address becomes the id
    void askAlike();
    void save();
    void askToDiscard(std::optional<PaperId> next); // and then to that paper
    void leave(std::optional<PaperId> next);
    void leaveFor(const QString &href);

    const Theme &m_theme;
    DetailsShown m_shown;
    PaperDetails m_before; // details() of the form as it was filled
    std::vector<AlikePaper> m_alike;
    PaperDetails m_asked; // what m_alike is, or will be, the answer to
    QTimer m_pause;
    bool m_answered = true; // the question for look-alikes
    bool m_saveWanted = false;
    bool m_saving = false;

    QScrollArea *m_scroll = nullptr;
    Block m_title;
    Block m_abstract;
    Block m_authors;
    Block m_urls;
    Line m_year;
    Line m_venue;
    Line m_doi;
    Line m_arxiv;
    OwnText *m_ownTitle = nullptr;
    OwnText *m_ownAbstract = nullptr;
    TextLabel *m_words = nullptr;
    QPushButton *m_save = nullptr;
};

} // namespace sheaf
