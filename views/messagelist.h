// SPDX-License-Identifier: GPL-3.0-or-later
// What went wrong and what to do about it: the messages of this session, newest first.
#pragma once

#include <QAbstractListModel>
#include <QWidget>

#include <vector>

class QListView;
class QPushButton;
class QStackedWidget;

namespace sheaf
{

class Theme;

struct Message {
    qint64 id = 0;  // given by the model
    qint64 at = 0;  // UTC milliseconds
    QString what;   // what happened, to which file, what was kept
    QString detail; // what the system said
    QString advice; // what to do
    QString link;   // a verb that leads on, "" for none
    int times = 1;  // how often it happened in a row
    bool unread = true;
};

// GUI thread. Keeps the newest two hundred.
class MessageModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { WhatRole = Qt::UserRole, MoreRole, TimeRole, UnreadRole };

    using QAbstractListModel::QAbstractListModel;

    // The id of the message; the one on top is told once more when it says the same.
    qint64 tell(Message message);
    void markRead();
    void remove(qint64 id);
    void clear();
    int unread() const;
    const Message *at(const QModelIndex &index) const;
    // All that a message says, for the clipboard.
    static QString plainText(const Message &message);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

Q_SIGNALS:
    void unreadChanged(int messages);

private:
    std::vector<Message> m_messages;
    qint64 m_lastId = 0;
};

// The model outlives it.
class MessageList final : public QWidget
{
    Q_OBJECT
public:
    MessageList(const Theme &theme, MessageModel &model, QWidget *parent = nullptr);

Q_SIGNALS:
    void linkAsked(qint64 message);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void follow();
    void refresh();
    void askLink(const QModelIndex &index);
    void copy() const;

    const Theme &m_theme;
    MessageModel &m_model;
    QStackedWidget *m_pages;
    QListView *m_list;
    QPushButton *m_link;
    QPushButton *m_copy;
    QPushButton *m_clear;
};

} // namespace sheaf
