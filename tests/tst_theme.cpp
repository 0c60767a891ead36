// SPDX-License-Identifier: GPL-3.0-or-later
// The colours of the theme by numbers: contrast of every text on what it stands on, and hues for every kind of eye.
#include "tests/support/contrast.h"
#include "views/theme.h"

#include <QApplication>
#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>

using namespace sheaf;
using namespace sheaf::test;

namespace
{

using Vector = std::array<double, 3>;

Vector linear(const QColor &colour)
{
    return {lightOf(colour.redF()), lightOf(colour.greenF()), lightOf(colour.blueF())};
}

using Matrix = std::array<Vector, 3>;
// Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB.
constexpr Matrix everyone = {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
constexpr Matrix protanopia = {
    {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix deuteranopia = {
    {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};

Vector product(const Matrix &matrix, const Vector &v)
{
    Vector out{};
    for (size_t row = 0; row < 3; ++row)
        out[row] = matrix[row][0] * v[0] + matrix[row][1] * v[1] + matrix[row][2] * v[2];
    return out;
}

// CIE L*a*b*, D65.
Vector lab(const QColor &colour, const Matrix &eyes)
{
    Vector seen = product(eyes, linear(colour));
    for (double &channel : seen)
        channel = std::clamp(channel, 0.0, 1.0);
    const Matrix toXyz = {
        {{0.4124564, 0.3575761, 0.1804375}, {0.2126729, 0.7151522, 0.0721750}, {0.0193339, 0.1191920, 0.9503041}}};
    const Vector xyz = product(toXyz, seen);
    const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116.0; };
    const double x = f(xyz[0] / 0.95047);
    const double y = f(xyz[1]);
    const double z = f(xyz[2] / 1.08883);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double distance(const QColor &a, const QColor &b, const Matrix &eyes)
{
    const Vector first = lab(a, eyes);
    const Vector second = lab(b, eyes);
    return std::hypot(first[0] - second[0], first[1] - second[1], first[2] - second[2]);
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void textIsReadableOnItsGround_data();
    void textIsReadableOnItsGround();
    void chipsAreReadable_data();
    void chipsAreReadable();
    void neighbouringHuesStayApart_data();
    void neighbouringHuesStayApart();
    void choosingAnAppearanceRepaintsEverything();
    void paletteSaysWhatTheTokensSay();
    void distancesGrowWithTheFont();
    void iconsTakeTheColourOfTheTheme();
};

void TestTheme::textIsReadableOnItsGround_data()
{
    QTest::addColumn<int>("text");
    QTest::addColumn<int>("ground");
    const std::vector<Token> texts = {Token::Ink, Token::Dim, Token::Accent, Token::Warn, Token::Bad, Token::Good};
    const std::vector<Token> grounds = {Token::Base, Token::Side, Token::Selected};
    for (const Token text : texts) {
        for (const Token ground : grounds) {
            if (text == Token::Warn && ground == Token::Selected)
                continue; // only a star stands there, no text
            QTest::addRow("token %d on %d", static_cast<int>(text), static_cast<int>(ground))
                << static_cast<int>(text) << static_cast<int>(ground);
        }
    }
    for (const Token text : {Token::Ink, Token::Dim, Token::Accent}) // a row of the sidebar under the mouse
        QTest::addRow("token %d on a line", static_cast<int>(text))
            << static_cast<int>(text) << static_cast<int>(Token::Line);
    QTest::addRow("words of the default button") << static_cast<int>(Token::Base) << static_cast<int>(Token::Accent);
    for (const Token mark : {Token::Match, Token::Highlight1, Token::Highlight2, Token::Highlight3, Token::Highlight4})
        QTest::addRow("ink on mark %d", static_cast<int>(mark))
            << static_cast<int>(Token::Ink) << static_cast<int>(mark);
}

void TestTheme::textIsReadableOnItsGround()
{
    QFETCH(int, text);
    QFETCH(int, ground);
    for (const bool dark : {false, true}) {
        const double ratio =
            contrast(Theme::colour(static_cast<Token>(text), dark), Theme::colour(static_cast<Token>(ground), dark));
        QVERIFY2(ratio >= 4.5, qPrintable(QStringLiteral("%1, dark: %2").arg(ratio).arg(dark)));
    }
}

void TestTheme::chipsAreReadable_data()
{
    QTest::addColumn<int>("hue");
    for (int hue = 0; hue < Theme::tagHues; ++hue)
        QTest::addRow("hue %d", hue) << hue;
}

void TestTheme::chipsAreReadable()
{
    QFETCH(int, hue);
    for (const bool dark : {false, true}) {
        const ChipColours chip = Theme::chip(hue, dark);
        QVERIFY(contrast(chip.text, chip.tint) >= 4.5);
        QVERIFY(contrast(chip.square, Theme::colour(Token::Side, dark)) >= 2.0);
    }
}

void TestTheme::neighbouringHuesStayApart_data()
{
    QTest::addColumn<int>("hue");
    for (int hue = 0; hue < Theme::tagHues; ++hue)
        QTest::addRow("hues %d and %d", hue, (hue + 1) % Theme::tagHues) << hue;
}

void TestTheme::neighbouringHuesStayApart()
{
    QFETCH(int, hue);
    for (const bool dark : {false, true}) {
        const ChipColours one = Theme::chip(hue, dark);
        const ChipColours next = Theme::chip(hue + 1, dark);
        for (const Matrix &eyes : {everyone, protanopia, deuteranopia}) {
            QVERIFY(distance(one.square, next.square, eyes) >= 30);
            QVERIFY(distance(one.text, next.text, eyes) >= 20);
        }
    }
}

void TestTheme::choosingAnAppearanceRepaintsEverything()
{
    Theme theme(*qApp);
    int changes = 0;
    connect(&theme, &Theme::changed, this, [&changes] { ++changes; });
    theme.setAppearance(Appearance::Dark);
    QVERIFY(theme.isDark());
    QCOMPARE(theme.colour(Token::Base), Theme::colour(Token::Base, true));
    theme.setAppearance(Appearance::Dark);
    QCOMPARE(changes, 1);
    theme.setAppearance(Appearance::Light);
    QVERIFY(!theme.isDark());
    QCOMPARE(changes, 2);
}

void TestTheme::paletteSaysWhatTheTokensSay()
{
    Theme theme(*qApp);
    for (const Appearance appearance : {Appearance::Dark, Appearance::Light}) {
        theme.setAppearance(appearance);
        const QPalette palette = QApplication::palette();
        QCOMPARE(palette.color(QPalette::Base), theme.colour(Token::Base));
        QCOMPARE(palette.color(QPalette::Window), theme.colour(Token::Side));
        QCOMPARE(palette.color(QPalette::PlaceholderText), theme.colour(Token::Dim));
        QCOMPARE(palette.color(QPalette::Link), theme.colour(Token::Accent));
        QVERIFY(palette.color(QPalette::Disabled, QPalette::Text) != palette.color(QPalette::Text));
        QVERIFY(contrast(palette.color(QPalette::ToolTipText), palette.color(QPalette::ToolTipBase)) >= 4.5);
        QVERIFY(contrast(palette.color(QPalette::ButtonText), palette.color(QPalette::Button)) >= 4.5);
    }
}

void TestTheme::distancesGrowWithTheFont()
{
    const QFont before = QApplication::font();
    QFont font = before;
    font.setPixelSize(13);
    QApplication::setFont(font);
    {
        Theme theme(*qApp);
        QCOMPARE(theme.px(28), 28);
        QCOMPARE(theme.space(3), 12);
        font.setPixelSize(26);
        QApplication::setFont(font); // heard while it runs
        QCOMPARE(theme.px(28), 56);
        QCOMPARE(theme.px(0.1), 1);
        QVERIFY(QFontMetrics(theme.font(Type::PaperTitle)).height() > QFontMetrics(theme.font(Type::Body)).height());
    }
    QApplication::setFont(before);
}

void TestTheme::iconsTakeTheColourOfTheTheme()
{
    Theme theme(*qApp);
    theme.setAppearance(Appearance::Light);
    const QIcon icon = theme.icon(QStringLiteral("star-filled"), Token::Ink);
    const auto middle = [&icon] {
        const QImage image = icon.pixmap(QSize(32, 32)).toImage();
        return image.pixelColor(image.width() / 2, image.height() / 2);
    };
    QCOMPARE(middle(), theme.colour(Token::Ink));
    theme.setAppearance(Appearance::Dark);
    QCOMPARE(middle(), theme.colour(Token::Ink)); // the same icon, made before
    QCOMPARE(icon.pixmap(QSize(16, 16), 2.0).toImage().width(), 32);
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
