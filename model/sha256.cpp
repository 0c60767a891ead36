// SPDX-License-Identifier: GPL-3.0-or-later
// SHA-256 through OpenSSL's libcrypto.
#include "model/sha256.h"

#include <openssl/evp.h>

#include <memory>

namespace sheaf
{

QByteArray sha256Of(QIODevice &device)
{
    constexpr qint64 blockSize = 128 * 1024;
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> hash(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    if (!hash || EVP_DigestInit_ex(hash.get(), EVP_sha256(), nullptr) != 1)
        qFatal("SHA-256 is not there.");
    QByteArray block(blockSize, Qt::Uninitialized);
    for (qint64 size = device.read(block.data(), blockSize); size > 0; size = device.read(block.data(), blockSize))
        EVP_DigestUpdate(hash.get(), block.constData(), static_cast<std::size_t>(size));
    unsigned length = EVP_MAX_MD_SIZE;
    QByteArray digest(EVP_MAX_MD_SIZE, '\0');
    EVP_DigestFinal_ex(hash.get(), reinterpret_cast<unsigned char *>(digest.data()), &length);
    digest.truncate(static_cast<qsizetype>(length));
    return digest;
}

} // namespace sheaf
