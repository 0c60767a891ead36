// SPDX-License-Identifier: GPL-3.0-or-later
// Every picture of the window in a longer, accented language, and from right to left: nothing untranslated, nothing cut
// without a tool tip, everything mirrored.
#include "tests/support/paintedtext.h"
#include "tests/support/pseudolocale.h"
#include "tests/support/stage.h"

#include "app/areas.h"
#include "model/phrases.h"
#include "views/completionpopup.h"
#include "views/manualwindow.h"

#include <QAbstractScrollArea>
#include <QFontDatabase>
#include <QHelpEvent>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QTextEdit>
#include <QToolTip>

namespace sheaf
{

using namespace sheaf::test;

namespace
{

// The words of the query language are the same in every language.
bool showsQueries(const QWidget *widget)
{
    return qobject_cast<const QPlainTextEdit *>(widget->parentWidget()) || qobject_cast<const QLineEdit *>(widget) ||
           (widget->parentWidget() && qobject_cast<const CompletionPopup *>(widget->parentWidget()->parentWidget()));
}

// The pages of the manual are texts of the resources, in English; what stands around them is translated.
bool showsManual(const QWidget *widget)
{
    return qobject_cast<const ManualWindow *>(widget->window()) &&
           qobject_cast<const QAbstractScrollArea *>(widget->parentWidget());
}

bool isOfFileDialog(const QObject *object)
{
    for (; object; object = object->parent()) {
        if (qobject_cast<const QFileDialog *>(object))
            return true;
    }
    return false;
}

// Latin letters that no translation put there. Names, paths, queries and single keys stay as they are.
QString untranslated(QString text)
{
    static const QStringList areas = [] {
        QStringList words;
        for (const Area &area : readAreas())
            words << area.name << area.about;
        return words;
    }();
    const QString start = text.endsWith(u'…') ? text.chopped(1) : text;
    for (const QString &words : areas) {
        if (words.startsWith(start))
            return {};
        if (!words.isEmpty())
            text.remove(words);
    }
    static const QStringList fonts = QFontDatabase::families();
    if (fonts.contains(text))
        return {};
    static const QRegularExpression kept(QStringLiteral(
        "<[^>]*>|&[a-z]+;|\\S*[/\\\\]\\S*|-?[a-z]+:\\S*|\\S+\\.(sheaf|txt|bib|md|html|json)\\b|\\bF[0-9]+\\b|May 29|"
        "\\b(BibTeX|BibLaTeX|Markdown|HTML|DOI|arXiv|LaTeX|[KMG]iB|Noto|Sans|Serif|Mono|DejaVu)\\b"));
    text.remove(kept);
    static const QRegularExpression latin(QStringLiteral("[A-Za-z]{2,}"));
    return latin.match(text).hasMatch() ? text : QString();
}

void findUntranslated(const QWidget &widget, QStringList &found)
{
    if (isOfFileDialog(&widget))
        return;
    QStringList texts{widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), widget.whatsThis()};
    if (qobject_cast<const ManualWindow *>(&widget))
        texts << widget.windowTitle().section(QStringLiteral(" – "), 1); // after the page's own
    else if (widget.isWindow() && !qobject_cast<const QMessageBox *>(&widget))
        texts << widget.windowTitle();
    if (const auto *edit = qobject_cast<const QLineEdit *>(&widget))
        texts << edit->placeholderText();
    for (const QAction *action : widget.actions())
        texts << action->text() << action->toolTip();
    for (const QString &text : texts) {
        if (!untranslated(text).isEmpty())
            found.append(text);
    }
}

bool hasToolTip(QWidget &widget, const QPoint &at)
{
    for (QWidget *window : QApplication::topLevelWidgets()) {
        if (window->inherits("QTipLabel"))
            window->hide();
    }
    for (QWidget *asked = &widget; asked; asked = asked->isWindow() ? nullptr : asked->parentWidget()) {
        const QPoint global = widget.mapToGlobal(at);
        QHelpEvent event(QEvent::ToolTip, asked->mapFromGlobal(global), global);
        QCoreApplication::sendEvent(asked, &event);
        if (QToolTip::isVisible())
            return true;
    }
    return false;
}

// The part of the widget that can come into sight: what is outside of its parents can not, unless it is scrolled there.
QRectF reachable(const QWidget &widget)
{
    QRect rect = widget.rect();
    QPoint offset;
    for (const QWidget *one = &widget; one->parentWidget() && !one->isWindow(); one = one->parentWidget()) {
        const auto *area = qobject_cast<const QAbstractScrollArea *>(one->parentWidget()->parentWidget());
        if (area && area->viewport() == one->parentWidget())
            break;
        offset += one->pos();
        rect &= one->parentWidget()->rect().translated(-offset);
    }
    return rect;
}

void findCut(QWidget &widget, QStringList &found)
{
    const auto *area = qobject_cast<QAbstractScrollArea *>(widget.parentWidget());
    const bool scrolled = area && area->viewport() == &widget;
    const QRectF whole = reachable(widget).adjusted(-2, -3, 2, 3);
    for (const PaintedText &one : paintedTexts(widget)) {
        const bool elided = one.text.contains(u'[') && !one.text.contains(u']') && one.text.endsWith(u'…');
        const bool wide = one.box.left() < whole.left() || one.box.right() > whole.right();
        const bool high = !scrolled && (one.box.top() < whole.top() || one.box.bottom() > whole.bottom());
        const auto *edit = qobject_cast<QLineEdit *>(&widget);
        const bool typed = edit && !edit->text().isEmpty();
        if (elided && !hasToolTip(widget, one.box.center().toPoint()))
            found.append(QStringLiteral("shortened without a tool tip: ") + one.text);
        else if ((wide || high) && !typed && !one.text.trimmed().isEmpty())
            found.append(QStringLiteral("cut: %1, %2 to %3 of %4")
                             .arg(one.text)
                             .arg(one.box.left())
                             .arg(one.box.right())
                             .arg(whole.width()));
    }
}

QString pathOf(const QWidget *widget)
{
    QString path;
    for (; widget; widget = widget->isWindow() ? nullptr : widget->parentWidget()) {
        int at = 0;
        for (const QObject *sibling : widget->parent() ? widget->parent()->children() : QObjectList()) {
            if (sibling == widget)
                break;
            if (std::strcmp(sibling->metaObject()->className(), widget->metaObject()->className()) == 0)
                ++at;
        }
        path.prepend(QStringLiteral("/%1:%2").arg(QLatin1String(widget->metaObject()->className())).arg(at));
    }
    return path;
}

struct Place {
    QRect rect;
    int parentWidth = 0;

    bool operator==(const Place &) const = default;
};
using Places = QHash<QString, Place>;

Places places()
{
    Places places;
    for (QWidget *widget : Stage::visibleWidgets()) {
        // What completes a word lies under the word, whichever way that runs.
        const bool ofWord = qobject_cast<const CompletionPopup *>(widget);
        if (!widget->isWindow() && widget->parentWidget() && !isOfFileDialog(widget) && !ofWord)
            places.insert(pathOf(widget), {widget->geometry(), widget->parentWidget()->width()});
    }
    return places;
}

} // namespace

class TestLanguages final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsHaveTheFormsOfTheirLanguage();
    void initTestCase();
    void everyPictureReadsWellInEveryLanguage_data();
    void everyPictureReadsWellInEveryLanguage();
    void cleanup() { QApplication::setLayoutDirection(Qt::LeftToRight); }

private:
    // Opens the scene and looks for texts; false when the scene shows nothing.
    bool look(const Scene &scene, QStringList &wrong, Places &where);

    PseudoLocale m_pseudo;
};

// One, two to four, and more: three forms, as in many languages.
void TestLanguages::countsHaveTheFormsOfTheirLanguage()
{
    class ThreeForms final : public QTranslator
    {
    public:
        bool isEmpty() const override { return false; }
        QString translate(const char *, const char *source, const char *, int n) const override
        {
            if (std::strcmp(source, "1 paper") == 0)
                return QStringLiteral("1 praca");
            if (std::strcmp(source, "%Ln papers") != 0)
                return {};
            return n >= 2 && n <= 4 ? QStringLiteral("%Ln prace") : QStringLiteral("%Ln prac");
        }
    };
    QCoreApplication::removeTranslator(&m_pseudo);
    QCOMPARE(papersText(1), QStringLiteral("1 paper"));
    QCOMPARE(papersText(2), QStringLiteral("2 papers"));
    {
        ThreeForms language;
        QCoreApplication::installTranslator(&language);
        QCOMPARE(papersText(1), QStringLiteral("1 praca"));
        QCOMPARE(papersText(3), QStringLiteral("3 prace"));
        QCOMPARE(papersText(1200), QLocale().toString(1200) + QStringLiteral(" prac"));
    }
    QCoreApplication::installTranslator(&m_pseudo);
}

void TestLanguages::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::Greek, QLocale::Greece)); // dates and months without Latin letters
    QCoreApplication::installTranslator(&m_pseudo);
}

bool TestLanguages::look(const Scene &scene, QStringList &wrong, Places &where)
{
    Stage stage(scene.empty);
    if (scene.name == "try-sample" || !stage.isReady())
        return false; // the sample's papers are in English
    const bool came = scene.open(stage);
    const auto told = [&](const QStringList &texts, const QWidget *widget) {
        for (const QString &text : texts)
            wrong.append(QStringLiteral("%1 “%2”").arg(QLatin1String(widget->metaObject()->className()), text));
    };
    // Until nothing moves any more: words that came late have their room.
    waitFor([&] {
        Stage::layOut();
        Places now = places();
        where.swap(now);
        return where == now;
    });
    for (QWidget *widget : Stage::visibleWidgets()) {
        if (isOfFileDialog(widget) || widget->inherits("QTipLabel"))
            continue;
        QStringList texts;
        findUntranslated(*widget, texts);
        for (const PaintedText &one : paintedTexts(*widget)) {
            if (!showsQueries(widget) && !showsManual(widget) && !untranslated(one.text).isEmpty())
                texts.append(one.text);
        }
        if (QApplication::isLeftToRight())
            told(texts, widget);
        texts.clear();
        findCut(*widget, texts);
        told(texts, widget);
    }
    wrong.removeDuplicates();
    return came;
}

void TestLanguages::everyPictureReadsWellInEveryLanguage_data()
{
    QTest::addColumn<int>("scene");
    const std::vector<Scene> scenes = allScenes();
    for (std::size_t at = 0; at < scenes.size(); ++at)
        QTest::newRow(scenes[at].name) << int(at);
}

void TestLanguages::everyPictureReadsWellInEveryLanguage()
{
    QFETCH(const int, scene);
    const Scene one = allScenes()[std::size_t(scene)];
    QStringList wrong;
    Places right;
    if (!look(one, wrong, right))
        return; // tst_access says whether it has to come
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));

    QApplication::setLayoutDirection(Qt::RightToLeft);
    Places left;
    const bool came = look(one, wrong, left); // whatever stands there is read
    QVERIFY(came || !one.sure);               // a message of something done goes by itself
    QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("from right to left:\n") + wrong.join(u'\n')));
    constexpr int slack = 3;
    for (auto place = left.cbegin(); place != left.cend(); ++place) {
        const auto other = right.constFind(place.key());
        if (other == right.cend() || place->parentWidth != other->parentWidth ||
            place->rect.width() != other->rect.width())
            continue;
        const int mirrored = other->parentWidth - other->rect.x() - other->rect.width();
        if (std::abs(mirrored - place->rect.x()) > slack)
            wrong.append(QStringLiteral("%1 at %2, not %3")
                             .arg(place.key().section(u'/', -3))
                             .arg(place->rect.x())
                             .arg(mirrored));
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("not mirrored:\n") + wrong.join(u'\n')));
}

} // namespace sheaf

QTEST_MAIN(sheaf::TestLanguages)
#include "tst_languages.moc"
