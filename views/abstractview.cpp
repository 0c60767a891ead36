// SPDX-License-Identifier: GPL-3.0-or-later
// Builds the text document of an abstract, keeps the widget exactly as tall as it, and paints what lies behind it.
#include "views/abstractview.h"

#include "model/text/links.h"
#include "views/paint.h"

#include <QAbstractTextDocumentLayout>
#include <QFontMetricsF>
#include <QGlyphRun>
#include <QPainter>
#include <QTextBlock>
#include <QTextBlockFormat>
#include <QTextCursor>
#include <QTextDocument>

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
    if (m_found)
        m_found = Found{};
    putCaret(0);
    if (!takePrepared())
        render();
}

void AbstractView::prepareAbstract(const QString &text)
{
    if (m_width <= 0 || text == m_text || (m_prepared.document && text == m_prepared.text))
        return;
    forgetPrepared();
    auto *document = new QTextDocument(this);
    document->setUndoRedoEnabled(false);
    document->setDocumentMargin(0);
    document->documentLayout()->setPaintDevice(viewport());
    m_prepared = {document, text, write(*document, text), m_width};
    document->setTextWidth(m_width);
}

// The document that is laid out already takes the place of the one that is shown.
bool AbstractView::takePrepared()
{
    if (!m_prepared.document || m_prepared.text != m_text || m_prepared.width != m_width)
        return false;
    m_rendering = true;
    QTextDocument *before = document();
    const bool prepared = before->parent() == this; // the first one is Qt's own, which deletes it
    setExtraSelections({});                         // they are places of the one before
    setDocument(m_prepared.document);
    if (prepared)
        delete before;
    m_links = std::move(m_prepared.links);
    m_prepared = {};
    colourLinks();
    colourCurrent();
    fit();
    m_rendering = false;
    return true;
}

void AbstractView::forgetPrepared()
{
    delete m_prepared.document;
    m_prepared = {};
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

void AbstractView::setFound(std::optional<Found> found)
{
    if (found == m_found)
        return;
    m_found = std::move(found);
    colourLinks();
    colourCurrent();
    viewport()->update();
}

// On the accent letters have the colour of the page.
void AbstractView::colourCurrent()
{
    QList<QTextEdit::ExtraSelection> letters;
    if (m_found && m_found->current >= 0) {
        const TextRange &place = m_found->places[static_cast<std::size_t>(m_found->current)];
        QTextEdit::ExtraSelection one;
        one.cursor = QTextCursor(document());
        one.cursor.setPosition(int(place.from));
        one.cursor.setPosition(int(place.from + place.length), QTextCursor::KeepAnchor);
        one.format.setForeground(m_theme.colour(Token::Base));
        letters.append(one);
    }
    setExtraSelections(letters);
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
    if (int(document()->textWidth()) != m_width)
        document()->setTextWidth(m_width);
    setFixedHeight(int(std::ceil(document()->size().height())) + 1);
}

std::vector<TextRange> AbstractView::write(QTextDocument &document, const QString &abstract) const
{
    const QFont serif = m_theme.font(Type::Abstract);
    document.setDefaultFont(serif);
    QTextBlockFormat paragraph;
    const double size = QFontMetricsF(serif).height() > 0 ? QFontInfo(serif).pixelSize() : 0;
    paragraph.setLineHeight(std::round(size * abstractLineHeight), QTextBlockFormat::FixedHeight);
    QTextCharFormat plain;
    plain.setFont(serif);
    plain.setForeground(m_theme.colour(Token::Ink));
    QTextCharFormat link = plain;
    link.setFontUnderline(true);
    link.setAnchor(true);

    QTextCursor cursor(&document);
    cursor.setBlockFormat(paragraph);
    // A document takes the two for one, and every place after them would be another.
    QString written = abstract;
    const std::string text = written.replace(QStringLiteral("\r\n"), QStringLiteral(" \n")).toStdString();
    std::vector<TextRange> links;
    std::size_t at = 0;
    for (const Link &found : findLinks(text)) {
        cursor.insertText(abstractSlice(text, at, found.from), plain);
        at = found.from + found.length;
        const QString target = abstractSlice(text, found.from, at);
        links.push_back({cursor.position(), target.size()});
        link.setAnchorHref(target);
        link.setToolTip(target);
        cursor.insertText(target, link);
    }
    cursor.insertText(abstractSlice(text, at, text.size()), plain);
    return links;
}

void AbstractView::render()
{
    m_rendering = true;
    forgetPrepared(); // it may be in another type
    const int anchor = textCursor().anchor();
    const int caret = textCursor().position();
    document()->clear();
    m_links = write(*document(), m_text);
    colourLinks();
    colourCurrent();
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
        const bool onBand = std::ranges::any_of(marks(), covered) || std::ranges::any_of(m_highlights, marked);
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

void AbstractView::select(const TextRange &range)
{
    QTextCursor cursor = textCursor();
    cursor.setPosition(int(range.from));
    cursor.setPosition(int(range.from + range.length), QTextCursor::KeepAnchor);
    setTextCursor(cursor);
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
    if (!m_highlights.empty() || !marks().empty()) {
        QPainter painter(viewport());
        painter.setRenderHint(QPainter::Antialiasing);
        for (const Highlight &highlight : m_highlights)
            paintHighlight(painter, highlight);
        qsizetype number = 0;
        for (const TextRange &match : marks()) {
            const bool current = m_found && m_found->current == number++;
            painter.setPen(QPen(current ? m_theme.colour(Token::Accent) : m_theme.matchEdge(), 1));
            painter.setBrush(m_theme.colour(current ? Token::Accent : Token::Match));
            for (const QRectF &box : boxesOf(match, matchAbove, matchBelow))
                painter.drawRoundedRect(box.adjusted(-1, 0, 1, 0), m_theme.px(2), m_theme.px(2));
        }
    }
    QTextBrowser::paintEvent(event);
}

} // namespace sheaf
