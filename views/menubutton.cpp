// SPDX-License-Identifier: GPL-3.0-or-later
// The button, and what it is to assistive technology: a button with one child, its menu.
#include "views/menubutton.h"

#include "views/theme.h"

#include <QAccessibleWidget>
#include <QMenu>

namespace sheaf
{

namespace
{

class AccessibleMenuButton final : public QAccessibleWidget
{
public:
    explicit AccessibleMenuButton(MenuButton *button)
        : QAccessibleWidget(button, QAccessible::ButtonMenu), m_button(button)
    {
    }

    int childCount() const override { return 1; }
    QAccessibleInterface *child(int index) const override
    {
        return index == 0 ? QAccessible::queryAccessibleInterface(m_button->choices()) : nullptr;
    }
    int indexOfChild(const QAccessibleInterface *child) const override
    {
        return child && child->object() == m_button->choices() ? 0 : -1;
    }
    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.hasPopup = true;
        return state;
    }
    QStringList actionNames() const override { return QStringList{pressAction()} + QAccessibleWidget::actionNames(); }
    void doAction(const QString &name) override
    {
        if (name == pressAction())
            m_button->click();
        else
            QAccessibleWidget::doAction(name);
    }
    QStringList keyBindingsForAction(const QString &) const override { return {}; }

private:
    MenuButton *m_button;
};

QAccessibleInterface *makeAccessibleMenuButton(const QString &, QObject *object)
{
    auto *button = qobject_cast<MenuButton *>(object);
    return button ? new AccessibleMenuButton(button) : nullptr; // Qt keeps it
}

} // namespace

MenuButton::MenuButton(const Theme &theme, QWidget *parent)
    : QToolButton(parent), m_theme(theme), m_choices(new QMenu(this))
{
    [[maybe_unused]] static const bool known = (QAccessible::installFactory(makeAccessibleMenuButton), true);
    setAccessibleName(tr("Menu"));
    setToolTip(tr("Menu"));
    setFocusPolicy(Qt::TabFocus);
    m_choices->setTitle(tr("Menu"));
    connect(this, &QToolButton::clicked, this, &MenuButton::open);
}

void MenuButton::open()
{
    const int aside = isRightToLeft() ? 0 : width() - m_choices->sizeHint().width();
    m_choices->popup(mapToGlobal(QPoint(aside, height() + m_theme.px(4))));
}

} // namespace sheaf
