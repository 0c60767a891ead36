// SPDX-License-Identifier: GPL-3.0-or-later
// NotePart: two columns where there is room for them, one below the other elsewhere.
#include "views/notepart.h"

#include "views/keytips.h"
#include "views/noteeditor.h"
#include "views/noteview.h"
#include "views/textlabel.h"

#include <QBoxLayout>
#include <QToolButton>

namespace sheaf
{

namespace
{

constexpr double twoColumns = 480; // px at 1x

} // namespace

NotePart::NotePart(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_head(new TextLabel(theme, Type::SectionHead, Token::Dim))
    , m_toggle(new QToolButton)
    , m_box(new QBoxLayout(QBoxLayout::LeftToRight))
    , m_edit(new NoteEditor(theme))
    , m_view(new NoteView(theme))
{
    m_head->setText(tr("Note"));
    m_toggle->setText(tr("Preview"));
    m_toggle->setToolTip(tr("Show the note as it reads beside its Markdown"));
    teachKey(m_toggle, "note-preview");
    m_toggle->setCheckable(true);
    m_toggle->setAutoRaise(true);
    m_toggle->setFocusPolicy(Qt::TabFocus);
    auto *head = new QHBoxLayout;
    head->addWidget(m_head, 1);
    head->addWidget(m_toggle);
    m_box->addWidget(m_edit, 1, Qt::AlignTop);
    m_box->addWidget(m_view, 1, Qt::AlignTop);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(head);
    column->addLayout(m_box);
    m_view->hide();
    connect(m_edit, &NoteEditor::noteChanged, this, &NotePart::noteChanged);
    connect(m_edit, &NoteEditor::escaped, this, &NotePart::escaped);
    connect(m_edit, &NoteEditor::typed, this, [this] {
        if (m_preview)
            m_view->followNote(m_edit->text());
    });
    connect(m_view, &NoteView::linkClicked, this, &NotePart::linkClicked);
    connect(m_toggle, &QAbstractButton::clicked, this, [this](bool on) {
        setPreview(on);
        Q_EMIT previewToggled(on);
    });
    connect(&theme, &Theme::changed, this, &NotePart::restyle);
    restyle();
}

void NotePart::setNote(PaperId paper, const QString &text)
{
    m_edit->setNote(paper, text);
    if (m_preview)
        m_view->setNote(m_edit->text());
}

void NotePart::flush()
{
    m_edit->flush();
}

void NotePart::edit()
{
    m_edit->setFocus(Qt::ShortcutFocusReason);
}

void NotePart::setPreview(bool shown)
{
    m_preview = shown;
    m_toggle->setChecked(shown);
    if (shown)
        m_view->setNote(m_edit->text());
    m_view->setVisible(shown);
    arrange();
}

void NotePart::arrange()
{
    const bool beside = width() >= m_theme.px(twoColumns);
    const auto direction = beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom;
    if (m_box->direction() != direction)
        m_box->setDirection(direction);
}

void NotePart::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void NotePart::restyle()
{
    m_toggle->setFont(m_theme.font(Type::Secondary));
    layout()->setSpacing(m_theme.space(2));
    m_box->setSpacing(m_theme.space(2));
    setContentsMargins(0, m_theme.space(3), 0, 0);
    arrange();
}

} // namespace sheaf
