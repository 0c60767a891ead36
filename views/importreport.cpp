// SPDX-License-Identifier: GPL-3.0-or-later
// A line of totals, the files and their remarks below; a click or Enter leads to what a remark is about.
#include "views/importreport.h"

#include "model/phrases.h"
#include "views/paint.h"
#include "views/reportmodel.h"
#include "views/textlabel.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QTreeView>

#include <algorithm>

namespace sheaf
{

namespace
{

class ReportDelegate final : public QStyledItemDelegate
{
public:
    ReportDelegate(const Theme &theme, QObject *parent) : QStyledItemDelegate(parent), m_theme(theme) {}

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {m_theme.px(100), std::max(m_theme.px(30), option.fontMetrics.height() + m_theme.px(10))};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setLayoutDirection(option.direction);
        const bool file = !index.parent().isValid();
        const bool selected = option.state & QStyle::State_Selected;
        const QRectF row = QRectF(option.rect).adjusted(0, 1, 0, -1);
        const double radius = m_theme.px(6);
        if (selected || ((option.state & QStyle::State_MouseOver) && !file)) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(selected ? m_theme.colour(Token::Selected)
                                       : blend(m_theme.colour(Token::Base), m_theme.colour(Token::Ink), 0.05));
            painter->drawRoundedRect(row, radius, radius);
        }
        if (selected && (option.state & QStyle::State_HasFocus))
            paintFocusRing(*painter, row, m_theme, radius);
        const auto sign = ReportModel::Sign(index.data(ReportModel::SignRole).toInt());
        QRect room = option.rect.adjusted(m_theme.px(8), 0, -m_theme.px(10), 0);
        paintSign(*painter, take(room, m_theme.px(24), true, option.direction), sign);
        const QFont strong = m_theme.font(file ? Type::BodyStrong : Type::Body);
        const QFont quiet = m_theme.font(Type::Secondary);
        const QString detail = index.data(ReportModel::DetailRole).toString();
        const int width = QFontMetrics(quiet).horizontalAdvance(detail) + m_theme.px(12);
        const QRect right =
            take(room, detail.isEmpty() ? 0 : std::min(width, room.width() * 2 / 3), false, option.direction);
        painter->setFont(quiet);
        painter->setPen(m_theme.colour(sign == ReportModel::Sign::Refused && file ? Token::Bad : Token::Dim));
        painter->drawText(right, Qt::AlignVCenter | Qt::AlignTrailing, detail);
        const QString text = index.data().toString();
        QRect words = room;
        paintText(*painter, words, strong, Token::Ink, text);
        const int used = QFontMetrics(strong).horizontalAdvance(text) + m_theme.px(10);
        const QString quote = index.data(ReportModel::QuoteRole).toString().simplified();
        if (!quote.isEmpty() && used < words.width()) {
            option.direction == Qt::RightToLeft ? words.setRight(words.right() - used)
                                                : words.setLeft(words.left() + used);
            paintText(*painter, words, quiet, Token::Dim, quote);
        }
        painter->restore();
    }

private:
    static QRect take(QRect &room, int width, bool front, Qt::LayoutDirection direction)
    {
        QRect part = room;
        if (front != (direction == Qt::RightToLeft)) {
            part.setWidth(width);
            room.setLeft(room.left() + width);
        } else {
            part.setLeft(room.right() + 1 - width);
            room.setRight(room.right() - width);
        }
        return part;
    }

    void paintText(QPainter &painter, const QRect &box, const QFont &font, Token token, const QString &text) const
    {
        painter.setFont(font);
        painter.setPen(m_theme.colour(token));
        painter.drawText(box, Qt::AlignVCenter | Qt::AlignLeading,
                         setApart(QFontMetrics(font).elidedText(text, Qt::ElideRight, box.width())));
    }

    void paintSign(QPainter &painter, const QRect &box, ReportModel::Sign sign) const
    {
        struct Picture {
            const char *name;
            Token token;
        };
        const auto picture = [sign]() -> Picture {
            switch (sign) {
            case ReportModel::Sign::File:
                return {"digest", Token::Dim};
            case ReportModel::Sign::Refused:
                return {"warning", Token::Bad};
            case ReportModel::Sign::Problem:
                return {"warning", Token::Warn};
            case ReportModel::Sign::Folder:
                return {"inbox", Token::Dim};
            case ReportModel::Sign::Note:
                break;
            }
            return {"link", Token::Dim};
        }();
        const int side = m_theme.px(16);
        QRect place(0, 0, side, side);
        place.moveCenter(box.center());
        if (painter.layoutDirection() == Qt::RightToLeft)
            place.moveRight(box.right());
        else
            place.moveLeft(box.left());
        m_theme.icon(QString::fromLatin1(picture.name), picture.token).paint(&painter, place);
    }

    const Theme &m_theme;
};

QString reportState(EditState state)
{
    switch (state) {
    case EditState::Cancelled:
        return ImportReportPane::tr("The import was cancelled; what had come in by then was kept.");
    case EditState::Interrupted:
        return ImportReportPane::tr("The import was interrupted; what had come in by then was kept.");
    case EditState::Done:
    case EditState::Undone:
    case EditState::Running:
        break;
    }
    return {};
}

constexpr std::size_t keptReports = 10;

} // namespace

ImportReportPane::ImportReportPane(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_model(new ReportModel(this))
    , m_pages(new QStackedWidget)
    , m_chooser(new QPushButton)
    , m_menu(new QMenu(this))
    , m_totals(new TextLabel(theme, Type::Body, Token::Ink))
    , m_state(new TextLabel(theme, Type::Secondary, Token::Dim))
    , m_tree(new QTreeView)
    , m_paper(new QPushButton(tr("Show paper")))
    , m_text(new QPushButton(tr("Show text")))
    , m_compare(new QPushButton(tr("Compare…")))
{
    makeTree();
    m_chooser->setFlat(true);
    m_chooser->setAccessibleName(tr("Which import"));
    m_chooser->setToolTip(tr("Reports of the last imports of this session"));
    addChevron(m_chooser, theme);
    m_totals->setWrapping();
    m_state->setWrapping();
    m_compare->setToolTip(tr("Show both papers side by side, and say whether they are one"));

    auto *head = new QHBoxLayout;
    head->setSpacing(theme.space(3));
    head->addWidget(m_chooser);
    head->addWidget(m_totals, 1);
    auto *left = new QVBoxLayout;
    left->setSpacing(theme.space(1));
    left->addLayout(head);
    left->addWidget(m_state);
    left->addWidget(m_tree, 1);
    auto *buttons = new QVBoxLayout;
    buttons->setSpacing(theme.space(2));
    for (QPushButton *button : {m_paper, m_text, m_compare}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    auto *full = new QWidget;
    auto *row = new QHBoxLayout(full);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme.space(3));
    row->addLayout(left, 1);
    row->addLayout(buttons);

    auto *none = new TextLabel(theme, Type::Body, Token::Dim);
    none->setWrapping();
    none->setAlignment(Qt::AlignCenter);
    none->setText(tr("Nothing has been imported since Sheaf was opened. Drop files or folders on the window, "
                     "or paste a digest."));
    m_pages->addWidget(none);
    m_pages->addWidget(full);
    auto *box = new QVBoxLayout(this);
    box->addWidget(m_pages);
    setFocusProxy(m_tree);

    connect(m_chooser, &QAbstractButton::clicked, this,
            [this] { m_menu->popup(m_chooser->mapToGlobal(QPoint(0, m_chooser->height()))); });
    connect(m_paper, &QAbstractButton::clicked, this, [this] {
        if (const Remark *remark = m_model->remarkAt(m_tree->currentIndex()))
            Q_EMIT paperAsked(remark->made != PaperId{} ? remark->made : remark->paper);
    });
    connect(m_text, &QAbstractButton::clicked, this, [this] {
        const Remark *remark = m_model->remarkAt(m_tree->currentIndex());
        if (const FileReport *file = m_model->fileOf(m_tree->currentIndex()))
            Q_EMIT textAsked(file->digest, remark ? std::max(remark->line, 1) : 1);
    });
    connect(m_compare, &QAbstractButton::clicked, this, [this] { followRow(m_tree->currentIndex()); });
    connect(&theme, &Theme::changed, this, &ImportReportPane::follow);
    follow();
    updateButtons();
}

void ImportReportPane::makeTree()
{
    m_tree->setModel(m_model);
    m_tree->setItemDelegate(new ReportDelegate(m_theme, this));
    m_tree->setAccessibleName(tr("Files and remarks"));
    m_tree->setHeaderHidden(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->setTextElideMode(Qt::ElideRight);
    m_tree->setRootIsDecorated(false);
    useBareView(m_tree);
    m_tree->installEventFilter(this);
    connect(m_tree, &QAbstractItemView::clicked, this, &ImportReportPane::followRow);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, &ImportReportPane::updateButtons);
}

void ImportReportPane::follow()
{
    layout()->setContentsMargins(marginsAlong(m_theme.px(8), m_theme.px(4), m_theme.px(12), m_theme.px(8)));
    m_tree->setIndentation(m_theme.space(6));
    m_tree->doItemsLayout();
}

void ImportReportPane::addReport(const ImportReport &report, const QString &title)
{
    m_reports.insert(m_reports.begin(), {report, title});
    if (m_reports.size() > keptReports)
        m_reports.pop_back();
    m_menu->clear();
    for (std::size_t at = 0; at < m_reports.size(); ++at)
        connect(m_menu->addAction(m_reports[at].title), &QAction::triggered, this, [this, at] { showKept(at); });
    showKept(0);
}

void ImportReportPane::showKept(std::size_t at)
{
    m_chooser->setText(m_reports[at].title);
    m_chooser->setEnabled(m_reports.size() > 1);
    m_model->setReport(m_reports[at].report);
    m_tree->expandAll();
    m_pages->setCurrentIndex(1);
    tellTotals();
    selectFirst();
    updateButtons();
}

// The first remark, so that Enter leads to it; without one the first file.
void ImportReportPane::selectFirst()
{
    QModelIndex first = m_model->index(0, 0);
    for (int row = 0; row < m_model->rowCount() && !m_model->remarkAt(first); ++row) {
        const QModelIndex file = m_model->index(row, 0);
        const QModelIndex child = m_model->index(m_model->rowCount(file) - 1, 0, file);
        if (m_model->remarkAt(child))
            first = m_model->index(child.row() + 1 - int(m_model->fileOf(file)->remarks.size()), 0, file);
    }
    m_tree->setCurrentIndex(first);
}

void ImportReportPane::tellTotals()
{
    const ImportReport &report = m_model->report();
    const QLocale locale;
    const ImportCounts sum = report.total();
    const auto refused = std::count_if(report.files.begin(), report.files.end(),
                                       [](const FileReport &file) { return file.error.has_value(); });
    const qint64 problems = m_model->problems();
    QStringList parts{tr("%1 new").arg(locale.toString(sum.fresh)),
                      tr("%1 already known").arg(locale.toString(sum.known)),
                      tr("%1 merged").arg(locale.toString(sum.merged))};
    parts << (problems == 1 ? tr("1 line not understood")
                            : tr("%Ln lines not understood", nullptr, pluralNumber(problems)));
    if (refused > 0)
        parts << (refused == 1 ? tr("1 file not imported")
                               : tr("%Ln files not imported", nullptr, pluralNumber(qint64(refused))));
    m_totals->setText(parts.join(QStringLiteral(" · ")));
    m_totals->setToolTip(m_totals->text());
    m_totals->setToken(refused > 0 ? Token::Bad : problems > 0 ? Token::Warn : Token::Ink);
    m_state->setText(reportState(report.state));
    m_state->setVisible(!m_state->text().isEmpty());
}

void ImportReportPane::followRow(const QModelIndex &index)
{
    const FileReport *file = m_model->fileOf(index);
    const Remark *remark = m_model->remarkAt(index);
    if (!remark)
        return;
    if (remark->made != PaperId{} && remark->paper != PaperId{})
        Q_EMIT compareAsked(remark->made, remark->paper);
    else if (remark->paper != PaperId{})
        Q_EMIT paperAsked(remark->paper);
    else if (file->digest != DigestId{})
        Q_EMIT textAsked(file->digest, std::max(remark->line, 1));
}

void ImportReportPane::updateButtons()
{
    const QModelIndex at = m_tree->currentIndex();
    const FileReport *file = m_model->fileOf(at);
    const Remark *remark = m_model->remarkAt(at);
    m_paper->setEnabled(remark && (remark->made != PaperId{} || remark->paper != PaperId{}));
    m_text->setEnabled(file && file->digest != DigestId{});
    m_compare->setVisible(remark && remark->made != PaperId{} && remark->paper != PaperId{});
}

bool ImportReportPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_tree || (event->type() != QEvent::ShortcutOverride && event->type() != QEvent::KeyPress))
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    const bool enter = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (!enter && key != Qt::Key_Delete) // papers that cannot be seen from here are not to be trashed from here
        return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::ShortcutOverride)
        event->accept();
    else if (enter)
        followRow(m_tree->currentIndex());
    return true;
}

} // namespace sheaf
