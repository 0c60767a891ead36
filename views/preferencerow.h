// SPDX-License-Identifier: GPL-3.0-or-later
// One setting as a row: what it is, its control, and a button back to what is usual.
#pragma once

#include <QVariant>
#include <QWidget>

#include <functional>
#include <utility>
#include <variant>
#include <vector>

class QToolButton;

namespace sheaf
{

class TextLabel;
class Theme;

// What a setting can be, with the type of its value.
struct OneOf { // QString: the first of a pair; the second is shown
    std::vector<std::pair<QString, QString>> choices;
};
struct Amount { // int
    int least = 0;
    int most = 0;
    int step = 1;
    QString suffix; // " %"
};
struct OnOff { // bool
};
struct Folder {       // QString, "" for none
    QString none;     // what is shown then
    QString question; // the title of the dialog that asks for one; "": asked() instead
};

struct Preference {
    QString id;
    QString section;
    QString title;
    QString about; // a second, quiet line; may be ""
    QString words; // it is found by these too
    std::variant<OneOf, Amount, OnOff, Folder> kind;
    QVariant usual;
};

// GUI thread.
class PreferenceRow final : public QWidget
{
    Q_OBJECT
public:
    PreferenceRow(const Theme &theme, Preference preference, QWidget *parent = nullptr);

    const Preference &preference() const { return m_preference; }
    void setValue(const QVariant &value); // shows it, and says nothing
    // Marks what is typed; false when there is nothing of it here.
    bool setTyped(const QString &typed);

Q_SIGNALS:
    void chosen(const QVariant &value);
    void asked(); // for a folder, in a way of its own

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeControl(const OneOf &kind);
    QWidget *makeControl(const Amount &kind);
    QWidget *makeControl(const OnOff &kind);
    QWidget *makeControl(const Folder &kind);
    QString textOf(const QVariant &value) const;
    void writeTexts();

    const Theme &m_theme;
    Preference m_preference;
    TextLabel *m_title;
    TextLabel *m_about;
    QToolButton *m_reset;
    std::function<void(const QVariant &)> m_show;
    QVariant m_value;
    QString m_typed;
};

} // namespace sheaf
