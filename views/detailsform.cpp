// SPDX-License-Identifier: GPL-3.0-or-later
// DetailsEditor's making: the fields in one column that scrolls, the buttons below.
#include "views/detailseditor.h"

#include "views/owntext.h"
#include "views/paint.h"
#include "views/textlabel.h"

#include <QBoxLayout>
#include <QFontMetrics>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QTextDocument>

namespace sheaf
{

namespace
{

constexpr int pauseBeforeAsking = 250; // milliseconds

TextLabel *makeRemark(const Theme &theme)
{
    auto *remark = new TextLabel(theme, Type::Secondary, Token::Dim);
    remark->setTextFormat(Qt::RichText);
    remark->setWrapping();
    remark->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    remark->hide();
    return remark;
}

// The warning of a look-alike comes by itself while another field is written in, which must not move then.
void reserveLine(const Theme &theme, TextLabel *remark)
{
    QSizePolicy policy = remark->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    remark->setSizePolicy(policy);
    const auto reserve = [remark] { remark->setMinimumHeight(remark->fontMetrics().lineSpacing()); };
    QObject::connect(&theme, &Theme::changed, remark, reserve);
    reserve();
}

TextLabel *makeFieldLabel(const Theme &theme, const QString &text, QWidget *field)
{
    auto *label = new TextLabel(theme, Type::Secondary, Token::Dim);
    label->setText(text);
    label->setBuddy(field);
    return label;
}

} // namespace

DetailsEditor::DetailsEditor(const Theme &theme, const DetailsShown &shown, QWidget *parent)
    : QDialog(parent), m_theme(theme), m_shown(shown), m_scroll(new QScrollArea)
{
    const bool fresh = number(shown.paper) == 0;
    setWindowTitle(fresh ? tr("New paper") : tr("Details"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    useBaseBackground(this);
    resize(usualSize(theme));
    setMinimumSize(theme.px(420), theme.px(360));
    auto *form = new QWidget;
    auto *fields = new QVBoxLayout(form);
    fields->setContentsMargins(theme.space(6), theme.space(5), theme.space(6), theme.space(5));
    fields->setSpacing(theme.space(4));
    makeForm(fields);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(form);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    box->addWidget(m_scroll, 1);
    box->addWidget(new Hairline(theme));
    box->addWidget(makeFoot());

    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseBeforeAsking);
    connect(&m_pause, &QTimer::timeout, this, &DetailsEditor::askAlike);
    fill();
    for (QPlainTextEdit *edit : {m_title.edit, m_abstract.edit, m_authors.edit, m_urls.edit})
        connect(edit, &QPlainTextEdit::textChanged, this, &DetailsEditor::check);
    for (const QLineEdit *edit : {m_year.edit, m_venue.edit})
        connect(edit, &QLineEdit::textChanged, this, &DetailsEditor::check);
    for (QLineEdit *edit : {m_doi.edit, m_arxiv.edit}) {
        connect(edit, &QLineEdit::textChanged, this,
                [this, edit, length = edit->text().size()](const QString &text) mutable {
                    const bool pasted = text.size() > length + 4; // not typed letter by letter
                    length = text.size();
                    if (pasted)
                        takeIdentifiers();
                    check();
                });
        connect(edit, &QLineEdit::editingFinished, this, &DetailsEditor::takeIdentifiers);
    }
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter})
        connect(new QShortcut(QKeySequence(Qt::CTRL | key), this), &QShortcut::activated, this, &DetailsEditor::save);
    connect(&theme, &Theme::changed, this, &DetailsEditor::check); // links carry its colours
    check();
    m_title.edit->setFocus();
    m_title.edit->selectAll();
}

QSize DetailsEditor::usualSize(const Theme &theme)
{
    return {theme.px(640), theme.px(740)};
}

// A field that loses the keyboard on the way down has nothing left to tell.
DetailsEditor::~DetailsEditor()
{
    for (const Line &line : {m_year, m_venue, m_doi, m_arxiv})
        line.edit->disconnect(this);
}

DetailsEditor::Line DetailsEditor::addLine(QBoxLayout *box, const QString &label)
{
    Line line{new QLineEdit, makeRemark(m_theme)};
    line.edit->setAccessibleName(label);
    line.edit->setTextMargins(m_theme.px(4), 0, m_theme.px(4), 0);
    auto *field = new QWidget;
    auto *column = new QVBoxLayout(field);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m_theme.space(1));
    column->addWidget(makeFieldLabel(m_theme, label, line.edit));
    column->addWidget(line.edit);
    column->addWidget(line.remark);
    column->addStretch(1);
    connect(line.remark, &QLabel::linkActivated, this, &DetailsEditor::leaveFor);
    box->addWidget(field);
    return line;
}

DetailsEditor::Block DetailsEditor::addBlock(QBoxLayout *box, const QString &label, int lines)
{
    Block block{new QPlainTextEdit, makeRemark(m_theme)};
    block.edit->setAccessibleName(label);
    block.edit->setTabChangesFocus(true);
    block.edit->viewport()->setAutoFillBackground(false); // the frame has round corners
    block.edit->document()->setDocumentMargin(m_theme.px(6));
    block.edit->setFixedHeight(lines * QFontMetrics(m_theme.font(Type::Body)).lineSpacing() + 2 * m_theme.px(6) +
                               2 * block.edit->frameWidth());
    auto *field = new QWidget; // a layout in a layout is given less than its labels need
    field->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    auto *column = new QVBoxLayout(field);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m_theme.space(1));
    column->addWidget(makeFieldLabel(m_theme, label, block.edit));
    column->addWidget(block.edit);
    column->addWidget(block.remark);
    connect(block.remark, &QLabel::linkActivated, this, &DetailsEditor::leaveFor);
    box->addWidget(field);
    return block;
}

OwnText *DetailsEditor::addOwn(QBoxLayout *box, const Block &block, const QString &text, const QString &what)
{
    if (number(m_shown.paper) == 0)
        return nullptr;
    auto *own = new OwnText(m_theme, what, text);
    connect(own, &OwnText::revertAsked, this, [edit = block.edit, text] {
        edit->setFocus();
        edit->selectAll();
        edit->insertPlainText(text); // Ctrl+Z brings back what was typed
    });
    box->addWidget(own);
    return own;
}

void DetailsEditor::makeForm(QBoxLayout *box)
{
    const bool digest = m_shown.inDigest;
    const auto pair = [this, box] {
        auto *row = new QHBoxLayout;
        row->setSpacing(m_theme.space(4));
        box->addLayout(row);
        return row;
    };
    m_title = addBlock(box, tr("Title"), 2);
    m_ownTitle = addOwn(box, m_title, m_shown.ownTitle,
                        digest ? tr("The digest's own title") : tr("The title as it was first written"));
    m_abstract = addBlock(box, tr("Abstract"), 9);
    m_ownAbstract = addOwn(box, m_abstract, m_shown.ownAbstract,
                           digest ? tr("The digest's own abstract") : tr("The abstract as it was first written"));
    m_authors = addBlock(box, tr("Authors"), 3);
    QBoxLayout *when = pair();
    m_year = addLine(when, tr("Year"));
    m_venue = addLine(when, tr("Venue"));
    when->setStretch(0, 1);
    when->setStretch(1, 3);
    QBoxLayout *ids = pair();
    m_doi = addLine(ids, tr("DOI"));
    m_arxiv = addLine(ids, tr("arXiv id"));
    ids->setStretch(0, 1);
    ids->setStretch(1, 1);
    m_urls = addBlock(box, tr("Links, one a line"), 2);
    for (TextLabel *remark : {m_title.remark, m_doi.remark, m_arxiv.remark})
        reserveLine(m_theme, remark);
    m_year.edit->setPlaceholderText(tr("for example %1").arg(2021));
    m_year.edit->setMinimumWidth(m_year.edit->fontMetrics().horizontalAdvance(m_year.edit->placeholderText()) +
                                 m_theme.space(5));
    m_doi.edit->setPlaceholderText(tr("for example %1").arg(QStringLiteral("10.1000/xyz")));
    m_arxiv.edit->setPlaceholderText(tr("for example %1").arg(QStringLiteral("2101.00001")));
    m_urls.edit->setPlaceholderText(tr("for example %1").arg(QStringLiteral("https://example.org/paper.pdf")));
    box->addStretch(1);
}

QWidget *DetailsEditor::makeFoot()
{
    m_words = new TextLabel(m_theme, Type::Secondary, Token::Dim);
    m_words->setWrapping();
    m_save = new QPushButton;
    m_save->setDefault(true);
    m_save->setToolTip(tr("Ctrl+Enter"));
    auto *cancel = new QPushButton(tr("Cancel"));
    cancel->setAutoDefault(false);
    connect(m_save, &QAbstractButton::clicked, this, &DetailsEditor::save);
    connect(cancel, &QAbstractButton::clicked, this, &DetailsEditor::reject);
    auto *foot = new QWidget;
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(m_theme.space(6), m_theme.space(3), m_theme.space(6), m_theme.space(4));
    row->setSpacing(m_theme.space(2));
    row->addWidget(m_words, 1);
    row->addWidget(cancel);
    row->addWidget(m_save);
    return foot;
}

} // namespace sheaf
