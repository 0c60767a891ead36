// SPDX-License-Identifier: GPL-3.0-or-later
// The note's source is never rewritten, and how it reads is harmless whatever it holds.
#include "views/noteeditor.h"
#include "views/notepart.h"
#include "views/noteview.h"

#include <QDir>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>
#include <QToolButton>

#include <memory>

using namespace sheaf;

class NoteEditorTest final : public QObject
{
    Q_OBJECT

private:
    QPlainTextEdit *source() const { return m_part->findChild<QPlainTextEdit *>(); }
    NoteView *view() const { return m_part->findChild<NoteView *>(); }
    QStringList links() const
    {
        QStringList found;
        for (QTextBlock block = view()->document()->begin(); block.isValid(); block = block.next()) {
            for (auto at = block.begin(); !at.atEnd(); ++at) {
                if (at.fragment().charFormat().isAnchor())
                    found << at.fragment().charFormat().anchorHref();
            }
        }
        return found;
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<NotePart> m_part;

private Q_SLOTS:
    void init()
    {
        m_theme = std::make_unique<Theme>(*qApp);
        m_part = std::make_unique<NotePart>(*m_theme);
        m_part->resize(640, 400);
        m_part->show();
        QVERIFY(QTest::qWaitForWindowActive(m_part.get()));
    }
    void cleanup()
    {
        m_part.reset();
        m_theme.reset();
    }

    void theSourceStaysAsTyped_data()
    {
        QTest::addColumn<QString>("note");
        QTest::newRow("markdown") << QStringLiteral("# Head\n\n*  a\n*  b\n\n\n1) x\n~~~\ncode\n~~~\n");
        QTest::newRow("trailing blanks") << QStringLiteral("line  \nnext\t\n\n");
        QTest::newRow("html") << QStringLiteral("<script>alert(1)</script> <img src=\"file:///etc/passwd\">");
        QTest::newRow("unicode") << QStringLiteral("深度 שלום 😀 e\u0301");
    }
    void theSourceStaysAsTyped()
    {
        QFETCH(QString, note);
        QSignalSpy changed(m_part.get(), &NotePart::noteChanged);
        m_part->setPreview(true);
        m_part->setNote(PaperId{1}, note);
        m_part->setPreview(false);
        m_part->setPreview(true);
        m_part->flush();
        QCOMPARE(source()->toPlainText(), note);
        QCOMPARE(changed.size(), 0);
    }

    void markdownIsShownAsItReads()
    {
        m_part->setPreview(true);
        m_part->setNote(PaperId{1}, QStringLiteral("# Head\n\nA **strong** word and [a link](https://example.org/a)."));
        const QString text = view()->toPlainText();
        QVERIFY(text.contains(u"A strong word and a link."));
        QVERIFY(!text.contains(u'#'));
        QCOMPARE(links(), QStringList{QStringLiteral("https://example.org/a")});
    }

    void whatIsTypedFollows()
    {
        m_part->setPreview(true);
        m_part->setNote(PaperId{1}, {});
        QTest::keyClicks(source(), QStringLiteral("**so**"));
        QTRY_COMPARE(view()->toPlainText(), QStringLiteral("so"));
    }

    void hostileTextIsInert_data()
    {
        QTest::addColumn<QString>("note");
        QTest::newRow("script") << QStringLiteral("<script>alert(1)</script>");
        QTest::newRow("javascript link") << QStringLiteral("[x](javascript:alert(1))");
        QTest::newRow("file link") << QStringLiteral("[x](file:///etc/passwd)");
        QTest::newRow("data link") << QStringLiteral("[x](data:text/html,x)");
        QTest::newRow("relative link") << QStringLiteral("[x](../secret) <a href='https://e.org'>y</a>");
        QTest::newRow("html picture") << QStringLiteral("<img src='SECRET'> and <svg onload=x>");
        QTest::newRow("picture") << QStringLiteral("![what it shows](SECRET)");
        QTest::newRow("picture link") << QStringLiteral("[![what](SECRET)](javascript:x)");
        QTest::newRow("reference") << QStringLiteral("![what][1]\n\n[1]: SECRET");
        QTest::newRow("style") << QStringLiteral("<style>@import url(SECRET)</style><link rel=stylesheet href=SECRET>");
        QTest::newRow("open fence") << QStringLiteral("```\n<b>");
    }
    void hostileTextIsInert()
    {
        QFETCH(QString, note);
        QTemporaryDir folder;
        QImage picture(8, 8, QImage::Format_RGB32);
        picture.fill(Qt::red);
        const QString file = folder.filePath(QStringLiteral("picture.png"));
        QVERIFY(picture.save(file));
        note.replace(QStringLiteral("SECRET"), QUrl::fromLocalFile(file).toString());
        m_part->setPreview(true);
        m_part->setNote(PaperId{1}, note);
        QCOMPARE(links(), QStringList());
        for (QTextBlock block = view()->document()->begin(); block.isValid(); block = block.next()) {
            for (auto at = block.begin(); !at.atEnd(); ++at)
                QVERIFY(!at.fragment().charFormat().isImageFormat());
        }
        const QImage shown = view()->grab().toImage();
        for (int y = 0; y < shown.height(); ++y) {
            for (int x = 0; x < shown.width(); ++x)
                QVERIFY(shown.pixelColor(x, y) != QColor(Qt::red));
        }
        QVERIFY(!view()->loadResource(QTextDocument::ImageResource, QUrl::fromLocalFile(file)).isValid());
    }

    void htmlIsShownAsText()
    {
        m_part->setPreview(true);
        m_part->setNote(PaperId{1}, QStringLiteral("a <b>bold</b> <i>claim</i>"));
        QVERIFY2(view()->toPlainText().contains(u"<b>"), qPrintable(view()->toPlainText()));
    }

    void theViewIsBesideTheSourceOrBelowIt()
    {
        m_part->setPreview(true);
        m_part->setNote(PaperId{1}, QStringLiteral("text"));
        QTRY_VERIFY(view()->geometry().left() >= source()->parentWidget()->geometry().right());
        m_part->resize(360, 400);
        QTRY_VERIFY(view()->geometry().top() >= source()->parentWidget()->geometry().bottom());
    }

    void theToggleSaysWhatItDid()
    {
        QSignalSpy toggled(m_part.get(), &NotePart::previewToggled);
        auto *toggle = m_part->findChild<QToolButton *>();
        QTest::mouseClick(toggle, Qt::LeftButton);
        QCOMPARE(toggled.size(), 1);
        QCOMPARE(toggled[0][0].toBool(), true);
        QVERIFY(view()->isVisible());
    }

    void aLineEndsWithEnterAndHasNoBreaks()
    {
        NoteEditor line(*m_theme, NoteEditor::Kind::Line, QStringLiteral("Remark"), {});
        line.show();
        QVERIFY(QTest::qWaitForWindowActive(&line));
        line.setNote(PaperId{1}, {});
        QSignalSpy changed(&line, &NoteEditor::noteChanged);
        QSignalSpy ended(&line, &NoteEditor::escaped);
        auto *edit = line.findChild<QPlainTextEdit *>();
        edit->setPlainText(QStringLiteral("two\nlines"));
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(ended.size(), 1);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed[0][1].toString(), QStringLiteral("two lines"));
    }
};

QTEST_MAIN(NoteEditorTest)
#include "tst_noteeditor.moc"
