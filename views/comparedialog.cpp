// SPDX-License-Identifier: GPL-3.0-or-later
// A page of two columns, and buttons that say what they do.
#include "views/comparedialog.h"

#include "model/phrases.h"
#include "views/differenceview.h"
#include "views/paint.h"
#include "views/sidebyside.h"
#include "views/textlabel.h"

#include <QBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QShortcut>
#include <QStackedWidget>

#include <algorithm>

namespace sheaf
{

namespace
{

QString statusText(const Paper &paper)
{
    const QString status = paper.status == Status::Read        ? CompareDialog::tr("read")
                           : paper.status == Status::Reading   ? CompareDialog::tr("reading")
                           : paper.status == Status::Dismissed ? CompareDialog::tr("dismissed")
                                                               : CompareDialog::tr("unread");
    QString text = paper.starred ? CompareDialog::tr("%1, starred").arg(status) : status;
    if (paper.trashed)
        text = CompareDialog::tr("%1, in the Trash").arg(text);
    return text;
}

QString digestLines(const Paper &paper)
{
    QStringList lines;
    for (const Entry &entry : paper.entries)
        lines += entryPlace(entry);
    return lines.join(u'\n');
}

QString highlightLines(const Paper &paper)
{
    QStringList lines;
    for (const Highlight &highlight : paper.highlights)
        lines += highlight.remark.isEmpty() ? QStringLiteral("“%1”").arg(highlight.text)
                                            : QStringLiteral("“%1” %2").arg(highlight.text, highlight.remark);
    return lines.join(u'\n');
}

std::vector<SideRow> comparedRows(const PlacedPaper &placedOne, const PlacedPaper &placedOther)
{
    const Paper &one = placedOne.paper;
    const Paper &other = placedOther.paper;
    const auto year = [](const Paper &paper) { return paper.year == 0 ? QString() : QString::number(paper.year); };
    const QString lines = QStringLiteral("\n");
    return {
        {CompareDialog::tr("Title"), one.title, other.title, Type::BodyStrong},
        {CompareDialog::tr("Abstract"), one.abstract, other.abstract},
        {CompareDialog::tr("Authors"), one.authors.join(lines), other.authors.join(lines)},
        {CompareDialog::tr("Year"), year(one), year(other)},
        {CompareDialog::tr("Venue"), one.venue, other.venue},
        {CompareDialog::tr("DOI"), one.doi, other.doi},
        {CompareDialog::tr("arXiv"), one.arxiv, other.arxiv},
        {CompareDialog::tr("Links"), one.urls.join(lines), other.urls.join(lines)},
        {CompareDialog::tr("Digests"), digestLines(one), digestLines(other), Type::Body, false},
        {CompareDialog::tr("Tags"), one.tagNames.join(QStringLiteral(", ")), other.tagNames.join(QStringLiteral(", "))},
        {CompareDialog::tr("Lists"), placedOne.lists.join(lines), placedOther.lists.join(lines)},
        {CompareDialog::tr("Status"), statusText(one), statusText(other)},
        {CompareDialog::tr("Note"), one.note, other.note},
        {CompareDialog::tr("Highlights"), highlightLines(one), highlightLines(other)},
    };
}

} // namespace

CompareDialog::CompareDialog(const Theme &theme, QWidget *parent)
    : QDialog(parent)
    , m_theme(theme)
    , m_head(new TextLabel(theme, Type::BodyStrong, Token::Ink))
    , m_stack(new QStackedWidget)
{
    setWindowTitle(tr("Compare papers"));
    setModal(false);
    useBaseBackground(this);
    resize(theme.px(960), theme.px(700));
    setMinimumSize(theme.px(560), theme.px(360));
    m_nothing = new TextLabel(theme, Type::Body, Token::Dim);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    m_stack->addWidget(m_nothing);
    m_stack->addWidget(makePage());
    m_head->setWrapping();
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(theme.space(5), theme.space(4), theme.space(5), theme.space(4));
    box->setSpacing(theme.space(3));
    box->addWidget(m_head);
    box->addWidget(new Hairline(theme));
    box->addWidget(m_stack, 1);
    box->addWidget(new Hairline(theme));
    box->addWidget(makeFoot());
    makeKeys();
    wait();
}

QWidget *CompareDialog::makePage()
{
    m_one = new QRadioButton(tr("Keep this one"));
    m_other = new QRadioButton(tr("Keep this one"));
    const QString left = tr("Keep the left paper");
    const QString right = tr("Keep the right paper");
    m_one->setAccessibleName(isRightToLeft() ? right : left);
    m_other->setAccessibleName(isRightToLeft() ? left : right);
    m_one->setToolTip(tr("Merge the other paper into this one (1)"));
    m_other->setToolTip(tr("Merge the other paper into this one (2)"));
    m_one->setChecked(true);
    auto *page = new QWidget;
    auto *box = new QVBoxLayout(page);
    box->setContentsMargins(marginsAlong(0, m_theme.space(1), m_theme.space(3), m_theme.space(3)));
    m_sides = new SideBySide(m_theme);
    m_sides->setHeads(m_one, m_other);
    const QString leftSide = tr("left paper");
    const QString rightSide = tr("right paper");
    m_sides->setSides(isRightToLeft() ? rightSide : leftSide, isRightToLeft() ? leftSide : rightSide);
    box->addWidget(m_sides);
    box->addStretch(1);
    m_scroll = new QScrollArea;
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::StrongFocus);
    m_scroll->setAccessibleName(tr("Both papers"));
    m_scroll->setWidget(page);
    connect(m_one, &QAbstractButton::toggled, this, &CompareDialog::tellMerge);
    return m_scroll;
}

QWidget *CompareDialog::makeFoot()
{
    const auto button = [this](const QString &text, const QString &name, const QString &tip) {
        auto *made = new QPushButton(text);
        made->setAutoDefault(false);
        if (!name.isEmpty())
            made->setAccessibleName(name);
        made->setToolTip(tip);
        return made;
    };
    m_before = button({}, tr("Previous pair"), tr("Previous pair (K)"));
    m_after = button({}, tr("Next pair"), tr("Next pair (J)"));
    m_before->setIcon(m_theme.icon(QStringLiteral("chevron-left"), Token::Dim));
    m_after->setIcon(m_theme.icon(QStringLiteral("chevron-right"), Token::Dim));
    m_both = button(tr("Keep both"), {}, tr("They are two papers; never ask again (Ctrl+Shift+K)"));
    m_merge = button(tr("Merge into one paper"), {}, tr("One paper with what both have (Ctrl+M)"));
    m_merge->setDefault(true);
    auto *close = button(tr("Close"), {}, {});
    m_place = new TextLabel(m_theme, Type::Body, Token::Dim);
    m_words = new TextLabel(m_theme, Type::Secondary, Token::Dim);
    m_words->setWrapping();
    m_switch = new QWidget;
    auto *steps = new QHBoxLayout(m_switch);
    steps->setContentsMargins(0, 0, 0, 0);
    steps->setSpacing(m_theme.space(1));
    steps->addWidget(m_before);
    steps->addWidget(m_place);
    steps->addWidget(m_after);
    auto *foot = new QWidget;
    auto *box = new QVBoxLayout(foot);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(m_theme.space(3));
    auto *row = new QHBoxLayout;
    row->setSpacing(m_theme.space(2));
    row->addWidget(m_switch);
    row->addStretch(1);
    row->addWidget(close);
    row->addWidget(m_both);
    row->addWidget(m_merge);
    box->addWidget(m_words);
    box->addLayout(row);
    connect(close, &QAbstractButton::clicked, this, &QDialog::close);
    connect(m_before, &QAbstractButton::clicked, this, [this] { Q_EMIT stepAsked(-1); });
    connect(m_after, &QAbstractButton::clicked, this, [this] { Q_EMIT stepAsked(1); });
    connect(m_both, &QAbstractButton::clicked, this, &CompareDialog::keepBoth);
    connect(m_merge, &QAbstractButton::clicked, this, &CompareDialog::merge);
    return foot;
}

// No text is typed here, so single letters are free, as in the list.
void CompareDialog::makeKeys()
{
    const auto on = [this](const QList<QKeySequence> &keys, auto slot) {
        for (const QKeySequence &key : keys)
            connect(new QShortcut(key, this), &QShortcut::activated, this, slot);
    };
    const auto step = [this](int by) {
        if (m_switch->isVisible())
            Q_EMIT stepAsked(by);
    };
    on({QKeySequence(Qt::Key_J), QKeySequence(Qt::CTRL | Qt::Key_PageDown)}, [step] { step(1); });
    on({QKeySequence(Qt::Key_K), QKeySequence(Qt::CTRL | Qt::Key_PageUp)}, [step] { step(-1); });
    on({QKeySequence(Qt::Key_1)}, [this] { m_one->setChecked(true); });
    on({QKeySequence(Qt::Key_2)}, [this] { m_other->setChecked(true); });
    on({QKeySequence(Qt::CTRL | Qt::Key_M)}, [this] { merge(); });
    on({QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_K)}, [this] { keepBoth(); });
}

void CompareDialog::wait()
{
    m_shown = false;
    m_head->setText(tr("Two papers side by side"));
    m_nothing->setText(tr("Reading both papers"));
    m_stack->setCurrentIndex(0);
    m_switch->hide(); // until it is known between what
    m_words->clear();
    m_words->setToken(Token::Dim);
    m_busy = false;
    enable();
}

void CompareDialog::showPair(const PlacedPaper &one, const PlacedPaper &other)
{
    const PaperPair pair{one.paper.id, other.paper.id};
    const bool same = m_shown && pair == m_pair;
    m_pair = pair;
    const std::vector<PaperId> &alike = one.paper.resembles;
    m_alike = std::find(alike.begin(), alike.end(), other.paper.id) != alike.end();
    m_head->setText(m_alike ? tr("These two may be one paper") : tr("Two papers side by side"));
    m_sides->setRows(comparedRows(one, other));
    if (!same) {
        m_one->setChecked(true);
        m_scroll->verticalScrollBar()->setValue(0);
    }
    m_shown = true;
    m_busy = false;
    m_stack->setCurrentIndex(1);
    tellMerge();
    enable();
    if (!same)
        m_scroll->setFocus();
}

void CompareDialog::showNothing(const QString &sentence)
{
    wait();
    m_head->setText(tr("Possible duplicates"));
    m_nothing->setText(sentence);
}

void CompareDialog::setPlace(qsizetype at, qsizetype of)
{
    const QLocale locale;
    m_switch->setVisible(of > 1 || (of == 1 && at < 0));
    m_place->setText(at < 0
                         ? (of == 1 ? tr("1 pair looks alike") : tr("%Ln pairs look alike", nullptr, pluralNumber(of)))
                     : of == 1 ? tr("1 pair")
                               : tr("%1 of %2 pairs").arg(locale.toString(at + 1), locale.toString(of)));
}

void CompareDialog::setBusy(bool busy)
{
    m_busy = busy;
    enable();
}

void CompareDialog::fail(const QString &what)
{
    setBusy(false);
    m_words->setToken(Token::Bad);
    m_words->setText(what);
}

PaperId CompareDialog::kept() const
{
    return m_one->isChecked() ? m_pair.one : m_pair.other;
}

void CompareDialog::tellMerge()
{
    if (!m_shown)
        return;
    m_words->setToken(Token::Dim);
    m_words->setText(m_one->isChecked() != isRightToLeft()
                         ? tr("The left paper stays. Entries, tags, note, highlights and places in lists of the other "
                              "one go to it, and what it lacks is filled in. Undo takes it back.")
                         : tr("The right paper stays. Entries, tags, note, highlights and places in lists of the other "
                              "one go to it, and what it lacks is filled in. Undo takes it back."));
}

void CompareDialog::merge()
{
    if (!m_merge->isEnabled())
        return;
    setBusy(true);
    Q_EMIT mergeAsked(kept(), kept() == m_pair.one ? m_pair.other : m_pair.one);
}

void CompareDialog::keepBoth()
{
    if (!m_both->isEnabled())
        return;
    setBusy(true);
    Q_EMIT keepBothAsked(m_pair.one, m_pair.other);
}

void CompareDialog::enable()
{
    m_merge->setEnabled(m_shown && !m_busy);
    m_both->setEnabled(m_shown && m_alike && !m_busy);
}

} // namespace sheaf
