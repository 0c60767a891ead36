// SPDX-License-Identifier: GPL-3.0-or-later
// Opens the sources of imports.
#include "model/importsource.h"
#include "model/db/openfiles.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QHashFunctions>

namespace sheaf
{

namespace
{

QString sourceText(const char *text)
{
    return QCoreApplication::translate("Import", text);
}

} // namespace

Result<std::unique_ptr<QIODevice>> openSource(const ImportSource &source)
{
    if (source.path.isEmpty()) {
        auto buffer = std::make_unique<QBuffer>();
        buffer->setData(source.text);
        buffer->open(QIODevice::ReadOnly);
        return Result<std::unique_ptr<QIODevice>>(std::move(buffer));
    }
    const QFileInfo info(source.path);
    if (info.isDir())
        return Error{Error::Kind::File, sourceText("“%1” is a folder. Name the files in it.").arg(source.path), {}};
    if (isOpenDatabase(source.path))
        return Error{Error::Kind::Refused, sourceText("“%1” is a library that is open.").arg(source.path), {}};
    auto file = std::make_unique<QFile>(source.path);
    if (!file->open(QIODevice::ReadOnly)) {
        const QString what =
            info.exists() ? sourceText("“%1” could not be read.") : sourceText("There is no file “%1”.");
        return Error{Error::Kind::File, what.arg(source.path), file->errorString()};
    }
    return Result<std::unique_ptr<QIODevice>>(std::move(file));
}

Recognised recogniseSource(const ImportSource &source, QIODevice &device)
{
    const QByteArray head = device.peek(sourceHeadBytes);
    if (source.head.format && source.head.hash == headHash(head))
        return {source.head.format, {}};
    return recognise(head);
}

std::size_t headHash(const QByteArray &head)
{
    constexpr std::size_t seed = 1; // with none Qt takes a slow hash
    return qHashBits(head.constData(), static_cast<std::size_t>(head.size()), seed);
}

QString shownName(const ImportSource &source)
{
    return source.name.isEmpty() ? QFileInfo(source.path).fileName() : source.name;
}

} // namespace sheaf
