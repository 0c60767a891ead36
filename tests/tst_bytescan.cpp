// SPDX-License-Identifier: GPL-3.0-or-later
// Proves that looking at many bytes at once sees what looking at each does.
#include "model/text/bytescan.h"

#include <QRandomGenerator>
#include <QtTest>

#include <algorithm>
#include <string>

using namespace sheaf;

class TestByteScan final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void seesWhatIsThere();
};

void TestByteScan::seesWhatIsThere()
{
    QRandomGenerator random(3);
    for (int round = 0; round < 20000; ++round) {
        std::string text(static_cast<std::size_t>(random.bounded(0, 600)), 'x');
        for (int left = random.bounded(0, 4); left > 0 && !text.empty(); --left)
            text[static_cast<std::size_t>(random.bounded(static_cast<int>(text.size())))] =
                "\n\r\xC3\0\xFF"[random.bounded(5)];
        const auto isHigh = [](char c) { return static_cast<unsigned char>(c) >= 0x80; };
        const auto end = std::find_if(text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r'; });
        const LineScan scan = scanLine(text);
        QCOMPARE(scan.end, static_cast<std::size_t>(end - text.begin()));
        QCOMPARE(scan.ascii, std::none_of(text.begin(), end, isHigh));
        const std::size_t from = text.size() / 3;
        const auto high = std::find_if(text.begin() + static_cast<std::ptrdiff_t>(from), text.end(), isHigh);
        QCOMPARE(afterAscii(text, from), static_cast<std::size_t>(high - text.begin()));
        QCOMPARE(countBytes(text, [](std::uint8_t byte) { return byte == 'x'; }),
                 static_cast<std::size_t>(std::count(text.begin(), text.end(), 'x')));
    }
}

QTEST_GUILESS_MAIN(TestByteScan)
#include "tst_bytescan.moc"
