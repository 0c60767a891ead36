// SPDX-License-Identifier: GPL-3.0-or-later
// QuestionMaker: words out of the papers' own texts, and questions as people may write them.
#include "tests/support/randomquestions.h"

namespace sheaf::test
{

namespace
{

constexpr Field textFields[] = {Field::Title, Field::Abstract, Field::Author, Field::Venue, Field::Note};

// Which of a paper's texts a field is, by ScanField.
int textOf(Field field)
{
    return int(std::ranges::find(textFields, field) - std::begin(textFields));
}

bool holdsLetter(const QString &text)
{
    return std::ranges::any_of(text, [](QChar c) { return c.isLetterOrNumber() || c.isSurrogate(); });
}

// Whether every bracket in it is closed in it.
bool isBalanced(const QString &text)
{
    int open = 0;
    for (const QChar c : text) {
        open += c == u'(' ? 1 : c == u')' ? -1 : 0;
        if (open < 0)
            return false;
    }
    return open == 0;
}

bool beginsWithField(const QString &word)
{
    return std::ranges::any_of(fieldTable(),
                               [&](const FieldInfo &info) { return word.startsWith(QLatin1String(info.name) + u':'); });
}

// A quoted text, with the marks in it escaped.
QString inMarks(QString text)
{
    text.replace(u'\\', QStringLiteral("\\\\")).replace(u'"', QStringLiteral("\\\""));
    return u'"' + text + u'"';
}

} // namespace

// Some words that stand side by side in a text of a paper.
QString QuestionMaker::stretch(std::optional<Field> field, int words)
{
    static const QRegularExpression blanks(QStringLiteral("\\s+"));
    for (int tries = 0; tries < 300; ++tries) {
        const QStringList &texts = paper().texts;
        int text = field ? textOf(*field) : dice(3) == 0 ? dice(int(texts.size())) : dice(2);
        if (text == ScanNotes)
            text += dice(int(texts.size()) - ScanNotes);
        const QStringList all = texts[text].split(blanks, Qt::SkipEmptyParts);
        if (!all.isEmpty())
            return all.mid(dice(int(all.size())), words).join(u' ');
    }
    return any(vocabulary());
}

// The word without what would be an operator, if it can be asked for.
std::optional<QString> QuestionMaker::queryWord(const QString &word) const
{
    QString bare = word;
    bare.remove(u'"');
    while (!bare.isEmpty() && QStringView(u"-(*").contains(bare.front()))
        bare.remove(0, 1);
    while (bare.endsWith(u'*'))
        bare.chop(1);
    const bool isOperator = bare == u"OR" || bare == u"NOT" || beginsWithField(bare);
    if (isOperator || !holdsLetter(bare) || !isBalanced(bare) || !bare.isValidUtf16())
        return std::nullopt;
    return bare;
}

Asked QuestionMaker::words()
{
    std::optional<Field> field;
    if (dice(4) == 0)
        field = any(std::vector<Field>(std::begin(textFields), std::end(textFields)));
    if (dice(5) == 0)
        return phrase(field);
    Asked asked;
    asked.kind = Asked::Kind::Words;
    asked.field = field;
    std::optional<QString> word;
    while (!word)
        word = queryWord(dice(8) == 0 ? any(vocabulary()) : stretch(field, 1));
    asked.text = *word;
    const int kind = dice(6);
    if (kind == 0) {
        const std::optional<QString> start = queryWord(word->left(1 + dice(int(word->size()))));
        asked.text = start.value_or(*word);
        asked.match = Match::Prefix;
    } else if (kind == 1 && word->size() >= 3) {
        const int from = dice(int(word->size()) - 2);
        const std::optional<QString> part = queryWord(word->mid(from, 3 + dice(int(word->size()) - from - 2)));
        if (part && part->toUcs4().size() >= 3) {
            asked.text = *part;
            asked.match = Match::Substring;
        }
    }
    return asked;
}

Asked QuestionMaker::phrase(std::optional<Field> field)
{
    Asked asked;
    asked.kind = Asked::Kind::Words;
    asked.field = field;
    asked.match = Match::Phrase;
    while (!holdsLetter(asked.text)) {
        asked.text = stretch(field, 1 + dice(3));
        if (dice(5) == 0)
            asked.text += u' ' + stretch(field, 1);
    }
    if (dice(4) == 0) {
        asked.match = Match::OpenPhrase;
        const QString shorter = asked.text.left(asked.text.lastIndexOf(u' ') + 2);
        if (holdsLetter(shorter) && shorter.isValidUtf16())
            asked.text = shorter;
    }
    return asked;
}

// One more word or phrase at the end, which is still being written.
void QuestionMaker::addTyped(Question &question)
{
    Asked last = dice(4) == 0 ? phrase({}) : words();
    if (last.match == Match::Substring)
        return;
    const bool quoted = last.match == Match::Phrase || last.match == Match::OpenPhrase;
    last.match = quoted ? Match::OpenPhrase : Match::Prefix;
    QString text = quoted ? inMarks(last.text).chopped(1) : last.text;
    if (last.field)
        text.prepend(fieldName(*last.field) + u':');
    if (question.asked.kind == Asked::Kind::Any)
        question.text = u'(' + question.text + u')';
    question.text += u' ' + text;
    Asked all;
    all.parts = {question.asked, last};
    question.asked = all;
    question.typing = true;
}

QString QuestionMaker::written(const Asked &asked)
{
    switch (asked.kind) {
    case Asked::Kind::All:
    case Asked::Kind::Any: {
        QStringList parts;
        for (const Asked &part : asked.parts)
            parts += writtenIn(part, asked.kind);
        if (asked.kind == Asked::Kind::Any)
            return parts.join(QStringLiteral(" OR "));
        if (dice(20) == 0)
            parts.insert(dice(int(parts.size()) + 1), QStringLiteral("&")); // asks for nothing
        return parts.join(dice(8) == 0 ? QStringLiteral("  ") : QStringLiteral(" "));
    }
    case Asked::Kind::Not:
        return (dice(2) == 0 ? QStringLiteral("-") : QStringLiteral("NOT ")) +
               writtenIn(asked.parts.front(), Asked::Kind::Not);
    case Asked::Kind::Words:
        return writtenWords(asked);
    case Asked::Kind::Fact:
        break;
    }
    return writtenFact(asked);
}

// In brackets where it must be, and now and then where it need not.
QString QuestionMaker::writtenIn(const Asked &part, Asked::Kind in)
{
    const bool weaker = part.kind == Asked::Kind::Any ? in != Asked::Kind::Any
                                                      : part.kind == Asked::Kind::All && in == Asked::Kind::Not;
    const QString text = written(part);
    return weaker || dice(8) == 0 ? u'(' + text + u')' : text;
}

QString QuestionMaker::writtenWords(const Asked &asked)
{
    QString text;
    switch (asked.match) {
    case Match::Whole:
        text = asked.text;
        break;
    case Match::Prefix:
        text = asked.text + u'*';
        break;
    case Match::Substring:
        text = u'*' + asked.text + (dice(4) == 0 ? QString() : QStringLiteral("*"));
        break;
    case Match::Phrase:
        text = inMarks(asked.text);
        break;
    case Match::OpenPhrase:
        text = inMarks(asked.text) + u'*';
        break;
    }
    return asked.field ? fieldName(*asked.field) + u':' + text : text;
}

QString QuestionMaker::writtenFact(const Asked &asked)
{
    const bool fixed = asked.field == Field::Is || asked.field == Field::Has || asked.field == Field::Status;
    const QString value = fixed ? mixedCase(asked.text) : asked.text;
    const bool marks =
        std::ranges::any_of(value, [](QChar c) { return c.isSpace() || QStringView(u"\"()\\*").contains(c); });
    const bool bare = asked.field == Field::Key || (!marks && !value.startsWith(u'=') && dice(4) != 0);
    return fieldName(*asked.field) + (asked.exactly ? QStringLiteral(":=") : QStringLiteral(":")) +
           (bare ? value : inMarks(value));
}

} // namespace sheaf::test
