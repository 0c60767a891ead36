// SPDX-License-Identifier: GPL-3.0-or-later
// Fusion with hairlines: buttons, fields, scroll bars, splitters, progress and focus rings drawn as the theme wants
// them.
#pragma once

#include <QProxyStyle>

class QStyleOptionSpinBox;
class QStyleOptionToolButton;

namespace sheaf
{

class Theme;

// Made and owned through Theme; the theme outlives its use. A button is quiet (no frame until hovered) by autoRaise or
// flat; the default button of a dialog is filled with the accent.
class SheafStyle final : public QProxyStyle
{
    Q_OBJECT
public:
    explicit SheafStyle(const Theme &theme);

    using QProxyStyle::polish;
    void polish(QWidget *widget) override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl subControl,
                         const QWidget *widget) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                           const QWidget *widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *returned) const override;

private:
    void drawButton(const QStyleOption *option, QPainter *painter, bool quiet, bool filled) const;
    struct Label {
        const QIcon &icon;
        QSize iconSize;
        QString text;
        int gap = 0; // between them
    };
    void drawLabel(const Label &label, const QStyleOption &option, QPainter *painter) const;
    void drawRadio(const QStyleOption *option, QPainter *painter) const;
    void drawCheck(const QStyleOption *option, QPainter *painter) const;
    void drawSpinBox(const QStyleOptionSpinBox &spin, QPainter *painter, const QWidget *widget) const;
    void drawScrollBar(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const;

    const Theme &m_theme;
};

} // namespace sheaf
