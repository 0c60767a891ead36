// SPDX-License-Identifier: GPL-3.0-or-later
// A list with rows as tall as their words, and three buttons beside it.
#include "views/messagelist.h"

#include "views/paint.h"
#include "views/textlabel.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QDateTime>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QListView>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QStackedWidget>
#include <QStyledItemDelegate>

#include <algorithm>

namespace sheaf
{

namespace
{

constexpr std::size_t keptMessages = 200;

class MessageDelegate final : public QStyledItemDelegate
{
public:
    MessageDelegate(const Theme &theme, QObject *parent) : QStyledItemDelegate(parent), m_theme(theme) {}

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const auto *view = qobject_cast<const QListView *>(option.widget);
        const int width = view ? view->viewport()->width() : m_theme.px(400);
        const Places places = placesIn(QRect(0, 0, width, m_theme.px(10'000)), index, Qt::LeftToRight);
        return {width, places.bottom + m_theme.px(9)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const QRectF row = QRectF(option.rect).adjusted(0, 1, 0, -1);
        const double radius = m_theme.px(6);
        if (option.state & QStyle::State_Selected) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(m_theme.colour(Token::Selected));
            painter->drawRoundedRect(row, radius, radius);
            if (option.state & QStyle::State_HasFocus)
                paintFocusRing(*painter, row, m_theme, radius);
        }
        const Places places = placesIn(option.rect, index, option.direction);
        m_theme.icon(QStringLiteral("warning"), Token::Warn).paint(painter, places.sign);
        put(*painter, places.what, whatFont(index), Token::Ink, index.data(MessageModel::WhatRole).toString());
        put(*painter, places.more, m_theme.font(Type::Secondary), Token::Dim,
            index.data(MessageModel::MoreRole).toString());
        put(*painter, places.time, m_theme.font(Type::Secondary), Token::Dim,
            index.data(MessageModel::TimeRole).toString());
        painter->restore();
    }

private:
    struct Places {
        QRect sign, what, more, time;
        int bottom = 0; // below the words
    };

    QFont whatFont(const QModelIndex &index) const
    {
        return m_theme.font(index.data(MessageModel::UnreadRole).toBool() ? Type::BodyStrong : Type::Body);
    }

    static int heightOf(const QFont &font, int width, const QString &text)
    {
        if (text.isEmpty())
            return 0;
        return QFontMetrics(font).boundingRect(QRect(0, 0, width, 10'000), Qt::TextWordWrap, text).height();
    }

    Places placesIn(const QRect &row, const QModelIndex &index, Qt::LayoutDirection direction) const
    {
        const QFont quiet = m_theme.font(Type::Secondary);
        const int timeWidth =
            QFontMetrics(quiet).horizontalAdvance(index.data(MessageModel::TimeRole).toString()) + m_theme.px(2);
        const int left = row.left() + m_theme.px(34);
        const int width = std::max(row.right() - left - timeWidth - m_theme.px(22), m_theme.px(60));
        const QString what = index.data(MessageModel::WhatRole).toString();
        const QString more = index.data(MessageModel::MoreRole).toString();
        Places places;
        const int side = m_theme.px(16);
        int y = row.top() + m_theme.px(8);
        places.sign = QRect(row.left() + m_theme.px(8), y, side, side);
        places.what = QRect(left, y, width, heightOf(whatFont(index), width, what));
        places.time = QRect(row.right() - timeWidth - m_theme.px(10), y, timeWidth, places.what.height());
        y = places.what.bottom() + 1 + (more.isEmpty() ? 0 : m_theme.px(2));
        places.more = QRect(left, y, width, heightOf(quiet, width, more));
        places.bottom = y + places.more.height() - row.top();
        if (direction == Qt::RightToLeft) {
            for (QRect *place : {&places.sign, &places.what, &places.more, &places.time})
                place->moveLeft(row.left() + row.right() - place->right());
        }
        return places;
    }

    void put(QPainter &painter, const QRect &box, const QFont &font, Token token, const QString &text) const
    {
        painter.setFont(font);
        painter.setPen(m_theme.colour(token));
        painter.drawText(box, Qt::TextWordWrap | Qt::AlignTop | Qt::AlignLeading, text);
    }

    const Theme &m_theme;
};

// The time of today, or the day before it.
QString timeText(qint64 at)
{
    const QDateTime when = QDateTime::fromMSecsSinceEpoch(at);
    const QLocale locale;
    const QString time = locale.toString(when.time(), QLocale::ShortFormat);
    return when.date() == QDate::currentDate()
               ? time
               : locale.toString(when.date(), QLocale::ShortFormat) + QLatin1Char(' ') + time;
}

QString joined(const QString &one, const QString &other)
{
    if (one.isEmpty() || other.isEmpty())
        return one.isEmpty() ? other : one;
    const QChar last = one.back(); // the system ends its words without a stop
    const bool ended = last == u'.' || last == u'!' || last == u'?' || last == u'…';
    return one + (ended ? QStringLiteral(" ") : QStringLiteral(". ")) + other;
}

} // namespace

qint64 MessageModel::tell(Message message)
{
    if (!m_messages.empty() && m_messages.front().what == message.what && m_messages.front().detail == message.detail) {
        Message &before = m_messages.front();
        before.at = message.at;
        before.unread = true;
        ++before.times;
        Q_EMIT dataChanged(index(0), index(0));
    } else {
        message.id = ++m_lastId;
        beginInsertRows({}, 0, 0);
        m_messages.insert(m_messages.begin(), std::move(message));
        endInsertRows();
    }
    if (m_messages.size() > keptMessages)
        remove(m_messages.back().id);
    Q_EMIT unreadChanged(unread());
    return m_messages.front().id;
}

void MessageModel::markRead()
{
    if (unread() == 0)
        return;
    for (Message &message : m_messages)
        message.unread = false;
    Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    Q_EMIT unreadChanged(0);
}

void MessageModel::remove(qint64 id)
{
    const auto at = std::find_if(m_messages.begin(), m_messages.end(), [id](const Message &m) { return m.id == id; });
    if (at == m_messages.end())
        return;
    const int row = static_cast<int>(at - m_messages.begin());
    beginRemoveRows({}, row, row);
    m_messages.erase(at);
    endRemoveRows();
    Q_EMIT unreadChanged(unread());
}

void MessageModel::clear()
{
    beginResetModel();
    m_messages.clear();
    endResetModel();
    Q_EMIT unreadChanged(0);
}

int MessageModel::unread() const
{
    return static_cast<int>(
        std::count_if(m_messages.begin(), m_messages.end(), [](const Message &message) { return message.unread; }));
}

const Message *MessageModel::at(const QModelIndex &index) const
{
    return index.isValid() ? &m_messages[static_cast<std::size_t>(index.row())] : nullptr;
}

QString MessageModel::plainText(const Message &message)
{
    const QString when = QLocale().toString(QDateTime::fromMSecsSinceEpoch(message.at), QLocale::ShortFormat);
    return when + QLatin1Char(' ') + joined(message.what, joined(message.detail, message.advice));
}

int MessageModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_messages.size());
}

QVariant MessageModel::data(const QModelIndex &index, int role) const
{
    const Message *message = at(index);
    if (!message)
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case WhatRole:
        return message->times > 1 ? tr("%1 (%2 times)").arg(message->what, QLocale().toString(message->times))
                                  : message->what;
    case MoreRole:
        return joined(message->detail, message->advice);
    case TimeRole:
        return timeText(message->at);
    case UnreadRole:
        return message->unread;
    case Qt::AccessibleTextRole:
        return plainText(*message);
    default:
        return {};
    }
}

MessageList::MessageList(const Theme &theme, MessageModel &model, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_model(model)
    , m_pages(new QStackedWidget)
    , m_list(new QListView)
    , m_link(new QPushButton)
    , m_copy(new QPushButton(tr("Copy")))
    , m_clear(new QPushButton(tr("Clear")))
{
    m_list->setModel(&model);
    m_list->setItemDelegate(new MessageDelegate(theme, this));
    m_list->setAccessibleName(tr("Messages"));
    m_list->setResizeMode(QListView::Adjust);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->installEventFilter(this);
    useBareView(m_list);
    auto *none = new TextLabel(theme, Type::Body, Token::Dim);
    none->setWrapping();
    none->setAlignment(Qt::AlignCenter);
    none->setText(tr("No messages. When something goes wrong, this place says what, and what to do."));
    m_pages->addWidget(none);
    m_pages->addWidget(m_list);
    m_copy->setToolTip(tr("Copy the selected message, or all when none is selected"));
    m_clear->setToolTip(tr("Forget all messages"));
    auto *buttons = new QVBoxLayout;
    buttons->setSpacing(theme.space(2));
    for (QPushButton *button : {m_link, m_copy, m_clear}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    auto *box = new QHBoxLayout(this);
    box->addWidget(m_pages, 1);
    box->addLayout(buttons);
    setFocusProxy(m_list);

    connect(m_link, &QAbstractButton::clicked, this, [this] { askLink(m_list->currentIndex()); });
    connect(m_copy, &QAbstractButton::clicked, this, &MessageList::copy);
    connect(m_clear, &QAbstractButton::clicked, &model, &MessageModel::clear);
    connect(m_list, &QAbstractItemView::doubleClicked, this, &MessageList::askLink);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &MessageList::refresh);
    connect(&model, &QAbstractItemModel::modelReset, this, &MessageList::refresh);
    connect(&model, &QAbstractItemModel::rowsInserted, this, [this] {
        m_list->setCurrentIndex(m_model.index(0));
        refresh();
    });
    connect(&model, &MessageModel::unreadChanged, this, [this](int unread) {
        if (unread > 0 && isVisible())
            m_model.markRead();
    });
    connect(&model, &QAbstractItemModel::rowsRemoved, this, &MessageList::refresh);
    connect(&theme, &Theme::changed, this, &MessageList::follow);
    follow();
    refresh();
}

void MessageList::follow()
{
    layout()->setContentsMargins(marginsAlong(m_theme.px(8), m_theme.px(4), m_theme.px(12), m_theme.px(8)));
    layout()->setSpacing(m_theme.px(12));
    m_list->doItemsLayout();
}

void MessageList::refresh()
{
    const Message *message = m_model.at(m_list->currentIndex());
    const bool any = m_model.rowCount() > 0;
    m_pages->setCurrentIndex(any ? 1 : 0);
    m_link->setText(message ? message->link : QString());
    m_link->setVisible(message && !message->link.isEmpty());
    m_copy->setEnabled(any);
    m_clear->setEnabled(any);
}

void MessageList::askLink(const QModelIndex &index)
{
    const Message *message = m_model.at(index);
    if (message && !message->link.isEmpty())
        Q_EMIT linkAsked(message->id);
}

void MessageList::copy() const
{
    QStringList texts;
    const QModelIndexList chosen = m_list->selectionModel()->selectedIndexes();
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const QModelIndex index = m_model.index(row);
        if (chosen.isEmpty() || chosen.contains(index))
            texts.append(MessageModel::plainText(*m_model.at(index)));
    }
    QGuiApplication::clipboard()->setText(texts.join(QLatin1Char('\n')));
}

bool MessageList::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_list || (event->type() != QEvent::ShortcutOverride && event->type() != QEvent::KeyPress))
        return QWidget::eventFilter(watched, event);
    auto *key = static_cast<QKeyEvent *>(event);
    const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    const bool copies = key->matches(QKeySequence::Copy);
    // Papers that cannot be seen from here are not to be trashed from here.
    const bool deletes = key->key() == Qt::Key_Delete && key->modifiers() == Qt::NoModifier;
    if (!enter && !copies && !deletes)
        return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::ShortcutOverride)
        event->accept();
    else if (copies)
        copy();
    else if (enter)
        askLink(m_list->currentIndex());
    else if (const Message *message = m_model.at(m_list->currentIndex()))
        m_model.remove(message->id);
    return true;
}

// Being shown is being read.
void MessageList::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_list->scrollToTop();
    m_model.markRead();
}

} // namespace sheaf
