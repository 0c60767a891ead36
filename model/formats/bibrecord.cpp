// SPDX-License-Identifier: GPL-3.0-or-later
// The records that both BibTeX flavours write; where they differ, a dialect says how.
#include "model/formats/bibrecord.h"

#include "model/formats/citationkey.h"
#include "model/formats/paperlinks.h"
#include "model/text/latex.h"

#include <QIODevice>
#include <QRegularExpression>
#include <QUrl>

namespace sheaf
{
namespace
{

// A venue whose papers are collected in proceedings.
bool isMeeting(const QString &venue)
{
    static const QRegularExpression words(
        QStringLiteral(
            "\\b(proceedings|proc|conference|conf|workshop|symposium|meeting|congress|neurips|nips|icml|iclr|"
            "aaai|ijcai|acl|emnlp|naacl|eacl|coling|cvpr|iccv|eccv|wacv|bmvc|interspeech|icassp|kdd|sigir|"
            "www|mlsys|osdi|sosp|nsdi|asplos|isca|micro|hpca|colm|uai|aistats|corl|icra|iros|colt)\\b"),
        QRegularExpression::CaseInsensitiveOption);
    return words.match(venue).hasMatch();
}

// A URL or DOI in the characters that BibTeX, LaTeX's \url and biber all pass on; what is percent-encoded already
// stays.
std::string bibUrl(const QString &text)
{
    return QUrl::toPercentEncoding(text.trimmed(), "!#$&'()*+,/:;=?@[]_~").replace("%25", "%").toStdString();
}

class BibWriter final
{
public:
    BibWriter(const BibDialect &dialect, const ExportOptions &options, QIODevice &out)
        : m_dialect(dialect), m_options(options), m_out(out)
    {
    }

    void write(const ExportItem &item)
    {
        const Paper &paper = item.paper;
        const QString key = paper.key.isEmpty() ? citationKeyBase(paper) : paper.key;
        const QString venue = paper.venue.simplified();
        const std::string authors = authorList(paper.authors);
        const bool published = !authors.empty() && paper.year != 0 && !venue.isEmpty();
        const bool meeting = published && isMeeting(venue);
        m_record = !published ? looseType(paper, venue) : meeting ? "@inproceedings{" : "@article{";
        m_record += key.toStdString() + ",\n";

        titleField(paper.title.simplified());
        field("author", authors);
        if (authors.empty() && m_dialect.needsKey)
            field("key", key.toStdString());
        textField(!published ? "howpublished" : meeting ? "booktitle" : m_dialect.journal, venue);
        if (paper.year != 0)
            field(m_dialect.year, std::to_string(paper.year));
        linkFields(paper);
        wishedFields(item);
        m_record += "}\n\n";
        m_out.write(m_record.data(), static_cast<qint64>(m_record.size()));
    }

    void finish()
    {
        const std::string declarations = rawDeclarations(m_raw);
        if (!declarations.empty())
            m_out.write(QByteArray::fromStdString("@preamble{ \"" + declarations + "\" }\n"));
    }

private:
    std::string_view looseType(const Paper &paper, const QString &venue) const
    {
        const bool linked = !paperAddress(paper).isEmpty();
        return m_dialect.hasOnline && linked && venue.isEmpty() ? "@online{" : "@misc{";
    }

    void field(std::string_view name, const std::string &value)
    {
        if (!value.empty())
            (((((m_record += "  ") += name) += " = {") += value) += "},\n");
    }

    std::string text(const QString &value, bool isTitle = false)
    {
        const QString composed = value.normalized(QString::NormalizationForm_C);
        const std::vector<TextSpan> braced = isTitle ? protectedSpans(composed) : std::vector<TextSpan>();
        return m_dialect.unicode ? toUtf8Latex(composed, braced) : toLatex(composed, m_raw, braced);
    }

    void textField(std::string_view name, const QString &value) { field(name, text(value)); }

    void titleField(const QString &title) { field("title", text(title, true)); }

    void linkFields(const Paper &paper)
    {
        if (!paper.arxiv.isEmpty()) {
            field("eprint", bibUrl(paper.arxiv));
            field(m_dialect.eprintType, m_dialect.arxiv);
        }
        field("doi", bibUrl(paper.doi));
        if (!m_options.links)
            return;
        if (const QStringList addresses = webAddresses(paper); !addresses.isEmpty())
            field("url", bibUrl(addresses.front()));
        else if (!paper.arxiv.isEmpty())
            field("url", "https://arxiv.org/abs/" + bibUrl(paper.arxiv));
    }

    void wishedFields(const ExportItem &item)
    {
        const Paper &paper = item.paper;
        if (m_options.abstracts)
            textField("abstract", paper.abstract.trimmed());
        if (m_options.tags)
            field("keywords", keywordList(paper.tagNames));
        if (m_options.comments)
            textField("comment", item.comment.trimmed());
        if (m_options.notes)
            textField(m_dialect.note, paper.note.trimmed());
        if (m_options.highlights)
            textField("highlights", highlightList(paper.highlights));
    }

    // "Family, Given and Family, Given". A name that BibTeX would take apart wrongly is braced as a whole.
    std::string authorList(const QStringList &authors)
    {
        static const QRegularExpression conjunction(QStringLiteral("(^|\\s)and(\\s|$)"),
                                                    QRegularExpression::CaseInsensitiveOption);
        std::string list;
        for (const QString &author : authors) {
            const QString name = author.simplified();
            if (name.isEmpty())
                continue;
            const bool corporate = !name.contains(u',') && name.contains(u' ');
            const bool whole = corporate || name.count(u',') > 2 || name.startsWith(u',') || name.endsWith(u',') ||
                               name.contains(conjunction);
            if (!list.empty())
                list += " and ";
            list += whole ? "{" + text(name) + "}" : text(name);
        }
        return list;
    }

    // A tag with a comma is one keyword all the same.
    std::string keywordList(const QStringList &tags)
    {
        std::string list;
        for (const QString &tag : tags) {
            if (!list.empty())
                list += ", ";
            list += tag.contains(u',') ? "{" + text(tag) + "}" : text(tag);
        }
        return list;
    }

    static QString highlightList(const std::vector<Highlight> &highlights)
    {
        QStringList lines;
        for (const Highlight &highlight : highlights) {
            QString line = QStringLiteral("\u201C%1\u201D").arg(highlight.text.simplified());
            if (!highlight.remark.isEmpty())
                line += QStringLiteral(" \u2014 ") + highlight.remark.simplified();
            lines += line;
        }
        return lines.join(u'\n');
    }

    const BibDialect &m_dialect;
    const ExportOptions &m_options;
    QIODevice &m_out;
    RawCharacters m_raw;
    std::string m_record;
};

} // namespace

void writeBibliography(const BibDialect &dialect, const ExportOptions &options, const ExportSource &source,
                       QIODevice &out)
{
    BibWriter writer(dialect, options, out);
    ExportItem item;
    while (source(item)) {
        if (!item.headingOnly)
            writer.write(item);
        item = {};
    }
    writer.finish();
}

} // namespace sheaf
