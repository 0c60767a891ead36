// SPDX-License-Identifier: GPL-3.0-or-later
// The quiet line under a paper's provenance that names the paper it may be the same as, and leads to both.
#pragma once

#include "views/theme.h"

#include <QWidget>

namespace sheaf
{

class TextLabel;

// GUI thread. Hidden while there is nothing to say.
class ResemblanceLine final : public QWidget
{
    Q_OBJECT
public:
    explicit ResemblanceLine(const Theme &theme, QWidget *parent = nullptr);

    void setNone();
    // The title of the paper it resembles, "" while it is on its way; and how many others there are besides.
    void setResembling(const QString &title, qsizetype others);

Q_SIGNALS:
    void compareAsked();

private:
    void render();

    const Theme &m_theme;
    TextLabel *m_text;
    QString m_title;
    qsizetype m_others = 0;
};

} // namespace sheaf
