// SPDX-License-Identifier: GPL-3.0-or-later
// One page of the manual, set for reading, with its pictures and the links between pages and to actions.
#pragma once

#include "views/theme.h"

#include <QTextBrowser>
#include <QUrl>

namespace sheaf
{

// GUI thread. A page is Markdown. Its links go to pages ("page:tags") and actions ("do:import"); its pictures are
// "picture:main", which stands for :/sheaf/help/pictures/main-light.png or -dark.png.
class ManualBrowser final : public QTextBrowser
{
    Q_OBJECT
public:
    explicit ManualBrowser(const Theme &theme, QWidget *parent = nullptr);

    void setPage(const QString &markdown);
    // Marks every place that has the words, and goes to the first.
    void setWords(const QString &words);
    // To the next marked place; false behind the last one.
    bool findNext();

Q_SIGNALS:
    void linkClicked(const QUrl &url);

protected:
    QVariant loadResource(int type, const QUrl &name) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void render();
    void paintPieces(); // in the theme's colours
    void ruleTables();
    void markWords();
    int columnWidth() const;

    const Theme &m_theme;
    QString m_markdown;
    QString m_words;
    int m_width = 0; // for which the pictures were scaled
    bool m_rendering = false;
};

} // namespace sheaf
