// SPDX-License-Identifier: GPL-3.0-or-later
// Questions left, document right, and a button that says what it will do.
#include "views/exportdialog.h"

#include "model/phrases.h"
#include "views/paint.h"
#include "views/patience.h"
#include "views/preflightview.h"
#include "views/textlabel.h"

#include <QBoxLayout>
#include <QFontDatabase>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>

namespace sheaf
{

namespace
{

constexpr int pauseMilliseconds = 120;
constexpr int findingRows = 6;

} // namespace

ExportDialog::ExportDialog(const Theme &theme, std::span<const Format> formats, std::vector<ExportChoice> choices,
                           const QString &file, QWidget *parent)
    : QDialog(parent)
    , m_theme(theme)
    , m_questions(new ExportQuestions(theme, formats, std::move(choices), file))
    , m_export(new QPushButton)
{
    setWindowTitle(tr("Export"));
    setAttribute(Qt::WA_DeleteOnClose);
    useBaseBackground(this);
    m_export->setDefault(true);
    auto *cancel = new QPushButton(tr("Cancel"));
    cancel->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(theme.space(2));
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_export);

    auto *sides = new QHBoxLayout;
    sides->setSpacing(theme.space(6));
    sides->addWidget(m_questions);
    sides->addWidget(makePreview(), 1);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(theme.space(6), theme.space(5), theme.space(6), theme.space(5));
    box->setSpacing(theme.space(4));
    box->addLayout(sides, 1);
    box->addLayout(buttons);
    resize(theme.px(1020), theme.px(660));

    m_ask.setSingleShot(true);
    m_ask.setInterval(pauseMilliseconds);
    connect(&m_ask, &QTimer::timeout, this, [this] {
        m_patience.start();
        Q_EMIT previewAsked(m_questions->wish());
    });
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        if (m_previewDue)
            waitForPreview();
        if (m_findingsDue)
            waitForFindings();
    });
    connect(cancel, &QAbstractButton::clicked, this, &QDialog::reject);
    connect(m_export, &QAbstractButton::clicked, this, [this] {
        Q_EMIT exportAsked(m_questions->wish());
        accept();
    });
    connect(m_questions, &ExportQuestions::changed, this, &ExportDialog::askAgain);
    connect(m_questions, &ExportQuestions::fileChanged, this, &ExportDialog::refreshButton);
    connect(m_findings, &PreflightView::paperAsked, this, &ExportDialog::paperAsked);
    askAgain();
}

QWidget *ExportDialog::makePreview()
{
    auto *side = new QWidget;
    auto *box = new QVBoxLayout(side);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(m_theme.space(2));
    m_previewHead = new TextLabel(m_theme, Type::SectionHead, Token::Dim);
    m_preview = new QPlainTextEdit;
    m_preview->setReadOnly(true);
    m_preview->setTabChangesFocus(true);
    m_preview->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    m_preview->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_preview->setAccessibleName(tr("The document as it will be"));
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPointSizeF(m_theme.font(Type::Secondary).pointSizeF());
    m_preview->setFont(fixed);
    m_preview->document()->setDocumentMargin(m_theme.px(8));
    m_findingsHead = new TextLabel(m_theme, Type::SectionHead, Token::Dim);
    box->addWidget(m_previewHead);
    box->addWidget(m_preview, 1);
    box->addWidget(m_findingsHead);
    box->addWidget(makeFindings());
    waitForPreview();
    waitForFindings();
    return side;
}

QWidget *ExportDialog::makeFindings()
{
    m_findings = new PreflightView(m_theme);
    m_sentence = new TextLabel(m_theme, Type::Secondary, Token::Dim);
    m_sentence->setWrapping();
    m_sentence->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    m_findingsPages = new QStackedWidget;
    m_findingsPages->addWidget(m_sentence);
    m_findingsPages->addWidget(m_findings);
    m_findingsPages->setFixedHeight(m_theme.px(24) * findingRows);
    return m_findingsPages;
}

void ExportDialog::sayOfFindings(const QString &what)
{
    m_findingsHead->setText(tr("Missing or doubtful"));
    m_sentence->setText(what);
    m_findingsPages->setCurrentWidget(m_sentence);
}

// What is shown still answers the question before.
void ExportDialog::waitForPreview()
{
    m_previewHead->setText(tr("Preview"));
    m_preview->clear();
    m_preview->setPlaceholderText(tr("Writing the preview"));
}

void ExportDialog::waitForFindings()
{
    sayOfFindings(tr("Looking through the papers"));
}

void ExportDialog::askAgain()
{
    refreshButton();
    m_previewDue = true;
    m_findingsDue = true;
    m_ask.start();
}

void ExportDialog::refreshButton()
{
    m_export->setText(m_questions->replacesFile() ? tr("Replace the file by %1").arg(papersText(m_questions->papers()))
                                                  : tr("Export %1").arg(papersText(m_questions->papers())));
    m_export->setEnabled(m_questions->canExport());
}

void ExportDialog::showPreview(const QByteArray &document, qint64 papers)
{
    const qint64 all = m_questions->papers();
    m_previewDue = m_ask.isActive(); // else another question is about to be asked
    m_previewHead->setText(papers < all ? tr("Preview: the first %1 of %2").arg(numberText(papers), papersText(all))
                                        : tr("Preview: %1").arg(papersText(papers)));
    const int place = m_preview->verticalScrollBar()->value();
    m_preview->setPlaceholderText({});
    m_preview->setPlainText(QString::fromUtf8(document));
    m_preview->verticalScrollBar()->setValue(place);
}

void ExportDialog::showPreflight(const Preflight &preflight)
{
    m_findingsDue = m_ask.isActive();
    if (preflight.lines.empty()) {
        sayOfFindings(tr("Nothing is missing or doubtful."));
        return;
    }
    m_findings->showFindings(preflight);
    m_findingsHead->setText(tr("Missing or doubtful: click a paper to see it"));
    m_findingsPages->setCurrentWidget(m_findings);
}

void ExportDialog::showTrouble(const QString &what)
{
    m_previewDue = false;
    m_findingsDue = false;
    m_previewHead->setText(tr("No preview"));
    m_preview->setPlainText(what);
    sayOfFindings({});
}

} // namespace sheaf
