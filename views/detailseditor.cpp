// SPDX-License-Identifier: GPL-3.0-or-later
// The form's answers: what is read out of the fields, what is said beside them, and when it may be saved.
#include "views/detailseditor.h"

#include "model/detailchecks.h"
#include "model/phrases.h"
#include "views/owntext.h"
#include "views/textlabel.h"

#include <QDate>
#include <QFontMetrics>
#include <QLineEdit>
#include <QLocale>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTextDocument>

#include <utility>

namespace sheaf
{

namespace
{

// toPlainText() would turn no-break spaces into spaces.
QString typedText(const QPlainTextEdit *edit)
{
    return edit->document()->toRawText().replace(QChar::ParagraphSeparator, u'\n');
}

QString trimmedLines(QString text)
{
    return text.replace(QStringLiteral("\r\n"), QStringLiteral("\n")).replace(u'\r', u'\n').trimmed();
}

Token tokenOf(CheckLevel level)
{
    return level == CheckLevel::Refused ? Token::Bad : level == CheckLevel::Doubt ? Token::Warn : Token::Dim;
}

} // namespace

void DetailsEditor::fill()
{
    const PaperDetails &details = m_shown.details;
    m_title.edit->setPlainText(details.title.value_or(m_shown.ownTitle));
    m_abstract.edit->setPlainText(details.abstract.value_or(m_shown.ownAbstract));
    m_authors.edit->setPlainText(details.authors.join(u'\n'));
    m_year.edit->setText(details.year == 0 ? QString() : QString::number(details.year));
    m_venue.edit->setText(details.venue);
    m_doi.edit->setText(details.doi);
    m_arxiv.edit->setText(details.arxiv);
    m_urls.edit->setPlainText(details.urls.join(u'\n'));
    m_before = this->details();
}

PaperDetails DetailsEditor::details() const
{
    const bool fresh = number(m_shown.paper) == 0;
    const QString title = checkTitle(typedText(m_title.edit)).value;
    const QString abstract = trimmedLines(typedText(m_abstract.edit));
    PaperDetails details;
    if (fresh || title != m_shown.ownTitle.simplified())
        details.title = title;
    if (fresh || abstract != trimmedLines(m_shown.ownAbstract))
        details.abstract = abstract;
    details.authors = parseAuthors(typedText(m_authors.edit), m_shown.details.authors);
    const Checked year = checkYear(m_year.edit->text(), QDate::currentDate().year());
    details.year = year.level == CheckLevel::Refused ? 0 : year.value.toInt();
    details.venue = m_venue.edit->text().simplified();
    details.doi = checkDoi(m_doi.edit->text()).value;
    details.arxiv = checkArxiv(m_arxiv.edit->text()).value;
    details.urls = checkUrls(typedText(m_urls.edit)).urls;
    return details;
}

void DetailsEditor::typeOn(const QString &text)
{
    m_title.edit->insertPlainText(text);
}

bool DetailsEditor::changed() const
{
    const bool yearTyped = checkYear(m_year.edit->text(), 0).level == CheckLevel::Refused;
    return yearTyped || details() != m_before;
}

void DetailsEditor::remark(TextLabel *label, Token token, const QString &what, const QString &alike)
{
    QString words = alike.isEmpty() || token != Token::Dim ? what.toHtmlEscaped() : QString(); // one line for both
    if (!alike.isEmpty())
        words += (words.isEmpty() ? QString() : QStringLiteral("<br>")) + alike;
    label->setToken(alike.isEmpty() ? token : Token::Warn);
    label->setText(words);
    label->setVisible(!words.isEmpty());
}

// As much of each title as leaves its sentence on the line that the form keeps free for it.
QString DetailsEditor::alikeHtml(AlikePaper::By by, const TextLabel *place) const
{
    const QFontMetrics metrics(place->font());
    QStringList sentences;
    for (const AlikePaper &one : m_alike) {
        if (one.by != by)
            continue;
        const QString what = by == AlikePaper::By::Doi     ? tr("“%1” has this DOI already.")
                             : by == AlikePaper::By::Arxiv ? tr("“%1” has this arXiv id already.")
                                                           : tr("A paper with this title is here already: “%1”.");
        const QString show = tr("Show it");
        const int others = metrics.horizontalAdvance(what.arg(QString()) + QLatin1Char(' ') + show);
        const int room = qMax(metrics.averageCharWidth() * 12, place->width() - others - metrics.averageCharWidth());
        const QString title = metrics.elidedText(one.title, Qt::ElideRight, room).toHtmlEscaped();
        sentences +=
            QStringLiteral("%1 <a href=\"%2\" style=\"color:%3\">%4</a>")
                .arg(what.arg(title), QString::number(number(one.paper)), m_theme.colour(Token::Accent).name(), show);
    }
    return sentences.join(QStringLiteral("<br>"));
}

void DetailsEditor::check()
{
    const Checked title = checkTitle(typedText(m_title.edit));
    const Checked year = checkYear(m_year.edit->text(), QDate::currentDate().year());
    const Checked doi = checkDoi(m_doi.edit->text());
    const Checked arxiv = checkArxiv(m_arxiv.edit->text());
    const CheckedUrls urls = checkUrls(typedText(m_urls.edit));
    // An empty form is not wrong yet.
    const bool untouched = number(m_shown.paper) == 0 && !m_title.edit->document()->isModified();
    remark(m_title.remark, tokenOf(title.level), untouched ? QString() : title.what,
           alikeHtml(AlikePaper::By::Title, m_title.remark));
    remark(m_year.remark, tokenOf(year.level), year.what);
    const auto kept = [](const Checked &checked, const QString &typed) {
        return checked.what.isEmpty() && checked.value != typed.trimmed() ? tr("Kept as %1").arg(checked.value)
                                                                          : checked.what;
    };
    remark(m_doi.remark, tokenOf(doi.level), kept(doi, m_doi.edit->text()),
           alikeHtml(AlikePaper::By::Doi, m_doi.remark));
    remark(m_arxiv.remark, tokenOf(arxiv.level), kept(arxiv, m_arxiv.edit->text()),
           alikeHtml(AlikePaper::By::Arxiv, m_arxiv.remark));
    remark(m_urls.remark, tokenOf(urls.level), urls.what);
    const QStringList authors = details().authors;
    const QString count =
        authors.size() == 1 ? tr("1 author") : tr("%Ln authors", nullptr, pluralNumber(authors.size()));
    const bool asTyped = authors.join(u'\n') == trimmedLines(typedText(m_authors.edit));
    remark(m_authors.remark, Token::Dim,
           authors.isEmpty() ? tr("One a line, “Family, Given”; a list as papers print it is taken apart.")
           : asTyped         ? count
                             : tr("%1: %2").arg(count, authors.join(QStringLiteral("; "))));
    if (m_ownTitle)
        m_ownTitle->setVisible(details().title.has_value());
    if (m_ownAbstract)
        m_ownAbstract->setVisible(details().abstract.has_value());
    m_save->setEnabled(!m_saving && title.level != CheckLevel::Refused && year.level != CheckLevel::Refused);
    m_save->setText(number(m_shown.paper) == 0 ? (m_alike.empty() ? tr("Add paper") : tr("Add paper all the same"))
                                               : tr("Save details"));
    PaperDetails asked = details();
    asked.title = title.value;
    asked.abstract.reset(); // typing there asks nothing new
    if (asked.doi != m_asked.doi || asked.arxiv != m_asked.arxiv || asked.title != m_asked.title) {
        m_asked = asked;
        m_answered = false;
        m_pause.start();
    }
}

// While an address is typed letter by letter it is left alone.
void DetailsEditor::takeIdentifiers()
{
    for (const Line &line : {m_doi, m_arxiv}) {
        const Checked read = line.edit == m_doi.edit ? checkDoi(line.edit->text()) : checkArxiv(line.edit->text());
        if (read.level == CheckLevel::Fine && read.value != line.edit->text())
            line.edit->setText(read.value);
    }
}

void DetailsEditor::askAlike()
{
    m_pause.stop();
    Q_EMIT alikeAsked(m_asked);
}

void DetailsEditor::setAlike(const std::vector<AlikePaper> &papers)
{
    const bool news = !m_answered && !papers.empty();
    m_answered = !m_pause.isActive();
    m_alike = papers;
    check();
    if (!m_answered || !std::exchange(m_saveWanted, false))
        return;
    // Who adds a paper hears of the one that is there before there are two.
    if (news && number(m_shown.paper) == 0)
        fail(tr("This paper may be in the library already."));
    else
        save();
}

void DetailsEditor::save()
{
    takeIdentifiers();
    if (!m_save->isEnabled())
        return;
    if (number(m_shown.paper) != 0 && !changed()) {
        saved();
        return;
    }
    if (!m_answered && number(m_shown.paper) == 0) {
        m_saveWanted = true;
        m_words->setToken(Token::Dim);
        m_words->setText(tr("Looking whether it is here already"));
        askAlike();
        return;
    }
    m_saving = true;
    m_words->setToken(Token::Dim);
    m_words->setText(tr("Saving"));
    check();
    Q_EMIT saveAsked(details());
}

void DetailsEditor::saved()
{
    done(Accepted);
}

void DetailsEditor::fail(const QString &what)
{
    m_saving = false;
    m_words->setToken(Token::Bad);
    m_words->setText(what);
    check();
}

void DetailsEditor::reject()
{
    if (changed())
        askToDiscard({});
    else
        done(Rejected);
}

void DetailsEditor::askToDiscard(std::optional<PaperId> next)
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, windowTitle(), tr("Discard what you changed?"),
                                QMessageBox::NoButton, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *discard = box->addButton(tr("Discard changes"), QMessageBox::DestructiveRole);
    QPushButton *keep = box->addButton(tr("Keep editing"), QMessageBox::RejectRole);
    box->setDefaultButton(keep);
    box->setEscapeButton(keep);
    connect(discard, &QAbstractButton::clicked, this, [this, next] { leave(next); });
    box->open();
}

void DetailsEditor::leave(std::optional<PaperId> next)
{
    if (next)
        Q_EMIT paperAsked(*next);
    done(Rejected);
}

void DetailsEditor::leaveFor(const QString &href)
{
    const PaperId paper{href.toLongLong()};
    if (changed())
        askToDiscard(paper);
    else
        leave(paper);
}

} // namespace sheaf
