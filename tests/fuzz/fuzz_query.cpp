// SPDX-License-Identifier: GPL-3.0-or-later
// A libFuzzer target: no bytes, read as UTF-8 or as UTF-16, make the query language crash or contradict itself.
#include "tests/fuzz/querycheck.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const bool wide = size > 0 && data[0] % 8 == 7; // unpaired surrogates come only so
    const auto length = static_cast<qsizetype>(size);
    const QByteArray bytes(reinterpret_cast<const char *>(data), length);
    QString text = QString::fromUtf8(bytes);
    if (wide) {
        text.clear();
        for (qsizetype at = 1; at + 1 < length; at += 2)
            text += QChar(static_cast<ushort>(data[at] | data[at + 1] << 8));
    }
    const QString fault = sheaf::test::faultOf(text);
    if (!fault.isEmpty()) {
        std::fprintf(stderr, "%s\n", qPrintable(fault));
        std::abort();
    }
    return 0;
}
