// SPDX-License-Identifier: GPL-3.0-or-later
// Builds the text document of an abstract, keeps the widget exactly as tall as it, and paints what lies behind it.
#include "views/abstractview.h"

#include "model/text/links.h"
#include "views/paint.h"
#include "views/wholewords.h"

#include <QAbstractTextDocumentLayout>
#include <QFocusEvent>
#include <QFontMetricsF>
#include <QGlyphRun>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QTextBlock>
#include <QTextBlockFormat>
#include <QTextCursor>
#include <QTextDocument>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <string>

namespace sheaf
{

namespace
{

constexpr double abstractLineHeight = 1.55;
// Parts of the font's size above and below the base line.
constexpr double highlightAbove = 1.0, highlightBelow = 0.36;
constexpr double matchAbove = 0.84, matchBelow = 0.24;
constexpr double wordGap = 0.45; // blanks within a stretch are covered with it

QString abstractSlice(std::string_view text, std::size_t from, std::size_t to)
{
    return QString::fromUtf8(text.data() + from, qsizetype(to - from));
}

// Where letters of a line stand, from left to right: several places where it is written in both directions.
std::vector<std::pair<double, double>> stretchesOf(const QTextLine &line, int first, int last, double gap)
{
    std::vector<std::pair<double, double>> letters;
    if (first < last) {
        for (const QGlyphRun &run : line.glyphRuns(first, last - first)) {
            const QRectF box = run.boundingRect();
            if (box.width() > 0)
                letters.emplace_back(box.left(), box.right());
        }
    }
    std::ranges::sort(letters);
    std::vector<std::pair<double, double>> stretches;
    for (const auto &[left, right] : letters) {
        if (stretches.empty() || left > stretches.back().second + gap)
            stretches.emplace_back(left, right);
        else
            stretches.back().second = std::max(stretches.back().second, right);
    }
    return stretches;
}

bool overlaps(const TextRange &one, qsizetype from, qsizetype length)
{
    return one.from < from + length && from < one.from + one.length;
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
    connect(this, &QTextEdit::cursorPositionChanged, this, [this] {
        if (!m_rendering && hasFocus())
            Q_EMIT caretMoved(cursorRect());
    });
    connect(&theme, &Theme::changed, this, &AbstractView::render);
}

int AbstractView::measure(const Theme &theme)
{
    static const QString sample = QStringLiteral("The method is trained on large data and gives a model that is small "
                                                 "and fast, which we show in several experiments of its kind.");
    const QFontMetricsF metrics(theme.font(Type::Abstract));
    return int(std::ceil(metrics.horizontalAdvance(sample) / double(sample.size()) * theme.reading().measure));
}

void AbstractView::setAbstract(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    m_highlights.clear();
    m_matches.clear();
    putCaret(0);
    render();
}

void AbstractView::setHighlights(const std::vector<Highlight> &highlights)
{
    std::vector<Highlight> shown;
    for (const Highlight &highlight : highlights) {
        if (!highlight.isDetached() && highlight.shownFrom + highlight.shownLength <= m_text.size())
            shown.push_back(highlight);
    }
    if (shown == m_highlights)
        return;
    m_highlights = std::move(shown);
    colourLinks();
    viewport()->update();
}

void AbstractView::setMatches(std::vector<TextRange> matches)
{
    if (matches == m_matches)
        return;
    m_matches = std::move(matches);
    colourLinks();
    viewport()->update();
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
    m_rendering = true;
    const int anchor = textCursor().anchor();
    const int caret = textCursor().position();
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
    link.setFontUnderline(true);
    link.setAnchor(true);

    QTextCursor cursor(document());
    cursor.setBlockFormat(paragraph);
    // A document takes the two for one, and every place after them would be another.
    QString written = m_text;
    const std::string text = written.replace(QStringLiteral("\r\n"), QStringLiteral(" \n")).toStdString();
    m_links.clear();
    std::size_t at = 0;
    for (const Link &found : findLinks(text)) {
        cursor.insertText(abstractSlice(text, at, found.from), plain);
        at = found.from + found.length;
        const QString target = abstractSlice(text, found.from, at);
        m_links.push_back({cursor.position(), target.size()});
        link.setAnchorHref(target);
        link.setToolTip(target);
        cursor.insertText(target, link);
    }
    cursor.insertText(abstractSlice(text, at, text.size()), plain);
    colourLinks();
    fit();
    const int last = document()->characterCount() - 1;
    QTextCursor own = textCursor();
    own.setPosition(std::min(anchor, last));
    own.setPosition(std::min(caret, last), QTextCursor::KeepAnchor);
    setTextCursor(own);
    m_rendering = false;
}

// The accent does not reach 4.5:1 on every band; there a link is ink with its line.
void AbstractView::colourLinks()
{
    for (const TextRange &link : m_links) {
        const auto covered = [&link](const TextRange &match) { return overlaps(match, link.from, link.length); };
        const auto marked = [&link](const Highlight &one) { return overlaps(link, one.shownFrom, one.shownLength); };
        const bool onBand = std::ranges::any_of(m_matches, covered) || std::ranges::any_of(m_highlights, marked);
        QTextCursor cursor(document());
        cursor.setPosition(int(link.from));
        cursor.setPosition(int(link.from + link.length), QTextCursor::KeepAnchor);
        QTextCharFormat format;
        format.setForeground(m_theme.colour(onBand ? Token::Ink : Token::Accent));
        cursor.mergeCharFormat(format);
    }
}

TextRange AbstractView::selection() const
{
    const QTextCursor cursor = textCursor();
    return {cursor.selectionStart(), cursor.selectionEnd() - cursor.selectionStart()};
}

void AbstractView::collapseSelection()
{
    putCaret(textCursor().selectionEnd());
}

void AbstractView::putCaret(qsizetype at)
{
    QTextCursor cursor = textCursor();
    cursor.setPosition(int(std::clamp<qsizetype>(at, 0, document()->characterCount() - 1)));
    setTextCursor(cursor);
}

HighlightId AbstractView::highlightAt(qsizetype at) const
{
    for (auto one = m_highlights.rbegin(); one != m_highlights.rend(); ++one) {
        if (one->shownFrom <= at && at <= one->shownFrom + one->shownLength)
            return one->id;
    }
    return {};
}

QRect AbstractView::lineAt(qsizetype at) const
{
    QTextCursor cursor(document());
    cursor.setPosition(int(std::clamp<qsizetype>(at, 0, document()->characterCount() - 1)));
    return cursorRect(cursor);
}

QRect AbstractView::firstLineOf(const TextRange &range) const
{
    const std::vector<QRectF> boxes = boxesOf(range, highlightAbove, highlightBelow);
    return boxes.empty() ? lineAt(range.from) : boxes.front().toAlignedRect();
}

qsizetype AbstractView::placeAt(const QPoint &point) const
{
    return document()->documentLayout()->hitTest(point, Qt::ExactHit);
}

std::vector<QRectF> AbstractView::boxesOf(const TextRange &range, double above, double below) const
{
    std::vector<QRectF> boxes;
    const double size = QFontInfo(m_theme.font(Type::Abstract)).pixelSize();
    const qsizetype end = range.from + range.length;
    for (QTextBlock block = document()->findBlock(int(range.from)); block.isValid() && block.position() < end;
         block = block.next()) {
        const QTextLayout &layout = *block.layout();
        const QPointF corner = document()->documentLayout()->blockBoundingRect(block).topLeft();
        for (int number = 0; number < layout.lineCount(); ++number) {
            const QTextLine line = layout.lineAt(number);
            const int first = std::max(line.textStart(), int(range.from) - block.position());
            const int last = std::min(line.textStart() + line.textLength(), int(end) - block.position());
            const double base = corner.y() + line.y() + line.ascent();
            for (const auto &[left, right] : stretchesOf(line, first, last, size * wordGap))
                boxes.emplace_back(corner.x() + left, base - above * size, right - left, (above + below) * size);
        }
    }
    return boxes;
}

void AbstractView::paintHighlight(QPainter &painter, const Highlight &highlight) const
{
    const QColor band = m_theme.highlight(highlight.colour);
    const double radius = m_theme.px(3);
    for (const QRectF &box : boxesOf({highlight.shownFrom, highlight.shownLength}, highlightAbove, highlightBelow)) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(band);
        painter.drawRoundedRect(box.adjusted(-1, 0, 1, 0), radius, radius);
        if (highlight.remark.isEmpty())
            continue;
        const double y = box.bottom() - 1;
        painter.setPen(QPen(blend(band, m_theme.colour(Token::Ink), 0.6), 1.5, Qt::DotLine));
        painter.drawLine(QPointF(box.left() + 1, y), QPointF(box.right() - 1, y));
    }
}

void AbstractView::paintEvent(QPaintEvent *event)
{
    if (!m_highlights.empty() || !m_matches.empty()) {
        QPainter painter(viewport());
        painter.setRenderHint(QPainter::Antialiasing);
        for (const Highlight &highlight : m_highlights)
            paintHighlight(painter, highlight);
        painter.setPen(QPen(m_theme.matchEdge(), 1));
        painter.setBrush(m_theme.colour(Token::Match));
        for (const TextRange &match : m_matches) {
            for (const QRectF &box : boxesOf(match, matchAbove, matchBelow))
                painter.drawRoundedRect(box.adjusted(-1, 0, 1, 0), m_theme.px(2), m_theme.px(2));
        }
    }
    QTextBrowser::paintEvent(event);
}

bool AbstractView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const HighlightId under = highlightAt(placeAt(help->pos()));
        const auto one = std::ranges::find(m_highlights, under, &Highlight::id);
        if (one != m_highlights.end() && !one->remark.isEmpty() && anchorAt(help->pos()).isEmpty()) {
            QToolTip::showText(help->globalPos(), one->remark.toHtmlEscaped(), viewport());
            return true;
        }
    }
    return QTextBrowser::viewportEvent(event);
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
    const TextRange chosen = selection();
    const HighlightId in = chosen.length == 0 ? highlightAt(chosen.from) : HighlightId{};
    if (key == Qt::Key_Space || key == Qt::Key_PageUp || key == Qt::Key_PageDown)
        event->ignore();
    else if ((key == Qt::Key_Return || key == Qt::Key_Enter) && in != HighlightId{})
        Q_EMIT highlightOpened(in, lineAt(chosen.from));
    else
        QTextBrowser::keyPressEvent(event);
}

void AbstractView::mouseReleaseEvent(QMouseEvent *event)
{
    QTextBrowser::mouseReleaseEvent(event);
    if (event->button() != Qt::LeftButton)
        return;
    const QPoint at = event->position().toPoint();
    takeWholeWords();
    if (selection().length > 0)
        Q_EMIT selectedByMouse();
    else if (const qsizetype place = placeAt(at); place >= 0 && anchorAt(at).isEmpty()) {
        if (const HighlightId pressed = highlightAt(place); pressed != HighlightId{})
            Q_EMIT highlightPressed(pressed, at);
    }
}

// The hand with the mouse is not as exact as the eye; what is chosen by keys stays as it was chosen.
void AbstractView::takeWholeWords()
{
    const TextRange chosen = selection();
    const TextRange whole = wholeWords(m_text, chosen);
    if (chosen.length == 0 || (whole.from == chosen.from && whole.length == chosen.length))
        return;
    QTextCursor cursor = textCursor();
    const bool forward = cursor.position() > cursor.anchor();
    const auto first = int(whole.from);
    const auto last = int(whole.from + whole.length);
    cursor.setPosition(forward ? first : last);
    cursor.setPosition(forward ? last : first, QTextCursor::KeepAnchor);
    setTextCursor(cursor);
}

void AbstractView::wheelEvent(QWheelEvent *event)
{
    event->ignore();
}

} // namespace sheaf
