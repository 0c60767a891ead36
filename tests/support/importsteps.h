// SPDX-License-Identifier: GPL-3.0-or-later
// The steps of an import one by one, each in a transaction of its own.
#pragma once

#include "model/db/packedtext.h"
#include "model/library.h"
#include "model/text/linesource.h"

namespace sheaf::test
{

// Between the library's beginImport() and endImport().
template <class Outcome>
Outcome writeStep(Library &library, const ImportStep &step)
{
    return std::get<Outcome>(library.write({step}).steps.front());
}

inline DigestOpened openDigest(Library &library, const DigestDraft &draft)
{
    return writeStep<DigestOpened>(library, draft);
}

inline BatchOutcome addBatch(Library &library, std::vector<Incoming> records, const std::vector<RawChunk> &chunks = {})
{
    DigestPart part{std::move(records), {}};
    for (const RawChunk &chunk : chunks)
        part.chunks.push_back({chunk.firstLine, ChunkPacker().pack(chunk.bytes)});
    return writeStep<BatchOutcome>(library, part);
}

inline void closeDigest(Library &library, const QString &label, int lines)
{
    writeStep<std::monostate>(library, DigestEnd{label, QStringLiteral("UTF-8"), lines});
}

inline ListMade closeList(Library &library, const ListDraft &list, int lines)
{
    return writeStep<ListMade>(library, ListEnd{list, QStringLiteral("UTF-8"), lines});
}

} // namespace sheaf::test
