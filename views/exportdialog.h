// SPDX-License-Identifier: GPL-3.0-or-later
// Asks what is to be exported, in which format, with which parts, and into which file.
#pragma once

#include "model/formats/format.h"
#include "views/theme.h"

#include <QDialog>

#include <span>
#include <vector>

class QButtonGroup;
class QCheckBox;
class QLineEdit;
class QPushButton;

namespace sheaf
{

class TextLabel;

enum class ExportScope : quint8 { Selection, Shown, Library };

// One line of "What": "Reading list “Group meeting”", 12 papers.
struct ExportChoice {
    ExportScope scope = ExportScope::Library;
    QString name;
    qint64 papers = 0;
};

struct ExportWish {
    QString format; // the id of a format
    ExportScope scope = ExportScope::Library;
    ExportOptions options;
    QString file;
};

// Window-modal, deletes itself when closed. Formats that cannot be written are left out; a choice without papers is
// disabled; the first one with papers is chosen.
class ExportDialog final : public QDialog
{
    Q_OBJECT
public:
    // `file` is a proposal: folder and name without suffix.
    ExportDialog(const Theme &theme, std::span<const Format> formats, std::vector<ExportChoice> choices,
                 const QString &file, QWidget *parent = nullptr);

    ExportWish wish() const;
    void setFormat(const QString &id);

Q_SIGNALS:
    void exportAsked(const sheaf::ExportWish &wish);

private:
    QWidget *makeFormats();
    QWidget *makeScopes();
    QWidget *makeOptions();
    QWidget *makeFile(const QString &file);
    void chooseFile();
    void formatChanged();
    void refresh();
    const Format *format() const;

    const Theme &m_theme;
    std::vector<const Format *> m_formats;
    std::vector<ExportChoice> m_choices;
    QButtonGroup *m_format;
    QButtonGroup *m_scope;
    QCheckBox *m_abstracts = nullptr;
    QCheckBox *m_tags = nullptr;
    QCheckBox *m_notes = nullptr;
    QCheckBox *m_comments = nullptr;
    QCheckBox *m_identities = nullptr;
    QLineEdit *m_file = nullptr;
    TextLabel *m_remark = nullptr;
    QPushButton *m_export = nullptr;
};

} // namespace sheaf
