// SPDX-License-Identifier: GPL-3.0-or-later
// What the journal's form of an edit begins with, for its writer and its reader.
#pragma once

#include <QtGlobal>

namespace sheaf
{

inline constexpr qint64 codecVersion = 1;

// The numbers are kept in libraries: never change them.
enum class CodecKind : qint64 {
    TagPapers = 1,
    SetStatus,
    SetStarred,
    SetTrashed,
    SetNote,
    ReviseNote,
    PutTag,
    RemoveTag,
    PutList,
    RemoveList,
    PutItems,
    RemoveItems,
    ShowImport,
    Compound,
    PutHighlights,
    RemoveHighlights,
    SetDetails,
    AddPaper,
    ShowPapers,
    ShowDigests,
    DeleteDigest,
    MoveEntries,
    MergePapers,
    SetApart,
    PutSearch,
    RemoveSearch,
    MergeTags
};

} // namespace sheaf
