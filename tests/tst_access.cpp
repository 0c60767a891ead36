// SPDX-License-Identifier: GPL-3.0-or-later
// Every picture of the window as somebody without eyes or without a mouse has it: each control has a name and a role,
// each is reached by Tab, and where the keyboard is can be seen.
#include "tests/support/contrast.h"
#include "tests/support/stage.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAccessible>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QScrollBar>
#include <QTextDocumentFragment>

namespace sheaf
{

using namespace sheaf::test;

namespace
{

// Qt's own parts that have no name and no setter for one. A class of ours does not belong here.
constexpr const char *namelessOfQt[] = {
    "QScrollBar", // the view it scrolls has the name
    "QAbstractScrollAreaScrollBarContainer",
    "QTipLabel",
    "QMenu",               // its title is its button's or its entry's
    "QLineEditIconButton", // what it does is also a key
    "QTableCornerButton",
};

// A label that keeps the place of words to come, and the picture in Qt's message box.
bool saysNothing(const QObject *object)
{
    const auto *label = qobject_cast<const QLabel *>(object);
    return label && label->text().isEmpty() &&
           (label->pixmap(Qt::ReturnByValue).isNull() || qobject_cast<const QMessageBox *>(label->parentWidget()));
}

bool isOfQt(const QObject *object)
{
    for (const QObject *one = object; one; one = one->parent()) {
        if (qobject_cast<const QFileDialog *>(one)) // Qt's dialog, with what it lacks
            return true;
    }
    return object && std::ranges::any_of(namelessOfQt, [&](const char *name) { return object->inherits(name); });
}

// Holds others and is nothing itself.
bool isFrame(QAccessible::Role role)
{
    switch (role) {
    case QAccessible::Client:
    case QAccessible::Pane:
    case QAccessible::Splitter:
    case QAccessible::LayeredPane:
    case QAccessible::Border:
    case QAccessible::Separator:
    case QAccessible::Grouping:
    case QAccessible::NoRole:
    case QAccessible::ToolBar:
        return true;
    default:
        return false;
    }
}

QString placeOf(QAccessibleInterface *node)
{
    QStringList names;
    for (QAccessibleInterface *one = node; one && names.size() < 6; one = one->parent()) {
        const char *kind = one->object() ? one->object()->metaObject()->className() : "item";
        names.prepend(QStringLiteral("%1 “%2”").arg(QLatin1String(kind), one->text(QAccessible::Name)));
    }
    return names.join(QStringLiteral(" > "));
}

bool canBeUsed(QAccessibleInterface *node)
{
    const QAccessible::State state = node->state();
    QAccessibleActionInterface *actions = node->actionInterface();
    return state.focusable || state.editable || (actions && actions->actionNames().contains(actions->pressAction()));
}

// A name given to a label hides the words that stand in it.
bool hidesItsText(QAccessibleInterface *node)
{
    const auto *label = qobject_cast<const QLabel *>(node->object());
    if (!label || label->accessibleName().isEmpty())
        return false;
    return !label->accessibleName().contains(QTextDocumentFragment::fromHtml(label->text()).toPlainText().trimmed());
}

void findNameless(QAccessibleInterface *node, QStringList &nameless)
{
    if (!node || !node->isValid() || node->state().invisible || isOfQt(node->object()) || saysNothing(node->object()))
        return;
    if (node->text(QAccessible::Name).trimmed().isEmpty() && (!isFrame(node->role()) || canBeUsed(node)))
        nameless.append(QStringLiteral("%1 (role %2)").arg(placeOf(node)).arg(node->role()));
    if (hidesItsText(node))
        nameless.append(QStringLiteral("%1 hides its text").arg(placeOf(node)));
    constexpr int enough = 60; // rows of a view are alike
    for (int child = 0; child < std::min(node->childCount(), enough); ++child)
        findNameless(node->child(child), nameless);
}

bool takesTab(const QWidget *widget)
{
    return widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus) == Qt::TabFocus &&
           !widget->focusProxy();
}

bool isControl(const QWidget *widget)
{
    if (qobject_cast<const QScrollBar *>(widget) || isOfQt(widget))
        return false;
    return qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QLineEdit *>(widget) ||
           qobject_cast<const QPlainTextEdit *>(widget) || qobject_cast<const QAbstractItemView *>(widget);
}

// A list under a line that has the keyboard: the arrow keys of the line go through it. Of radio buttons one takes Tab.
bool hasAnotherWay(const QWidget *widget)
{
    if (qobject_cast<const QRadioButton *>(widget)) {
        return std::ranges::any_of(widget->parentWidget()->findChildren<const QRadioButton *>(),
                                   [](const QRadioButton *other) { return takesTab(other); });
    }
    return qobject_cast<const QAbstractItemView *>(widget) && widget->focusPolicy() == Qt::NoFocus &&
           qobject_cast<const QLineEdit *>(QApplication::focusWidget());
}

QString nameOf(const QWidget *widget)
{
    QStringList names;
    for (const QWidget *one = widget; one && names.size() < 4; one = one->parentWidget())
        names.prepend(
            QStringLiteral("%1 “%2”").arg(QLatin1String(one->metaObject()->className()), one->accessibleName()));
    return names.join(QStringLiteral(" > "));
}

// Points that changed so much that it is seen.
int seenChanges(const QImage &before, const QImage &after, const QRect &where)
{
    int changes = 0;
    const QRect rect = where & before.rect() & after.rect();
    for (int y = rect.top(); y <= rect.bottom(); ++y) {
        for (int x = rect.left(); x <= rect.right(); ++x) {
            if (before.pixel(x, y) != after.pixel(x, y) &&
                contrast(QColor(before.pixel(x, y)), QColor(after.pixel(x, y))) >= 2.5)
                ++changes;
        }
    }
    return changes;
}

} // namespace

class TestAccess final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyControlHasANameAndIsReachedByTab_data();
    void everyControlHasANameAndIsReachedByTab();
};

void TestAccess::everyControlHasANameAndIsReachedByTab_data()
{
    QTest::addColumn<int>("scene");
    const std::vector<Scene> scenes = allScenes();
    for (std::size_t at = 0; at < scenes.size(); ++at)
        QTest::newRow(scenes[at].name) << int(at);
}

void TestAccess::everyControlHasANameAndIsReachedByTab()
{
    QFETCH(const int, scene);
    const Scene one = allScenes()[std::size_t(scene)];
    Stage stage(one.empty);
    QVERIFY(stage.isReady());
    if (!one.open(stage)) {
        QVERIFY2(!one.sure, "nothing came");
        return;
    }
    QStringList wrong;
    for (QWidget *window : Stage::windows())
        findNameless(QAccessible::queryAccessibleInterface(window), wrong);
    QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("without a name:\n") + wrong.join(u'\n')));

    QWidget *window =
        QApplication::activeModalWidget() ? QApplication::activeModalWidget() : QApplication::activeWindow();
    if (QApplication::activePopupWidget() || !window || isOfQt(window))
        return;
    for (const QWidget *widget : window->findChildren<QWidget *>()) {
        if (widget->isVisible() && widget->window() == window && widget->isEnabled() && isControl(widget) &&
            !takesTab(widget) && !widget->focusProxy() && !hasAnotherWay(widget))
            wrong.append(nameOf(widget));
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("not reached by Tab:\n") + wrong.join(u'\n')));

    QSet<QWidget *> reached;
    QImage before = window->grab().toImage();
    constexpr int most = 200;
    for (int press = 0; press < most && window->isVisible(); ++press) {
        QWidget *from = QApplication::focusWidget();
        QTest::keyClick(from ? from : window, Qt::Key_Tab);
        QWidget *to = QApplication::focusWidget();
        if (!to || to == from) {
            QVERIFY2(from, "nothing takes the keyboard");
            break;
        }
        if (to->window() != window)
            break;
        const QImage after = window->grab().toImage();
        const QWidget *shown = to->parentWidget() && qobject_cast<QLineEdit *>(to) ? to->parentWidget() : to;
        const QRect around(shown->mapTo(window, QPoint()), shown->size());
        if (seenChanges(before, after, around.adjusted(-4, -4, 4, 4)) < 12) {
            wrong.append(nameOf(to));
            if (qEnvironmentVariableIsSet("SHEAF_PICTURES")) {
                before.save(QStringLiteral("%1/%2-before.png").arg(qEnvironmentVariable("SHEAF_PICTURES")).arg(press));
                after.save(QStringLiteral("%1/%2-after.png").arg(qEnvironmentVariable("SHEAF_PICTURES")).arg(press));
            }
        }
        before = after;
        if (reached.contains(to))
            break;
        reached.insert(to);
    }
    wrong.removeDuplicates();
    QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("the keyboard is not seen in:\n") + wrong.join(u'\n')));
}

} // namespace sheaf

QTEST_MAIN(sheaf::TestAccess)
#include "tst_access.moc"
