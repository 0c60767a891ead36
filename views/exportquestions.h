// SPDX-License-Identifier: GPL-3.0-or-later
// The questions of an export, one below the other: what, which format, in which order, with which parts, which file.
#pragma once

#include "views/exportwish.h"
#include "views/theme.h"

#include <QHash>
#include <QWidget>

#include <span>
#include <vector>

class QButtonGroup;
class QCheckBox;
class QComboBox;
class QLineEdit;

namespace sheaf
{

class TextLabel;

// GUI thread. Formats that cannot be written are left out; a choice without papers is disabled; the first one with
// papers is chosen. What a format or a choice does not have is disabled, its answer kept.
class ExportQuestions final : public QWidget
{
    Q_OBJECT
public:
    // `file` is a proposal: folder and name without suffix.
    ExportQuestions(const Theme &theme, std::span<const Format> formats, std::vector<ExportChoice> choices,
                    const QString &file, QWidget *parent = nullptr);

    ExportWish wish() const;
    qint64 papers() const;        // of the choice
    bool canExport() const;       // there is something to write and a folder to write it to
    bool replacesFile() const;    // the file is there already
    const Format *format() const; // nullptr: none can be written
    // How each format was exported last; formats without one use everything.
    void setManners(const QHash<QString, ExportManner> &manners);
    void setFormat(const QString &id);
    void chooseFile();
    // Whether a format has room for a part of a paper.
    static bool writes(const Format *format, bool ExportOptions::*part);

Q_SIGNALS:
    void changed(); // the document would be another one
    void fileChanged();

private:
    QWidget *makeFormats();
    QWidget *makeScopes();
    QWidget *makeOrder();
    QWidget *makeOptions();
    QWidget *makeFile(const QString &file);
    void formatChanged();
    void showManner(const ExportManner &manner);
    void keepManner();
    void refresh();
    bool isList() const;
    ExportManner manner() const;
    bool folderExists() const;

    const Theme &m_theme;
    std::vector<const Format *> m_formats;
    std::vector<ExportChoice> m_choices;
    QHash<QString, ExportManner> m_manners;
    QString m_shownFormat; // whose manner the controls show
    QButtonGroup *m_format;
    QButtonGroup *m_scope;
    QComboBox *m_order = nullptr;
    QComboBox *m_grouping = nullptr;
    struct Part {
        bool ExportOptions::*member;
        QCheckBox *box;
    };
    std::vector<Part> m_parts;
    QLineEdit *m_file = nullptr;
    TextLabel *m_remark = nullptr;
};

} // namespace sheaf
