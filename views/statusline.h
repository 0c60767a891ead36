// SPDX-License-Identifier: GPL-3.0-or-later
// The line at the window's foot: what the library holds, long work in percent, and what happened last.
#pragma once

#include <QWidget>

#include <vector>

class QLabel;
class QProgressBar;
class QToolButton;

namespace sheaf
{

class Theme;

// A word behind a message that does something; `id` says what to whom it belongs.
struct StatusLink {
    QString text;
    qint64 id = 0;
};

// Papers are those of "All papers", so that no two numbers in the window disagree.
struct LibrarySummary {
    qint64 papers = 0;
    qint64 dismissed = 0;
    qint64 digests = 0;
    qint64 selected = 0;
};

// GUI thread. At most one piece of work is shown at a time.
class StatusLine final : public QWidget
{
    Q_OBJECT
public:
    explicit StatusLine(const Theme &theme, QWidget *parent = nullptr);

    void setSummary(const LibrarySummary &summary);
    // Work that cannot tell how far it is; endProgress() ends it too.
    void showWaiting(const QString &what, bool cancellable);
    void showProgress(const QString &what, int percent, bool cancellable);
    void endProgress();
    // Stays until the next one. The action, if any, is a link behind the text; `id` says which message it belongs to.
    void showMessage(const QString &text, const QString &actionText = {}, qint64 id = 0);
    void showMessage(const QString &text, const std::vector<StatusLink> &links);
    // The same for what went wrong: with a sign and in the colour for it.
    void showTrouble(const QString &text, const std::vector<StatusLink> &links);
    // How many messages wait to be read: a sign with the number at the line's end, none for 0.
    void setUnread(int messages);
    void clearMessage();
    void setPace(const QString &text); // of a triage that goes on; "": none does
    QString pace() const;
    QString summary() const;
    QString message() const;

Q_SIGNALS:
    void cancelAsked();
    void actionTriggered(qint64 id);
    void unreadClicked();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void follow();
    void say(const QString &text, const std::vector<StatusLink> &links, bool trouble);

    const Theme &m_theme;
    QLabel *m_summary;
    QLabel *m_pace;
    QLabel *m_work;
    QProgressBar *m_bar;
    QToolButton *m_cancel;
    QLabel *m_sign;
    QLabel *m_message;
    std::vector<QToolButton *> m_links; // two places
    std::vector<qint64> m_ids;          // what they mean
    QToolButton *m_unread;
    bool m_trouble = false;
};

} // namespace sheaf
