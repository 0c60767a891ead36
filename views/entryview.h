// SPDX-License-Identifier: GPL-3.0-or-later
// A digest's own text with line numbers, the lines of one entry marked and in sight.
#pragma once

#include "views/theme.h"

#include <QDialog>

namespace sheaf
{

class DigestText;
class TextLabel;

// Non-modal and reused: showing another entry replaces the text.
class EntryView final : public QDialog
{
    Q_OBJECT
public:
    explicit EntryView(const Theme &theme, QWidget *parent = nullptr);

    // Lines are 1-based, both included; lines of `text` end in LF.
    void showEntry(const QString &digestName, const QString &text, int firstLine, int lastLine);

private:
    const Theme &m_theme;
    TextLabel *m_name;
    TextLabel *m_lines;
    DigestText *m_text;
};

} // namespace sheaf
