// SPDX-License-Identifier: GPL-3.0-or-later
// A plain text view with a margin of numbers, and the dialog around it.
#include "views/entryview.h"

#include "views/paint.h"
#include "views/textlabel.h"

#include <QBoxLayout>
#include <QFontDatabase>
#include <QFontInfo>
#include <QLocale>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTextBlock>

#include <algorithm>

namespace sheaf
{

// Read-only; the numbers stand in the left viewport margin, on the side where a line begins.
class DigestText final : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit DigestText(const Theme &theme) : m_theme(theme), m_margin(new Margin(*this))
    {
        setFrameShape(QFrame::NoFrame);
        setReadOnly(true);
        setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        setAccessibleName(tr("Text of the digest"));
        setUndoRedoEnabled(false);
        connect(this, &QPlainTextEdit::updateRequest, m_margin, [this](const QRect &, int) { m_margin->update(); });
        connect(&theme, &Theme::changed, this, &DigestText::restyle);
    }

    void showLines(const QString &text, int first, int last)
    {
        setPlainText(text);
        const int lines = std::max(document()->blockCount(), 1);
        m_first = std::clamp(first, 1, lines);
        m_last = std::clamp(last, m_first, lines);
        restyle();
        scrollToEntry();
    }

protected:
    void resizeEvent(QResizeEvent *event) override
    {
        QPlainTextEdit::resizeEvent(event);
        placeMargin();
    }

    void showEvent(QShowEvent *event) override
    {
        QPlainTextEdit::showEvent(event);
        scrollToEntry();
    }

private:
    class Margin final : public QWidget
    {
    public:
        explicit Margin(DigestText &text) : QWidget(&text), m_text(text) {}

    protected:
        void paintEvent(QPaintEvent *event) override { m_text.paintMargin(*this, event->rect()); }

    private:
        DigestText &m_text;
    };

    int marginWidth() const
    {
        const QString widest = QLocale().toString(std::max(document()->blockCount(), 100));
        return fontMetrics().horizontalAdvance(widest) + m_theme.px(24);
    }

    void placeMargin()
    {
        const QRect inside = contentsRect();
        m_margin->setGeometry(inside.left(), inside.top(), marginWidth(), inside.height());
    }

    // The entry's first line a few lines below the top.
    void scrollToEntry()
    {
        QTextCursor end(document()->findBlockByNumber(m_last - 1));
        setTextCursor(end);
        ensureCursorVisible();
        setTextCursor(QTextCursor(document()->findBlockByNumber(m_first - 1)));
        centerCursor();
        ensureCursorVisible();
    }

    void restyle()
    {
        QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
        font.setPixelSize(QFontInfo(m_theme.font(Type::Body)).pixelSize());
        setFont(font);
        document()->setDocumentMargin(m_theme.px(8));
        setViewportMargins(marginWidth(), 0, 0, 0);
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

    void paintMargin(QWidget &margin, const QRect &dirty)
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

    const Theme &m_theme;
    Margin *m_margin;
    int m_first = 1;
    int m_last = 1;
};

EntryView::EntryView(const Theme &theme, QWidget *parent)
    : QDialog(parent)
    , m_theme(theme)
    , m_name(new TextLabel(theme, Type::BodyStrong, Token::Ink))
    , m_lines(new TextLabel(theme, Type::Body, Token::Dim))
    , m_text(new DigestText(theme))
{
    setModal(false);
    useBaseBackground(this);
    resize(theme.px(820), theme.px(560));
    auto *close = new QPushButton(tr("Close"));
    close->setAutoDefault(false);
    connect(close, &QAbstractButton::clicked, this, &QDialog::close);
    auto *head = new QHBoxLayout;
    head->setSpacing(theme.space(3));
    head->addWidget(m_name);
    head->addWidget(m_lines, 1);
    auto *foot = new QHBoxLayout;
    foot->addStretch(1);
    foot->addWidget(close);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(theme.space(5), theme.space(4), theme.space(5), theme.space(4));
    box->setSpacing(theme.space(3));
    box->addLayout(head);
    box->addWidget(new Hairline(theme));
    box->addWidget(m_text, 1);
    box->addWidget(new Hairline(theme));
    box->addLayout(foot);
    m_text->setFocus();
}

void EntryView::showEntry(const QString &digestName, const QString &text, int firstLine, int lastLine)
{
    const QLocale locale;
    setWindowTitle(tr("Digest %1").arg(digestName));
    m_name->setText(digestName);
    m_lines->setText(firstLine == lastLine
                         ? tr("line %1").arg(locale.toString(firstLine))
                         : tr("lines %1 to %2").arg(locale.toString(firstLine), locale.toString(lastLine)));
    m_text->showLines(text, firstLine, lastLine);
    show();
    raise();
    activateWindow();
}

} // namespace sheaf

#include "entryview.moc"
