// SPDX-License-Identifier: GPL-3.0-or-later
// resources/areas.json keeps what the library relies on: stable ids, one namespace of names and aliases, a tree.
#include <QtTest>

#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

namespace
{

// The strictest reading of "equal after folding": letters and digits only, without case and marks.
QString areasFold(const QString &text)
{
    QString folded;
    const QString decomposed = text.normalized(QString::NormalizationForm_KD).toCaseFolded();
    for (const QChar c : decomposed) {
        if (c.isLetterOrNumber())
            folded += c;
    }
    return folded;
}

} // namespace

class TstAreas final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void fortyAreasInElevenGroups();
    void everyAreaHasItsFields();
    void parentsComeBeforeTheirChildren();
    void groupIdsAreTheirNamesInLowerCase();
    void idsAreUnique();
    void namesAndAliasesAreOneNamespace();
    void childrenShareTheirParentsColour();
    void theNineDigitsAreGivenOnce();
    void theTableStandsAsItWasAgreed_data();
    void theTableStandsAsItWasAgreed();

private:
    QJsonArray m_areas;
    QHash<QString, QJsonObject> m_byId;
};

void TstAreas::initTestCase()
{
    QFile file(QStringLiteral(SHEAF_SOURCE_DIR "/resources/areas.json"));
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.errorString()));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &error);
    QVERIFY2(error.error == QJsonParseError::NoError, qPrintable(error.errorString()));
    m_areas = document.object().value(QLatin1String("areas")).toArray();
    for (const QJsonValue &value : m_areas) {
        const QJsonObject area = value.toObject();
        m_byId.insert(area.value(QLatin1String("id")).toString(), area);
    }
}

void TstAreas::fortyAreasInElevenGroups()
{
    int groups = 0;
    for (const QJsonValue &area : m_areas)
        groups += area[QLatin1String("parent")].toString().isEmpty() ? 1 : 0;
    QCOMPARE(groups, 11);
    QCOMPARE(m_areas.size() - groups, 40);
}

void TstAreas::everyAreaHasItsFields()
{
    const QSet<QString> fields{QStringLiteral("id"),     QStringLiteral("name"),    QStringLiteral("parent"),
                               QStringLiteral("colour"), QStringLiteral("aliases"), QStringLiteral("shortcut"),
                               QStringLiteral("about")};
    for (const QJsonValue &value : m_areas) {
        const QJsonObject area = value.toObject();
        const QStringList keys = area.keys();
        QCOMPARE(QSet<QString>(keys.begin(), keys.end()), fields);
        QVERIFY(!area.value(QLatin1String("name")).toString().isEmpty());
        QVERIFY(area.value(QLatin1String("about")).toString().endsWith(QLatin1Char('.')));
        QVERIFY(area.value(QLatin1String("aliases")).isArray());
        const int colour = area.value(QLatin1String("colour")).toInt(-1);
        QVERIFY(colour >= 0 && colour <= 11);
    }
}

void TstAreas::parentsComeBeforeTheirChildren()
{
    QSet<QString> before;
    for (const QJsonValue &area : m_areas) {
        const QString parent = area[QLatin1String("parent")].toString();
        QVERIFY2(parent.isEmpty() || before.contains(parent), qPrintable(area[QLatin1String("id")].toString()));
        before.insert(area[QLatin1String("id")].toString());
    }
}

void TstAreas::groupIdsAreTheirNamesInLowerCase()
{
    for (const QJsonValue &area : m_areas) {
        if (area[QLatin1String("parent")].toString().isEmpty()) {
            const QString name = area[QLatin1String("name")].toString();
            QCOMPARE(area[QLatin1String("id")].toString(), QString(QLatin1String("group-") + name.toLower()));
        }
    }
}

void TstAreas::idsAreUnique()
{
    QCOMPARE(m_byId.size(), m_areas.size());
}

void TstAreas::namesAndAliasesAreOneNamespace()
{
    QHash<QString, QString> owner;
    for (const QJsonValue &value : m_areas) {
        const QJsonObject area = value.toObject();
        const QString id = area.value(QLatin1String("id")).toString();
        QStringList words{area.value(QLatin1String("name")).toString()};
        const QJsonArray aliases = area.value(QLatin1String("aliases")).toArray();
        for (const QJsonValue &alias : aliases)
            words += alias.toString();
        for (const QString &word : std::as_const(words)) {
            const QString folded = areasFold(word);
            QVERIFY2(!folded.isEmpty(), qPrintable(id));
            QVERIFY2(!word.contains(QLatin1Char('/')), qPrintable(word)); // it would read as Parent/Child
            QVERIFY2(!owner.contains(folded),
                     qPrintable(QString(word + QLatin1String(" is also a word of ") + owner.value(folded))));
            owner.insert(folded, id);
        }
    }
    // An id is looked up after names and aliases, so an alias must not hide the id of another area.
    for (const QJsonValue &value : m_areas) {
        const QJsonArray aliases = value[QLatin1String("aliases")].toArray();
        for (const QJsonValue &alias : aliases) {
            const QString id = alias.toString().toCaseFolded();
            QVERIFY2(!m_byId.contains(id) || id == value[QLatin1String("id")].toString(), qPrintable(id));
        }
    }
}

void TstAreas::childrenShareTheirParentsColour()
{
    for (const QJsonValue &area : m_areas) {
        const QString parent = area[QLatin1String("parent")].toString();
        if (!parent.isEmpty())
            QCOMPARE(area[QLatin1String("colour")].toInt(),
                     m_byId.value(parent).value(QLatin1String("colour")).toInt());
    }
}

void TstAreas::theNineDigitsAreGivenOnce()
{
    QStringList shortcuts;
    for (const QJsonValue &area : m_areas) {
        const QString shortcut = area[QLatin1String("shortcut")].toString();
        if (!shortcut.isEmpty())
            shortcuts += shortcut;
    }
    shortcuts.sort();
    QCOMPARE(shortcuts.join(QString()), QStringLiteral("123456789"));
}

void TstAreas::theTableStandsAsItWasAgreed_data()
{
    QTest::addColumn<QString>("parent");
    QTest::addColumn<QString>("name");
    QTest::newRow("distillation") << QStringLiteral("group-compression") << QStringLiteral("Distillation");
    QTest::newRow("quantization") << QStringLiteral("group-compression") << QStringLiteral("Quantization");
    QTest::newRow("pruning") << QStringLiteral("group-compression") << QStringLiteral("Pruning & sparsity");
    QTest::newRow("lowrank") << QStringLiteral("group-compression") << QStringLiteral("Low-rank compression");
    QTest::newRow("nas") << QStringLiteral("group-automl") << QStringLiteral("NAS");
    QTest::newRow("hpo") << QStringLiteral("group-automl") << QStringLiteral("Hyperparameter optimization");
    QTest::newRow("parallelism") << QStringLiteral("group-training") << QStringLiteral("Parallelism");
    QTest::newRow("optimizers") << QStringLiteral("group-training") << QStringLiteral("Optimizers & schedules");
    QTest::newRow("pretraining") << QStringLiteral("group-training") << QStringLiteral("Pre-training & scaling");
    QTest::newRow("federated") << QStringLiteral("group-training") << QStringLiteral("Federated & decentralized");
    QTest::newRow("continual") << QStringLiteral("group-training") << QStringLiteral("Continual & transfer learning");
    QTest::newRow("peft") << QStringLiteral("group-adaptation") << QStringLiteral("Parameter-efficient tuning");
    QTest::newRow("merging") << QStringLiteral("group-adaptation") << QStringLiteral("Model merging & reuse");
    QTest::newRow("testtime") << QStringLiteral("group-adaptation") << QStringLiteral("Test-time methods");
    QTest::newRow("alignment") << QStringLiteral("group-adaptation")
                               << QStringLiteral("Alignment & instruction tuning");
    QTest::newRow("moe") << QStringLiteral("group-architectures") << QStringLiteral("Mixture of experts");
    QTest::newRow("longcontext") << QStringLiteral("group-architectures") << QStringLiteral("Long context & attention");
    QTest::newRow("graphs") << QStringLiteral("group-architectures") << QStringLiteral("Graph learning");
    QTest::newRow("serving") << QStringLiteral("group-systems") << QStringLiteral("Inference & serving");
    QTest::newRow("hardware") << QStringLiteral("group-systems") << QStringLiteral("Hardware & kernels");
    QTest::newRow("frameworks") << QStringLiteral("group-systems") << QStringLiteral("Frameworks & tools");
    QTest::newRow("efficiency-general") << QStringLiteral("group-systems")
                                        << QStringLiteral("Efficient models & energy");
    QTest::newRow("3dgs") << QStringLiteral("group-generation") << QStringLiteral("3DGS & neural rendering");
    QTest::newRow("diffusion") << QStringLiteral("group-generation") << QStringLiteral("Diffusion & flows");
    QTest::newRow("generation") << QStringLiteral("group-generation")
                                << QStringLiteral("Image, video & music generation");
    QTest::newRow("vision") << QStringLiteral("group-modalities") << QStringLiteral("Vision");
    QTest::newRow("multimodal") << QStringLiteral("group-modalities") << QStringLiteral("Vision-language & multimodal");
    QTest::newRow("speech") << QStringLiteral("group-modalities") << QStringLiteral("Speech & audio");
    QTest::newRow("timeseries") << QStringLiteral("group-modalities") << QStringLiteral("Time series");
    QTest::newRow("tabular") << QStringLiteral("group-modalities") << QStringLiteral("Tabular & recommendation");
    QTest::newRow("code") << QStringLiteral("group-language") << QStringLiteral("Code");
    QTest::newRow("agents") << QStringLiteral("group-language") << QStringLiteral("Agents & prompting");
    QTest::newRow("reasoning") << QStringLiteral("group-language") << QStringLiteral("Reasoning & math");
    QTest::newRow("retrieval") << QStringLiteral("group-language") << QStringLiteral("Retrieval & embeddings");
    QTest::newRow("domain-lm") << QStringLiteral("group-language")
                               << QStringLiteral("Domain & language-specific models");
    QTest::newRow("science") << QStringLiteral("group-science") << QStringLiteral("AI for science & medicine");
    QTest::newRow("rl") << QStringLiteral("group-science") << QStringLiteral("Reinforcement learning & control");
    QTest::newRow("interpretability") << QStringLiteral("group-understanding")
                                      << QStringLiteral("Interpretability & theory");
    QTest::newRow("benchmarks") << QStringLiteral("group-understanding") << QStringLiteral("Benchmarks & datasets");
    QTest::newRow("survey") << QStringLiteral("group-understanding") << QStringLiteral("Surveys & reports");
}

void TstAreas::theTableStandsAsItWasAgreed()
{
    QFETCH(const QString, parent);
    QFETCH(const QString, name);
    const QString id = QString::fromUtf8(QTest::currentDataTag());
    QVERIFY(m_byId.contains(id));
    QCOMPARE(m_byId.value(id).value(QLatin1String("name")).toString(), name);
    QCOMPARE(m_byId.value(id).value(QLatin1String("parent")).toString(), parent);
}

QTEST_GUILESS_MAIN(TstAreas)
#include "tst_areas.moc"
