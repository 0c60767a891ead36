// SPDX-License-Identifier: GPL-3.0-or-later
// Proves what citation keys are made of.
#include "model/formats/citationkey.h"

#include <QtTest>

class TestCitationKey final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesAuthorYearAndWordElseTitle_data();
    void takesAuthorYearAndWordElseTitle();
    void lettersGoOnAfterZ();
};

void TestCitationKey::takesAuthorYearAndWordElseTitle_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QStringList>("authors");
    QTest::addColumn<int>("year");
    QTest::addColumn<QString>("key");
    const auto row = [](const char *title, const char *author, int year, const char *key) {
        const QStringList authors = *author ? QStringList{QString::fromUtf8(author)} : QStringList();
        QTest::newRow(key) << QString::fromUtf8(title) << authors << year << QString::fromUtf8(key);
    };
    row("DSPy: Compiling Declarative Calls", "Khattab, Omar", 2023, "khattab2023dspy");
    row("BossNAS: Exploring Hybrid CNN-transformers", "", 0, "BossNASExploringHybrid");
    row("BossNAS: Exploring Hybrid", "", 2021, "BossNASExploringHybrid");
    row("On the Theory of It", "Müller-Lüdenscheidt, Anna", 1999, "mullerludenscheidt1999theory");
    row("The Łódź Æsthetics of Straße", "", 0, "LodzAestheticsStrasse");
    row("To Be or Not to Be", "", 0, "ToBeOr");
    row("What's a Model's Worth?", "", 0, "WhatsModelsWorth");
    row("深層学習による画像認識", "", 0, "paper7");
    row("深層学習による画像認識", "山田, 太郎", 2020, "paper7x");
    row("学習 LoRA", "", 0, "LoRA");
    row("深層", "van der Berg, Jan", 2020, "vanderberg2020");
    row("GPT-4", "OpenAI", 2023, "openai2023gpt");
}

void TestCitationKey::takesAuthorYearAndWordElseTitle()
{
    QFETCH(QString, title);
    QFETCH(QStringList, authors);
    QFETCH(int, year);
    QFETCH(QString, key);
    sheaf::Paper paper;
    paper.id = sheaf::PaperId(7);
    paper.title = title;
    paper.authors = authors;
    paper.year = year;
    QCOMPARE(sheaf::citationKeyBase(paper), key == QStringLiteral("paper7x") ? QStringLiteral("paper7") : key);
}

void TestCitationKey::lettersGoOnAfterZ()
{
    const QString base = QStringLiteral("x");
    QCOMPARE(sheaf::withLetter(base, 0), QStringLiteral("xa"));
    QCOMPARE(sheaf::withLetter(base, 25), QStringLiteral("xz"));
    QCOMPARE(sheaf::withLetter(base, 26), QStringLiteral("xaa"));
    QCOMPARE(sheaf::withLetter(base, 26 + 26 * 26), QStringLiteral("xaaa"));
}

QTEST_GUILESS_MAIN(TestCitationKey)
#include "tst_citationkey.moc"
