// SPDX-License-Identifier: GPL-3.0-or-later
// A grid of labels, made anew with the rows and with the theme, as marked words carry its colours.
#include "views/sidebyside.h"

#include "model/phrases.h"
#include "model/wordsdiff.h"
#include "views/paint.h"
#include "views/textlabel.h"

#include <QGridLayout>

namespace sheaf
{

namespace
{

QString escapedLines(QStringView text)
{
    return text.toString().toHtmlEscaped().replace(u'\n', QStringLiteral("<br>"));
}

QString markedHtml(const QString &text, const std::vector<WordSpan> &spans, const Theme &theme)
{
    const QString open = QStringLiteral("<span style=\"background-color:%1; color:%2; text-decoration:underline\">")
                             .arg(theme.colour(Token::Highlight1).name(), theme.colour(Token::Ink).name());
    const QStringView whole(text);
    QString html;
    qsizetype done = 0;
    for (const WordSpan &span : spans) {
        html += escapedLines(whole.mid(done, span.from - done)) + open +
                escapedLines(whole.mid(span.from, span.length)) + QStringLiteral("</span>");
        done = span.from + span.length;
    }
    return html + escapedLines(whole.mid(done));
}

} // namespace

SideBySide::SideBySide(const Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme), m_grid(new QGridLayout)
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(theme.space(5));
    m_grid->setVerticalSpacing(theme.space(2));
    m_grid->setColumnStretch(1, 1);
    m_grid->setColumnStretch(2, 1);
    m_grid->setColumnMinimumWidth(0, theme.px(72));
    setLayout(m_grid);
    connect(&theme, &Theme::changed, this, &SideBySide::build);
}

void SideBySide::setHeads(QWidget *one, QWidget *other)
{
    m_grid->addWidget(one, 0, 1, Qt::AlignTop);
    m_grid->addWidget(other, 0, 2, Qt::AlignTop);
}

void SideBySide::setSides(const QString &one, const QString &other)
{
    m_one = one;
    m_other = other;
}

void SideBySide::setRows(const std::vector<SideRow> &rows)
{
    m_rows.clear();
    for (const SideRow &row : rows) {
        if (!row.one.isEmpty() || !row.other.isEmpty())
            m_rows.push_back(row);
    }
    build();
}

QWidget *SideBySide::makeText(const SideRow &row, bool one, const QString &html)
{
    const bool none = (one ? row.one : row.other).isEmpty();
    auto *text = new TextLabel(m_theme, row.type, none ? Token::Dim : Token::Ink);
    text->setTextFormat(Qt::RichText);
    text->setWrapping();
    text->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    text->setAccessibleDescription(tr("%1, %2").arg(row.label, one ? m_one : m_other));
    text->setText(none ? tr("none") : html);
    m_made.push_back(text);
    return text;
}

void SideBySide::build()
{
    for (QWidget *made : m_made)
        delete made;
    m_made.clear();
    int line = 1;
    for (const SideRow &row : m_rows) {
        auto *rule = new Hairline(m_theme);
        auto *label = new TextLabel(m_theme, Type::Secondary, Token::Dim);
        label->setWrapping();
        label->setAlignment(Qt::AlignTop | Qt::AlignLeading);
        m_made.push_back(rule);
        m_made.push_back(label);
        const bool both = row.byWords && !row.one.isEmpty() && !row.other.isEmpty();
        const WordDiff diff = both ? wordsThatDiffer(row.one, row.other) : WordDiff();
        const int words = std::max(diff.wordsInOne, diff.wordsInOther);
        const QString differ = !both || diff.same() ? QString()
                               : words == 0         ? tr("signs differ")
                               : words == 1         ? tr("1 word differs")
                                                    : tr("%Ln words differ", nullptr, pluralNumber(words));
        label->setText(differ.isEmpty() ? row.label : row.label + QLatin1Char('\n') + differ);
        m_grid->addWidget(rule, line++, 0, 1, 3);
        m_grid->addWidget(label, line, 0);
        m_grid->addWidget(makeText(row, true, markedHtml(row.one, diff.inOne, m_theme)), line, 1);
        m_grid->addWidget(makeText(row, false, markedHtml(row.other, diff.inOther, m_theme)), line++, 2);
    }
}

} // namespace sheaf
