// SPDX-License-Identifier: GPL-3.0-or-later
// HighlightRow: swatch, words and remark beside each other; hover and keyboard are shown on the whole row.
#include "views/highlightrow.h"

#include "views/highlightpopup.h"
#include "views/noteeditor.h"
#include "views/paint.h"
#include "views/swatch.h"
#include "views/textlabel.h"

#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace sheaf
{

namespace
{

constexpr qsizetype shownQuote = 320;

bool isRowKey(const QKeyEvent &key)
{
    if (key.modifiers() != Qt::NoModifier && key.modifiers() != Qt::KeypadModifier)
        return false;
    switch (key.key()) {
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
    case Qt::Key_F2:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return true;
    default:
        return false;
    }
}

QToolButton *rowButton(QWidget *parent, const QString &toolTip)
{
    auto *button = new QToolButton(parent);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::NoFocus); // the row's keys do the same
    button->setToolTip(toolTip);
    return button;
}

} // namespace

HighlightRow::HighlightRow(const Theme &theme, PaperId paper, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_paper(paper)
    , m_swatch(new Swatch(theme, 1, this))
    , m_quote(new TextLabel(theme, Type::Body, Token::Ink, this))
    , m_about(new TextLabel(theme, Type::Secondary, Token::Dim, this))
    , m_write(rowButton(this, tr("Write a remark (F2)")))
    , m_remove(rowButton(this, tr("Remove the highlight (Delete)")))
    , m_remark(new NoteEditor(theme, NoteEditor::Kind::Line, tr("Remark"), tr("Add a remark"), this))
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    m_swatch->setFocusPolicy(Qt::NoFocus);
    m_swatch->setCheckable(false);
    m_swatch->setToolTip(tr("Change the colour"));
    m_swatch->setAccessibleName(tr("Change the colour"));
    m_quote->setWrapping();
    m_write->setText(tr("Remark"));
    m_write->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_remove->setAccessibleName(tr("Remove the highlight"));

    auto *about = new QHBoxLayout;
    about->addWidget(m_about);
    about->addWidget(m_write);
    about->addStretch(1);
    auto *words = new QVBoxLayout;
    words->addWidget(m_quote);
    words->addLayout(about);
    words->addWidget(m_remark);
    auto *row = new QHBoxLayout(this);
    row->addWidget(m_swatch, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    row->addWidget(m_remove, 0, Qt::AlignTop);

    connect(m_swatch, &QAbstractButton::clicked, this, [this] { Q_EMIT colourAsked(m_highlight.id); });
    connect(m_write, &QAbstractButton::clicked, this, &HighlightRow::editRemark);
    connect(m_remove, &QAbstractButton::clicked, this, [this] {
        m_remark->flush(); // so that undo brings back what was typed
        Q_EMIT removeAsked(m_highlight.id);
    });
    connect(m_remark, &NoteEditor::noteChanged, this, [this](PaperId, const QString &text) {
        m_highlight.remark = text;
        Q_EMIT remarkWritten(m_highlight);
    });
    connect(m_remark, &NoteEditor::escaped, this, [this] {
        setFocus(Qt::OtherFocusReason);
        follow();
    });
    connect(m_remark, &NoteEditor::left, this, &HighlightRow::follow);
    connect(&theme, &Theme::changed, this, &HighlightRow::restyle);
    restyle();
}

void HighlightRow::setHighlight(const Highlight &highlight)
{
    m_highlight = highlight;
    const QString words = highlight.text.simplified();
    const bool cut = words.size() > shownQuote;
    m_quote->setText(cut ? words.left(shownQuote).trimmed() + u'…' : words);
    m_quote->setToolTip(cut ? words.toHtmlEscaped() : QString());
    m_quote->setToken(highlight.isDetached() ? Token::Dim : Token::Ink);
    const QString colour = highlightWord(highlight.colour);
    m_about->setText(highlight.isDetached() ? tr("%1 · no longer in the abstract").arg(colour) : colour);
    m_swatch->setColour(highlight.colour);
    m_remark->setNote(m_paper, highlight.remark);
    setAccessibleName(highlight.remark.isEmpty() ? tr("%1: “%2”").arg(m_about->text(), words)
                                                 : tr("%1: “%2”, %3").arg(m_about->text(), words, highlight.remark));
    setAccessibleDescription(tr("Enter goes to the place, F2 writes a remark, Delete removes it."));
    follow();
}

void HighlightRow::follow()
{
    const bool written = !m_remark->text().isEmpty() || m_remark->isEdited();
    m_remark->setVisible(written);
    m_write->setVisible(!written);
}

void HighlightRow::editRemark()
{
    m_remark->show();
    m_write->hide();
    m_remark->setFocus(Qt::ShortcutFocusReason);
}

void HighlightRow::flush()
{
    m_remark->flush();
}

QWidget *HighlightRow::lastStop() const
{
    return m_remark->focusProxy();
}

QRect HighlightRow::swatchBox() const
{
    return m_swatch->geometry();
}

void HighlightRow::restyle()
{
    const int pad = m_theme.px(6);
    layout()->setContentsMargins(marginsAlong(m_theme.px(4), pad, pad, pad));
    layout()->setSpacing(m_theme.px(8));
    static_cast<QBoxLayout *>(layout())->itemAt(1)->layout()->setSpacing(m_theme.px(4));
    m_remove->setIcon(m_theme.icon(QStringLiteral("close"), Token::Dim));
    m_write->setIcon(m_theme.icon(QStringLiteral("note"), Token::Dim));
    m_write->setFont(m_theme.font(Type::Secondary));
    m_write->setFixedHeight(m_theme.px(22));
    m_remove->setFixedHeight(m_theme.px(24));
    update();
}

bool HighlightRow::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && hasFocus() && isRowKey(*static_cast<QKeyEvent *>(event))) {
        event->accept(); // the window's Delete would mean the paper
        return true;
    }
    return QWidget::event(event);
}

void HighlightRow::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT chosen(m_highlight.id);
        return;
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        Q_EMIT removeAsked(m_highlight.id);
        return;
    case Qt::Key_F2:
        editRemark();
        return;
    case Qt::Key_Up:
    case Qt::Key_Down:
        Q_EMIT stepAsked(event->key() == Qt::Key_Up ? -1 : 1);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void HighlightRow::mousePressEvent(QMouseEvent *event)
{
    m_pressed = event->button() == Qt::LeftButton;
}

void HighlightRow::mouseReleaseEvent(QMouseEvent *event)
{
    if (std::exchange(m_pressed, false) && rect().contains(event->position().toPoint()))
        Q_EMIT chosen(m_highlight.id);
}

void HighlightRow::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    event->accept();
    Q_EMIT menuAsked(byKey ? m_quote->mapToGlobal(m_quote->rect().bottomLeft()) : event->globalPos());
}

void HighlightRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double radius = m_theme.px(6);
    if (underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(blend(m_theme.colour(Token::Base), m_theme.colour(Token::Ink), 0.04));
        painter.drawRoundedRect(QRectF(rect()), radius, radius);
    }
    if (hasFocus())
        paintFocusRing(painter, QRectF(rect()), m_theme, radius);
}

} // namespace sheaf
