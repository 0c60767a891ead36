// SPDX-License-Identifier: GPL-3.0-or-later
// The abstract of a paper, set for reading: its font, its measure, live links, search matches and highlights.
#pragma once

#include "model/matches.h"
#include "model/paper.h"
#include "views/theme.h"

#include <QTextBrowser>
#include <QUrl>

#include <optional>
#include <vector>

namespace sheaf
{

// Never scrolls: it is as tall as its text at the width it was given. Selectable by mouse and keyboard. Ranges are
// UTF-16 units of the text. A highlight is a flat band, a match a box with an edge that lies within the band, so that
// both are seen where they meet.
class AbstractView final : public QTextBrowser
{
    Q_OBJECT
public:
    explicit AbstractView(const Theme &theme, QWidget *parent = nullptr);

    // Plain text; every http and https address in it becomes a link. The selection stays when the text does.
    void setAbstract(const QString &text);
    // Lays out beforehand what is likely to be set next, at the width and in the type of now.
    void prepareAbstract(const QString &text);
    void setHighlights(const std::vector<Highlight> &highlights); // detached ones are not shown
    void setMatches(std::vector<TextRange> matches);
    // What is looked for within the text: as long as it is, its places are marked and the matches are not. The one that
    // was gone to is painted on the accent.
    struct Found {
        std::vector<TextRange> places;
        qsizetype current = -1;
        bool operator==(const Found &) const = default;
    };
    void setFound(std::optional<Found> found);
    void setColumnWidth(int pixels);
    // The width of the theme's number of characters of English.
    static int measure(const Theme &theme);
    // True while the keyboard came here by Tab, not by a click into the text.
    bool showsFocus() const { return m_showsFocus; }

    TextRange selection() const; // length 0: the place of the caret
    void select(const TextRange &range);
    void collapseSelection();
    void putCaret(qsizetype at);
    // The uppermost highlight there, 0 if none; its end belongs to it.
    HighlightId highlightAt(qsizetype at) const;
    // The line of the text in which a place stands, in the widget's coordinates.
    QRect lineAt(qsizetype at) const;
    // The first line of a stretch: no wider than the stretch is there.
    QRect firstLineOf(const TextRange &range) const;

Q_SIGNALS:
    void linkClicked(const QUrl &url);
    void showsFocusChanged();
    void caretMoved(const QRect &line);                                    // by the user
    void selectedByMouse();                                                // whole words are
    void highlightPressed(sheaf::HighlightId highlight, const QPoint &at); // a click without a selection
    // At a selection, a highlight, a link or a word; without a selection the caret stands there. The link may be empty.
    void menuAsked(const QPoint &globalPosition, const QUrl &link);
    void highlightOpened(sheaf::HighlightId highlight, const QRect &firstLine); // Enter, with the caret in it

protected:
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    // A text laid out: where its links are, and at which width of column.
    struct Prepared {
        QTextDocument *document = nullptr; // a child of the view
        QString text;
        std::vector<TextRange> links;
        int width = 0;
    };
    std::vector<TextRange> write(QTextDocument &document, const QString &text) const; // where the links are
    bool takePrepared();
    void forgetPrepared();
    void render();
    void fit();
    void colourLinks();
    void colourCurrent();
    const std::vector<TextRange> &marks() const { return m_found ? m_found->places : m_matches; }
    void takeWholeWords();
    qsizetype placeAt(const QPoint &point) const; // -1 beside the text
    // The stretch as boxes, one a line and direction of writing: from `above` to `below` the base line.
    std::vector<QRectF> boxesOf(const TextRange &range, double above, double below) const;
    void paintHighlight(QPainter &painter, const Highlight &highlight) const;

    const Theme &m_theme;
    QString m_text;
    std::vector<Highlight> m_highlights; // anchored ones
    std::vector<TextRange> m_matches;
    std::optional<Found> m_found;
    std::vector<TextRange> m_links;
    Prepared m_prepared;
    int m_width = 0;
    bool m_showsFocus = false;
    bool m_rendering = false;
};

} // namespace sheaf
