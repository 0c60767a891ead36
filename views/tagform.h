// SPDX-License-Identifier: GPL-3.0-or-later
// What a tag is, to be changed in place: its names, its colour, its key and what it is under.
#pragma once

#include "model/paper.h"

#include <QWidget>

#include <functional>

class QLineEdit;
class QPushButton;

namespace sheaf
{

class HueSwatches;
class KeyField;
class TagChips;
class TextLabel;
class Theme;

// GUI thread. A field is stored when it is left or Enter is pressed in it, unless something speaks against it, which
// then stands below it.
class TagForm final : public QWidget
{
    Q_OBJECT
public:
    // Why this cannot be a name or the key of the tag, "" when it can.
    using Objection = std::function<QString(const QString &text, TagId self)>;
    TagForm(const Theme &theme, Objection toName, Objection toKey, QWidget *parent = nullptr);

    // What is being written stays while the same tag is shown.
    void showTag(const Tag &tag, const QString &under);
    void setFacts(const QString &facts); // how many papers have it, and which
    void editName();
    QPushButton *parentButton() const { return m_under; }

Q_SIGNALS:
    void changed(const sheaf::Tag &tag);
    void moveAsked();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void layOut(const Theme &theme);
    void connectFields();
    void judgeName();
    void judgeAlias();
    void storeName();
    void storeAlias();
    void openAlias(bool open);
    void object(TextLabel *where, const QString &why);

    Objection m_toName;
    Objection m_toKey;
    Tag m_tag;
    QLineEdit *m_name;
    TextLabel *m_nameWhy;
    TextLabel *m_facts;
    QPushButton *m_under;
    HueSwatches *m_hues;
    KeyField *m_key;
    TextLabel *m_keyWhy;
    TagChips *m_aliases;
    QLineEdit *m_alias;
    TextLabel *m_aliasWhy;
};

} // namespace sheaf
