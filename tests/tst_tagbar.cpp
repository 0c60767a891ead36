// SPDX-License-Identifier: GPL-3.0-or-later
// Two letters find any tag, and the popups say what was chosen.
#include "views/choicepopup.h"
#include "views/listpicker.h"
#include "views/tagbar.h"
#include "views/tagmatch.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace sheaf;

class TagBarTest final : public QObject
{
    Q_OBJECT

private:
    static Tag tag(qint64 id, const QString &name, const QStringList &aliases = {})
    {
        Tag made;
        made.id = TagId(id);
        made.name = name;
        made.aliases = aliases;
        return made;
    }
    static std::vector<Tag> areas()
    {
        QFile file(QStringLiteral(SHEAF_SOURCE_DIR "/resources/areas.json"));
        if (!file.open(QIODevice::ReadOnly))
            return {};
        std::vector<Tag> tags;
        for (const QJsonValue &value : QJsonDocument::fromJson(file.readAll())[QStringLiteral("areas")].toArray()) {
            const QJsonObject area = value.toObject();
            QStringList aliases;
            for (const QJsonValue &alias : area[QStringLiteral("aliases")].toArray())
                aliases << alias.toString();
            tags.push_back(tag(std::ssize(tags) + 1, area[QStringLiteral("name")].toString(), aliases));
        }
        return tags;
    }
    QLineEdit *edit() const { return m_window->findChild<QLineEdit *>(); }
    QListView *list() const { return m_window->findChild<QListView *>(); }
    void open(const std::vector<TagShare> &shares = {}, qint64 papers = 3)
    {
        m_bar->open(QRect(20, 20, 60, 20), m_tags, shares, papers);
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QWidget> m_window;
    TagBar *m_bar = nullptr;
    std::vector<Tag> m_tags{tag(1, QStringLiteral("Distillation"), {QStringLiteral("KD")}),
                            tag(2, QStringLiteral("Mixture of experts"), {QStringLiteral("MoE")}),
                            tag(3, QStringLiteral("Quantization"))};

private Q_SLOTS:
    void init()
    {
        m_theme = std::make_unique<Theme>(*qApp);
        m_window = std::make_unique<QWidget>();
        m_window->resize(700, 500);
        m_window->setFocusPolicy(Qt::StrongFocus);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_window->setFocus();
        m_bar = new TagBar(*m_theme, m_window.get());
    }
    void cleanup()
    {
        m_window.reset();
        m_theme.reset();
    }

    void lettersMatch_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("found");
        QTest::newRow("start") << "di"
                               << "Distillation" << true;
        QTest::newRow("case") << "DI"
                              << "distillation" << true;
        QTest::newRow("accents") << "reson"
                                 << "Résonance" << true;
        QTest::newRow("a later word") << "ex"
                                      << "Mixture of experts" << true;
        QTest::newRow("initials") << "moe"
                                  << "Mixture of experts" << true;
        QTest::newRow("starts of words") << "miex"
                                         << "Mixture of experts" << true;
        QTest::newRow("capitals inside") << "ml"
                                         << "AutoML" << true;
        QTest::newRow("digits inside") << "gs"
                                       << "3DGS & rendering" << true;
        QTest::newRow("two words") << "low rank"
                                   << "Low-rank compression" << true;
        QTest::newRow("inside") << "till"
                                << "Distillation" << true;
        QTest::newRow("not there") << "xq"
                                   << "Distillation" << false;
        QTest::newRow("wrong order") << "exmi"
                                     << "Mixture of experts" << false;
        QTest::newRow("nothing typed") << " "
                                       << "Distillation" << false;
    }
    void lettersMatch()
    {
        QFETCH(QString, typed);
        QFETCH(QString, name);
        QFETCH(bool, found);
        QCOMPARE(matchTag(typed, name).score > 0, found);
    }

    void betterMatchesScoreMore()
    {
        const auto score = [](const QString &typed, const QString &name) { return matchTag(typed, name).score; };
        QVERIFY(score(QStringLiteral("nas"), QStringLiteral("NAS")) >
                score(QStringLiteral("nas"), QStringLiteral("NASA")));
        QVERIFY(score(QStringLiteral("pr"), QStringLiteral("Pruning")) >
                score(QStringLiteral("pr"), QStringLiteral("Vision pruning")));
        QVERIFY(score(QStringLiteral("pr"), QStringLiteral("Vision pruning")) >
                score(QStringLiteral("pr"), QStringLiteral("Compression")));
        const TagMatch alias = matchTag(QStringLiteral("kd"), QStringLiteral("Distillation"), {QStringLiteral("KD")});
        QCOMPARE(alias.alias, QStringLiteral("KD"));
        QVERIFY(alias.letters.empty());
    }

    void twoLettersBringEveryAreaIntoSight()
    {
        const std::vector<Tag> tags = areas();
        QVERIFY(tags.size() > 20);
        for (const Tag &wanted : tags) {
            m_bar->open(QRect(20, 20, 60, 20), tags, {}, 1);
            QTest::keyClicks(edit(), wanted.name.left(2));
            bool seen = false;
            for (int row = 0; row < std::min(9, list()->model()->rowCount()); ++row)
                seen = seen || list()->model()->index(row, 0).data().toString() == wanted.name;
            QVERIFY2(seen, qPrintable(wanted.name));
            m_bar->close();
        }
    }

    void enterTagsAndTheTagComesFirstNextTime()
    {
        QSignalSpy spy(m_bar, &TagBar::tagChosen);
        open();
        QTest::keyClicks(edit(), QStringLiteral("qu"));
        QTest::keyClick(edit(), Qt::Key_Return);
        QCOMPARE(spy.size(), 1);
        QCOMPARE(spy[0][0].value<TagId>(), TagId(3));
        QVERIFY(!m_bar->isOpen());
        open();
        QCOMPARE(list()->model()->index(0, 0).data().toString(), QStringLiteral("Quantization"));
    }

    void enterOnATagOfAllPapersTakesItOff()
    {
        QSignalSpy chosen(m_bar, &TagBar::tagChosen);
        QSignalSpy unchosen(m_bar, &TagBar::tagUnchosen);
        open({{TagId(1), 3}, {TagId(2), 1}});
        QTest::keyClicks(edit(), QStringLiteral("kd"));
        QTest::keyClick(edit(), Qt::Key_Return);
        QCOMPARE(unchosen.size(), 1);
        QCOMPARE(unchosen[0][0].value<TagId>(), TagId(1));
        open({{TagId(1), 3}, {TagId(2), 1}});
        QTest::keyClicks(edit(), QStringLiteral("moe"));
        QTest::keyClick(edit(), Qt::Key_Return);
        QCOMPARE(chosen.size(), 1); // on some: now on all
    }

    void aNewTagIsAskedForByShiftEnterOrItsRow()
    {
        QSignalSpy spy(m_bar, &TagBar::newTagAsked);
        open();
        QTest::keyClicks(edit(), QStringLiteral("Dist"));
        QTest::keyClick(edit(), Qt::Key_Return, Qt::ShiftModifier);
        open();
        QTest::keyClicks(edit(), QStringLiteral("zzz"));
        QTest::keyClick(edit(), Qt::Key_Return);
        QCOMPARE(spy.size(), 2);
        QCOMPARE(spy[0][0].toString(), QStringLiteral("Dist"));
        QCOMPARE(spy[1][0].toString(), QStringLiteral("zzz"));
        open();
        QTest::keyClicks(edit(), QStringLiteral("kd")); // an alias is taken
        QTest::keyClick(edit(), Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(spy.size(), 2);
    }

    void severalAreMarkedAndDecidedInOneGo()
    {
        QSignalSpy decided(m_bar, &TagBar::tagsDecided);
        QSignalSpy chosen(m_bar, &TagBar::tagChosen);
        open({{TagId(1), 3}});
        for (const QString &letters : {QStringLiteral("kd"), QStringLiteral("moe"), QStringLiteral("qu")}) {
            QTest::keyClicks(edit(), letters);
            QTest::keyClick(edit(), Qt::Key_Return, Qt::ControlModifier);
            QVERIFY(m_bar->isOpen());
            QVERIFY(edit()->text().isEmpty());
        }
        QTest::keyClicks(edit(), QStringLiteral("qu"));
        QTest::keyClick(edit(), Qt::Key_Return, Qt::ControlModifier); // not that one after all
        QTest::keyClick(edit(), Qt::Key_Return);
        QCOMPARE(chosen.size(), 0);
        QCOMPARE(decided.size(), 1);
        const auto decision = decided[0][0].value<TagDecision>();
        QCOMPARE(decision.on, std::vector{TagId(2)});
        QCOMPARE(decision.off, std::vector{TagId(1)});
        open();
        QTest::keyClicks(edit(), QStringLiteral("qu"));
        QTest::keyClick(edit(), Qt::Key_Return, Qt::ControlModifier);
        QTest::keyClicks(edit(), QStringLiteral("moe")); // the last one by Enter itself
        QTest::keyClick(edit(), Qt::Key_Return);
        QCOMPARE(decided[1][0].value<TagDecision>().on, (std::vector{TagId(3), TagId(2)}));
        open();
        QTest::keyClicks(edit(), QStringLiteral("qu"));
        QTest::keyClick(edit(), Qt::Key_Return, Qt::ControlModifier);
        QTest::keyClick(edit(), Qt::Key_Escape);
        QCOMPARE(decided.size(), 2);
    }

    void arrowsMoveAndEscGivesTheKeyboardBack()
    {
        QSignalSpy spy(m_bar, &TagBar::tagChosen);
        open();
        QTest::keyClick(edit(), Qt::Key_Down);
        QTest::keyClick(edit(), Qt::Key_Down);
        QTest::keyClick(edit(), Qt::Key_Down); // stays at the end
        QTest::keyClick(edit(), Qt::Key_Up);
        QTest::keyClick(edit(), Qt::Key_Enter);
        QCOMPARE(spy[0][0].value<TagId>(), TagId(2));
        open();
        QTRY_VERIFY(edit()->hasFocus());
        QTest::keyClick(edit(), Qt::Key_Escape);
        QVERIFY(!m_bar->isOpen());
        QVERIFY(m_window->hasFocus());
    }

    void aClickElsewhereCloses()
    {
        open();
        QTest::mouseClick(m_window.get(), Qt::LeftButton, {}, QPoint(690, 490));
        QVERIFY(!m_bar->isOpen());
    }

    void itStaysInsideTheWindow()
    {
        m_bar->open(QRect(680, 480, 10, 10), m_tags, {}, 1);
        const auto *popup = m_window->findChild<ChoicePopup *>();
        QVERIFY(m_window->rect().contains(popup->geometry()));
    }

    void listsAreChosenOrMade()
    {
        auto window = std::make_unique<QWidget>();
        window->resize(600, 400);
        auto &picker = *new ListPicker(*m_theme, window.get());
        QSignalSpy chosen(&picker, &ListPicker::listChosen);
        QSignalSpy made(&picker, &ListPicker::newListAsked);
        window->show();
        const std::vector<CountedList> lists{{{ListId(4), QStringLiteral("Group meeting"), false}, 8},
                                             {{ListId(5), QStringLiteral("Old"), true}, 2}};
        picker.open(QRect(10, 10, 20, 20), lists, 2);
        auto *line = window->findChild<QLineEdit *>();
        QCOMPARE(window->findChild<QListView *>()->model()->rowCount(), 1); // the archived one is not offered
        QTest::keyClicks(line, QStringLiteral("gm"));
        QTest::keyClick(line, Qt::Key_Return);
        picker.open(QRect(10, 10, 20, 20), lists, 2);
        QTest::keyClicks(line, QStringLiteral("Survey"));
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].value<ListId>(), ListId(4));
        QCOMPARE(made.size(), 1);
        QCOMPARE(made[0][0].toString(), QStringLiteral("Survey"));
    }
};

QTEST_MAIN(TagBarTest)
#include "tst_tagbar.moc"
