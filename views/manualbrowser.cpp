// SPDX-License-Identifier: GPL-3.0-or-later
// Markdown by Qt's reader, then colours and distances from the theme.
#include "views/manualbrowser.h"

#include <QImage>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextTable>

#include <algorithm>
#include <utility>

namespace sheaf
{

namespace
{

constexpr int manualMargin = 28;         // px at 1x
constexpr int manualColumn = 720;        // px at 1x, at most
constexpr double manualLineHeight = 130; // percent

} // namespace

ManualBrowser::ManualBrowser(const Theme &theme, QWidget *parent) : QTextBrowser(parent), m_theme(theme)
{
    setAccessibleName(tr("Page of the manual"));
    setFrameShape(QFrame::NoFrame);
    setOpenLinks(false);
    setUndoRedoEnabled(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // the width does not hang on the page
    setTextInteractionFlags(Qt::TextBrowserInteraction | Qt::TextSelectableByKeyboard);
    connect(this, &QTextBrowser::anchorClicked, this, &ManualBrowser::linkClicked);
    connect(&theme, &Theme::changed, this, &ManualBrowser::render);
}

void ManualBrowser::setPage(const QString &markdown)
{
    if (markdown == m_markdown)
        return; // who reads it keeps the place
    m_markdown = markdown;
    render();
    moveCursor(QTextCursor::Start);
    verticalScrollBar()->setValue(0);
    if (!m_words.isEmpty())
        findNext();
}

void ManualBrowser::setWords(const QString &words)
{
    if (words.simplified() == m_words)
        return;
    m_words = words.simplified();
    markWords();
    moveCursor(QTextCursor::Start);
    if (!m_words.isEmpty())
        findNext();
}

bool ManualBrowser::findNext()
{
    return !m_words.isEmpty() && find(m_words);
}

int ManualBrowser::columnWidth() const
{
    return std::min(viewport()->width() - 2 * m_theme.px(manualMargin), m_theme.px(manualColumn));
}

void ManualBrowser::render()
{
    if (std::exchange(m_rendering, true)) // Qt's reader fills a document that must not change meanwhile
        return;
    const int scrolled = verticalScrollBar()->value();
    m_width = columnWidth();
    document()->clear(); // pictures of another size or theme too
    document()->setDefaultFont(m_theme.font(Type::Body));
    document()->setDocumentMargin(m_theme.px(manualMargin));
    document()->setIndentWidth(m_theme.px(24));
    document()->setMarkdown(m_markdown, QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub) |
                                            QTextDocument::MarkdownNoHTML);
    QTextFrameFormat frame = document()->rootFrame()->frameFormat();
    const int spare = viewport()->width() - m_width - m_theme.px(manualMargin);
    const bool mirrored = isRightToLeft();
    (mirrored ? frame.setLeftMargin(spare) : frame.setRightMargin(spare));
    document()->rootFrame()->setFrameFormat(frame);
    paintPieces();
    ruleTables();
    markWords();
    moveCursor(QTextCursor::Start); // else the end would be scrolled into sight
    verticalScrollBar()->setValue(scrolled);
    m_rendering = false;
}

void ManualBrowser::paintPieces()
{
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        QTextCursor cursor(block);
        if (!block.text().contains(QChar::ObjectReplacementCharacter)) { // a picture needs no more than its height
            QTextBlockFormat lines;
            lines.setLineHeight(manualLineHeight, QTextBlockFormat::ProportionalHeight);
            cursor.mergeBlockFormat(lines);
        }
        for (auto piece = block.begin(); !piece.atEnd(); ++piece) {
            const QTextFragment fragment = piece.fragment();
            const QTextCharFormat is = fragment.charFormat();
            if (is.isImageFormat())
                continue;
            cursor.setPosition(fragment.position());
            cursor.setPosition(fragment.position() + fragment.length(), QTextCursor::KeepAnchor);
            QTextCharFormat format;
            format.setForeground(m_theme.colour(is.isAnchor() ? Token::Accent : Token::Ink));
            format.setFontUnderline(is.isAnchor());
            if (is.fontFixedPitch())
                format.setBackground(m_theme.colour(Token::Selected));
            cursor.mergeCharFormat(format);
            if (is.isAnchor() && is.anchorHref().startsWith(u"do:")) {
                QTextCharFormat tip;
                tip.setToolTip(tr("Do it now"));
                cursor.mergeCharFormat(tip);
            }
        }
    }
}

void ManualBrowser::ruleTables()
{
    for (QTextFrame *frame : document()->rootFrame()->childFrames()) {
        auto *table = qobject_cast<QTextTable *>(frame);
        if (!table)
            continue;
        QTextTableFormat format = table->format();
        format.setBorderCollapse(true);
        format.setBorder(1);
        format.setBorderBrush(m_theme.colour(Token::Line));
        format.setCellPadding(m_theme.px(5));
        format.setCellSpacing(0);
        table->setFormat(format);
    }
}

void ManualBrowser::markWords()
{
    QList<QTextEdit::ExtraSelection> marks;
    if (!m_words.isEmpty()) {
        for (QTextCursor at = document()->find(m_words); !at.isNull(); at = document()->find(m_words, at)) {
            QTextEdit::ExtraSelection mark;
            mark.cursor = at;
            mark.format.setBackground(m_theme.colour(Token::Match));
            mark.format.setForeground(m_theme.colour(Token::Ink));
            marks.append(mark);
        }
    }
    setExtraSelections(marks);
}

QVariant ManualBrowser::loadResource(int type, const QUrl &name)
{
    if (type != QTextDocument::ImageResource || name.scheme() != u"picture")
        return {};
    QImage picture(QStringLiteral(":/sheaf/help/pictures/%1-%2.png")
                       .arg(name.path(), m_theme.isDark() ? QStringLiteral("dark") : QStringLiteral("light")));
    const double scale = devicePixelRatioF();
    const int width = std::min(int(m_width * scale), picture.width());
    if (picture.isNull() || width <= 0)
        return {};
    // Scaled with its palette it would be dithered into that again.
    picture = picture.convertToFormat(QImage::Format_RGB32).scaledToWidth(width, Qt::SmoothTransformation);
    picture.setDevicePixelRatio(scale);
    return picture;
}

void ManualBrowser::resizeEvent(QResizeEvent *event)
{
    QTextBrowser::resizeEvent(event);
    if (columnWidth() != m_width && !m_markdown.isEmpty())
        render();
}

} // namespace sheaf
