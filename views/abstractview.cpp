// SPDX-License-Identifier: GPL-3.0-or-later
// Builds the text document of an abstract and keeps the widget exactly as tall as it.
#include "views/abstractview.h"

#include "model/text/links.h"

#include <QFocusEvent>
#include <QFontMetricsF>
#include <QKeyEvent>
#include <QTextBlockFormat>
#include <QTextCursor>
#include <QTextDocument>

#include <cmath>
#include <string>

namespace sheaf
{

namespace
{

constexpr double abstractLineHeight = 1.55;

QString abstractSlice(std::string_view text, std::size_t from, std::size_t to)
{
    return QString::fromUtf8(text.data() + from, qsizetype(to - from));
}

} // namespace

AbstractView::AbstractView(const Theme &theme, QWidget *parent) : QTextBrowser(parent), m_theme(theme)
{
    setAccessibleName(tr("Abstract"));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setOpenLinks(false);
    setUndoRedoEnabled(false);
    setTextInteractionFlags(Qt::TextBrowserInteraction | Qt::TextSelectableByKeyboard);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    viewport()->setAutoFillBackground(false);
    document()->setDocumentMargin(0);
    connect(this, &QTextBrowser::anchorClicked, this, [this](const QUrl &url) {
        if (url.scheme() == u"http" || url.scheme() == u"https")
            Q_EMIT linkClicked(url);
    });
    connect(&theme, &Theme::changed, this, &AbstractView::render);
}

int AbstractView::measure(const Theme &theme)
{
    static const QString sample = QStringLiteral("The method is trained on large data and gives a model that is small "
                                                 "and fast, which we show in several experiments of its kind.");
    const QFontMetricsF metrics(theme.font(Type::Abstract));
    return int(std::ceil(metrics.horizontalAdvance(sample) / double(sample.size()) * 68));
}

void AbstractView::setAbstract(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    render();
}

void AbstractView::setColumnWidth(int pixels)
{
    if (pixels == m_width)
        return;
    m_width = pixels;
    fit();
}

void AbstractView::fit()
{
    if (m_width <= 0)
        return;
    document()->setTextWidth(m_width);
    setFixedHeight(int(std::ceil(document()->size().height())) + 1);
}

void AbstractView::render()
{
    const QFont serif = m_theme.font(Type::Abstract);
    document()->clear();
    document()->setDefaultFont(serif);
    QTextBlockFormat paragraph;
    const double size = QFontMetricsF(serif).height() > 0 ? QFontInfo(serif).pixelSize() : 0;
    paragraph.setLineHeight(std::round(size * abstractLineHeight), QTextBlockFormat::FixedHeight);
    QTextCharFormat plain;
    plain.setFont(serif);
    plain.setForeground(m_theme.colour(Token::Ink));
    QTextCharFormat link = plain;
    link.setForeground(m_theme.colour(Token::Accent));
    link.setFontUnderline(true);
    link.setAnchor(true);

    QTextCursor cursor(document());
    cursor.setBlockFormat(paragraph);
    const std::string text = m_text.toStdString();
    std::size_t at = 0;
    for (const Link &found : findLinks(text)) {
        cursor.insertText(abstractSlice(text, at, found.from), plain);
        at = found.from + found.length;
        const QString target = abstractSlice(text, found.from, at);
        link.setAnchorHref(target);
        link.setToolTip(target);
        cursor.insertText(target, link);
    }
    cursor.insertText(abstractSlice(text, at, text.size()), plain);
    fit();
}

void AbstractView::focusInEvent(QFocusEvent *event)
{
    QTextBrowser::focusInEvent(event);
    m_showsFocus = event->reason() != Qt::MouseFocusReason && event->reason() != Qt::ActiveWindowFocusReason &&
                   event->reason() != Qt::PopupFocusReason;
    Q_EMIT showsFocusChanged();
}

void AbstractView::focusOutEvent(QFocusEvent *event)
{
    QTextBrowser::focusOutEvent(event);
    m_showsFocus = false;
    Q_EMIT showsFocusChanged();
}

void AbstractView::keyPressEvent(QKeyEvent *event)
{
    // The pane scrolls, not the text: paging keys go up to it.
    const int key = event->key();
    if (key == Qt::Key_Space || key == Qt::Key_PageUp || key == Qt::Key_PageDown)
        event->ignore();
    else
        QTextBrowser::keyPressEvent(event);
}

void AbstractView::wheelEvent(QWheelEvent *event)
{
    event->ignore();
}

} // namespace sheaf
