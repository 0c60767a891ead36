// SPDX-License-Identifier: GPL-3.0-or-later
// Where a query's words are shown: the same words that the index finds, in the letters of the text itself.
#include "model/matches.h"

#include "model/index/textindex.h"
#include "model/index/tokens.h"

#include <QTest>

using namespace sheaf;

class MatchesTest final : public QObject
{
    Q_OBJECT

private:
    static QStringList shown(const QString &query, const QString &text, bool typing = false,
                             Field field = Field::Abstract)
    {
        QStringList words;
        for (const TextRange &range : Matches(query, typing).in(text, field))
            words += text.mid(range.from, range.length);
        return words;
    }

private Q_SLOTS:
    void wordsAreShownInTheTextsOwnLetters_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("found"); // separated by |
        const auto row = [](const char *name, const char *query, const char *text, const char *found) {
            QTest::newRow(name) << QString::fromUtf8(query) << QString::fromUtf8(text) << QString::fromUtf8(found);
        };
        row("case", "PRUNING", "Pruning and pruning.", "Pruning|pruning");
        row("inflections", "network", "A network of networks, networking", "network|networks|networking");
        row("no substring", "rank", "frankly, Frank ranks", "ranks");
        row("accents", "godel", "Gödel and Go\u0308del", "Gödel|Go\u0308del");
        row("ligature", "finds", "it ﬁnds", "ﬁnds");
        row("width", "AI", "ＡＩ for all", "ＡＩ");
        row("several words", "low rank", "a low-dimensional rank", "low|rank");
        row("star", "distil*", "Distillation distilled, still", "Distillation|distilled");
        row("prefix of a part", "self*", "self-distillation", "self");
        row("compound", "self-distillation", "Self-Distillation or selfdistillation",
            "Self-Distillation|selfdistillation");
        row("compound parts", "distillation", "self-distillation", "distillation");
        row("joined", "kmeans", "the k-means++ way", "k-means");
        row("sign", "k-means++", "k-means++ and k-means", "k-means++");
        row("letter", "c", "C++ and C.", "C|C");
        row("brackets", "GPT-4V(ision)", "GPT-4V(ision), not the ision", "GPT-4V(ision");
        row("apart", "GPT-4V(ision)", "ision of GPT4V", "ision|GPT4V");
        row("phrase", "\"state space\"", "state space, state of space, state-space", "state space|state-space");
        row("phrase is not stemmed", "\"state spaces\"", "a state space", "");
        row("Han", "深度学习", "我们深度学习很好，习惯。", "深度学习");
        row("Han, one", "学", "深度学习", "学");
        row("emoji before", "model", "😀 model", "model");
        row("tags are no words", "tag:Model model", "tag model", "model");
        row("apostrophe", "model", "the model's", "model");
        row("version", "3.5", "GPT-3.5.", "3.5");
        row("right to left", "שלום", "שָׁלוֹם עולם", "שָׁלוֹם");
        row("eszett", "strasse", "eine Straße", "Straße");
        row("nothing", "", "a text", "");
        row("no query", "(", "( a text", "");
    }
    void wordsAreShownInTheTextsOwnLetters()
    {
        QFETCH(QString, query);
        QFETCH(QString, text);
        QFETCH(QString, found);
        QCOMPARE(shown(query, text).join(u'|'), found);
    }

    void theLastWordIsAPrefixWhileItIsTyped()
    {
        const QString text = QStringLiteral("A distilled model");
        QCOMPARE(shown(QStringLiteral("dis"), text, true), QStringList{QStringLiteral("distilled")});
        QCOMPARE(shown(QStringLiteral("dis "), text, true), QStringList());
        QCOMPARE(shown(QStringLiteral("dis"), text, false), QStringList());
        QCOMPARE(shown(QStringLiteral("\"a dist"), text, true), QStringList{QStringLiteral("A distilled")});
    }

    // For every word of a text as a query: shown exactly when the index finds the text.
    void whatIsShownIsWhatTheIndexFinds()
    {
        const QString text = QStringLiteral(
            "We present SO(3)-equivariant U-Nets, k-means++ and C# tools: 2.1× faster, 46% smaller. Its models' "
            "low‑rank state—spaces (GPT-4V) naïvely reach 3.5 points on the Übung of l_1 norms；深度学习 works.");
        const QString more = QStringLiteral(
            " mode set ank unet gpt4v so3 means 4v ubung naive point work tool equi* low-rank lowrank spaces 度 习");
        const QStringList queries = QString(text + more).split(u' ');
        const std::string utf8 = text.toStdString();
        TextIndex index;
        index.setSize(2);
        index.post(PaperId{1}, {utf8, {}, {}, {}});
        for (const QString &query : queries) {
            const std::variant<Query, QueryError> parsed = parseQuery(query, false);
            const Query *tree = std::get_if<Query>(&parsed);
            const All *all = tree ? std::get_if<All>(&tree->node) : nullptr;
            const Words *words = tree ? std::get_if<Words>(&tree->node) : nullptr;
            if (all && all->parts.size() == 1)
                words = std::get_if<Words>(&all->parts.front().node);
            if (!words)
                continue;
            bool found = true;
            bool asks = false;
            for (const AskedForm &asked : wordForms(words->text.toStdString())) {
                asks = true;
                const bool prefix = asked.how == AskedForm::How::Prefix || words->match == Match::Prefix;
                const FormMatch match = asked.how == AskedForm::How::Exactly ? FormMatch::Exact
                                        : prefix                             ? FormMatch::Prefix
                                                                             : FormMatch::Whole;
                found = found && !index.find(asked.form, match).empty();
            }
            const bool isShown = !shown(query, text).isEmpty();
            QVERIFY2(!asks || !found || isShown, qPrintable(query));
            QVERIFY2(!isShown || found || wordForms(words->text.toStdString()).size() > 1, qPrintable(query));
        }
    }

    void aFieldIsShownInItsOwnTextOnly()
    {
        Query query;
        FieldTerm term;
        term.field = Field::Title;
        term.value = QStringLiteral("models");
        query.node = term;
        const QString text = QStringLiteral("a model");
        QCOMPARE(Matches(query).in(text, Field::Title).size(), std::size_t(1));
        QCOMPARE(Matches(query).in(text, Field::Abstract).size(), std::size_t(0));
    }

    void whatIsNotWantedIsNotShown()
    {
        Words words;
        words.text = QStringLiteral("model");
        Query wanted;
        wanted.node = words;
        Query negated;
        negated.node = Negation{{wanted}};
        QCOMPARE(Matches(wanted).in(words.text, Field::Title).size(), std::size_t(1));
        QVERIFY(Matches(negated).empty());
    }

    // As the language has it, whatever the parser lets through.
    void eitherSideFieldsAndSubstringsAreShown()
    {
        const auto words = [](const char *text, Match match) {
            Query query;
            query.node = Words{QString::fromUtf8(text), match, 0, 0};
            return query;
        };
        const auto found = [](const Query &query, Field field) {
            const QString text = QString::fromUtf8("Pruning für ﬁne-tuned reasoning");
            QStringList shown;
            for (const TextRange &range : Matches(query).in(text, field))
                shown += text.mid(range.from, range.length);
            return shown.join(u'|');
        };
        Query field;
        FieldTerm author;
        author.field = Field::Author;
        author.value = QStringLiteral("prun");
        author.match = Match::Prefix;
        field.node = author;
        Query unwanted;
        unwanted.node = Negation{{words("reasoning", Match::Whole)}};
        Query either;
        either.node =
            Any{{words("fur", Match::Whole), words("*", Match::Whole), words("tune", Match::Substring), field}};
        Query all;
        all.node = All{{either, unwanted}};
        QCOMPARE(found(all, Field::Title), QString::fromUtf8("für|tune"));
        QCOMPARE(found(all, Field::Author), QString::fromUtf8("Pruning|für|tune"));
        QCOMPARE(found(words("INE", Match::Substring), Field::Title), QString::fromUtf8("ﬁne"));
        QCOMPARE(found(words("unin", Match::Substring), Field::Title), QStringLiteral("unin"));
    }

    void rangesAreAscendingAndApart()
    {
        const QString text = QStringLiteral("k-means of k means kmeans k-means");
        qsizetype end = -1;
        const auto ranges = Matches(QStringLiteral("k means k-means \"k means\""), false).in(text, Field::Title);
        QVERIFY(ranges.size() >= 4);
        for (const TextRange &range : ranges) {
            QVERIFY(range.from >= end);
            end = range.from + range.length;
            QVERIFY(end <= text.size());
        }
    }
};

QTEST_APPLESS_MAIN(MatchesTest)
#include "tst_matches.moc"
