// SPDX-License-Identifier: GPL-3.0-or-later
// Paints the quiet parts of the detail pane.
#include "views/readingcolumn.h"

#include "views/abstractview.h"
#include "views/paint.h"

#include <QPainter>

#include <array>

namespace sheaf
{

ReadingColumn::ReadingColumn(const Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    connect(&theme, &Theme::changed, this, [this] { update(); });
}

void ReadingColumn::setAbstract(AbstractView *view)
{
    m_abstract = view;
    connect(view, &AbstractView::showsFocusChanged, this, [this] { update(); });
}

void ReadingColumn::paintEvent(QPaintEvent *)
{
    if (!m_abstract || !m_abstract->showsFocus() || !m_abstract->isVisible())
        return;
    QPainter painter(this);
    const int room = m_theme.px(8);
    const QRect box(m_abstract->mapTo(this, QPoint(0, 0)), m_abstract->size());
    paintFocusRing(painter, QRectF(box).adjusted(-room, -room / 2.0, room, room), m_theme, m_theme.px(6));
}

DetailCover::DetailCover(const Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    connect(&theme, &Theme::changed, this, [this] { update(); });
    setLoading(false);
}

void DetailCover::setLoading(bool loading)
{
    m_loading = loading;
    setAccessibleName(loading ? tr("Loading the paper") : tr("Select a paper"));
    update();
}

void DetailCover::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), m_theme.colour(Token::Base));
    m_loading ? paintBars(painter) : paintWords(painter);
}

void DetailCover::paintBars(QPainter &painter) const
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(blend(m_theme.colour(Token::Base), m_theme.colour(Token::Line), 0.7));
    const auto bar = [&](int y, int height, double share) {
        painter.drawRoundedRect(QRectF(m_left, y, m_width * share, height), m_theme.px(4), m_theme.px(4));
    };
    int y = m_theme.space(7);
    bar(y, m_theme.px(20), 0.62);
    bar(y + m_theme.px(30), m_theme.px(20), 0.4);
    bar(y + m_theme.px(66), m_theme.px(10), 0.5);
    y += m_theme.px(124);
    static constexpr std::array shares{1.0, 0.97, 1.0, 0.94, 0.98, 0.6};
    for (const double share : shares) {
        bar(y, m_theme.px(12), share);
        y += m_theme.px(26);
    }
}

void DetailCover::paintWords(QPainter &painter) const
{
    const int glyph = m_theme.px(40);
    const int middle = height() * 2 / 5;
    const QRect box((width() - glyph) / 2, middle - glyph - m_theme.space(4), glyph, glyph);
    m_theme.icon(QStringLiteral("sheaf"), Token::Line).paint(&painter, box);
    painter.setFont(m_theme.font(Type::BodyStrong));
    painter.setPen(m_theme.colour(Token::Ink));
    QRect line(0, middle, width(), painter.fontMetrics().height());
    painter.drawText(line, Qt::AlignCenter, tr("Select a paper"));
    line.translate(0, line.height() + m_theme.space(1.5));
    painter.setFont(m_theme.font(Type::Secondary));
    painter.setPen(m_theme.colour(Token::Dim));
    painter.drawText(line, Qt::AlignCenter, tr("j and k go through the list, t tags, ? shows all keys"));
}

StatusWord::StatusWord(const Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    connect(&theme, &Theme::changed, this, [this] { update(); });
}

void StatusWord::setStatus(Status status)
{
    m_status = status;
    setAccessibleName(status == Status::Unread    ? tr("Unread")
                      : status == Status::Reading ? tr("Reading")
                      : status == Status::Read    ? tr("Read")
                                                  : tr("Dismissed"));
    update();
}

void StatusWord::setShown(bool shown)
{
    m_shown = shown;
    update();
}

void StatusWord::paintEvent(QPaintEvent *)
{
    if (!m_shown)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool mirrored = isRightToLeft();
    const int glyph = m_theme.px(16);
    QRectF sign(mirrored ? width() - glyph : 0, (height() - glyph) / 2.0, glyph, glyph);
    int used = glyph + m_theme.px(4);
    if (width() < used) // less than the whole sign says nothing
        return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.colour(Token::Accent));
    const double dot = m_theme.px(8);
    if (m_status == Status::Unread) {
        painter.drawEllipse(QRectF(mirrored ? width() - dot : 0, (height() - dot) / 2.0, dot, dot));
        used = int(dot) + m_theme.px(7);
    } else if (m_status == Status::Reading) {
        painter.setPen(QPen(m_theme.colour(Token::Accent), 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(QRectF(mirrored ? width() - dot - 1 : 1, (height() - dot) / 2.0, dot, dot));
        used = int(dot) + m_theme.px(8);
    } else {
        const bool read = m_status == Status::Read;
        m_theme.icon(read ? QStringLiteral("check") : QStringLiteral("dismissed"), read ? Token::Good : Token::Dim)
            .paint(&painter, sign.toRect());
    }
    painter.setFont(m_theme.font(Type::Body));
    painter.setPen(m_theme.colour(Token::Dim));
    const QRect room = mirrored ? rect().adjusted(0, 0, -used, 0) : rect().adjusted(used, 0, 0, 0);
    if (painter.fontMetrics().horizontalAdvance(accessibleName()) <= room.width())
        painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeading, accessibleName());
}

BannerStrip::BannerStrip(const Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    connect(&theme, &Theme::changed, this, [this] { update(); });
}

void BannerStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.colour(Token::Side));
    painter.drawRoundedRect(QRectF(rect()), m_theme.px(6), m_theme.px(6));
    const int glyph = m_theme.px(16);
    const int x = isRightToLeft() ? width() - m_theme.px(12) - glyph : m_theme.px(12);
    m_theme.icon(QStringLiteral("trash"), Token::Dim).paint(&painter, QRect(x, (height() - glyph) / 2, glyph, glyph));
}

} // namespace sheaf
