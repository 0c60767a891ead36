// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of colours, the palette made from them, the fonts, and icons that take the theme's colours.
#include "views/theme.h"

#include "views/paint.h"
#include "views/sheafstyle.h"

#include <QApplication>
#include <QEvent>
#include <QFile>
#include <QFontDatabase>
#include <QFontInfo>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QPointer>
#include <QSvgRenderer>

#include <cmath>

namespace sheaf
{

namespace
{

struct TokenColours {
    QRgb light;
    QRgb dark;
};

// In the order of Token; look.md has the same table.
constexpr TokenColours tokenColours[] = {
    {0xffffffff, 0xff1d1f23}, // Base
    {0xfff3f4f6, 0xff17181b}, // Side
    {0xffe3e5e9, 0xff2d3036}, // Line
    {0xff1c1f24, 0xffe6e8eb}, // Ink
    {0xff5f6672, 0xffa3aab6}, // Dim
    {0xff1f5ad0, 0xff6b9bff}, // Accent
    {0xffe4edff, 0xff26344f}, // Selected
    {0xffffe58a, 0xff6b5a12}, // Match
    {0xfffff1a8, 0xff5c5018}, // Highlight1
    {0xffbfe8c9, 0xff1f5a36}, // Highlight2
    {0xffc9defc, 0xff23456f}, // Highlight3
    {0xfff7cfe0, 0xff63304a}, // Highlight4
    {0xffb45309, 0xfff0a35e}, // Warn
    {0xffb42318, 0xffff8a7a}, // Bad
    {0xff14724f, 0xff5ec79a}, // Good
};

struct Hue {
    QRgb lightTint, lightText, lightSquare;
    QRgb darkTint, darkText, darkSquare;
};

// Chosen in OKLCH; the order is the one that keeps neighbours furthest apart for protanopes and deuteranopes
// (tst_theme computes both this and the contrast of text on tint).
constexpr Hue hues[Theme::tagHues] = {
    {0xffffe8d7, 0xff9a5505, 0xffe58212, 0xff412b18, 0xffffcca3, 0xfffea75c}, // amber
    {0xffe2eeff, 0xff104a97, 0xff3072d0, 0xff223147, 0xff85b3f7, 0xff5492ec}, // blue
    {0xffdaf4e4, 0xff087045, 0xff109f64, 0xff1b3727, 0xff83daa9, 0xff37c080}, // green
    {0xffe8ecff, 0xff302e84, 0xff4544ab, 0xff2b2e47, 0xff9aa4f0, 0xff5f64c7}, // indigo
    {0xffffe6e3, 0xff7c1213, 0xffb33832, 0xff442724, 0xffe88f85, 0xffd15c53}, // red
    {0xffefe9ff, 0xff48247b, 0xff7048b1, 0xff332b44, 0xffb39be7, 0xff8c69cd}, // purple
    {0xffffe7de, 0xff9b3b08, 0xffd35e2c, 0xff44281e, 0xfffeae8f, 0xfff18154}, // orange
    {0xffdaf1ff, 0xff066f9a, 0xff10abeb, 0xff173444, 0xffaddffe, 0xff6acafe}, // sky
    {0xfff4edd3, 0xff4f4103, 0xff7c6707, 0xff373014, 0xffc0aa54, 0xff9e840a}, // olive
    {0xffd3f4f8, 0xff09717a, 0xff0da5b2, 0xff0d373b, 0xff6ce6f3, 0xff0ac8d8}, // teal
    {0xffeaf0d6, 0xff616e06, 0xff8b9e0d, 0xff2e3318, 0xffcadb87, 0xffa9bd40}, // lime
    {0xffffe5ed, 0xff8b2752, 0xffc1497a, 0xff432630, 0xfff199b7, 0xffdf6c98}, // pink
};

QPalette themePalette(bool dark)
{
    const auto c = [dark](Token token) { return Theme::colour(token, dark); };
    const QColor base = c(Token::Base);
    const QColor ink = c(Token::Ink);
    QPalette palette;
    palette.setColor(QPalette::Window, c(Token::Side));
    palette.setColor(QPalette::WindowText, ink);
    palette.setColor(QPalette::Base, base);
    palette.setColor(QPalette::AlternateBase, blend(base, c(Token::Side), 0.6));
    palette.setColor(QPalette::Text, ink);
    palette.setColor(QPalette::Button, dark ? blend(base, ink, 0.05) : base);
    palette.setColor(QPalette::ButtonText, ink);
    palette.setColor(QPalette::BrightText, c(Token::Bad));
    palette.setColor(QPalette::ToolTipBase, dark ? blend(base, ink, 0.10) : ink);
    palette.setColor(QPalette::ToolTipText, dark ? ink : base);
    palette.setColor(QPalette::PlaceholderText, c(Token::Dim));
    palette.setColor(QPalette::Highlight, c(Token::Selected));
    palette.setColor(QPalette::HighlightedText, ink);
    palette.setColor(QPalette::Link, c(Token::Accent));
    palette.setColor(QPalette::LinkVisited, c(Token::Accent));
    palette.setColor(QPalette::Light, dark ? blend(base, ink, 0.12) : base);
    palette.setColor(QPalette::Midlight, blend(c(Token::Line), base, 0.5));
    palette.setColor(QPalette::Mid, c(Token::Line));
    palette.setColor(QPalette::Dark, blend(c(Token::Line), ink, dark ? 0.12 : 0.15));
    palette.setColor(QPalette::Shadow, dark ? QColor(Qt::black) : blend(c(Token::Line), ink, 0.5));
    const QColor faint = blend(c(Token::Side), c(Token::Dim), 0.62);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::PlaceholderText,
                            QPalette::HighlightedText, QPalette::Link})
        palette.setColor(QPalette::Disabled, role, faint);
    palette.setColor(QPalette::Disabled, QPalette::Base, c(Token::Side));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, c(Token::Line));
    return palette;
}

// Looks its colour up when it paints, so that icons made once follow a change of theme.
class ThemeIconEngine final : public QIconEngine
{
public:
    ThemeIconEngine(const Theme *theme, const QString &name, Token token) : m_theme(theme), m_name(name), m_token(token)
    {
        QFile file(QStringLiteral(":/sheaf/icons/") + name + QStringLiteral(".svg"));
        if (file.open(QIODevice::ReadOnly))
            m_svg = file.readAll();
        m_coloured = !m_svg.contains("stroke=\"#000\"");
    }

    QIconEngine *clone() const override { return new ThemeIconEngine(*this); }
    bool isNull() override { return m_svg.isEmpty(); }
    QString key() const override { return QStringLiteral("sheaf"); }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const double ratio = painter->device()->devicePixelRatioF();
        QPixmap drawn = scaledPixmap(rect.size() * ratio, mode, state, ratio);
        drawn.setDevicePixelRatio(ratio);
        painter->drawPixmap(rect.topLeft(), drawn);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal) override
    {
        if (m_svg.isEmpty() || size.isEmpty() || m_theme.isNull())
            return {};
        const QColor colour = mode == QIcon::Disabled ? m_theme->disabledIconColour() : m_theme->colour(m_token);
        const QString key = QStringLiteral("sheaf-%1-%2-%3x%4")
                                .arg(m_name, m_coloured ? QString() : colour.name())
                                .arg(size.width())
                                .arg(size.height());
        QPixmap found;
        if (QPixmapCache::find(key, &found))
            return found;
        QPixmap drawn(size);
        drawn.fill(Qt::transparent);
        QSvgRenderer renderer(m_svg);
        renderer.setAspectRatioMode(Qt::KeepAspectRatio);
        QPainter painter(&drawn);
        renderer.render(&painter);
        if (!m_coloured) {
            painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
            painter.fillRect(drawn.rect(), colour);
        }
        painter.end();
        QPixmapCache::insert(key, drawn);
        return drawn;
    }

private:
    QPointer<const Theme> m_theme;
    QString m_name;
    Token m_token;
    QByteArray m_svg;
    bool m_coloured = false;
};

} // namespace

Theme::Theme(QApplication &application, QObject *parent)
    : QObject(parent), m_application(application), m_systemPalette(QApplication::palette())
{
    measureFont();
    m_application.setStyle(new SheafStyle(*this)); // the application owns it
    m_application.installEventFilter(this);
    apply();
}

Theme::~Theme()
{
    m_application.removeEventFilter(this);
    m_application.setStyle(QStringLiteral("Fusion")); // ours looks into this object
}

void Theme::setAppearance(Appearance appearance)
{
    if (m_appearance == appearance)
        return;
    m_appearance = appearance;
    apply();
}

QColor Theme::colour(Token token) const
{
    return colour(token, m_dark);
}

QColor Theme::colour(Token token, bool dark)
{
    const TokenColours &both = tokenColours[static_cast<int>(token)];
    return QColor::fromRgb(dark ? both.dark : both.light);
}

QColor Theme::highlight(int colour, bool dark)
{
    return Theme::colour(static_cast<Token>(static_cast<int>(Token::Highlight1) + qBound(1, colour, 4) - 1), dark);
}

QColor Theme::matchEdge() const
{
    return blend(colour(Token::Match), colour(Token::Ink), m_dark ? 0.55 : 0.45);
}

QColor Theme::disabledIconColour() const
{
    return blend(colour(Token::Line), colour(Token::Dim), 0.45);
}

ChipColours Theme::chip(int hue) const
{
    return chip(hue, m_dark);
}

ChipColours Theme::chip(int hue, bool dark)
{
    const Hue &chosen = hues[((hue % tagHues) + tagHues) % tagHues];
    if (dark)
        return {QColor::fromRgb(chosen.darkTint), QColor::fromRgb(chosen.darkText), QColor::fromRgb(chosen.darkSquare)};
    return {QColor::fromRgb(chosen.lightTint), QColor::fromRgb(chosen.lightText), QColor::fromRgb(chosen.lightSquare)};
}

QFont Theme::font(Type type) const
{
    return m_fonts[static_cast<size_t>(type)];
}

int Theme::space(double units) const
{
    return px(units * 4.0);
}

int Theme::px(double pixels) const
{
    const int scaled = static_cast<int>(std::lround(pixels * m_scale));
    return pixels > 0.0 ? qMax(1, scaled) : scaled;
}

QIcon Theme::icon(const QString &name, Token token) const
{
    return QIcon(new ThemeIconEngine(this, name, token));
}

void Theme::measureFont()
{
    const QFont system = QApplication::font();
    m_scale = QFontInfo(system).pixelSize() / 13.0;
    const auto sized = [&system](double factor, int weight) {
        QFont font = system;
        if (system.pointSizeF() > 0)
            font.setPointSizeF(system.pointSizeF() * factor);
        else
            font.setPixelSize(qMax(1, static_cast<int>(std::lround(system.pixelSize() * factor))));
        font.setWeight(static_cast<QFont::Weight>(weight));
        return font;
    };
    const auto put = [this](Type type, const QFont &font) { m_fonts[static_cast<size_t>(type)] = font; };
    put(Type::Body, sized(1.0, QFont::Normal));
    put(Type::BodyStrong, sized(1.0, QFont::DemiBold));
    put(Type::PaperTitle, sized(1.65, QFont::DemiBold));
    put(Type::ListTitle, sized(1.0, QFont::Normal));
    put(Type::ListTitleUnread, sized(1.0, QFont::DemiBold));
    put(Type::Secondary, sized(0.9, QFont::Normal));
    put(Type::Numbers, sized(0.9, QFont::Normal)); // Qt 6.4 cannot ask for tabular digits; the usual sans have them

    QFont head = sized(0.85, QFont::DemiBold);
    head.setCapitalization(QFont::AllUppercase);
    head.setLetterSpacing(QFont::PercentageSpacing, 106);
    put(Type::SectionHead, head);

    measureAbstract();
}

void Theme::measureAbstract()
{
    constexpr double usualSize = 1.25;
    const double factor = usualSize * m_reading.percent / 100;
    const QString noto = QStringLiteral("Noto Serif");
    const QFont system = QApplication::font();
    QFont serif = system;
    if (system.pointSizeF() > 0)
        serif.setPointSizeF(system.pointSizeF() * factor);
    else
        serif.setPixelSize(qMax(1, static_cast<int>(std::lround(system.pixelSize() * factor))));
    serif.setWeight(QFont::Normal);
    serif.setFamilies({!m_reading.family.isEmpty()      ? m_reading.family
                       : QFontDatabase::hasFamily(noto) ? noto
                                                        : QStringLiteral("serif")});
    serif.setStyleHint(QFont::Serif);
    m_fonts[static_cast<size_t>(Type::Abstract)] = serif;
}

void Theme::setReading(const ReadingType &reading)
{
    ReadingType chosen = reading;
    chosen.percent = qBound(ReadingType::leastPercent, reading.percent, ReadingType::mostPercent);
    chosen.measure = qBound(ReadingType::leastMeasure, reading.measure, ReadingType::mostMeasure);
    if (!QFontDatabase::hasFamily(chosen.family))
        chosen.family.clear();
    if (chosen == m_reading)
        return;
    m_reading = chosen;
    measureAbstract();
    Q_EMIT changed();
}

bool Theme::systemIsDark() const
{
    return m_systemPalette.color(QPalette::Window).lightness() <
           m_systemPalette.color(QPalette::WindowText).lightness();
}

// An application palette of our own hides the system's: put it aside for the look.
void Theme::readSystem()
{
    m_applying = true;
    QApplication::setPalette(QPalette());
    m_systemPalette = QApplication::palette();
    m_applying = false;
    apply();
}

void Theme::apply()
{
    m_dark = m_appearance == Appearance::Dark || (m_appearance == Appearance::System && systemIsDark());
    m_applying = true;
    QApplication::setPalette(themePalette(m_dark));
    m_applying = false;
    Q_EMIT changed();
}

bool Theme::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::ThemeChange: // once per window
        if (!m_applying && watched->isWindowType())
            readSystem();
        break;
    case QEvent::ApplicationFontChange:
        if (watched == &m_application) {
            measureFont();
            Q_EMIT changed();
        }
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace sheaf
