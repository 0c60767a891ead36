// SPDX-License-Identifier: GPL-3.0-or-later
// A plain text view with a margin of numbers; marks are extra selections, which follow the theme.
#include "views/digestpage.h"

#include <QFontDatabase>
#include <QFontInfo>
#include <QLocale>
#include <QPainter>
#include <QStyle>
#include <QTextBlock>

#include <algorithm>

namespace sheaf
{

class DigestPage::Margin final : public QWidget
{
public:
    explicit Margin(DigestPage &text) : QWidget(&text), m_text(text) {}

protected:
    void paintEvent(QPaintEvent *event) override { m_text.paintMargin(*this, event->rect()); }

private:
    DigestPage &m_text;
};

DigestPage::DigestPage(const Theme &theme, QWidget *parent)
    : QPlainTextEdit(parent), m_theme(theme), m_margin(new Margin(*this))
{
    setFrameShape(QFrame::NoFrame);
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setAccessibleName(tr("Text of the digest"));
    setPlaceholderText(tr("Reading the digest"));
    setUndoRedoEnabled(false);
    setTabChangesFocus(true);
    connect(this, &QPlainTextEdit::updateRequest, m_margin, [this](const QRect &, int) { m_margin->update(); });
    connect(&theme, &Theme::changed, this, &DigestPage::restyle);
}

void DigestPage::showLines(const QString &text, int first, int last)
{
    setPlainText(text);
    m_margin->show();
    mark(first, last);
}

void DigestPage::mark(int first, int last)
{
    const int lines = std::max(document()->blockCount(), 1);
    m_first = std::clamp(first, 1, lines);
    m_last = std::clamp(last, m_first, lines);
    restyle();
    scrollToEntry();
}

void DigestPage::wait()
{
    clear();
    m_margin->hide();
    setExtraSelections({});
    setPlaceholderText(tr("Reading the digest"));
}

void DigestPage::fail(const QString &what)
{
    wait();
    setPlaceholderText(what);
}

void DigestPage::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    placeMargin();
}

void DigestPage::showEvent(QShowEvent *event)
{
    QPlainTextEdit::showEvent(event);
    scrollToEntry();
}

int DigestPage::marginWidth() const
{
    const QString widest = QLocale().toString(std::max(document()->blockCount(), 100));
    return fontMetrics().horizontalAdvance(widest) + m_theme.px(24);
}

void DigestPage::placeMargin()
{
    const int width = marginWidth();
    const QMargins beside = isRightToLeft() ? QMargins(0, 0, width, 0) : QMargins(width, 0, 0, 0);
    if (viewportMargins() != beside)
        setViewportMargins(beside);
    const QRect inside = contentsRect();
    const QRect leading(inside.left(), inside.top(), width, inside.height());
    m_margin->setGeometry(QStyle::visualRect(layoutDirection(), inside, leading));
}

// The entry's first line a few lines below the top.
void DigestPage::scrollToEntry()
{
    QTextCursor end(document()->findBlockByNumber(m_last - 1));
    setTextCursor(end);
    ensureCursorVisible();
    setTextCursor(QTextCursor(document()->findBlockByNumber(m_first - 1)));
    centerCursor();
    ensureCursorVisible();
}

void DigestPage::restyle()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPixelSize(QFontInfo(m_theme.font(Type::Body)).pixelSize());
    setFont(font);
    document()->setDocumentMargin(m_theme.px(8));
    placeMargin();
    QList<QTextEdit::ExtraSelection> marks;
    for (int line = m_first; line <= m_last; ++line) {
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(document()->findBlockByNumber(line - 1));
        mark.cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        mark.format.setBackground(m_theme.colour(Token::Highlight1));
        mark.format.setForeground(m_theme.colour(Token::Ink));
        marks.push_back(mark);
    }
    setExtraSelections(marks);
    m_margin->update();
}

void DigestPage::paintMargin(QWidget &margin, const QRect &dirty)
{
    QPainter painter(&margin);
    painter.fillRect(dirty, m_theme.colour(Token::Base));
    painter.setFont(font());
    QTextBlock block = firstVisibleBlock();
    double top = blockBoundingGeometry(block).translated(contentOffset()).top();
    const int height = fontMetrics().height();
    for (; block.isValid() && top <= dirty.bottom(); block = block.next()) {
        const double next = top + blockBoundingRect(block).height();
        const int line = block.blockNumber() + 1;
        const bool marked = line >= m_first && line <= m_last;
        if (marked)
            painter.fillRect(QRectF(margin.width() - m_theme.px(3), top, m_theme.px(3), next - top),
                             m_theme.colour(Token::Accent));
        painter.setPen(m_theme.colour(marked ? Token::Ink : Token::Dim));
        painter.drawText(QRectF(0, top, margin.width() - m_theme.px(12), height), Qt::AlignRight | Qt::AlignTop,
                         QLocale().toString(line));
        top = next;
    }
}

} // namespace sheaf
