// SPDX-License-Identifier: GPL-3.0-or-later
// The text that stands behind one of the user's own, with a button that brings it back.
#pragma once

#include "views/theme.h"

#include <QWidget>

namespace sheaf
{

// GUI thread. A quiet strip with a line at its side.
class OwnText final : public QWidget
{
    Q_OBJECT
public:
    // `what` names the text: "The digest's own title".
    OwnText(const Theme &theme, const QString &what, const QString &text, QWidget *parent = nullptr);

Q_SIGNALS:
    void revertAsked();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
};

} // namespace sheaf
