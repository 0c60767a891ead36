// SPDX-License-Identifier: GPL-3.0-or-later
// Paints one row of the list. A paper: dot, title, first words or the comment that a reading list has for it, chips,
// digest, star; or quiet bars while it is on its way. A section's heading: its name and how many papers follow.
#pragma once

#include "model/matches.h"
#include "model/paper.h"
#include "views/chippainter.h"

#include <QStyledItemDelegate>

#include <unordered_map>

namespace sheaf
{

class Theme;

// Works on the rows of a PaperModel only. Fonts, metrics and icons are made in refresh(), not in paint().
class PaperDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit PaperDelegate(const Theme &theme, QObject *parent = nullptr);

    void refresh();
    void setTags(const std::vector<Tag> &tags);
    void setPlaceholders(bool shown) { m_placeholders = shown; }
    int rowHeight() const;
    QString tagName(TagId id) const;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    // Bars in the place of a row.
    void paintPlaceholder(QPainter *painter, const QRect &row, int number) const;

Q_SIGNALS:
    void rowMissing() const; // painted a row that has not come yet

private:
    struct TagFace {
        QString name;
        int hue = 0;
        int width = 0;
    };
    void paintGround(QPainter *painter, const QStyleOptionViewItem &option) const;
    void paintLine(QPainter *painter, const QRect &line, const QString &text, const QFontMetrics &metrics,
                   bool mirrored) const;
    // The same with stretches of the text marked.
    void paintMarked(QPainter *painter, const QRect &line, const QString &text, const QFontMetrics &metrics,
                     const std::vector<TextRange> &marks, bool mirrored) const;
    void paintHeading(QPainter *painter, const QStyleOptionViewItem &option, const QString &name, int papers) const;
    void paintDot(QPainter *painter, const QRect &row, const QRect &line, Status status, bool dimmed,
                  bool mirrored) const;
    void paintWords(QPainter *painter, QRect line, const PaperRow &row, const QString &comment,
                    const std::vector<TextRange> &marks, bool mirrored) const;
    void paintMeta(QPainter *painter, QRect line, const PaperRow &row, bool mirrored, bool selected) const;
    int paintChips(QPainter *painter, const QRect &line, const PaperRow &row, int room, bool mirrored,
                   bool selected) const;
    QString metaText(const PaperRow &row) const;
    QRect contentRect(const QRect &row, bool mirrored) const;

    const Theme &m_theme;
    ChipPainter m_chips;
    QFont m_titleFont, m_unreadFont, m_smallFont, m_headFont;
    QFontMetrics m_titleMetrics, m_unreadMetrics, m_smallMetrics, m_headMetrics;
    QIcon m_star;
    QIcon m_comment;
    std::unordered_map<TagId, TagFace> m_tags;
    bool m_placeholders = false;
};

} // namespace sheaf
