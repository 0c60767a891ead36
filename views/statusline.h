// SPDX-License-Identifier: GPL-3.0-or-later
// The line at the window's foot: what the library holds, long work in percent, and what happened last.
#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QToolButton;

namespace sheaf
{

class Theme;

// GUI thread. At most one piece of work is shown at a time.
class StatusLine final : public QWidget
{
    Q_OBJECT
public:
    explicit StatusLine(const Theme &theme, QWidget *parent = nullptr);

    void setSummary(qint64 papers, qint64 digests, qint64 selected);
    void showProgress(const QString &what, int percent, bool cancellable);
    void endProgress();
    // Stays until the next one. The action, if any, is a link behind the text; `id` says which message it belongs to.
    void showMessage(const QString &text, const QString &actionText = {}, qint64 id = 0);
    void clearMessage();
    QString summary() const;
    QString message() const;

Q_SIGNALS:
    void cancelAsked();
    void actionTriggered(qint64 id);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void follow();
    void elide();
    void elideLater();

    const Theme &m_theme;
    QLabel *m_summary;
    QLabel *m_work;
    QProgressBar *m_bar;
    QToolButton *m_cancel;
    QLabel *m_message;
    QToolButton *m_action;
    QString m_text;
    qint64 m_id = 0;
};

} // namespace sheaf
