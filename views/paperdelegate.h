// SPDX-License-Identifier: GPL-3.0-or-later
// Paints one paper of the list: dot, title, first words, chips, digest, star; or quiet bars while the row is on its
// way.
#pragma once

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
    void paintMeta(QPainter *painter, QRect line, const PaperRow &row, bool mirrored, bool selected) const;
    int paintChips(QPainter *painter, const QRect &line, const PaperRow &row, int room, bool mirrored,
                   bool selected) const;
    QString metaText(const PaperRow &row) const;
    QRect contentRect(const QRect &row, bool mirrored) const;

    const Theme &m_theme;
    ChipPainter m_chips;
    QFont m_titleFont, m_unreadFont, m_smallFont;
    QFontMetrics m_titleMetrics, m_unreadMetrics, m_smallMetrics;
    QIcon m_star;
    std::unordered_map<TagId, TagFace> m_tags;
    bool m_placeholders = false;
};

} // namespace sheaf
