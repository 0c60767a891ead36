// SPDX-License-Identifier: GPL-3.0-or-later
// One regular expression a form, and sentences for what does not match.
#include "model/detailchecks.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QUrl>

namespace sheaf
{

namespace
{

struct DetailChecks {
    Q_DECLARE_TR_FUNCTIONS(DetailChecks)
};

// The text behind the first match of `start` at its beginning; the text itself when there is none.
QString textBehind(const QString &text, const QRegularExpression &start)
{
    const QRegularExpressionMatch match = start.match(text);
    return match.hasMatch() ? text.mid(match.capturedEnd()) : text;
}

// Not where they belong in the middle of it: what a sentence leaves at the end of an address.
QString withoutStops(QString text)
{
    while (!text.isEmpty() && QStringLiteral(".,;").contains(text.back()))
        text.chop(1);
    return text;
}

} // namespace

Checked checkTitle(const QString &text)
{
    const QString title = text.simplified();
    if (title.isEmpty())
        return {title, CheckLevel::Refused, DetailChecks::tr("A paper needs a title.")};
    return {title, CheckLevel::Fine, {}};
}

Checked checkYear(const QString &text, int thisYear)
{
    const QString year = text.trimmed();
    if (year.isEmpty())
        return {};
    bool number = false;
    const int value = year.toInt(&number);
    if (!number)
        return {year, CheckLevel::Refused, DetailChecks::tr("A year is a number, such as 2021.")};
    if (value < 1000 || value > 2999)
        return {year, CheckLevel::Refused, DetailChecks::tr("A year lies between 1000 and 2999.")};
    const QString digits = QString::number(value);
    if (value > thisYear + 1)
        return {digits, CheckLevel::Doubt, DetailChecks::tr("This year is still to come.")};
    return {digits, CheckLevel::Fine, {}};
}

Checked checkDoi(const QString &text)
{
    static const QRegularExpression start(QStringLiteral(R"(^(doi:\s*|(https?://)?(dx\.|www\.)?doi\.org/(doi:)?))"),
                                          QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression form(QStringLiteral(R"(^10\.\d{4,9}(\.\d+)*/\S+$)"));
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return {};
    QString doi = textBehind(trimmed, start);
    if (doi != trimmed)
        doi = withoutStops(doi.contains(u'%') ? QUrl::fromPercentEncoding(doi.toUtf8()) : doi);
    if (form.match(doi).hasMatch())
        return {doi, CheckLevel::Fine, {}};
    if (checkArxiv(trimmed).level == CheckLevel::Fine)
        return {trimmed, CheckLevel::Doubt, DetailChecks::tr("This looks like an arXiv id.")};
    return {trimmed, CheckLevel::Doubt, DetailChecks::tr("A DOI looks like 10.1000/xyz.")};
}

Checked checkArxiv(const QString &text)
{
    static const QRegularExpression start(
        QStringLiteral(R"(^(arxiv:\s*|(https?://)?doi\.org/10\.48550/arxiv\.|10\.48550/arxiv\.)"
                       R"(|(https?://)?([a-z0-9-]+\.)?arxiv\.org/(abs|pdf|html|format|ps|src|e-print)/))"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression ends(QStringLiteral(R"((\.pdf)?([?#].*)?$)"),
                                         QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression recent(QStringLiteral(R"(^\d\d(0[1-9]|1[0-2])\.\d{4,5}(v\d+)?$)"));
    static const QRegularExpression old(
        QStringLiteral(R"(^[a-z]+(-[a-z]+)?(\.[A-Z]{2})?/\d\d(0[1-9]|1[0-2])\d{3}(v\d+)?$)"));
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return {};
    QString id = textBehind(trimmed, start);
    if (id != trimmed)
        id = withoutStops(id.left(ends.match(id).capturedStart()));
    if (recent.match(id).hasMatch() || old.match(id).hasMatch())
        return {id, CheckLevel::Fine, {}};
    return {trimmed, CheckLevel::Doubt, DetailChecks::tr("An arXiv id looks like 2101.00001 or math/0309136.")};
}

CheckedUrls checkUrls(const QString &text)
{
    static const QRegularExpression bare(QStringLiteral(R"(^[\w-]+(\.[\w-]+)*\.[A-Za-z]{2,}(:\d+)?([/?#]\S*)?$)"),
                                         QRegularExpression::UseUnicodePropertiesOption);
    CheckedUrls checked;
    const QStringList lines = text.split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        QString address = line.trimmed();
        if (address.isEmpty())
            continue;
        if (bare.match(address).hasMatch())
            address.prepend(QStringLiteral("https://"));
        if (checked.urls.contains(address))
            continue;
        checked.urls += address;
        const QUrl url(address, QUrl::StrictMode);
        const bool web = url.scheme() == QLatin1StringView("http") || url.scheme() == QLatin1StringView("https");
        if (checked.level == CheckLevel::Fine && (!url.isValid() || !web || url.host().isEmpty())) {
            checked.level = CheckLevel::Doubt;
            checked.what =
                DetailChecks::tr("“%1” is no http or https address and will not be opened.").arg(address.left(60));
        }
    }
    return checked;
}

} // namespace sheaf
