// SPDX-License-Identifier: GPL-3.0-or-later
// Shows a backup beside the library that it would take the place of, and asks whether it is to.
#pragma once

#include "model/libraryfacts.h"

#include <QDialog>

#include <optional>

namespace sheaf
{

class Theme;

// Deletes itself when closed; open() it. accepted() is yes.
class RestoreDialog final : public QDialog
{
    Q_OBJECT
public:
    // `library` is none where the present one cannot be read.
    RestoreDialog(const Theme &theme, const QString &file, const LibraryFacts &backup,
                  const std::optional<LibraryFacts> &library, QWidget *parent);
};

} // namespace sheaf
