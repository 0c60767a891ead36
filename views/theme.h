// SPDX-License-Identifier: GPL-3.0-or-later
// Every colour, font size and distance of the window, for the light and the dark theme; nothing else names one.
#pragma once

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QObject>
#include <QPalette>

#include <array>

class QApplication;

namespace sheaf
{

enum class Token : quint8 {
    Base,
    Side,
    Line,
    Ink,
    Dim,
    Accent,
    Selected,
    Match,
    Highlight1,
    Highlight2,
    Highlight3,
    Highlight4,
    Warn,
    Bad,
    Good
};

enum class Appearance : quint8 { System, Light, Dark };

// The text styles of look.md; sizes are multiples of the system font's.
enum class Type : quint8 {
    Body,
    BodyStrong,
    PaperTitle,
    ListTitle,
    ListTitleUnread,
    Secondary,
    SectionHead,
    Abstract,
    Numbers
};

struct ChipColours {
    QColor tint;
    QColor text;
    QColor square; // the 10 px square in the sidebar
};

// How the abstract is set: the user's choice.
struct ReadingType {
    static constexpr int usualPercent = 100, leastPercent = 70, mostPercent = 250;
    static constexpr int usualMeasure = 68, leastMeasure = 44, mostMeasure = 104;

    QString family;             // "": Noto Serif, else the system's serif
    int percent = usualPercent; // of the usual size
    int measure = usualMeasure; // the column's width in characters

    bool operator==(const ReadingType &) const = default;
};

// GUI thread. One per application, made first and handed to every widget that paints; widgets repaint on changed().
class Theme final : public QObject
{
    Q_OBJECT
public:
    static constexpr int tagHues = 12;
    static constexpr float late = 0.55F; // the opacity of a number that is being made anew

    explicit Theme(QApplication &application, QObject *parent = nullptr);
    ~Theme() override;

    Appearance appearance() const { return m_appearance; }
    void setAppearance(Appearance appearance);
    bool isDark() const { return m_dark; }
    const ReadingType &reading() const { return m_reading; }
    // What lies outside its bounds is brought inside; a family that is not installed is the usual one.
    void setReading(const ReadingType &reading);

    QColor colour(Token token) const;
    static QColor colour(Token token, bool dark);
    QColor highlight(int colour) const { return highlight(colour, m_dark); } // 1..4
    static QColor highlight(int colour, bool dark);
    // The line around a search match and below a highlight, which tells them apart without their colours.
    QColor matchEdge() const;
    ChipColours chip(int hue) const; // hue modulo tagHues
    static ChipColours chip(int hue, bool dark);
    QFont font(Type type) const;
    // `units` of 4 px at 1x, scaled with the system font (fractions of a unit are allowed).
    int space(double units) const;
    // px at 1x with a 13 px font, scaled with the system font.
    int px(double pixels) const;
    // An icon of resources/icons by its name, painted in the colour of a token, crisp at any scale; follows the theme
    // by itself. A picture with colours of its own (the program's) keeps them; a disabled one is faint.
    QIcon icon(const QString &name, Token token = Token::Ink) const;
    QColor disabledIconColour() const;

Q_SIGNALS:
    void changed();

private:
    void apply();
    void readSystem();
    void measureFont();
    void measureAbstract();
    bool systemIsDark() const;
    bool eventFilter(QObject *watched, QEvent *event) override;

    QApplication &m_application;
    QPalette m_systemPalette;
    Appearance m_appearance = Appearance::System;
    bool m_dark = false;
    bool m_applying = false; // palette events are our own doing
    double m_scale = 1.0;    // the system font's pixels over 13
    std::array<QFont, 9> m_fonts;
    ReadingType m_reading;
};

} // namespace sheaf
