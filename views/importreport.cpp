// SPDX-License-Identifier: GPL-3.0-or-later
// Totals on top, the files and their remarks below; a click or Enter leads to what a remark is about.
#include "views/importreport.h"

#include "views/paint.h"
#include "views/reportmodel.h"
#include "views/textlabel.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
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
                         QFontMetrics(font).elidedText(text, Qt::ElideRight, box.width()));
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
            case ReportModel::Sign::Note:
                break;
            }
            return {"link", Token::Dim};
        }();
        const int side = m_theme.px(16);
        QRect place(0, 0, side, side);
        place.moveCenter(box.center());
        place.moveLeft(box.left());
        m_theme.icon(QString::fromLatin1(picture.name), picture.token).paint(&painter, place);
    }

    const Theme &m_theme;
};

QString reportState(EditState state)
{
    switch (state) {
    case EditState::Cancelled:
        return ImportReportDialog::tr("The import was cancelled; what had come in by then was kept.");
    case EditState::Interrupted:
        return ImportReportDialog::tr("The import was interrupted; what had come in by then was kept.");
    case EditState::Done:
    case EditState::Undone:
    case EditState::Running:
        break;
    }
    return {};
}

} // namespace

ImportReportDialog::ImportReportDialog(const Theme &theme, ImportReport report, QWidget *parent)
    : QDialog(parent)
    , m_theme(theme)
    , m_model(new ReportModel(std::move(report), this))
    , m_tree(new QTreeView)
    , m_paper(new QPushButton(tr("Show paper")))
    , m_text(new QPushButton(tr("Show text")))
{
    setWindowTitle(tr("Import report"));
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(false);
    resize(theme.px(760), theme.px(520));

    m_tree->setModel(m_model);
    m_tree->setItemDelegate(new ReportDelegate(theme, this));
    m_tree->setAccessibleName(tr("Files and remarks"));
    m_tree->setHeaderHidden(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->setIndentation(theme.px(24));
    m_tree->setTextElideMode(Qt::ElideRight);
    m_tree->setRootIsDecorated(false);
    useBareView(m_tree);
    useBaseBackground(this);
    m_tree->expandAll();
    selectFirst();
    m_tree->installEventFilter(this);

    auto *close = new QPushButton(tr("Close"));
    for (QPushButton *button : {m_paper, m_text, close})
        button->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(theme.space(2));
    buttons->addWidget(m_paper);
    buttons->addWidget(m_text);
    buttons->addStretch(1);
    buttons->addWidget(close);

    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(theme.space(5), theme.space(5), theme.space(5), theme.space(4));
    box->setSpacing(theme.space(4));
    box->addWidget(makeTotals());
    box->addWidget(new Hairline(theme));
    box->addWidget(m_tree, 1);
    box->addWidget(new Hairline(theme));
    box->addLayout(buttons);
    m_tree->setFocus();

    connect(m_tree, &QAbstractItemView::clicked, this, &ImportReportDialog::follow);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, &ImportReportDialog::updateButtons);
    connect(m_paper, &QAbstractButton::clicked, this, [this] {
        if (const Remark *remark = m_model->remarkAt(m_tree->currentIndex()))
            Q_EMIT paperAsked(remark->paper);
    });
    connect(m_text, &QAbstractButton::clicked, this, [this] {
        const Remark *remark = m_model->remarkAt(m_tree->currentIndex());
        Q_EMIT textAsked(m_model->fileOf(m_tree->currentIndex())->digest, remark ? remark->line : 1);
    });
    connect(close, &QAbstractButton::clicked, this, &QDialog::close);
    updateButtons();
}

// The first remark, so that Enter leads to it; without one the first file.
void ImportReportDialog::selectFirst()
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

QWidget *ImportReportDialog::makeTotals()
{
    auto *totals = new QWidget;
    auto *box = new QVBoxLayout(totals);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(m_theme.space(3));
    const QLocale locale;
    ImportCounts sum;
    qint64 refused = 0;
    for (const FileReport &file : m_model->report().files) {
        sum.entries += file.counts.entries;
        sum.fresh += file.counts.fresh;
        sum.known += file.counts.known;
        sum.merged += file.counts.merged;
        refused += file.error ? 1 : 0;
    }
    auto *figures = new QHBoxLayout;
    figures->setSpacing(m_theme.space(9));
    const auto figure = [&](qint64 count, const QString &word, Token token) {
        auto *pair = new QVBoxLayout;
        pair->setSpacing(0);
        auto *big = new TextLabel(m_theme, Type::PaperTitle, token);
        big->setText(locale.toString(count));
        auto *small = new TextLabel(m_theme, Type::Secondary, Token::Dim);
        small->setText(word);
        pair->addWidget(big);
        pair->addWidget(small);
        figures->addLayout(pair);
    };
    const qint64 problems = m_model->problems();
    figure(sum.fresh, tr("new"), Token::Ink);
    figure(sum.known, tr("already known"), Token::Ink);
    figure(sum.merged, tr("merged"), Token::Ink);
    figure(problems, problems == 1 ? tr("line not understood") : tr("lines not understood"),
           problems > 0 ? Token::Warn : Token::Ink);
    if (refused > 0)
        figure(refused, refused == 1 ? tr("file not imported") : tr("files not imported"), Token::Bad);
    figures->addStretch(1);
    box->addLayout(figures);

    const auto &files = m_model->report().files;
    const bool remarks = refused > 0 || std::any_of(files.begin(), files.end(),
                                                    [](const FileReport &file) { return !file.remarks.empty(); });
    QString words = reportState(m_model->report().state);
    if (words.isEmpty())
        words = !remarks ? tr("Nothing to look at: every line was understood.")
                         : tr("Click a remark, or press Enter on it, to see the paper or the text it is about.");
    auto *sentence = new TextLabel(m_theme, Type::Body, remarks ? Token::Dim : Token::Good);
    sentence->setWrapping();
    sentence->setText(words);
    box->addWidget(sentence);
    return totals;
}

void ImportReportDialog::follow(const QModelIndex &index)
{
    const FileReport *file = m_model->fileOf(index);
    const Remark *remark = m_model->remarkAt(index);
    if (!remark)
        return;
    if (number(remark->paper) != 0)
        Q_EMIT paperAsked(remark->paper);
    else if (number(file->digest) != 0)
        Q_EMIT textAsked(file->digest, std::max(remark->line, 1));
}

void ImportReportDialog::updateButtons()
{
    const QModelIndex at = m_tree->currentIndex();
    const FileReport *file = m_model->fileOf(at);
    const Remark *remark = m_model->remarkAt(at);
    m_paper->setEnabled(remark && number(remark->paper) != 0);
    m_text->setEnabled(file && number(file->digest) != 0);
}

bool ImportReportDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_tree && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            follow(m_tree->currentIndex());
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace sheaf
