// SPDX-License-Identifier: GPL-3.0-or-later
// One section for each entry that differs, and one for the paper's own text.
#include "views/differenceview.h"

#include "views/paint.h"
#include "views/sidebyside.h"
#include "views/textlabel.h"

#include <QBoxLayout>
#include <QLocale>

namespace sheaf
{

namespace
{

// The rows of title and abstract that are not the same; a text that is missing on one side is no difference to show.
std::vector<SideRow> differingRows(const QString &title, const QString &otherTitle, const QString &abstract,
                                   const QString &otherAbstract)
{
    std::vector<SideRow> rows;
    if (title != otherTitle && !otherTitle.isEmpty())
        rows.push_back({DifferenceView::tr("Title"), title, otherTitle, Type::Body});
    if (abstract != otherAbstract && !otherAbstract.isEmpty())
        rows.push_back({DifferenceView::tr("Abstract"), abstract, otherAbstract, Type::Body});
    return rows;
}

} // namespace

QString entryPlace(const Entry &entry)
{
    const QLocale locale;
    const QString name = entry.digestLabel.isEmpty() ? entry.digestName : entry.digestLabel;
    return entry.firstLine == entry.lastLine
               ? DifferenceView::tr("%1, line %2").arg(name, locale.toString(entry.firstLine))
               : DifferenceView::tr("%1, lines %2 to %3")
                     .arg(name, locale.toString(entry.firstLine), locale.toString(entry.lastLine));
}

DifferenceView::DifferenceView(const Theme &theme, QWidget *parent) : QScrollArea(parent), m_theme(theme)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("What differs"));
}

void DifferenceView::show(const Paper &paper, const std::vector<Variant> &variants)
{
    m_page = new QWidget;
    m_box = new QVBoxLayout(m_page);
    m_box->setContentsMargins(marginsAlong(0, m_theme.space(2), m_theme.space(3), m_theme.space(4)));
    m_box->setSpacing(m_theme.space(4));
    m_sections = 0;
    for (const Variant &variant : variants)
        addSection(entryPlace(variant.entry), tr("The paper"), tr("This digest"),
                   differingRows(paper.title, variant.title, paper.abstract, variant.abstract));
    const bool own = paper.titleIsOwn || paper.abstractIsOwn;
    addSection(own ? tr("Your own words, and the first ones") : tr("Cleaned text, and what the digest holds"),
               own ? tr("As shown") : tr("Cleaned"), own ? tr("As first stored") : tr("As stored"),
               differingRows(paper.title, paper.originalTitle, paper.abstract, paper.originalAbstract));
    if (m_sections == 0) {
        auto *none = new TextLabel(m_theme, Type::Body, Token::Dim);
        none->setWrapping();
        none->setText(variants.size() > 1 ? tr("Nothing differs: all its digests say the same, and nothing of it had "
                                               "to be cleaned.")
                                          : tr("Nothing differs: the paper shows what its digest says, and nothing of "
                                               "it had to be cleaned."));
        m_box->addWidget(none);
    }
    m_box->addStretch(1);
    setWidget(m_page); // takes the page before with it
}

void DifferenceView::addSection(const QString &head, const QString &one, const QString &other,
                                const std::vector<SideRow> &rows)
{
    if (rows.empty())
        return;
    ++m_sections;
    const auto label = [this](const QString &text, Type type, Token token) {
        auto *made = new TextLabel(m_theme, type, token);
        made->setWrapping();
        made->setText(text);
        return made;
    };
    m_box->addWidget(label(head, Type::BodyStrong, Token::Ink));
    auto *sides = new SideBySide(m_theme);
    sides->setHeads(label(one, Type::SectionHead, Token::Dim), label(other, Type::SectionHead, Token::Dim));
    sides->setSides(one, other);
    sides->setRows(rows);
    m_box->addWidget(sides);
}

} // namespace sheaf
