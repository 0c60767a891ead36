// SPDX-License-Identifier: GPL-3.0-or-later
// The slim bar over the detail pane in which is typed what to find in the abstract.
#pragma once

#include <QWidget>

class QLineEdit;
class QToolButton;

namespace sheaf
{

class TextLabel;
class Theme;

// GUI thread. Hidden until it is opened. Says what was asked for; finds nothing by itself.
class FindBar final : public QWidget
{
    Q_OBJECT
public:
    explicit FindBar(const Theme &theme, QWidget *parent = nullptr);

    // Takes the keyboard with this text, or with what stood there last, selected.
    void open(const QString &text = {});
    QString text() const;
    // "3 of 7"; none of a text without letters, or where there is no abstract.
    void setPlace(int number, int count, bool hasText);

Q_SIGNALS:
    void edited(const QString &text);
    void stepAsked(int by);
    void paperAsked(int by); // the next paper or the one before; the keyboard stays here
    void closeAsked();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QToolButton *makeButton(const QString &name, const QString &key);
    void follow();

    const Theme &m_theme;
    QLineEdit *m_edit;
    TextLabel *m_place;
    QToolButton *m_previous;
    QToolButton *m_next;
    QToolButton *m_close;
};

} // namespace sheaf
