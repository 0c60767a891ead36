// SPDX-License-Identifier: GPL-3.0-or-later
// Three groups in one row: summary, progress, message; the message gives way when the window is narrow.
#include "views/statusline.h"

#include "views/theme.h"
#include "model/phrases.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QProgressBar>
#include <QToolButton>

namespace sheaf
{

StatusLine::StatusLine(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_summary(new QLabel(this))
    , m_work(new QLabel(this))
    , m_bar(new QProgressBar(this))
    , m_cancel(new QToolButton(this))
    , m_message(new QLabel(this))
    , m_action(new QToolButton(this))
{
    setAccessibleName(tr("Status"));
    m_summary->setAccessibleName(tr("Library"));
    m_message->setAccessibleName(tr("Last message"));
    m_bar->setAccessibleName(tr("Progress"));
    m_bar->setTextVisible(false);
    m_bar->setRange(0, 100);
    m_cancel->setText(tr("Cancel"));
    m_cancel->setFocusPolicy(Qt::TabFocus);
    m_action->setFocusPolicy(Qt::TabFocus);
    m_cancel->setAutoRaise(true);
    m_action->setAutoRaise(true);
    for (QLabel *label : {m_summary, m_work, m_message})
        label->setTextFormat(Qt::PlainText);
    m_message->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_message->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    auto *layout = new QHBoxLayout(this);
    layout->addWidget(m_summary);
    layout->addSpacing(theme.space(4));
    layout->addWidget(m_work);
    layout->addWidget(m_bar);
    layout->addWidget(m_cancel);
    layout->addWidget(m_message, 1);
    layout->addWidget(m_action);
    endProgress();
    clearMessage();
    connect(m_cancel, &QToolButton::clicked, this, &StatusLine::cancelAsked);
    connect(m_action, &QToolButton::clicked, this, [this] { Q_EMIT actionTriggered(m_id); });
    connect(&theme, &Theme::changed, this, &StatusLine::follow);
    follow();
}

void StatusLine::follow()
{
    layout()->setContentsMargins(m_theme.px(14), 1, m_theme.px(8), 0);
    layout()->setSpacing(m_theme.px(8));
    setFixedHeight(qMax(m_theme.px(26), QFontMetrics(m_theme.font(Type::Secondary)).height() + m_theme.px(8)));
    m_bar->setFixedSize(m_theme.px(160), m_theme.px(12));
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, m_theme.colour(Token::Dim));
    QPalette link = palette();
    link.setColor(QPalette::ButtonText, m_theme.colour(Token::Accent));
    const QFont font = m_theme.font(Type::Secondary);
    for (QLabel *label : {m_summary, m_work, m_message}) {
        label->setPalette(quiet);
        label->setFont(font);
    }
    for (QToolButton *button : {m_cancel, m_action}) {
        button->setPalette(link);
        button->setFont(font);
        button->setFixedHeight(height() - m_theme.px(4));
    }
    elideLater();
    update();
}

void StatusLine::setSummary(qint64 papers, qint64 digests, qint64 selected)
{
    QString text = papersText(papers) + QStringLiteral(" · ") + digestsText(digests);
    if (selected > 0)
        text += QStringLiteral(" · ") + tr("%1 selected").arg(numberText(selected));
    m_summary->setText(text);
    elideLater();
}

void StatusLine::showProgress(const QString &what, int percent, bool cancellable)
{
    m_work->setText(tr("%1 %2 %", "what is being done, percent done").arg(what, numberText(percent)));
    m_bar->setValue(percent);
    m_work->show();
    m_bar->show();
    m_cancel->setVisible(cancellable);
    elideLater();
}

void StatusLine::endProgress()
{
    m_work->hide();
    m_bar->hide();
    m_cancel->hide();
    elideLater();
}

void StatusLine::showMessage(const QString &text, const QString &actionText, qint64 id)
{
    m_text = text;
    m_id = id;
    m_message->setToolTip(text);
    m_action->setText(actionText);
    m_action->setVisible(!actionText.isEmpty());
    elideLater();
}

void StatusLine::clearMessage()
{
    showMessage({});
}

QString StatusLine::summary() const
{
    return m_summary->text();
}

QString StatusLine::message() const
{
    return m_text;
}

// Once the layout has given the label its new width.
void StatusLine::elideLater()
{
    QMetaObject::invokeMethod(this, &StatusLine::elide, Qt::QueuedConnection);
}

void StatusLine::elide()
{
    m_message->setText(QFontMetrics(m_message->font()).elidedText(m_text, Qt::ElideRight, m_message->width()));
}

void StatusLine::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    elideLater();
}

void StatusLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.colour(Token::Side));
    painter.fillRect(0, 0, width(), 1, m_theme.colour(Token::Line));
}

} // namespace sheaf
