// SPDX-License-Identifier: GPL-3.0-or-later
// The areas that a library may start with, as the window offers them: read from areas.json.
#pragma once

#include <QString>

#include <vector>

namespace sheaf
{

struct Area {
    QString id;
    QString name;
    QString parent; // another area's id, or ""
    QString about;
    int colour = 0;
};

std::vector<Area> readAreas(); // parents before their children

} // namespace sheaf
