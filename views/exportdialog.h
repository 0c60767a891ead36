// SPDX-License-Identifier: GPL-3.0-or-later
// The export dialog: the questions on one side, the document as it will be and what is doubtful in it on the other.
#pragma once

#include "views/exportquestions.h"

#include <QDialog>
#include <QTimer>

class QPlainTextEdit;
class QPushButton;
class QStackedWidget;

namespace sheaf
{

struct Preflight;
class PreflightView;
class TextLabel;

// Not modal, so that a finding's paper can be looked at; deletes itself when closed. previewAsked() comes, at most
// once in a short while, when the document would be another one; the answers are for showPreview() and
// showPreflight().
class ExportDialog final : public QDialog
{
    Q_OBJECT
public:
    static constexpr int previewPapers = 20;

    // `file` is a proposal: folder and name without suffix.
    ExportDialog(const Theme &theme, std::span<const Format> formats, std::vector<ExportChoice> choices,
                 const QString &file, QWidget *parent = nullptr);

    ExportQuestions &questions() { return *m_questions; }
    void showPreview(const QByteArray &document, qint64 papers);
    void showPreflight(const Preflight &preflight);
    void showTrouble(const QString &what); // neither can be had

Q_SIGNALS:
    void exportAsked(const sheaf::ExportWish &wish);
    void previewAsked(const sheaf::ExportWish &wish);
    void paperAsked(sheaf::PaperId paper);

private:
    QWidget *makePreview();
    void refreshButton();
    void askAgain();
    QWidget *makeFindings();
    void sayOfFindings(const QString &what);
    void waitForPreview();
    void waitForFindings();

    const Theme &m_theme;
    ExportQuestions *m_questions;
    QPlainTextEdit *m_preview = nullptr;
    TextLabel *m_previewHead = nullptr;
    TextLabel *m_findingsHead = nullptr;
    QStackedWidget *m_findingsPages = nullptr; // a sentence, or the findings; as tall with either
    TextLabel *m_sentence = nullptr;
    PreflightView *m_findings = nullptr;
    bool m_previewDue = false; // it was asked for
    bool m_findingsDue = false;
    QPushButton *m_export;
    QTimer m_patience; // before answers of other questions go
    QTimer m_ask;      // lets several changes in a row be one question
};

} // namespace sheaf
