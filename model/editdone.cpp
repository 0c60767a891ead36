// SPDX-License-Identifier: GPL-3.0-or-later
// One line of the user's language for each kind of edit that has been made, in the past tense.
#include "model/edit.h"
#include "model/phrases.h"

#include <QCoreApplication>

namespace sheaf
{

namespace
{

QString statusDone(Status status, const QString &papers)
{
    switch (status) {
    case Status::Unread:
        return QCoreApplication::translate("EditDone", "Marked %1 unread").arg(papers);
    case Status::Reading:
        return QCoreApplication::translate("EditDone", "Marked %1 as being read").arg(papers);
    case Status::Read:
        return QCoreApplication::translate("EditDone", "Marked %1 read").arg(papers);
    case Status::Dismissed:
        return QCoreApplication::translate("EditDone", "Dismissed %1").arg(papers);
    }
    return {};
}

QString importDone(const EditSummary &summary, const QString &papers)
{
    if (summary.digests > 1)
        return QCoreApplication::translate("EditDone", "Imported %1 (%2)").arg(digestsText(summary.digests), papers);
    return summary.name.isEmpty()
               ? QCoreApplication::translate("EditDone", "Imported %1").arg(papers)
               : QCoreApplication::translate("EditDone", "Imported “%2” (%1)").arg(papers, summary.name);
}

} // namespace

QString describeDone(const EditSummary &summary)
{
    using Kind = EditSummary::Kind;
    const QString papers = papersText(summary.papers);
    const QString name = summary.name;
    switch (summary.kind) {
    case Kind::Tag:
        return QCoreApplication::translate("EditDone", "Tagged %1 “%2”").arg(papers, name);
    case Kind::Untag:
        return QCoreApplication::translate("EditDone", "Took the tag “%2” off %1").arg(papers, name);
    case Kind::NewTag:
        return QCoreApplication::translate("EditDone", "Made the tag “%1”").arg(name);
    case Kind::ChangeTag:
        return summary.other.isEmpty()
                   ? QCoreApplication::translate("EditDone", "Changed the tag “%1”").arg(name)
                   : QCoreApplication::translate("EditDone", "Renamed the tag “%1” to “%2”").arg(summary.other, name);
    case Kind::RemoveTag:
        return QCoreApplication::translate("EditDone", "Removed the tag “%1”").arg(name);
    case Kind::AddAreas:
        return QCoreApplication::translate("EditDone", "Added areas");
    case Kind::Status:
        return statusDone(summary.status, papers);
    case Kind::Star:
        return QCoreApplication::translate("EditDone", "Starred %1").arg(papers);
    case Kind::Unstar:
        return QCoreApplication::translate("EditDone", "Took the star off %1").arg(papers);
    case Kind::Trash:
        return QCoreApplication::translate("EditDone", "Moved %1 to the Trash").arg(papers);
    case Kind::Restore:
        return QCoreApplication::translate("EditDone", "Restored %1 from the Trash").arg(papers);
    case Kind::Note:
        return QCoreApplication::translate("EditDone", "Edited the note of %1").arg(papers);
    case Kind::NewList:
        return QCoreApplication::translate("EditDone", "Made the list “%1”").arg(name);
    case Kind::ChangeList:
        return QCoreApplication::translate("EditDone", "Changed the list “%1”").arg(name);
    case Kind::ArchiveList:
        return QCoreApplication::translate("EditDone", "Archived the list “%1”").arg(name);
    case Kind::UnarchiveList:
        return QCoreApplication::translate("EditDone", "Brought the list “%1” back from the archive").arg(name);
    case Kind::RemoveList:
        return QCoreApplication::translate("EditDone", "Deleted the list “%1”").arg(name);
    case Kind::AddToList:
        return summary.papers > 0
                   ? QCoreApplication::translate("EditDone", "Added %1 to the list “%2”").arg(papers, name)
                   : QCoreApplication::translate("EditDone", "Added a section to the list “%1”").arg(name);
    case Kind::MoveInList:
        return QCoreApplication::translate("EditDone", "Rearranged the list “%1”").arg(name);
    case Kind::RemoveFromList:
        return summary.papers > 0
                   ? QCoreApplication::translate("EditDone", "Took %1 off the list “%2”").arg(papers, name)
                   : QCoreApplication::translate("EditDone", "Took a section off the list “%1”").arg(name);
    case Kind::Import:
        return importDone(summary, papers);
    case Kind::Highlight:
        return QCoreApplication::translate("EditDone", "Highlighted text of %1").arg(papers);
    case Kind::RemoveHighlight:
        return QCoreApplication::translate("EditDone", "Removed a highlight of %1").arg(papers);
    case Kind::Details:
        return QCoreApplication::translate("EditDone", "Edited the details of %1").arg(papers);
    case Kind::NewPaper:
        return QCoreApplication::translate("EditDone", "Added %1 by hand").arg(papers);
    case Kind::DeleteDigest:
        return name.isEmpty() ? QCoreApplication::translate("EditDone", "Deleted a digest")
                              : QCoreApplication::translate("EditDone", "Deleted the digest “%1”").arg(name);
    case Kind::Merge:
        return QCoreApplication::translate("EditDone", "Merged two papers into one");
    case Kind::KeepApart:
        return QCoreApplication::translate("EditDone", "Kept two papers apart");
    case Kind::CommentInList:
        return summary.papers > 0
                   ? QCoreApplication::translate("EditDone", "Commented on %1 in the list “%2”").arg(papers, name)
                   : QCoreApplication::translate("EditDone", "Renamed a section of the list “%1”").arg(name);
    case Kind::NewSearch:
        return QCoreApplication::translate("EditDone", "Saved the search “%1”").arg(name);
    case Kind::ChangeSearch:
        return QCoreApplication::translate("EditDone", "Changed the saved search “%1”").arg(name);
    case Kind::RemoveSearch:
        return QCoreApplication::translate("EditDone", "Deleted the saved search “%1”").arg(name);
    case Kind::MergeTags:
        return QCoreApplication::translate("EditDone", "Merged the tag “%1” into “%2” (%3)")
            .arg(summary.other, name, papers);
    case Kind::MoveToTag:
        return QCoreApplication::translate("EditDone", "Moved %1 from the tag “%2” to “%3”")
            .arg(papers, summary.other, name);
    case Kind::Retag:
        return QCoreApplication::translate("EditDone", "Changed the tags of %1").arg(papers);
    case Kind::ChangeTags:
        return QCoreApplication::translate("EditDone", "Changed several tags");
    }
    return {};
}

} // namespace sheaf
