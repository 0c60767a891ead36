// SPDX-License-Identifier: GPL-3.0-or-later
// What a widget really writes: paints it on a device that keeps the texts and their places, and nothing else.
#pragma once

#include <QPaintDevice>
#include <QPaintEngine>
#include <QPainterPath>
#include <QWidget>

#include <vector>

namespace sheaf::test
{

struct PaintedText {
    QString text;
    QRectF box;  // in the widget's coordinates
    QRectF room; // what the painter allowed of the widget
};

class TextEngine final : public QPaintEngine
{
public:
    explicit TextEngine(std::vector<PaintedText> &texts) : QPaintEngine(AllFeatures), m_texts(texts) {}

    bool begin(QPaintDevice *) override { return true; }
    bool end() override { return true; }
    Type type() const override { return User; }
    void updateState(const QPaintEngineState &state) override
    {
        if (state.state() & DirtyTransform)
            m_transform = state.transform();
        if (state.state() & (DirtyClipRegion | DirtyClipPath | DirtyClipEnabled))
            m_room =
                state.isClipEnabled() ? painter()->worldTransform().mapRect(painter()->clipBoundingRect()) : QRectF();
    }
    void drawTextItem(const QPointF &at, const QTextItem &item) override
    {
        const QRectF box(at.x(), at.y() - item.ascent(), item.width(), item.ascent() + item.descent());
        m_texts.push_back({item.text(), m_transform.mapRect(box), m_room});
    }
    void drawPixmap(const QRectF &, const QPixmap &, const QRectF &) override {}
    void drawPath(const QPainterPath &) override {}
    void drawPolygon(const QPointF *, int, PolygonDrawMode) override {}
    void drawPolygon(const QPoint *, int, PolygonDrawMode) override {}
    void drawImage(const QRectF &, const QImage &, const QRectF &, Qt::ImageConversionFlags) override {}

private:
    std::vector<PaintedText> &m_texts;
    QTransform m_transform;
    QRectF m_room;
};

class TextDevice final : public QPaintDevice
{
public:
    explicit TextDevice(const QWidget &widget) : m_size(widget.size()) {}
    QPaintEngine *paintEngine() const override { return &m_engine; }
    const std::vector<PaintedText> &texts() const { return m_texts; }

protected:
    int metric(PaintDeviceMetric metric) const override
    {
        switch (metric) {
        case PdmWidth:
        case PdmWidthMM:
            return m_size.width();
        case PdmHeight:
        case PdmHeightMM:
            return m_size.height();
        case PdmDpiX:
        case PdmDpiY:
        case PdmPhysicalDpiX:
        case PdmPhysicalDpiY:
            return 96;
        case PdmNumColors:
            return 1 << 24;
        case PdmDepth:
            return 32;
        case PdmDevicePixelRatio:
            return 1;
        case PdmDevicePixelRatioScaled:
            return int(devicePixelRatioFScale());
        }
        return 0;
    }

private:
    QSize m_size;
    std::vector<PaintedText> m_texts;
    mutable TextEngine m_engine{m_texts};
};

// The widget's own texts, without its children's.
inline std::vector<PaintedText> paintedTexts(QWidget &widget)
{
    TextDevice device(widget);
    widget.render(&device, {}, {}, QWidget::RenderFlags());
    return device.texts();
}

} // namespace sheaf::test
