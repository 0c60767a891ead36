// SPDX-License-Identifier: GPL-3.0-or-later
// Tool tips: what is cut is said whole, what is not is not said twice, and a button names its action's key of now.
#include "views/actionrow.h"
#include "views/cuttip.h"
#include "views/keytips.h"
#include "views/theme.h"

#include <QAction>
#include <QApplication>
#include <QHelpEvent>
#include <QPushButton>
#include <QTest>
#include <QToolButton>
#include <QToolTip>

#include <memory>

using namespace sheaf;

class TestTips : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void aCutLabelSaysItsText();
    void aButtonTeachesTheKeyOfItsAction();
    void aButtonOfTheToolBarTeachesItsKey();
    void aCutButtonSaysItsWords();
    void aRowWithACutPathSaysIt();

private:
    static void ask(QWidget &widget)
    {
        QHelpEvent help(QEvent::ToolTip, widget.rect().center(), widget.mapToGlobal(widget.rect().center()));
        QApplication::sendEvent(&widget, &help);
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QWidget> m_window;
    KeyTips *m_tips = nullptr;
};

void TestTips::init()
{
    m_theme = std::make_unique<Theme>(*qApp);
    m_window = std::make_unique<QWidget>();
    m_tips = new KeyTips(m_window.get());
    m_window->resize(600, 400);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void TestTips::cleanup()
{
    QToolTip::hideText();
    m_window.reset();
    m_theme.reset();
}

void TestTips::aCutLabelSaysItsText()
{
    auto *label = new CutLabel(m_window.get());
    label->setText(QStringLiteral("Imported 12 papers, <3 of them new> and none twice"));
    label->setGeometry(10, 10, 60, 20);
    label->show();
    ask(*label);
    QVERIFY(QToolTip::text().contains(QStringLiteral("&lt;3 of them new&gt;"))); // as it is, not as markup
    label->setGeometry(10, 10, label->sizeHint().width(), 20);
    ask(*label);
    QTRY_VERIFY(!QToolTip::isVisible());
    QCOMPARE(label->minimumSizeHint().width(), 0); // it gives way
}

void TestTips::aButtonTeachesTheKeyOfItsAction()
{
    auto *star = new QAction(QStringLiteral("Star"), m_window.get());
    star->setObjectName(QStringLiteral("star"));
    star->setShortcut(QKeySequence(QStringLiteral("S")));
    m_window->addAction(star);
    auto *button = new QPushButton(QStringLiteral("Starred"), m_window.get());
    button->setToolTip(QStringLiteral("Take the star off"));
    button->adjustSize();
    button->show();
    teachKey(button, "star");
    ask(*button);
    QCOMPARE(QToolTip::text(), QStringLiteral("Take the star off (S)"));
    star->setShortcut(QKeySequence(QStringLiteral("Ctrl+B")));
    QCOMPARE(m_tips->tipOf(*button), QStringLiteral("Take the star off (Ctrl+B)"));
    star->setShortcut({});
    QCOMPARE(m_tips->tipOf(*button), QStringLiteral("Take the star off"));
}

void TestTips::aButtonOfTheToolBarTeachesItsKey()
{
    auto *action = new QAction(QStringLiteral("Import…"), m_window.get());
    action->setShortcut(QKeySequence(QStringLiteral("Ctrl+I")));
    auto *button = new QToolButton(m_window.get());
    button->setDefaultAction(action);
    QVERIFY(m_tips->tipOf(*button).startsWith(QStringLiteral("Import")));
    QVERIFY(m_tips->tipOf(*button).endsWith(QStringLiteral(" (Ctrl+I)")));
    action->setToolTip(QStringLiteral("Import three files (Ctrl+I)"));
    QCOMPARE(m_tips->tipOf(*button), QStringLiteral("Import three files (Ctrl+I)")); // once
}

void TestTips::aCutButtonSaysItsWords()
{
    auto *button = new QPushButton(QStringLiteral("Delete 1,204 papers for good"), m_window.get());
    button->adjustSize();
    QCOMPARE(m_tips->tipOf(*button), QString());
    button->resize(60, 30);
    QCOMPARE(m_tips->tipOf(*button), button->text());
}

void TestTips::aRowWithACutPathSaysIt()
{
    const QString path = QStringLiteral("/home/somebody/") + QString(200, u'x') + QStringLiteral("/library.sheaf");
    auto *row = new ActionRow(*m_theme, QStringLiteral("sheaf"), QStringLiteral("library"), path, m_window.get());
    row->resize(300, 60);
    row->show();
    ask(*row);
    QVERIFY(QToolTip::text().contains(path));
}

QTEST_MAIN(TestTips)
#include "tst_tips.moc"
