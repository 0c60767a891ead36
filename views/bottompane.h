// SPDX-License-Identifier: GPL-3.0-or-later
// The pane under list and paper: pages with a tab each, and a button that closes it.
#pragma once

#include <QTabBar>
#include <QWidget>

class QStackedWidget;
class QToolButton;

namespace sheaf
{

class Theme;

// Words over a hairline, the current one underlined.
class PaneTabs final : public QTabBar
{
    Q_OBJECT
public:
    explicit PaneTabs(const Theme &theme, QWidget *parent = nullptr);

protected:
    QSize tabSizeHint(int index) const override;
    QSize minimumTabSizeHint(int index) const override { return tabSizeHint(index); }
    void showEvent(QShowEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
};

// GUI thread. Shown and hidden by the window, which asks nothing of it.
class BottomPane final : public QWidget
{
    Q_OBJECT
public:
    explicit BottomPane(const Theme &theme, QWidget *parent = nullptr);

    // The pane takes the page over.
    void addPage(QWidget *page, const QString &title);
    void setTitle(QWidget *page, const QString &title);
    void setCurrentPage(QWidget *page);
    QWidget *currentPage() const;
    int current() const { return m_tabs->currentIndex(); }
    void setCurrent(int page) { m_tabs->setCurrentIndex(page); }

Q_SIGNALS:
    void closeAsked();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void follow();

    const Theme &m_theme;
    PaneTabs *m_tabs;
    QToolButton *m_close;
    QStackedWidget *m_pages;
};

} // namespace sheaf
