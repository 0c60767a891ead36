// SPDX-License-Identifier: GPL-3.0-or-later
// Proves that lines, encodings, line numbers and raw chunks come out right however the device hands out its bytes.
#include "model/text/linesource.h"

#include <QBuffer>
#include <QRandomGenerator>
#include <QtTest>

using namespace sheaf;

namespace
{

// Hands out a random number of bytes per read, as pipes do.
class TricklingDevice final : public QIODevice
{
public:
    TricklingDevice(QByteArray bytes, quint32 seed, int most) : m_bytes(std::move(bytes)), m_random(seed), m_most(most)
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    bool isSequential() const override { return true; }
    qint64 bytesAvailable() const override { return m_bytes.size() - m_at; }

protected:
    qint64 readData(char *data, qint64 size) override
    {
        const qint64 got = std::min({size, m_bytes.size() - m_at, qint64{m_random.bounded(1, m_most + 1)}});
        std::copy_n(m_bytes.constData() + m_at, got, data);
        m_at += got;
        return got;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    QRandomGenerator m_random;
    qint64 m_at = 0;
    int m_most;
};

QStringList linesOf(LineSource &source)
{
    QStringList lines;
    std::string_view line;
    while (source.next(line)) {
        lines += QString::fromUtf8(line.data(), static_cast<qsizetype>(line.size()));
        if (source.lineNumber() != lines.size())
            lines += QStringLiteral("wrong line number");
    }
    return lines;
}

QByteArray utf16(const QString &text, bool bigEndian)
{
    QByteArray bytes;
    for (const QChar c : text) {
        const char high = static_cast<char>(c.unicode() >> 8);
        const char low = static_cast<char>(c.unicode() & 0xFF);
        bytes += bigEndian ? high : low;
        bytes += bigEndian ? low : high;
    }
    return bytes;
}

QString randomText(QRandomGenerator &random, int lines)
{
    const QStringList ends{QStringLiteral("\n"), QStringLiteral("\r\n"), QStringLiteral("\r")};
    QString text;
    for (int i = 0; i < lines; ++i) {
        for (int n = random.bounded(0, 60); n > 0; --n)
            text += random.bounded(9) ? QStringLiteral("word ") : QStringLiteral("größe \U0001F600 ");
        text += ends.at(random.bounded(3));
    }
    return text;
}

} // namespace

class TestLineSource final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decodesEveryEncoding_data();
    void decodesEveryEncoding();
    void chunksAreTheFileByteForByte_data();
    void chunksAreTheFileByteForByte();
    void namesTheGuessedLine();
    void readsAChunkFromTheMiddle();
};

void TestLineSource::decodesEveryEncoding_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("encoding");
    QTest::addColumn<QStringList>("lines");
    const QString text = QStringLiteral("Eins größer\nzwei\n\nvier \U0001F600");
    const QStringList lines = text.split(QLatin1Char('\n'));
    const QString utf8 = QStringLiteral("UTF-8");
    const QByteArray plain = text.toUtf8();
    QByteArray crlf = plain;
    QByteArray cr = plain;
    crlf.replace("\n", "\r\n");
    cr.replace("\n", "\r");
    QTest::newRow("LF") << plain << utf8 << lines;
    QTest::newRow("LF at the end") << plain + "\n" << utf8 << lines;
    QTest::newRow("CRLF") << crlf << utf8 << lines;
    QTest::newRow("CR") << cr << utf8 << lines;
    QTest::newRow("CR at the end") << cr + "\r" << utf8 << lines;
    QTest::newRow("BOM") << "\xEF\xBB\xBF" + plain << utf8 << lines;
    QTest::newRow("UTF-16 LE") << "\xFF\xFE" + utf16(text, false) << QStringLiteral("UTF-16 LE") << lines;
    QTest::newRow("UTF-16 BE") << "\xFE\xFF" + utf16(text, true) << QStringLiteral("UTF-16 BE") << lines;
    QTest::newRow("UTF-16 LE, no BOM") << utf16(text, false) << QStringLiteral("UTF-16 LE") << lines;
    QTest::newRow("UTF-16 BE, no BOM") << utf16(text, true) << QStringLiteral("UTF-16 BE") << lines;
    QTest::newRow("Latin-1") << QByteArray("gr\xF6\xDF"
                                           "er \x96 \x93x\x94\nzwei")
                             << QStringLiteral("Latin-1")
                             << QStringList{QStringLiteral("größer – “x”"), QStringLiteral("zwei")};
    QTest::newRow("empty") << QByteArray() << utf8 << QStringList();
    QTest::newRow("one line end") << QByteArray("\n") << utf8 << QStringList{QString()};
}

void TestLineSource::decodesEveryEncoding()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, encoding);
    QFETCH(QStringList, lines);
    for (const int most : {1, 3, 100000}) {
        TricklingDevice device(bytes, 7, most);
        LineSource source(device);
        QCOMPARE(linesOf(source), lines);
        QCOMPARE(source.encoding(), encoding);
        QCOMPARE(source.bytesRead(), bytes.size());
        QCOMPARE(source.guessedAt(), encoding == QStringLiteral("Latin-1") ? 1 : 0);
        QVERIFY(source.readError().isEmpty());
    }
}

void TestLineSource::chunksAreTheFileByteForByte_data()
{
    QTest::addColumn<int>("coding");
    QTest::newRow("UTF-8") << 0;
    QTest::newRow("UTF-16 LE") << 1;
    QTest::newRow("UTF-16 BE") << 2;
}

void TestLineSource::chunksAreTheFileByteForByte()
{
    QFETCH(int, coding);
    for (quint32 seed = 1; seed <= 6; ++seed) {
        QRandomGenerator random(seed);
        const QString text = randomText(random, 6000);
        const QByteArray bytes =
            coding == 0 ? text.toUtf8() : (coding == 1 ? "\xFF\xFE" : "\xFE\xFF") + utf16(text, coding == 2);
        TricklingDevice device(bytes, seed, random.bounded(1, 200000));
        std::vector<RawChunk> chunks;
        LineSource source(device, [&](RawChunk &&chunk) { chunks.push_back(std::move(chunk)); });
        const QStringList lines = linesOf(source);
        QVERIFY(chunks.size() > 1);
        QByteArray joined;
        for (const RawChunk &chunk : chunks) {
            QVERIFY(chunk.bytes.size() < 400 * 1024);
            joined += chunk.bytes;
            QByteArray copy = chunk.bytes;
            QBuffer buffer(&copy);
            buffer.open(QIODevice::ReadOnly);
            LineSource part(buffer, source.encoding());
            const QStringList partLines = linesOf(part);
            QCOMPARE(partLines, lines.mid(chunk.firstLine - 1, partLines.size()));
        }
        QVERIFY(joined == bytes);
    }
}

void TestLineSource::namesTheGuessedLine()
{
    QByteArray bytes("one\ntw\xC3\xB6\nthr\xE9"
                     "e\nfo\xC3\xBCr\n");
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    LineSource source(buffer);
    QCOMPARE(linesOf(source), (QStringList{QStringLiteral("one"), QStringLiteral("twö"), QStringLiteral("thrée"),
                                           QStringLiteral("foür")}));
    QCOMPARE(source.guessedAt(), 3);
    QCOMPARE(source.encoding(), QStringLiteral("UTF-8"));
}

void TestLineSource::readsAChunkFromTheMiddle()
{
    QByteArray bytes = utf16(QStringLiteral("漢字\n仮名"), true);
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    LineSource source(buffer, QStringLiteral("UTF-16 BE"));
    QCOMPARE(linesOf(source), (QStringList{QStringLiteral("漢字"), QStringLiteral("仮名")}));
}

QTEST_GUILESS_MAIN(TestLineSource)
#include "tst_linesource.moc"
