// SPDX-License-Identifier: GPL-3.0-or-later
// NoteView: Qt's reader of Markdown without HTML, and a second look at what it made.
#include "views/noteview.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextTable>

#include <cmath>
#include <vector>

namespace sheaf
{

namespace
{

constexpr int typingPause = 120; // ms

bool isWebAddress(const QUrl &url)
{
    return url.scheme() == u"http" || url.scheme() == u"https";
}

struct Piece { // of a document, with its format
    int from = 0;
    int length = 0;
    QTextCharFormat format;
};

std::vector<Piece> piecesOf(const QTextDocument &document)
{
    std::vector<Piece> pieces;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        for (auto at = block.begin(); !at.atEnd(); ++at)
            pieces.push_back({at.fragment().position(), at.fragment().length(), at.fragment().charFormat()});
    }
    return pieces;
}

QString wordsOf(const QTextImageFormat &image)
{
    const QString alternative = image.property(QTextFormat::ImageAltText).toString();
    return NoteView::tr("[picture: %1]").arg(alternative.isEmpty() ? image.name() : alternative);
}

} // namespace

NoteView::NoteView(const Theme &theme, QWidget *parent) : QTextBrowser(parent), m_theme(theme)
{
    setAccessibleName(tr("The note as it reads"));
    setFrameShape(QFrame::NoFrame);
    setOpenLinks(false);
    setUndoRedoEnabled(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setTextInteractionFlags(Qt::TextBrowserInteraction | Qt::TextSelectableByKeyboard);
    viewport()->setAutoFillBackground(false);
    m_pause.setSingleShot(true);
    m_pause.setInterval(typingPause);
    connect(&m_pause, &QTimer::timeout, this, &NoteView::render);
    connect(this, &QTextBrowser::anchorClicked, this, [this](const QUrl &url) {
        if (isWebAddress(url))
            Q_EMIT linkClicked(url);
    });
    connect(&theme, &Theme::changed, this, &NoteView::render);
    render();
}

void NoteView::setNote(const QString &markdown)
{
    const bool rendered = !m_pause.isActive();
    m_pause.stop();
    if (markdown == m_markdown && rendered)
        return;
    m_markdown = markdown;
    render();
}

void NoteView::followNote(const QString &markdown)
{
    m_markdown = markdown;
    m_pause.start();
}

QVariant NoteView::loadResource(int, const QUrl &)
{
    return {};
}

void NoteView::render()
{
    document()->setDefaultFont(m_theme.font(Type::Body));
    document()->setDocumentMargin(m_theme.px(10));
    document()->setIndentWidth(m_theme.px(20));
    document()->setMarkdown(m_markdown, QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub) |
                                            QTextDocument::MarkdownNoHTML);
    // Backwards, so that the places of what is still to come stay.
    const std::vector<Piece> pieces = piecesOf(*document());
    for (auto piece = pieces.rbegin(); piece != pieces.rend(); ++piece) {
        QTextCursor cursor(document());
        cursor.setPosition(piece->from);
        cursor.setPosition(piece->from + piece->length, QTextCursor::KeepAnchor);
        QTextCharFormat format = piece->format;
        const bool link = isWebAddress(QUrl(format.anchorHref()));
        format.setForeground(m_theme.colour(link ? Token::Accent : Token::Ink));
        format.clearBackground();
        format.setFontUnderline(link);
        if (!link) {
            format.setAnchor(false);
            format.clearProperty(QTextFormat::AnchorHref);
            format.clearProperty(QTextFormat::AnchorName);
            format.setToolTip({});
        } else {
            format.setToolTip(format.anchorHref().toHtmlEscaped());
        }
        if (piece->format.isImageFormat()) {
            QTextCharFormat words;
            words.setFont(m_theme.font(Type::Body));
            words.setForeground(m_theme.colour(Token::Dim));
            words.setFontItalic(true);
            cursor.insertText(wordsOf(piece->format.toImageFormat()), words);
        } else {
            cursor.setCharFormat(format);
        }
    }
    fit();
}

void NoteView::fit()
{
    document()->setTextWidth(viewport()->width());
    const int least = 2 * fontMetrics().lineSpacing() + 2 * m_theme.px(10);
    setFixedHeight(std::max(int(std::ceil(document()->size().height())) + 1, least));
}

void NoteView::resizeEvent(QResizeEvent *event)
{
    QTextBrowser::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        fit();
}

void NoteView::wheelEvent(QWheelEvent *event)
{
    event->ignore(); // the pane scrolls as a whole
}

void NoteView::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    if (key == Qt::Key_Space || key == Qt::Key_PageUp || key == Qt::Key_PageDown)
        event->ignore();
    else
        QTextBrowser::keyPressEvent(event);
}

void NoteView::paintEvent(QPaintEvent *event)
{
    QTextBrowser::paintEvent(event);
    if (!m_markdown.trimmed().isEmpty())
        return;
    QPainter painter(viewport());
    painter.setFont(m_theme.font(Type::Body));
    painter.setPen(m_theme.colour(Token::Dim));
    const int inset = m_theme.px(10);
    painter.drawText(viewport()->rect().adjusted(inset, inset, -inset, 0), Qt::TextWordWrap,
                     tr("The note as it reads comes here."));
}

} // namespace sheaf
