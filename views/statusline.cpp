// SPDX-License-Identifier: GPL-3.0-or-later
// Three groups in one row: summary, progress, message; the message gives way when the window is narrow.
#include "views/statusline.h"

#include "model/phrases.h"
#include "views/cuttip.h"
#include "views/paint.h"
#include "views/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QProgressBar>
#include <QToolButton>

namespace sheaf
{

namespace
{

constexpr std::size_t linkPlaces = 2;

} // namespace

StatusLine::StatusLine(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_summary(new QLabel(this))
    , m_pace(new CutLabel(this))
    , m_work(new CutLabel(this))
    , m_bar(new QProgressBar(this))
    , m_cancel(new QToolButton(this))
    , m_sign(new QLabel(this))
    , m_message(new CutLabel(this))
    , m_unread(new QToolButton(this))
{
    setAccessibleName(tr("Status"));
    m_bar->setAccessibleName(tr("Progress"));
    m_bar->setTextVisible(false);
    m_bar->setRange(0, 100);
    m_cancel->setText(tr("Cancel"));
    m_unread->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_summary->setTextFormat(Qt::PlainText);
    for (QLabel *label : {m_pace, m_work, m_message})
        label->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    m_pace->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_pace->hide();
    m_work->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_message->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    auto *layout = new QHBoxLayout(this);
    layout->addWidget(m_summary);
    layout->addSpacing(theme.space(4));
    layout->addWidget(m_pace);
    layout->addWidget(m_work);
    layout->addWidget(m_bar);
    layout->addWidget(m_cancel);
    layout->addStretch(1);
    layout->addWidget(m_sign);
    layout->addWidget(m_message);
    for (std::size_t place = 0; place < linkPlaces; ++place) {
        m_links.push_back(new QToolButton(this));
        layout->addWidget(m_links.back());
        connect(m_links.back(), &QToolButton::clicked, this,
                [this, place] { Q_EMIT actionTriggered(place < m_ids.size() ? m_ids[place] : 0); });
    }
    layout->addWidget(m_unread);
    for (QToolButton *button : {m_cancel, m_links[0], m_links[1], m_unread}) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
    }
    endProgress();
    setUnread(0);
    connect(m_cancel, &QToolButton::clicked, this, &StatusLine::cancelAsked);
    connect(m_unread, &QToolButton::clicked, this, &StatusLine::unreadClicked);
    connect(&theme, &Theme::changed, this, &StatusLine::follow);
    clearMessage();
    follow();
}

void StatusLine::follow()
{
    layout()->setContentsMargins(marginsAlong(m_theme.px(14), 1, m_theme.px(8), 0));
    layout()->setSpacing(m_theme.px(8));
    setFixedHeight(qMax(m_theme.px(26), QFontMetrics(m_theme.font(Type::Secondary)).height() + m_theme.px(8)));
    m_bar->setFixedSize(m_theme.px(160), m_theme.px(12));
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, m_theme.colour(Token::Dim));
    QPalette warning = palette();
    warning.setColor(QPalette::WindowText, m_theme.colour(Token::Warn));
    warning.setColor(QPalette::ButtonText, m_theme.colour(Token::Warn));
    QPalette link = palette();
    link.setColor(QPalette::ButtonText, m_theme.colour(Token::Accent));
    const QFont font = m_theme.font(Type::Secondary);
    for (QLabel *label : {m_summary, m_pace, m_work, m_message}) {
        label->setPalette(label == m_message && m_trouble ? warning : quiet);
        label->setFont(font);
    }
    const int icon = m_theme.px(14);
    const QIcon sign = m_theme.icon(QStringLiteral("warning"), Token::Warn);
    m_sign->setPixmap(sign.pixmap(QSize(icon, icon), devicePixelRatioF()));
    m_sign->setVisible(m_trouble);
    m_unread->setIcon(sign);
    m_unread->setIconSize(QSize(icon, icon));
    for (QToolButton *button : {m_cancel, m_links[0], m_links[1], m_unread}) {
        button->setPalette(button == m_unread ? warning : link);
        button->setFont(font);
        button->setFixedHeight(height() - m_theme.px(4));
    }
    update();
}

void StatusLine::setSummary(const LibrarySummary &summary)
{
    QStringList parts{papersText(summary.papers)};
    if (summary.dismissed > 0)
        parts << tr("%1 dismissed").arg(numberText(summary.dismissed));
    parts << digestsText(summary.digests);
    if (summary.selected > 0)
        parts << tr("%1 selected").arg(numberText(summary.selected));
    m_summary->setText(parts.join(QStringLiteral(" · ")));
}

void StatusLine::showWaiting(const QString &what, bool cancellable)
{
    m_work->setText(what);
    m_work->show();
    m_bar->hide();
    m_cancel->setVisible(cancellable);
}

void StatusLine::showProgress(const QString &what, int percent, bool cancellable)
{
    m_work->setText(tr("%1 %2 %", "what is being done, percent done").arg(what, numberText(percent)));
    m_bar->setValue(percent);
    m_work->show();
    m_bar->show();
    m_cancel->setVisible(cancellable);
}

void StatusLine::endProgress()
{
    m_work->hide();
    m_bar->hide();
    m_cancel->hide();
}

void StatusLine::showMessage(const QString &text, const QString &actionText, qint64 id)
{
    say(text, actionText.isEmpty() ? std::vector<StatusLink>() : std::vector<StatusLink>{{actionText, id}}, false);
}

void StatusLine::showMessage(const QString &text, const std::vector<StatusLink> &links)
{
    say(text, links, false);
}

void StatusLine::showTrouble(const QString &text, const std::vector<StatusLink> &links)
{
    say(text, links, true);
}

void StatusLine::say(const QString &text, const std::vector<StatusLink> &links, bool trouble)
{
    m_message->setText(text);
    m_ids.clear();
    for (std::size_t place = 0; place < linkPlaces; ++place) {
        const bool used = place < links.size();
        if (used)
            m_ids.push_back(links[place].id);
        m_links[place]->setText(used ? links[place].text : QString());
        m_links[place]->setVisible(used);
    }
    m_trouble = trouble;
    follow();
}

void StatusLine::setUnread(int messages)
{
    const QString text =
        messages == 1 ? tr("1 message to read") : tr("%Ln messages to read", nullptr, pluralNumber(messages));
    m_unread->setText(numberText(messages));
    m_unread->setToolTip(text);
    m_unread->setAccessibleName(text);
    m_unread->setVisible(messages > 0);
}

void StatusLine::clearMessage()
{
    showMessage({});
}

void StatusLine::setPace(const QString &text)
{
    m_pace->setText(text);
    m_pace->setVisible(!text.isEmpty());
}

QString StatusLine::pace() const
{
    return m_pace->text();
}

QString StatusLine::summary() const
{
    return m_summary->text();
}

QString StatusLine::message() const
{
    return m_message->text();
}

void StatusLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.colour(Token::Side));
    painter.fillRect(0, 0, width(), 1, m_theme.colour(Token::Line));
}

} // namespace sheaf
