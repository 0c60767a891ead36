// SPDX-License-Identifier: GPL-3.0-or-later
// The doubtful files at the left when there are several, what is in the current one at the right.
#include "views/importpreviewdialog.h"

#include "model/phrases.h"
#include "model/text/fold.h"
#include "model/text/remnants.h"
#include "views/paint.h"
#include "views/textlabel.h"

#include <QBoxLayout>
#include <QListView>
#include <QListWidget>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QRadioButton>
#include <QStandardItemModel>
#include <QStyledItemDelegate>

#include <algorithm>

namespace sheaf
{

namespace
{

constexpr int quietRole = Qt::UserRole; // the second line: the beginning of the abstract, the file's own words
constexpr int rowKindRole = Qt::UserRole + 1;
enum class RowKind { Head, Problem, Paper };

class FoundDelegate final : public QStyledItemDelegate
{
public:
    FoundDelegate(const Theme &theme, QObject *parent) : QStyledItemDelegate(parent), m_theme(theme) {}

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        const int line = QFontMetrics(m_theme.font(Type::Body)).height();
        const int quiet = QFontMetrics(m_theme.font(Type::Secondary)).height();
        const bool two = !index.data(quietRole).toString().isEmpty();
        const int air = m_theme.px(kindOf(index) == RowKind::Head ? 16 : 8);
        return {m_theme.px(200), line + (two ? quiet : 0) + air};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (option.state & QStyle::State_Selected) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(m_theme.colour(Token::Selected));
            painter->drawRoundedRect(QRectF(option.rect).adjusted(0, 1, 0, -1), m_theme.px(6), m_theme.px(6));
        }
        QRect room = option.rect.adjusted(m_theme.px(8), m_theme.px(4), -m_theme.px(8), -m_theme.px(4));
        if (kindOf(index) == RowKind::Head) {
            line(*painter, room, Type::SectionHead, Token::Dim, index.data().toString(), Qt::AlignBottom);
        } else {
            if (kindOf(index) == RowKind::Problem) {
                const int side = m_theme.px(16);
                m_theme.icon(QStringLiteral("warning"), Token::Warn)
                    .paint(painter, QRect(room.left(), room.top(), side, side));
                room.setLeft(room.left() + m_theme.px(24));
            }
            line(*painter, room, Type::Body, Token::Ink, index.data().toString(), Qt::AlignTop);
            line(*painter, room, Type::Secondary, Token::Dim, index.data(quietRole).toString(), Qt::AlignBottom);
        }
        painter->restore();
    }

private:
    static RowKind kindOf(const QModelIndex &index) { return static_cast<RowKind>(index.data(rowKindRole).toInt()); }

    void line(QPainter &painter, const QRect &room, Type type, Token token, const QString &text,
              Qt::Alignment place) const
    {
        painter.setFont(m_theme.font(type));
        painter.setPen(m_theme.colour(token));
        painter.drawText(room, int(place | Qt::AlignLeading),
                         painter.fontMetrics().elidedText(text, Qt::ElideRight, room.width()));
    }

    const Theme &m_theme;
};

QString doubtOf(const ImportPreview &preview)
{
    if (!preview.refusal.isEmpty())
        return preview.refusal;
    if (preview.records == 0)
        return ImportPreviewDialog::tr("No paper was found in it.");
    if (preview.problems == 1)
        return ImportPreviewDialog::tr("1 line was not understood.");
    if (preview.problems > 1)
        return ImportPreviewDialog::tr("%Ln lines were not understood.", nullptr, pluralNumber(preview.problems));
    return {};
}

QStandardItem *rowOf(RowKind kind, const QString &text, const QString &quiet)
{
    auto *item = new QStandardItem(text);
    item->setData(quiet, quietRole);
    item->setData(static_cast<int>(kind), rowKindRole);
    item->setData(quiet.isEmpty() ? text : text + QStringLiteral(": ") + quiet, Qt::AccessibleTextRole);
    item->setToolTip(quiet.isEmpty() ? text : text + QLatin1Char('\n') + quiet);
    item->setEditable(false);
    if (kind == RowKind::Head)
        item->setFlags(Qt::ItemIsEnabled);
    return item;
}

} // namespace

ImportPreviewDialog::ImportPreviewDialog(const Theme &theme, std::vector<PreviewedSource> sources, qint64 others,
                                         QWidget *parent)
    : QDialog(parent)
    , m_theme(theme)
    , m_sources(std::move(sources))
    , m_name(new TextLabel(theme, Type::BodyStrong, Token::Ink))
    , m_taken(new TextLabel(theme, Type::Body, Token::Dim))
    , m_doubt(new TextLabel(theme, Type::Body, Token::Warn))
    , m_newList(new QRadioButton)
    , m_replace(new QRadioButton)
    , m_rows(new QStandardItemModel(this))
    , m_found(new QListView)
    , m_import(new QPushButton)
{
    setWindowTitle(tr("Look before importing"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    useBaseBackground(this);
    const bool several = m_sources.size() > 1;
    auto *row = new QHBoxLayout;
    row->setSpacing(theme.space(4));
    if (several)
        row->addWidget(makeFiles());
    row->addWidget(makePage(), 1);
    auto *leave = new QPushButton(several ? tr("Leave them out") : tr("Leave it out"));
    leave->setAutoDefault(false);
    m_import->setDefault(true);
    auto *rest = new TextLabel(theme, Type::Secondary, Token::Dim);
    rest->setWrapping();
    if (others > 0)
        rest->setText(others == 1 ? tr("1 other file is imported either way.")
                                  : tr("%Ln other files are imported either way.", nullptr, pluralNumber(others)));
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(theme.space(2));
    buttons->addWidget(rest, 1);
    buttons->addWidget(leave);
    buttons->addWidget(m_import);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(theme.space(6), theme.space(5), theme.space(6), theme.space(5));
    box->setSpacing(theme.space(4));
    box->addLayout(row, 1);
    box->addLayout(buttons);
    resize(theme.px(several ? 880 : 640), theme.px(520));

    connect(leave, &QAbstractButton::clicked, this, &QDialog::reject);
    connect(m_import, &QAbstractButton::clicked, this, &QDialog::accept);
    connect(this, &QDialog::finished, this,
            [this](int result) { Q_EMIT decided(result == Accepted ? answer() : std::vector<ImportSource>()); });
    if (m_files)
        m_files->setCurrentRow(0);
    showSource(0);
    m_found->setFocus();
}

QWidget *ImportPreviewDialog::makeFiles()
{
    m_files = new QListWidget;
    m_files->setAccessibleName(tr("Doubtful files"));
    m_files->setTextElideMode(Qt::ElideMiddle);
    m_files->setFixedWidth(m_theme.px(230));
    for (const PreviewedSource &one : m_sources) {
        auto *item = new QListWidgetItem(one.preview.name, m_files);
        item->setToolTip(one.source.path.isEmpty() ? one.preview.name : one.source.path);
        const bool any = one.preview.records > 0;
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        if (any)
            item->setCheckState(Qt::Checked);
    }
    connect(m_files, &QListWidget::currentRowChanged, this, &ImportPreviewDialog::showSource);
    connect(m_files, &QListWidget::itemChanged, this, &ImportPreviewDialog::refresh);
    return m_files;
}

QWidget *ImportPreviewDialog::makePage()
{
    auto *page = new QWidget;
    m_name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    for (TextLabel *label : {m_taken, m_doubt})
        label->setWrapping();
    m_found->setModel(m_rows);
    m_found->setItemDelegate(new FoundDelegate(m_theme, this));
    m_found->setAccessibleName(tr("What was found"));
    m_found->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_found->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_found->setResizeMode(QListView::Adjust);
    useBareView(m_found);
    auto *box = new QVBoxLayout(page);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(m_theme.space(1));
    for (QWidget *widget : std::initializer_list<QWidget *>{m_name, m_taken, m_doubt, m_newList, m_replace})
        box->addWidget(widget);
    box->addSpacing(m_theme.space(2));
    box->addWidget(new Hairline(m_theme));
    box->addWidget(m_found, 1);
    box->addWidget(new Hairline(m_theme));
    connect(m_replace, &QAbstractButton::toggled, this,
            [this](bool on) { m_sources[m_shown].source.replaceList = on && m_sources[m_shown].listExists; });
    return page;
}

void ImportPreviewDialog::showSource(int at)
{
    m_shown = static_cast<std::size_t>(std::max(at, 0));
    const PreviewedSource &one = m_sources[m_shown];
    const ImportPreview &preview = one.preview;
    m_name->setText(preview.name);
    m_name->setToolTip(one.source.path);
    QStringList taken;
    if (!preview.format.isEmpty())
        taken << tr("Format: %1").arg(preview.format) << papersText(preview.records);
    if (!preview.label.isEmpty())
        taken << preview.label;
    if (!preview.list.isEmpty())
        taken << tr("reading list “%1”").arg(preview.list);
    m_taken->setText(taken.join(QStringLiteral(" · ")));
    m_taken->setVisible(!taken.isEmpty());
    m_doubt->setText(doubtOf(preview));
    m_doubt->setVisible(!m_doubt->text().isEmpty());
    const bool replaces = one.source.replaceList;
    m_newList->setText(tr("Make a new list beside it"));
    m_replace->setText(tr("Replace order and comments of “%1”").arg(preview.list));
    (replaces ? m_replace : m_newList)->setChecked(true);
    for (QRadioButton *choice : {m_newList, m_replace})
        choice->setVisible(one.listExists);
    m_rows->clear();
    addProblems(preview);
    addPapers(preview);
    refresh();
}

void ImportPreviewDialog::addHead(const QString &text)
{
    m_rows->appendRow(rowOf(RowKind::Head, text, {}));
}

void ImportPreviewDialog::addProblems(const ImportPreview &preview)
{
    if (preview.remarks.empty())
        return;
    const auto shown = static_cast<qint64>(preview.remarks.size());
    addHead(preview.problems > shown ? tr("The first %Ln lines that were not understood", nullptr, pluralNumber(shown))
                                     : tr("Not understood"));
    for (const Remark &remark : preview.remarks) {
        const QString why = describe(remark.slip, remark.other);
        m_rows->appendRow(rowOf(RowKind::Problem,
                                remark.line > 0 ? tr("Line %1: %2").arg(numberText(remark.line), why) : why,
                                QString::fromStdString(remark.text).simplified()));
    }
}

void ImportPreviewDialog::addPapers(const ImportPreview &preview)
{
    if (preview.first.empty())
        return;
    constexpr std::size_t leadLength = 240;
    addHead(preview.records > static_cast<qint64>(preview.first.size()) ? tr("The first papers") : tr("Papers"));
    for (const Record &record : preview.first) {
        const std::string lead = leadOf(cleanRemnants(record.abstract).text, leadLength);
        m_rows->appendRow(rowOf(RowKind::Paper, QString::fromStdString(cleanRemnants(record.title).text),
                                QString::fromStdString(lead).simplified()));
    }
}

bool ImportPreviewDialog::chosen(std::size_t at) const
{
    if (m_sources[at].preview.records == 0)
        return false;
    return !m_files || m_files->item(static_cast<int>(at))->checkState() == Qt::Checked;
}

std::vector<ImportSource> ImportPreviewDialog::answer() const
{
    std::vector<ImportSource> sources;
    for (std::size_t at = 0; at < m_sources.size(); ++at) {
        if (chosen(at))
            sources.push_back(m_sources[at].source);
    }
    return sources;
}

void ImportPreviewDialog::refresh()
{
    qint64 papers = 0;
    for (std::size_t at = 0; at < m_sources.size(); ++at)
        papers += chosen(at) ? m_sources[at].preview.records : 0;
    m_import->setText(tr("Import %1").arg(papersText(papers)));
    m_import->setEnabled(papers > 0);
}

} // namespace sheaf
