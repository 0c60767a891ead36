// SPDX-License-Identifier: GPL-3.0-or-later
// Paints a name on one line with the letters that were typed of it strong.
#pragma once

#include "views/theme.h"

#include <QRect>

#include <vector>

class QPainter;

namespace sheaf
{

// From the side where reading begins, cut at the end where it does not fit; `letters` are positions in the name.
// Answers how much of the room's width it takes.
int paintMatchedName(QPainter &painter, const QRect &room, const Theme &theme, const QString &name,
                     const std::vector<int> &letters, Token token, Qt::LayoutDirection direction);

} // namespace sheaf
