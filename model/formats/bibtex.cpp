// SPDX-License-Identifier: GPL-3.0-or-later
// Writes papers as BibTeX for bibtex and pdfLaTeX (the classic flavour: texts escaped as LaTeX).
#include "model/formats/bibtex.h"

#include "model/formats/citationkey.h"
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

class BibtexWriter final
{
public:
    BibtexWriter(const ExportOptions &options, QIODevice &out) : m_options(options), m_out(out) {}

    void write(const ExportItem &item)
    {
        const Paper &paper = item.paper;
        const QString key = paper.key.isEmpty() ? citationKeyBase(paper) : paper.key;
        const QString venue = paper.venue.trimmed();
        const std::string authors = authorList(paper.authors);
        const bool published = !authors.empty() && paper.year != 0 && !venue.isEmpty();
        const bool meeting = published && isMeeting(venue);
        m_record = !published ? "@misc{" : meeting ? "@inproceedings{" : "@article{";
        m_record += key.toStdString() + ",\n";

        titleField(paper.title.simplified());
        field("author", authors);
        if (authors.empty())
            field("key", key.toStdString());
        textField(!published ? "howpublished" : meeting ? "booktitle" : "journal", venue.simplified());
        if (paper.year != 0)
            field("year", std::to_string(paper.year));
        linkFields(paper);
        if (m_options.abstracts)
            textField("abstract", paper.abstract.trimmed());
        if (m_options.tags)
            field("keywords", keywordList(paper.tagNames));
        if (m_options.comments)
            textField("comment", item.comment.trimmed());
        if (m_options.notes)
            textField("annote", paper.note.trimmed());
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
    void field(std::string_view name, const std::string &value)
    {
        if (!value.empty())
            (((((m_record += "  ") += name) += " = {") += value) += "},\n");
    }

    std::string text(const QString &value) { return toLatex(value.normalized(QString::NormalizationForm_C), m_raw); }

    void textField(std::string_view name, const QString &value) { field(name, text(value)); }

    void titleField(const QString &title)
    {
        const QString composed = title.normalized(QString::NormalizationForm_C);
        field("title", toLatex(composed, m_raw, protectedSpans(composed)));
    }

    void linkFields(const Paper &paper)
    {
        if (!paper.arxiv.isEmpty()) {
            field("eprint", bibUrl(paper.arxiv));
            field("archivePrefix", "arXiv");
        }
        field("doi", bibUrl(paper.doi));
        if (!paper.urls.isEmpty())
            field("url", bibUrl(paper.urls.front()));
        else if (!paper.arxiv.isEmpty())
            field("url", "https://arxiv.org/abs/" + bibUrl(paper.arxiv));
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

    const ExportOptions &m_options;
    QIODevice &m_out;
    RawCharacters m_raw;
    std::string m_record;
};

} // namespace

void writeBibtex(const ExportHead &, const ExportOptions &options, const ExportSource &source, QIODevice &out)
{
    BibtexWriter writer(options, out);
    ExportItem item;
    while (source(item)) {
        writer.write(item);
        item = {};
    }
    writer.finish();
}

} // namespace sheaf
