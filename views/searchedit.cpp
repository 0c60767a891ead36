// SPDX-License-Identifier: GPL-3.0-or-later
// QLineEdit takes text formats only from an input method; an event without preedit text carries ours.
#include "views/searchedit.h"

#include "model/query/lexer.h"
#include "views/theme.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QTextCharFormat>

namespace sheaf
{

SearchEdit::SearchEdit(const Theme &theme, QWidget *parent)
    : QLineEdit(parent)
    , m_theme(theme)
    , m_icon(new QAction(tr("Search"), this))
    , m_clear(new QAction(tr("Clear search"), this))
{
    setPlaceholderText(tr("Search papers"));
    setAccessibleName(tr("Search"));
    setMaxLength(4000);
    m_clear->setVisible(false);
    addAction(m_icon, LeadingPosition);
    addAction(m_clear, TrailingPosition);
    connect(m_icon, &QAction::triggered, this, [this] { setFocus(Qt::OtherFocusReason); });
    connect(m_clear, &QAction::triggered, this, &QLineEdit::clear);
    connect(this, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_clear->setVisible(!text.isEmpty());
        format(); // the error is set by textEdited, which comes before this
    });
    follow();
}

void SearchEdit::follow()
{
    m_icon->setIcon(m_theme.icon(QStringLiteral("search"), Token::Dim));
    m_clear->setIcon(m_theme.icon(QStringLiteral("close"), Token::Dim));
    setFixedHeight(m_theme.px(32));
    setCount(m_count, m_busy);
    format();
}

void SearchEdit::setCount(const QString &text, bool busy)
{
    m_count = text;
    m_busy = busy;
    const int width = text.isEmpty() ? 0 : QFontMetrics(m_theme.font(Type::Secondary)).horizontalAdvance(text);
    const int margin = width > 0 ? width + m_theme.px(10) : 0;
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    setTextMargins(mirrored ? margin : 0, 0, mirrored ? 0 : margin, 0);
    describe();
    update();
}

void SearchEdit::setError(QuerySpan error, const QString &why)
{
    m_error = error;
    m_why = why;
    setToolTip(why);
    describe();
    format();
}

// What is wrong before how many there are.
void SearchEdit::describe()
{
    setAccessibleDescription(m_why.isEmpty() ? m_count : m_why);
}

int SearchEdit::placeOf(int position) const
{
    const int cursor = cursorPosition();
    const int letters = QFontMetrics(font()).horizontalAdvance(text().mid(position, cursor - position));
    const int x = cursorRect().center().x();
    return qBound(0, text().isRightToLeft() ? x + letters : x - letters, width());
}

void SearchEdit::format()
{
    if (m_composing)
        return;
    const int length = static_cast<int>(text().size());
    QList<QInputMethodEvent::Attribute> attributes;
    const auto add = [&](QuerySpan span, const QTextCharFormat &how) {
        const int start = qBound(0, span.position, length);
        const int size = qMin(span.length, length - start);
        if (size > 0)
            attributes.append({QInputMethodEvent::TextFormat, start - cursorPosition(), size, how});
    };
    QTextCharFormat field;
    field.setForeground(m_theme.colour(Token::Accent));
    for (const QueryPiece &piece : queryPieces(text())) {
        if (piece.field)
            add({piece.position, piece.length}, field);
    }
    QTextCharFormat wrong;
    wrong.setUnderlineStyle(QTextCharFormat::WaveUnderline);
    wrong.setUnderlineColor(m_theme.colour(Token::Bad));
    wrong.setForeground(m_theme.colour(Token::Bad));
    add(m_error, wrong);
    QInputMethodEvent event(QString(), attributes);
    QLineEdit::inputMethodEvent(&event);
}

void SearchEdit::inputMethodEvent(QInputMethodEvent *event)
{
    m_composing = !event->preeditString().isEmpty();
    QLineEdit::inputMethodEvent(event);
    if (!m_composing)
        format();
}

void SearchEdit::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        if (text().isEmpty())
            Q_EMIT escaped();
        else
            clear();
        return;
    case Qt::Key_Down:
        Q_EMIT listAsked();
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

void SearchEdit::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu *menu = createStandardContextMenu();
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true); // they say why something cannot be done
    menu->addSeparator();
    if (m_clear->isVisible())
        menu->addAction(m_clear);
    menu->addActions(m_menuActions);
    menu->popup(event->globalPos());
}

void SearchEdit::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (m_count.isEmpty())
        return;
    QPainter painter(this);
    QColor dim = m_theme.colour(Token::Dim);
    dim.setAlphaF(m_busy ? 0.55F : 1.0F);
    painter.setPen(dim);
    painter.setFont(m_theme.font(Type::Secondary));
    const int clear = m_clear->isVisible() ? m_theme.px(16) + m_theme.px(10) : 0;
    const QRect place = rect().adjusted(m_theme.px(10), 0, -m_theme.px(10) - clear, 0);
    painter.setLayoutDirection(layoutDirection());
    painter.drawText(layoutDirection() == Qt::RightToLeft ? place.translated(clear, 0) : place,
                     Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, m_count);
}

} // namespace sheaf
