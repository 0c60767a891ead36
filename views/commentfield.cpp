// SPDX-License-Identifier: GPL-3.0-or-later
// A head and an editor; the editor knows papers only, so that another list's comment on the same paper is another text.
#include "views/commentfield.h"

#include "views/noteeditor.h"
#include "views/textlabel.h"

#include <QVBoxLayout>

#include <utility>

namespace sheaf
{

CommentField::CommentField(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_head(new TextLabel(theme, Type::SectionHead, Token::Dim))
    , m_editor(new NoteEditor(theme, NoteEditor::Kind::Note, tr("Comment in the reading list"),
                              tr("Say why it is in this list")))
{
    m_head->setTextFormat(Qt::PlainText);
    m_head->setWrapping();
    auto *box = new QVBoxLayout(this);
    box->addWidget(m_head);
    box->addWidget(m_editor);
    setFocusProxy(m_editor);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    connect(m_editor, &NoteEditor::noteChanged, this, [this](PaperId, const QString &text) {
        if (m_place)
            Q_EMIT commentChanged(*m_place, text);
    });
    connect(m_editor, &NoteEditor::escaped, this, &CommentField::left);
    connect(&theme, &Theme::changed, this, &CommentField::restyle);
    restyle();
    hide();
}

CommentField::~CommentField()
{
    flush();
}

void CommentField::setPlace(const std::optional<CommentPlace> &place)
{
    if (!place || !m_place || place->list != m_place->list || place->item.id != m_place->item.id) {
        m_editor->setNote(PaperId{}, QString()); // hands over what was typed
        m_wanted = false;
    }
    m_place = place;
    if (!place)
        return;
    m_head->setText(tr("Comment in %1").arg(place->listName));
    m_editor->setNote(place->item.paper, place->item.text);
}

void CommentField::edit()
{
    m_wanted = !isVisible();
    if (!m_wanted)
        m_editor->setFocus(Qt::ShortcutFocusReason);
}

void CommentField::flush()
{
    m_editor->flush();
}

void CommentField::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (std::exchange(m_wanted, false))
        m_editor->setFocus(Qt::ShortcutFocusReason);
}

void CommentField::restyle()
{
    layout()->setContentsMargins(0, m_theme.space(4), 0, 0);
    layout()->setSpacing(m_theme.space(3));
}

} // namespace sheaf
