// SPDX-License-Identifier: GPL-3.0-or-later
// Two pages under one head: the digest's text at the entry chosen, and what differs.
#include "views/entryview.h"

#include "views/differenceview.h"
#include "views/digestpage.h"
#include "views/paint.h"
#include "views/textlabel.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QLocale>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>

#include <algorithm>

namespace sheaf
{

EntryView::EntryView(const Theme &theme, QWidget *parent)
    : QDialog(parent)
    , m_theme(theme)
    , m_name(new TextLabel(theme, Type::BodyStrong, Token::Ink))
    , m_lines(new TextLabel(theme, Type::Body, Token::Dim))
    , m_stack(new QStackedWidget)
    , m_text(new DigestPage(theme))
    , m_differences(new DifferenceView(theme))
{
    setModal(false);
    useBaseBackground(this);
    resize(theme.px(900), theme.px(620));
    setMinimumSize(theme.px(520), theme.px(320));
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(theme.space(5), theme.space(4), theme.space(5), theme.space(4));
    box->setSpacing(theme.space(3));
    makeHead();
    m_stack->addWidget(m_text);
    m_stack->addWidget(m_differences);
    box->addWidget(new Hairline(theme));
    box->addWidget(m_stack, 1);
    box->addWidget(new Hairline(theme));
    auto *close = new QPushButton(tr("Close"));
    close->setAutoDefault(false);
    connect(close, &QAbstractButton::clicked, this, &QDialog::close);
    auto *foot = new QHBoxLayout;
    foot->addStretch(1);
    foot->addWidget(close);
    box->addLayout(foot);
    makeKeys();
    m_text->setFocus();
}

void EntryView::makeHead()
{
    m_name->setWrapping();
    auto *before = new QPushButton(m_theme.icon(QStringLiteral("chevron-left"), Token::Dim), {});
    auto *after = new QPushButton(m_theme.icon(QStringLiteral("chevron-right"), Token::Dim), {});
    before->setAccessibleName(tr("Previous entry"));
    after->setAccessibleName(tr("Next entry"));
    before->setToolTip(tr("Previous entry (K)"));
    after->setToolTip(tr("Next entry (J)"));
    connect(before, &QAbstractButton::clicked, this, [this] { step(-1); });
    connect(after, &QAbstractButton::clicked, this, [this] { step(1); });
    m_number = new TextLabel(m_theme, Type::Body, Token::Dim);
    m_switch = new QWidget;
    auto *row = new QHBoxLayout(m_switch);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(m_theme.space(1));
    for (QPushButton *button : {before, after})
        button->setAutoDefault(false);
    row->addWidget(before);
    row->addWidget(m_number);
    row->addWidget(after);

    m_pages = new QButtonGroup(this);
    m_choice = new QWidget;
    auto *choice = new QHBoxLayout(m_choice);
    choice->setContentsMargins(0, 0, 0, 0);
    choice->setSpacing(m_theme.space(1));
    for (const QString &text : {tr("In the digest"), tr("What differs")}) {
        auto *button = new QPushButton(text);
        button->setCheckable(true);
        button->setFlat(true);
        button->setAutoDefault(false);
        m_pages->addButton(button, int(m_pages->buttons().size()));
        choice->addWidget(button);
    }
    m_pages->button(0)->setToolTip(tr("The digest's own text (P)"));
    m_pages->button(1)->setToolTip(tr("What the digests say otherwise than the paper (D)"));
    connect(m_pages, &QButtonGroup::idClicked, this, [this](int page) { showDifferences(page == 1); });

    auto *second = new QHBoxLayout;
    second->setSpacing(m_theme.space(3));
    second->addWidget(m_choice);
    second->addWidget(m_lines, 1);
    second->addWidget(m_switch);
    auto *box = static_cast<QVBoxLayout *>(layout());
    box->addWidget(m_name);
    box->addLayout(second);
}

// No text is typed here, so single letters are free, as in the list.
void EntryView::makeKeys()
{
    const auto on = [this](const QList<QKeySequence> &keys, auto slot) {
        for (const QKeySequence &key : keys)
            connect(new QShortcut(key, this), &QShortcut::activated, this, slot);
    };
    on({QKeySequence(Qt::Key_J), QKeySequence(Qt::CTRL | Qt::Key_PageDown)}, [this] { step(1); });
    on({QKeySequence(Qt::Key_K), QKeySequence(Qt::CTRL | Qt::Key_PageUp)}, [this] { step(-1); });
    on({QKeySequence(Qt::Key_P)}, [this] { showDifferences(false); });
    on({QKeySequence(Qt::Key_D)}, [this] {
        if (number(m_paper.id) != 0)
            showDifferences(true);
    });
}

void EntryView::wait(const QString &title)
{
    m_paper = {};
    m_variants.clear();
    m_place = {};
    setWindowTitle(tr("Where “%1” comes from").arg(title.left(80)));
    m_name->setText(title);
    m_lines->setText({});
    m_switch->hide();
    m_choice->show();
    for (QAbstractButton *page : m_pages->buttons())
        page->setEnabled(false);
    m_pages->button(1)->setText(tr("What differs"));
    m_text->wait();
    showDifferences(false);
}

void EntryView::fail(const QString &what)
{
    m_text->fail(what);
}

void EntryView::showPaper(const Paper &paper, const std::vector<Variant> &variants, std::size_t entry)
{
    m_paper = paper;
    m_variants = variants;
    m_differences->show(paper, variants);
    m_entry = entry;
    tellEntry();
    showDifferences(variants.empty());
}

void EntryView::refresh(const std::optional<Paper> &paper, const std::vector<Variant> &variants)
{
    if (!paper) {
        close();
        return;
    }
    const bool differences = m_stack->currentWidget() == m_differences;
    m_paper = *paper;
    m_variants = variants;
    m_differences->show(m_paper, variants);
    tellEntry();
    showDifferences(differences || variants.empty());
}

void EntryView::showLines(DigestId digest, const QString &name, int firstLine, int lastLine)
{
    m_paper = {};
    m_variants.clear();
    Entry lines;
    lines.digestName = name;
    lines.firstLine = firstLine;
    lines.lastLine = lastLine;
    setWindowTitle(tr("Digest %1").arg(name));
    m_name->setText(name);
    m_lines->setText(entryPlace(lines));
    m_switch->hide();
    m_choice->hide();
    begin(digest, firstLine, lastLine);
    showDifferences(false);
}

void EntryView::showEntry(std::size_t entry)
{
    m_entry = entry;
    tellEntry();
}

void EntryView::showDifferences(bool on)
{
    m_pages->button(on ? 1 : 0)->setChecked(true);
    m_stack->setCurrentWidget(on ? static_cast<QWidget *>(m_differences) : m_text);
    m_stack->currentWidget()->setFocus();
}

void EntryView::step(int by)
{
    const std::size_t count = m_variants.size();
    if (count < 2)
        return;
    showEntry((m_entry + count + static_cast<std::size_t>(by + int(count))) % count);
}

void EntryView::tellEntry()
{
    const QLocale locale;
    const std::size_t count = m_variants.size();
    m_entry = count == 0 ? 0 : std::min(m_entry, count - 1);
    setWindowTitle(tr("Where “%1” comes from").arg(m_paper.title.left(80)));
    m_name->setText(m_paper.title);
    m_choice->show();
    m_switch->setVisible(count > 1);
    m_number->setText(tr("%1 of %2 entries").arg(locale.toString(m_entry + 1), locale.toString(count)));
    m_pages->button(0)->setEnabled(count > 0);
    m_pages->button(1)->setEnabled(true);
    m_pages->button(1)->setText(m_differences->sections() == 0
                                    ? tr("What differs")
                                    : tr("What differs (%1)").arg(locale.toString(m_differences->sections())));
    if (count == 0) {
        m_lines->setText(tr("No digest holds this paper."));
        m_place = {};
        m_text->wait();
        return;
    }
    const Entry &entry = m_variants[m_entry].entry;
    m_lines->setText(entryPlace(entry) + (entry.differs ? tr(", in other words") : QString()));
    begin(entry.digest, entry.firstLine, entry.lastLine);
}

void EntryView::begin(DigestId digest, int firstLine, int lastLine)
{
    const bool same = digest == m_place.digest;
    m_place = {digest, firstLine, lastLine, same && m_place.loaded};
    if (m_place.loaded) {
        m_text->mark(firstLine, lastLine);
        return;
    }
    if (!same)
        m_text->wait();
    Q_EMIT textAsked(digest);
}

void EntryView::setText(DigestId digest, const QString &text)
{
    if (digest != m_place.digest)
        return;
    m_place.loaded = true;
    m_text->showLines(text, m_place.firstLine, m_place.lastLine);
}

void EntryView::showTrouble(DigestId digest, const QString &what)
{
    if (digest != m_place.digest)
        return;
    m_place = {}; // so that the next entry asks again
    m_text->fail(what);
}

} // namespace sheaf
