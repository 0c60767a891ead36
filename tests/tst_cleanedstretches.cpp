// SPDX-License-Identifier: GPL-3.0-or-later
// Lists every stretch that cleaning changes in the five real digests and compares the list with committed values.
#include "model/text/remnants.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QTest>

#include <cstdio>

namespace
{

struct StretchList {
    QByteArray lines;     // rule, digest, line, column, length
    QByteArray explained; // the same and the texts, for reading
    QMap<QByteArray, int> counts;
};

qsizetype codePoints(QByteArrayView bytes)
{
    return std::count_if(bytes.begin(), bytes.end(),
                         [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
}

void listLine(const QByteArray &line, const QByteArray &place, StretchList &list)
{
    const sheaf::CleanText clean =
        sheaf::cleanRemnants(std::string_view(line.constData(), static_cast<std::size_t>(line.size())));
    for (const sheaf::Stretch &stretch : clean.stretches) {
        const std::string_view name = sheaf::ruleName(stretch.rule);
        const QByteArray rule(name.data(), static_cast<qsizetype>(name.size()));
        const QByteArrayView before(line.constData(), static_cast<qsizetype>(stretch.from));
        const QByteArrayView changed = QByteArrayView(line).sliced(stretch.from, stretch.length);
        const QByteArray entry = rule + '\t' + place + '\t' + QByteArray::number(codePoints(before) + 1) + '\t' +
                                 QByteArray::number(codePoints(changed));
        list.lines += entry + '\n';
        ++list.counts[rule];
        constexpr qsizetype context = 40;
        const qsizetype from = qMax(qsizetype{0}, qsizetype{stretch.from} - context);
        const qsizetype end = qsizetype{stretch.from} + stretch.length;
        const std::size_t cleanFrom = clean.toClean(static_cast<std::size_t>(from));
        const std::size_t cleanEnd = clean.toClean(static_cast<std::size_t>(end + context));
        list.explained += entry + '\t' + line.sliced(from, stretch.from - from) + "[" + changed.toByteArray() + "]" +
                          line.mid(end, context) + "  =>  " +
                          QByteArray::fromStdString(clean.text.substr(cleanFrom, cleanEnd - cleanFrom)) + '\n';
    }
}

StretchList listStretches(const QDir &folder, const QStringList &names)
{
    StretchList list;
    for (const QString &name : names) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("cannot read %s", qPrintable(file.fileName()));
        const QByteArray bytes = file.readAll();
        const QByteArray digest = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex().left(12);
        const QByteArrayList lines = bytes.split('\n');
        for (qsizetype i = 0; i < lines.size(); ++i) {
            if (!lines[i].isEmpty())
                listLine(lines[i], digest + '\t' + QByteArray::number(i + 1), list);
        }
    }
    return list;
}

// As expected.txt holds it: a count per rule, then the hash of the list.
QByteArray summary(const StretchList &list)
{
    QByteArray text;
    for (std::size_t i = 0; i < sheaf::RemnantRuleCount; ++i) {
        const std::string_view name = sheaf::ruleName(static_cast<sheaf::RemnantRule>(i));
        const QByteArray rule(name.data(), static_cast<qsizetype>(name.size()));
        text += rule + '\t' + QByteArray::number(list.counts.value(rule)) + '\n';
    }
    return text + "sha256\t" + QCryptographicHash::hash(list.lines, QCryptographicHash::Sha256).toHex() + '\n';
}

} // namespace

class TestCleanedStretches final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listIsTheCommittedOne();
};

void TestCleanedStretches::listIsTheCommittedOne()
{
    const QDir folder(qEnvironmentVariable("SHEAF_DIGESTS", QStringLiteral(SHEAF_SOURCE_DIR "/../shared/digests")));
    const QStringList names = folder.entryList({QStringLiteral("*.txt")}, QDir::Files, QDir::Name);
    if (names.isEmpty())
        QSKIP(qPrintable(QStringLiteral("SKIPPED: no digests in ") + folder.absolutePath()));
    const StretchList list = listStretches(folder, names);
    const bool explain = qEnvironmentVariableIntValue("SHEAF_PRINT_STRETCHES") == 1;
    const QByteArray &shown = explain ? list.explained : list.lines;
    std::fwrite(shown.constData(), 1, static_cast<std::size_t>(shown.size()), stdout);
    const QByteArray found = summary(list);
    std::fwrite(found.constData(), 1, static_cast<std::size_t>(found.size()), stdout);
    std::fflush(stdout);

    QFile expected(QStringLiteral(SHEAF_SOURCE_DIR "/tests/data/remnants/expected.txt"));
    QVERIFY(expected.open(QIODevice::ReadOnly));
    const QByteArrayList wanted = expected.readAll().split('\n');
    const QByteArrayList got = found.split('\n');
    QCOMPARE(got.size(), wanted.size());
    for (qsizetype i = 0; i < got.size(); ++i)
        QCOMPARE(got[i], wanted[i]);
}

QTEST_GUILESS_MAIN(TestCleanedStretches)
#include "tst_cleanedstretches.moc"
