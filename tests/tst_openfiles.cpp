// SPDX-License-Identifier: GPL-3.0-or-later
// The library that is open is never opened as anything else: that would drop its locks.
#include "model/db/openfiles.h"
#include "model/transfer.h"
#include "tests/support/librarysupport.h"

#include <unistd.h>

namespace sheaf
{

using namespace sheaf::test;

class TestOpenFiles final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anOpenLibraryIsKnownByEveryName();
    void aClosedOneIsAFileLikeAnyOther();
    void itIsNeitherImportedNorWrittenOver();
};

void TestOpenFiles::anOpenLibraryIsKnownByEveryName()
{
    const TempLibrary temp;
    const std::unique_ptr<Library> library = temp.open();
    const QString hard = temp.folder.filePath(QStringLiteral("hard"));
    const QString soft = temp.folder.filePath(QStringLiteral("soft"));
    QVERIFY(::link(QFile::encodeName(temp.path).constData(), QFile::encodeName(hard).constData()) == 0);
    QVERIFY(QFile::link(temp.path, soft));
    for (const QString &name :
         QStringList{temp.path, temp.path + QStringLiteral("-wal"), temp.path + QStringLiteral("-shm"), hard, soft})
        QVERIFY2(isOpenDatabase(name), qPrintable(name));
    QVERIFY(!isOpenDatabase(temp.folder.filePath(QStringLiteral("other"))));
}

void TestOpenFiles::aClosedOneIsAFileLikeAnyOther()
{
    const TempLibrary temp;
    std::unique_ptr<Library> one = temp.open();
    std::unique_ptr<Library> other = temp.open();
    one.reset();
    QVERIFY(isOpenDatabase(temp.path));
    other.reset();
    QVERIFY(!isOpenDatabase(temp.path));
}

void TestOpenFiles::itIsNeitherImportedNorWrittenOver()
{
    const TempLibrary temp;
    const std::unique_ptr<Library> library = temp.open();
    importDigest(*library, plainDigest(QStringLiteral("d"), 3));
    const Result<ImportReport> report = runImport(directTarget(*library), {{temp.path, {}, {}}}, {});
    QVERIFY(report && report.value().files.at(0).error);
    QCOMPARE(report.value().files.at(0).error->kind, Error::Kind::Refused);
    ExportPlan plan;
    plan.format = formatById(u"markdown");
    plan.everything = true;
    const Result<qint64> written = exportToFile(*library, plan, temp.path, {});
    QVERIFY(!written);
    QCOMPARE(library->counts().papers, 3);
    QVERIFY(library->check().ok);
}

} // namespace sheaf

QTEST_GUILESS_MAIN(sheaf::TestOpenFiles)
#include "tst_openfiles.moc"
