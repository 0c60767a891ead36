// SPDX-License-Identifier: GPL-3.0-or-later
// PreferenceRow: a control by the kind of the setting; choosing tells, being told shows.
#include "views/preferencerow.h"

#include "views/filedialog.h"
#include "views/textlabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

namespace sheaf
{

namespace
{

constexpr double controlWidth = 230; // px at 1x

// The typed stretch behind the colour of a search match, as in the list of papers.
QString markedText(const Theme &theme, const QString &text, const QString &typed)
{
    const qsizetype at = typed.isEmpty() ? -1 : text.indexOf(typed, 0, Qt::CaseInsensitive);
    if (at < 0)
        return text.toHtmlEscaped();
    return QStringLiteral("%1<span style=\"background-color:%2\">%3</span>%4")
        .arg(text.left(at).toHtmlEscaped(), theme.colour(Token::Match).name(),
             text.mid(at, typed.size()).toHtmlEscaped(), text.mid(at + typed.size()).toHtmlEscaped());
}

} // namespace

PreferenceRow::PreferenceRow(const Theme &theme, Preference preference, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_preference(std::move(preference))
    , m_title(new TextLabel(theme, Type::Body, Token::Ink))
    , m_about(new TextLabel(theme, Type::Secondary, Token::Dim))
    , m_reset(new QToolButton)
{
    setObjectName(m_preference.id);
    for (TextLabel *label : {m_title, m_about}) {
        label->setWrapping();
        label->standAtLeading();
        label->setTextFormat(Qt::RichText);
    }
    m_about->setVisible(!m_preference.about.isEmpty());
    QWidget *control = std::visit([this](const auto &kind) { return makeControl(kind); }, m_preference.kind);
    control->setAccessibleName(m_preference.title);
    control->setAccessibleDescription(m_preference.about);
    control->installEventFilter(this);
    m_reset->setAutoRaise(true);
    m_reset->setFocusPolicy(Qt::TabFocus);
    m_reset->setIcon(theme.icon(QStringLiteral("undo"), Token::Dim));
    QSizePolicy keeps = m_reset->sizePolicy();
    keeps.setRetainSizeWhenHidden(true);
    m_reset->setSizePolicy(keeps);
    connect(m_reset, &QAbstractButton::clicked, this, [this, control] {
        control->setFocus(Qt::OtherFocusReason);
        Q_EMIT chosen(m_preference.usual);
    });
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_title);
    words->addWidget(m_about);
    auto *box = new QHBoxLayout(this);
    box->setContentsMargins(0, theme.space(1.5), 0, theme.space(1.5));
    box->setSpacing(theme.space(3));
    box->addLayout(words, 1);
    box->addWidget(control);
    box->addWidget(m_reset);
    connect(&theme, &Theme::changed, this, &PreferenceRow::writeTexts);
    writeTexts();
    m_reset->hide();
}

QWidget *PreferenceRow::makeControl(const OneOf &kind)
{
    auto *combo = new QComboBox;
    for (const auto &[value, text] : kind.choices)
        combo->addItem(text, value);
    combo->setFixedWidth(m_theme.px(controlWidth));
    combo->setMaxVisibleItems(14);
    connect(combo, &QComboBox::activated, this, [this, combo] { Q_EMIT chosen(combo->currentData()); });
    m_show = [combo](const QVariant &value) { combo->setCurrentIndex(combo->findData(value)); };
    return combo;
}

QWidget *PreferenceRow::makeControl(const Amount &kind)
{
    auto *spin = new QSpinBox;
    spin->setRange(kind.least, kind.most);
    spin->setSingleStep(kind.step);
    spin->setSuffix(kind.suffix);
    spin->setKeyboardTracking(false);
    connect(spin, &QSpinBox::valueChanged, this, [this](int value) { Q_EMIT chosen(value); });
    m_show = [spin](const QVariant &value) {
        const QSignalBlocker quiet(spin);
        spin->setValue(value.toInt());
    };
    return spin;
}

QWidget *PreferenceRow::makeControl(const OnOff &)
{
    auto *box = new QCheckBox;
    connect(box, &QCheckBox::clicked, this, [this](bool on) { Q_EMIT chosen(on); });
    m_show = [box](const QVariant &value) { box->setChecked(value.toBool()); };
    return box;
}

QWidget *PreferenceRow::makeControl(const Folder &kind)
{
    auto *button = new QPushButton;
    button->setAutoDefault(false);
    button->setFixedWidth(m_theme.px(controlWidth));
    connect(button, &QAbstractButton::clicked, this, [this, question = kind.question] {
        if (question.isEmpty()) {
            Q_EMIT asked();
            return;
        }
        const QString now = m_value.toString();
        auto *dialog = makeFileDialog(window(), question, now.isEmpty() ? QDir::homePath() : now);
        dialog->setFileMode(QFileDialog::Directory);
        dialog->setOption(QFileDialog::ShowDirsOnly);
        dialog->setLabelText(QFileDialog::Accept, tr("Choose"));
        connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &folder) { Q_EMIT chosen(folder); });
        dialog->open();
    });
    m_show = [this, button](const QVariant &value) {
        const QString text = textOf(value);
        button->setText(button->fontMetrics().elidedText(text, Qt::ElideMiddle, m_theme.px(controlWidth - 28)));
        button->setToolTip(text);
        button->setAccessibleName(QStringLiteral("%1: %2").arg(m_preference.title, text));
    };
    return button;
}

QString PreferenceRow::textOf(const QVariant &value) const
{
    if (const auto *one = std::get_if<OneOf>(&m_preference.kind)) {
        for (const auto &[known, text] : one->choices) {
            if (known == value.toString())
                return text;
        }
        return {};
    }
    if (const auto *amount = std::get_if<Amount>(&m_preference.kind))
        return QString::number(value.toInt()) + amount->suffix;
    if (const auto *folder = std::get_if<Folder>(&m_preference.kind))
        return value.toString().isEmpty() ? folder->none : QDir::toNativeSeparators(value.toString());
    return value.toBool() ? tr("on") : tr("off");
}

void PreferenceRow::setValue(const QVariant &value)
{
    m_value = value;
    m_show(value);
    const bool usual = value == m_preference.usual;
    m_reset->setVisible(!usual);
    m_reset->setToolTip(tr("Back to the usual: %1").arg(textOf(m_preference.usual)));
    m_reset->setAccessibleName(QStringLiteral("%1. %2").arg(m_preference.title, m_reset->toolTip()));
}

bool PreferenceRow::setTyped(const QString &typed)
{
    m_typed = typed;
    writeTexts();
    const QStringList texts{m_preference.title, m_preference.about, m_preference.words, m_preference.section};
    return std::ranges::any_of(texts, [&](const QString &text) { return text.contains(typed, Qt::CaseInsensitive); });
}

void PreferenceRow::writeTexts()
{
    m_title->setText(markedText(m_theme, m_preference.title, m_typed));
    m_about->setText(markedText(m_theme, m_preference.about, m_typed));
}

// The wheel scrolls the page: it changes a setting only where the keyboard is.
bool PreferenceRow::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Wheel && !static_cast<QWidget *>(watched)->hasFocus()) {
        event->ignore();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace sheaf
