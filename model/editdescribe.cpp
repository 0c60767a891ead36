// SPDX-License-Identifier: GPL-3.0-or-later
// One line of the user's language for each kind of edit.
#include "model/edit.h"

#include "model/phrases.h"

#include <QCoreApplication>

namespace sheaf
{

namespace
{

QString describeStatus(Status status, const QString &papers)
{
    switch (status) {
    case Status::Unread:
        return QCoreApplication::translate("Edit", "mark %1 unread").arg(papers);
    case Status::Reading:
        return QCoreApplication::translate("Edit", "mark %1 as being read").arg(papers);
    case Status::Read:
        return QCoreApplication::translate("Edit", "mark %1 read").arg(papers);
    case Status::Dismissed:
        return QCoreApplication::translate("Edit", "dismiss %1").arg(papers);
    }
    return {};
}

} // namespace

QString describe(const EditSummary &summary)
{
    using Kind = EditSummary::Kind;
    const QString papers = papersText(summary.papers);
    const QString name = summary.name;
    switch (summary.kind) {
    case Kind::Tag:
        return QCoreApplication::translate("Edit", "tag %1 “%2”").arg(papers, name);
    case Kind::Untag:
        return QCoreApplication::translate("Edit", "take the tag “%2” off %1").arg(papers, name);
    case Kind::NewTag:
        return QCoreApplication::translate("Edit", "make the tag “%1”").arg(name);
    case Kind::ChangeTag:
        return summary.other.isEmpty()
                   ? QCoreApplication::translate("Edit", "change the tag “%1”").arg(name)
                   : QCoreApplication::translate("Edit", "rename the tag “%1” to “%2”").arg(summary.other, name);
    case Kind::RemoveTag:
        return QCoreApplication::translate("Edit", "remove the tag “%1”").arg(name);
    case Kind::AddAreas:
        return QCoreApplication::translate("Edit", "add areas");
    case Kind::Status:
        return describeStatus(summary.status, papers);
    case Kind::Star:
        return QCoreApplication::translate("Edit", "star %1").arg(papers);
    case Kind::Unstar:
        return QCoreApplication::translate("Edit", "take the star off %1").arg(papers);
    case Kind::Trash:
        return QCoreApplication::translate("Edit", "move %1 to the Trash").arg(papers);
    case Kind::Restore:
        return QCoreApplication::translate("Edit", "restore %1 from the Trash").arg(papers);
    case Kind::Note:
        return QCoreApplication::translate("Edit", "edit the note of %1").arg(papers);
    case Kind::NewList:
        return QCoreApplication::translate("Edit", "make the list “%1”").arg(name);
    case Kind::ChangeList:
        return QCoreApplication::translate("Edit", "change the list “%1”").arg(name);
    case Kind::ArchiveList:
        return QCoreApplication::translate("Edit", "archive the list “%1”").arg(name);
    case Kind::UnarchiveList:
        return QCoreApplication::translate("Edit", "bring the list “%1” back from the archive").arg(name);
    case Kind::RemoveList:
        return QCoreApplication::translate("Edit", "remove the list “%1”").arg(name);
    case Kind::AddToList:
        return summary.papers > 0 ? QCoreApplication::translate("Edit", "add %1 to the list “%2”").arg(papers, name)
                                  : QCoreApplication::translate("Edit", "add a section to the list “%1”").arg(name);
    case Kind::MoveInList:
        return QCoreApplication::translate("Edit", "rearrange the list “%1”").arg(name);
    case Kind::RemoveFromList:
        return summary.papers > 0 ? QCoreApplication::translate("Edit", "take %1 off the list “%2”").arg(papers, name)
                                  : QCoreApplication::translate("Edit", "take a section off the list “%1”").arg(name);
    case Kind::Import:
        if (summary.digests > 1)
            return QCoreApplication::translate("Edit", "import %Ln digests (%1)", nullptr,
                                               pluralNumber(summary.digests))
                .arg(papers);
        return name.isEmpty() ? QCoreApplication::translate("Edit", "import %1").arg(papers)
                              : QCoreApplication::translate("Edit", "import “%2” (%1)").arg(papers, name);
    case Kind::Highlight:
        return QCoreApplication::translate("Edit", "highlight text of %1").arg(papers);
    case Kind::RemoveHighlight:
        return QCoreApplication::translate("Edit", "remove a highlight of %1").arg(papers);
    case Kind::Details:
        return QCoreApplication::translate("Edit", "edit the details of %1").arg(papers);
    case Kind::NewPaper:
        return QCoreApplication::translate("Edit", "add %1 by hand").arg(papers);
    case Kind::DeleteDigest:
        return name.isEmpty() ? QCoreApplication::translate("Edit", "delete a digest")
                              : QCoreApplication::translate("Edit", "delete the digest “%1”").arg(name);
    case Kind::Merge:
        return QCoreApplication::translate("Edit", "merge two papers into one");
    case Kind::KeepApart:
        return QCoreApplication::translate("Edit", "keep two papers apart");
    case Kind::CommentInList:
        return summary.papers > 0
                   ? QCoreApplication::translate("Edit", "comment on %1 in the list “%2”").arg(papers, name)
                   : QCoreApplication::translate("Edit", "rename a section of the list “%1”").arg(name);
    case Kind::NewSearch:
        return QCoreApplication::translate("Edit", "save the search “%1”").arg(name);
    case Kind::ChangeSearch:
        return QCoreApplication::translate("Edit", "change the saved search “%1”").arg(name);
    case Kind::RemoveSearch:
        return QCoreApplication::translate("Edit", "remove the saved search “%1”").arg(name);
    case Kind::MergeTags:
        return QCoreApplication::translate("Edit", "merge the tag “%1” into “%2” (%3)")
            .arg(summary.other, name, papers);
    case Kind::MoveToTag:
        return QCoreApplication::translate("Edit", "move %1 from the tag “%2” to “%3”")
            .arg(papers, summary.other, name);
    case Kind::Retag:
        return QCoreApplication::translate("Edit", "change the tags of %1").arg(papers);
    case Kind::ChangeTags:
        return QCoreApplication::translate("Edit", "change several tags");
    }
    return {};
}

} // namespace sheaf
