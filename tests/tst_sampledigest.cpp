// SPDX-License-Identifier: GPL-3.0-or-later
// resources/samples/classics.txt is what the sample library shows first: 24 papers, each title, abstract, details.
#include <QtTest>

#include <QFile>
#include <QRegularExpression>
#include <QSet>

class TstSampleDigest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void twentyFourTriplesAndNothingElse();
    void everyParagraphIsOneLineInNormalForm();
    void titlesAreUnique();
    void abstractsAreOfReadableLength();
    void noAbstractLooksLikeDetails();
    void detailsNameAuthorsYearAndArxivId();
    void arxivIdsAreUniqueAndFitTheirYear();

private:
    QString m_text;
    QStringList m_titles;
    QStringList m_abstracts;
    QStringList m_details;
};

void TstSampleDigest::initTestCase()
{
    QFile file(QStringLiteral(SHEAF_SOURCE_DIR "/resources/samples/classics.txt"));
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.errorString()));
    m_text = QString::fromUtf8(file.readAll());
    const QStringList paragraphs = m_text.trimmed().split(QStringLiteral("\n\n"));
    for (qsizetype i = 0; i < paragraphs.size(); ++i) {
        QStringList &part = i % 3 == 0 ? m_titles : i % 3 == 1 ? m_abstracts : m_details;
        part += paragraphs.at(i);
    }
}

void TstSampleDigest::twentyFourTriplesAndNothingElse()
{
    QCOMPARE(m_titles.size(), 24);
    QCOMPARE(m_abstracts.size(), 24);
    QCOMPARE(m_details.size(), 24);
}

void TstSampleDigest::everyParagraphIsOneLineInNormalForm()
{
    QVERIFY(m_text.endsWith(QLatin1Char('\n')));
    QVERIFY(!m_text.contains(QStringLiteral("\n\n\n")));
    QVERIFY(!m_text.contains(QChar::ReplacementCharacter));
    QCOMPARE(m_text, m_text.normalized(QString::NormalizationForm_C));
    const QStringList lines = m_text.split(QLatin1Char('\n'));
    for (const QString &line : lines)
        QCOMPARE(line, line.simplified());
    for (const QStringList &part : {m_titles, m_abstracts, m_details})
        QCOMPARE(part.filter(QStringLiteral("\n")), QStringList());
}

void TstSampleDigest::titlesAreUnique()
{
    QSet<QString> seen;
    for (const QString &title : std::as_const(m_titles)) {
        QVERIFY2(!seen.contains(title.toCaseFolded()), qPrintable(title));
        QVERIFY2(!title.endsWith(QLatin1Char('.')), qPrintable(title));
        seen.insert(title.toCaseFolded());
    }
}

void TstSampleDigest::abstractsAreOfReadableLength()
{
    for (const QString &abstract : std::as_const(m_abstracts)) {
        const QByteArray message = QByteArray::number(abstract.size()) + ": " + abstract.left(60).toUtf8();
        QVERIFY2(abstract.size() >= 500 && abstract.size() <= 900, message.constData());
        QVERIFY2(abstract.endsWith(QLatin1Char('.')), message.constData());
    }
}

void TstSampleDigest::noAbstractLooksLikeDetails()
{
    for (const QString &abstract : std::as_const(m_abstracts)) {
        QVERIFY(!abstract.startsWith(QStringLiteral("Authors:")));
        QVERIFY(!abstract.contains(QStringLiteral(" \u00B7 ")));
    }
}

void TstSampleDigest::detailsNameAuthorsYearAndArxivId()
{
    static const QRegularExpression details(QStringLiteral(
        "^Authors: ([^,;]+, [^,;]+)(; [^,;]+, [^,;]+)* \u00B7 Year: (\\d{4}) \u00B7 arXiv: (\\d{4}\\.\\d{4,5})$"));
    for (const QString &line : std::as_const(m_details)) {
        const QRegularExpressionMatch match = details.match(line);
        QVERIFY2(match.hasMatch(), qPrintable(line));
        const int year = match.captured(3).toInt();
        QVERIFY2(year >= 1990 && year <= 2024, qPrintable(line));
    }
}

void TstSampleDigest::arxivIdsAreUniqueAndFitTheirYear()
{
    // An id begins with the year and month of the first posting; it has five digits after the dot since 2015.
    static const QRegularExpression numbers(QStringLiteral("Year: \\d\\d(\\d\\d) .*arXiv: (\\d\\d)(\\d\\d)\\.(\\d+)$"));
    QSet<QString> seen;
    for (const QString &line : std::as_const(m_details)) {
        const QRegularExpressionMatch match = numbers.match(line);
        QCOMPARE(match.captured(2), match.captured(1));
        const int month = match.captured(3).toInt();
        QVERIFY2(month >= 1 && month <= 12, qPrintable(line));
        QCOMPARE(match.captured(4).size(), match.captured(2).toInt() >= 15 ? 5 : 4);
        const QString id = match.captured(2) + match.captured(3) + match.captured(4);
        QVERIFY2(!seen.contains(id), qPrintable(line));
        seen.insert(id);
    }
}

QTEST_GUILESS_MAIN(TstSampleDigest)
#include "tst_sampledigest.moc"
