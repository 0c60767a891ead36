// SPDX-License-Identifier: GPL-3.0-or-later
// The lock that lets one import at a time into a library: held by the process that imports, freed by the kernel
// however that ends.
#pragma once

#include <QString>

#include <memory>

namespace sheaf
{

class ImportLock final
{
public:
    // Nothing when another holder has it (in this or another process) or the folder cannot be written.
    static std::unique_ptr<ImportLock> take(const QString &library);
    // Whether somebody holds it now.
    static bool isHeld(const QString &library);
    ImportLock(const ImportLock &) = delete;
    ImportLock &operator=(const ImportLock &) = delete;
    ~ImportLock();

private:
    ImportLock(int file, QByteArray path) : m_file(file), m_path(std::move(path)) {}

    int m_file;
    QByteArray m_path;
};

} // namespace sheaf
