// SPDX-License-Identifier: GPL-3.0-or-later
// What the rows of papers are painted with, as rows and as a table alike: ground, lines of text, headings, dots, chips.
#pragma once

#include "model/matches.h"
#include "model/paper.h"
#include "views/chippainter.h"

#include <QFont>
#include <QFontMetrics>
#include <QIcon>

#include <unordered_map>

class QPainter;
class QStyleOptionViewItem;

namespace sheaf
{

class Theme;

// GUI thread. Fonts, metrics and icons are made in refresh(), not while painting.
class RowPainter final
{
public:
    explicit RowPainter(const Theme &theme);

    void refresh();
    void setTags(const std::vector<Tag> &tags);

    const Theme &theme() const { return m_theme; }
    const QFont &titleFont(bool unread) const { return unread ? m_unreadFont : m_titleFont; }
    const QFontMetrics &titleMetrics(bool unread) const { return unread ? m_unreadMetrics : m_titleMetrics; }
    const QFont &smallFont() const { return m_smallFont; }
    const QFontMetrics &smallMetrics() const { return m_smallMetrics; }
    int titleHeight() const { return qMax(m_titleMetrics.height(), m_unreadMetrics.height()); }
    int chipHeight() const { return m_chips.height(); }
    int chipsWidth(const std::vector<TagId> &tags) const; // of all of them, with the gaps between
    const QIcon &starIcon() const { return m_star; }
    const QIcon &commentIcon() const { return m_comment; }

    // The ground of the whole row, its hairline, the edge of a selected one and the ring of the one with the keyboard:
    // `keyboard` and the state's Selected, Active and MouseOver are the row's.
    void paintGround(QPainter *painter, const QStyleOptionViewItem &option, bool keyboard) const;
    // In the painter's font and ink. The text keeps its own direction; only its side follows the window's.
    void paintLine(QPainter *painter, const QRect &line, const QString &text, const QFontMetrics &metrics,
                   bool mirrored) const;
    // The same with stretches of the text on the ground of a match.
    void paintMarked(QPainter *painter, const QRect &line, const QString &text, const QFontMetrics &metrics,
                     const std::vector<TextRange> &marks, bool mirrored) const;
    // Of a section: its name and how many papers follow.
    void paintHeading(QPainter *painter, const QRect &row, const QString &name, int papers, bool mirrored) const;
    // Unread and reading have one.
    void paintDot(QPainter *painter, const QPointF &middle, Status status, bool dimmed) const;
    // As many as the room has place for, and how many more there are; the width that they took.
    int paintChips(QPainter *painter, const QRect &line, const std::vector<TagId> &tags, int room, bool mirrored,
                   bool selected) const;
    // A quiet bar where a text will be.
    void paintBar(QPainter *painter, const QRectF &bar) const;

private:
    struct TagFace {
        QString name;
        int hue = 0;
        int width = 0;
    };
    void paintRing(QPainter *painter, const QRect &row) const;

    const Theme &m_theme;
    ChipPainter m_chips;
    QFont m_titleFont, m_unreadFont, m_smallFont, m_headFont;
    QFontMetrics m_titleMetrics, m_unreadMetrics, m_smallMetrics, m_headMetrics;
    QIcon m_star;
    QIcon m_comment;
    std::unordered_map<TagId, TagFace> m_tags;
};

} // namespace sheaf
