// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of the detail pane that only paint: the column of text with its focus ring, the cover of an empty pane, the
// banner of a paper in the Trash.
#pragma once

#include "model/paper.h"
#include "views/theme.h"

#include <QWidget>

namespace sheaf
{

class AbstractView;

// Holds the texts of the pane; paints the ring around the abstract in the space beside it.
class ReadingColumn final : public QWidget
{
    Q_OBJECT
public:
    explicit ReadingColumn(const Theme &theme, QWidget *parent = nullptr);
    void setAbstract(AbstractView *view);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    AbstractView *m_abstract = nullptr;
};

// Covers the pane when there is nothing to read: a word, or the quiet bars of a paper on its way.
class DetailCover final : public QWidget
{
    Q_OBJECT
public:
    explicit DetailCover(const Theme &theme, QWidget *parent = nullptr);
    void setLoading(bool loading);
    void setColumn(int left, int width) { m_left = left, m_width = width; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintBars(QPainter &painter) const;
    void paintWords(QPainter &painter) const;

    const Theme &m_theme;
    bool m_loading = false;
    int m_left = 0;
    int m_width = 0;
};

// The status of the paper in a word, with the sign that the list has for it.
class StatusWord final : public QWidget
{
    Q_OBJECT
public:
    explicit StatusWord(const Theme &theme, QWidget *parent = nullptr);
    void setStatus(Status status);
    void setShown(bool shown); // without giving up its place

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    Status m_status = Status::Unread;
    bool m_shown = true;
};

// A rounded strip in the colour of bars.
class BannerStrip final : public QWidget
{
    Q_OBJECT
public:
    explicit BannerStrip(const Theme &theme, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
};

} // namespace sheaf
