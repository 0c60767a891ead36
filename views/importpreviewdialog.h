// SPDX-License-Identifier: GPL-3.0-or-later
// Asks before something doubtful is imported: what it was taken for, what was found in it, what was not understood.
#pragma once

#include "model/importpreview.h"

#include <QDialog>

#include <vector>

class QListView;
class QListWidget;
class QPushButton;
class QRadioButton;
class QStandardItemModel;

namespace sheaf
{

class TextLabel;
class Theme;

struct PreviewedSource {
    ImportSource source;
    ImportPreview preview;
    bool listExists = false; // a reading list of that name is in the library
};

// GUI thread. Deletes itself when closed; decided() comes once, also when it is closed or cancelled.
class ImportPreviewDialog final : public QDialog
{
    Q_OBJECT
public:
    // `others`: how many sources that nothing is doubtful about go along whatever is decided here. At least one
    // source.
    ImportPreviewDialog(const Theme &theme, std::vector<PreviewedSource> sources, qint64 others,
                        QWidget *parent = nullptr);

Q_SIGNALS:
    void decided(const std::vector<sheaf::ImportSource> &chosen);

private:
    QWidget *makeFiles();
    QWidget *makePage();
    void showSource(int at);
    void addHead(const QString &text);
    void addProblems(const ImportPreview &preview);
    void addPapers(const ImportPreview &preview);
    void refresh();
    bool chosen(std::size_t at) const;
    std::vector<ImportSource> answer() const;

    const Theme &m_theme;
    std::vector<PreviewedSource> m_sources;
    std::size_t m_shown = 0;
    QListWidget *m_files = nullptr; // only for several
    TextLabel *m_name;
    TextLabel *m_taken;
    TextLabel *m_doubt;
    QRadioButton *m_newList;
    QRadioButton *m_replace;
    QStandardItemModel *m_rows;
    QListView *m_found;
    QPushButton *m_import;
};

} // namespace sheaf
