// SPDX-License-Identifier: GPL-3.0-or-later
// FontChooser: a field, a list, three buttons.
#include "views/fontchooser.h"

#include "views/textlabel.h"
#include "views/theme.h"

#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QStringListModel>
#include <QVBoxLayout>

namespace sheaf
{

FontChooser::FontChooser(const Theme &theme, const QString &family, QWidget *parent)
    : QDialog(parent)
    , m_families(families())
    , m_before(family)
    , m_usual(tr("Usual font"))
    , m_model(new QStringListModel(this))
    , m_filter(new QLineEdit)
    , m_list(new QListView)
    , m_none(new TextLabel(theme, Type::Body, Token::Dim))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Font of the abstract"));
    m_families.prepend(m_usual);
    m_filter->setPlaceholderText(tr("Find a font"));
    m_filter->setAccessibleName(tr("Find a font"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setTextMargins(theme.space(1), 0, theme.space(1), 0);
    m_filter->installEventFilter(this);
    m_list->setAccessibleName(tr("Fonts"));
    m_list->setModel(m_model);
    m_list->setUniformItemSizes(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_none->setText(tr("No font is called that."));
    auto *buttons = new QDialogButtonBox;
    m_use = buttons->addButton(tr("Use this font"), QDialogButtonBox::AcceptRole);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    m_use->setDefault(true);
    auto *about = new TextLabel(theme, Type::Secondary, Token::Dim);
    about->setWrapping();
    about->setText(tr("The abstract beside this window shows the font at once. Size and column are in the View menu."));
    auto *column = new QVBoxLayout(this);
    for (QWidget *part : std::initializer_list<QWidget *>{m_filter, m_list, m_none, about, buttons})
        column->addWidget(part);
    resize(theme.px(340), theme.px(440));
    move(parent->window()->mapToGlobal(QPoint(theme.space(6), theme.space(18)))); // beside the abstract

    connect(m_filter, &QLineEdit::textChanged, this, &FontChooser::narrow);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &now) {
        m_use->setEnabled(now.isValid());
        if (now.isValid())
            Q_EMIT previewed(current());
    });
    connect(m_list, &QAbstractItemView::doubleClicked, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(this, &QDialog::accepted, this, [this] { Q_EMIT chosen(current()); });
    connect(this, &QDialog::rejected, this, [this] { Q_EMIT previewed(m_before); });
    narrow({});
}

QStringList FontChooser::families()
{
    QStringList fitting;
    for (const QString &family : QFontDatabase::families(QFontDatabase::Latin)) {
        const QList<QFontDatabase::WritingSystem> systems = QFontDatabase::writingSystems(family);
        const QString name = family.section(QStringLiteral(" ["), 0, 0); // without the maker's
        if (!fitting.contains(name) && QFontDatabase::isSmoothlyScalable(family) &&
            !QFontDatabase::isPrivateFamily(family) && !systems.contains(QFontDatabase::Symbol) &&
            !family.contains(u"emoji", Qt::CaseInsensitive))
            fitting << name;
    }
    return fitting;
}

QString FontChooser::current() const
{
    const QModelIndex at = m_list->currentIndex();
    if (!at.isValid())
        return m_before;
    const QString name = at.data().toString();
    return name == m_usual ? QString() : name;
}

void FontChooser::narrow(const QString &typed)
{
    const QString kept = m_list->currentIndex().isValid() ? current() : m_before;
    QStringList shown;
    for (const QString &family : m_families) {
        if (family.contains(typed.trimmed(), Qt::CaseInsensitive))
            shown << family;
    }
    m_model->setStringList(shown);
    m_list->setVisible(!shown.isEmpty());
    m_none->setVisible(shown.isEmpty());
    m_use->setEnabled(!shown.isEmpty());
    const qsizetype at = shown.indexOf(kept.isEmpty() ? m_usual : kept);
    if (!shown.isEmpty())
        m_list->setCurrentIndex(m_model->index(int(std::max<qsizetype>(at, 0))));
    m_list->scrollTo(m_list->currentIndex());
}

// The arrows go through the list while a name is typed.
bool FontChooser::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_filter && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const int by = key == Qt::Key_Up ? -1 : key == Qt::Key_Down ? 1 : 0;
        const QModelIndex next = m_model->index(m_list->currentIndex().row() + by);
        if (by != 0 && next.isValid())
            m_list->setCurrentIndex(next);
        if (by != 0)
            return true;
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace sheaf
