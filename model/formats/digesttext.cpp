// SPDX-License-Identifier: GPL-3.0-or-later
// Takes header lines out of a digest, has the rest labelled in a sliding window, and puts records together.
#include "model/formats/digesttext.h"

#include "model/formats/digestdetails.h"
#include "model/formats/digestheader.h"
#include "model/formats/digestlabels.h"
#include "model/text/encoding.h"

#include <QBuffer>

#include <optional>
#include <utility>

namespace sheaf
{

namespace
{

constexpr std::size_t windowLines = 128;
constexpr std::size_t committedLines = 64;
constexpr std::size_t remarkLength = 200; // code points
constexpr std::string_view button = "Subscribe";

// What a text looked like while it was read; decides whether it is a digest at all.
struct DigestFit {
    int headers = 0; // lines that nothing but a digest has
    int pairs = 0;   // titles with their abstracts
    int ended = 0;   // of these, abstracts that end as abstracts do
    int slips = 0;
    double strain = 0; // the cost of the labels, without lines that merely continue a wrapped abstract
};

std::string shortened(std::string_view text)
{
    std::size_t at = 0;
    for (std::size_t count = 0; at < text.size() && count < remarkLength; ++count)
        nextCodePoint(text, at);
    return std::string(text.substr(0, at));
}

// Gathers labelled lines into records and remarks.
class EntryAssembler final
{
public:
    explicit EntryAssembler(const RecordSink &sink) : m_sink(sink) {}

    bool stopped() const { return m_stopped; }
    const DigestFit &fit() const { return m_fit; }

    // Takes the line's text.
    void take(DigestLine &line, const LabelledLine &labelled)
    {
        const bool more = labelled.label == LineLabel::More || labelled.label == LineLabel::OrphanMore;
        m_fit.strain += more && !line.gapBefore ? 0 : labelled.cost;
        switch (labelled.label) {
        case LineLabel::Title:
            finish();
            m_record.emplace();
            m_record->title = std::move(line.text);
            m_record->firstLine = line.number;
            break;
        case LineLabel::TitleMore:
            joinLine(m_record->title, line.text);
            break;
        case LineLabel::Abstract:
        case LineLabel::More:
            if (m_record->abstract.empty())
                m_record->abstract = std::move(line.text);
            else
                joinLine(m_record->abstract, line.text);
            m_endsWell = line.signs.endsSentence || line.signs.endsLink;
            break;
        case LineLabel::Orphan:
            finish();
            m_orphan = Remark{Slip::AbstractWithoutTitle, line.number, shortened(line.text), PaperId{}, {}};
            break;
        case LineLabel::OrphanMore:
            break;
        case LineLabel::Details:
            if (m_record)
                readDetails(line.text, &*m_record);
            break;
        }
        if (m_record)
            m_record->lastLine = line.number;
    }

    void finish()
    {
        if (m_record) {
            const bool bare = m_record->abstract.empty();
            const int line = m_record->firstLine;
            std::string title = bare ? shortened(m_record->title) : std::string();
            m_fit.pairs += bare ? 0 : 1;
            m_fit.ended += !bare && m_endsWell ? 1 : 0;
            m_stopped = m_stopped || !m_sink.record(std::move(*m_record));
            if (bare)
                tell(Remark{Slip::TitleWithoutAbstract, line, std::move(title), PaperId{}, {}});
        }
        if (m_orphan)
            tell(std::move(*m_orphan));
        m_record.reset();
        m_orphan.reset();
    }

    void tell(Remark &&remark)
    {
        m_fit.slips += 1;
        if (!m_stopped)
            m_sink.remark(std::move(remark));
    }

    void countHeader() { m_fit.headers += 1; }

private:
    const RecordSink &m_sink;
    std::optional<Record> m_record;
    std::optional<Remark> m_orphan;
    DigestFit m_fit;
    bool m_endsWell = false;
    bool m_stopped = false;
};

// Tells header lines from text and keeps the window.
class DigestReader final
{
public:
    explicit DigestReader(const RecordSink &sink) : m_sink(sink), m_entries(sink) {}

    // To the end, or with `firstHeader` to the first line that nothing but a digest has.
    DigestFit read(LineSource &source, bool firstHeader = false)
    {
        std::string_view line;
        while (!m_entries.stopped() && source.next(line)) {
            if (firstHeader && m_entries.fit().headers > 0)
                return m_entries.fit();
            const std::string_view text = trimmedLine(line);
            if (text.empty()) {
                m_gap = true;
                continue;
            }
            if (source.guessedAt() == source.lineNumber())
                m_sink.remark(Remark{Slip::GuessedEncoding, source.lineNumber(), shortened(text), PaperId{}, {}});
            takeGlued(text, source.lineNumber());
        }
        if (m_entries.stopped())
            return m_entries.fit();
        releaseBadges();
        commit(m_window.size(), true);
        m_entries.finish();
        return m_entries.fit();
    }

private:
    struct Badge {
        std::string text;
        int number;
        bool gap;
    };

    // Files put together without a line end between them leave a header at the end of an abstract.
    void takeGlued(std::string_view text, int number)
    {
        const std::size_t header = gluedHeader(text);
        if (header != std::string_view::npos) {
            take(trimmedLine(text.substr(0, header)), number);
            text = text.substr(header);
        }
        take(text, number);
    }

    void take(std::string_view text, int number)
    {
        const HeaderLine kind = headerLineOf(text);
        if (kind == HeaderLine::Trending) {
            if (m_gap && m_badges.empty())
                cutGluedBadge();
            takeHeader();
            m_awaitButton = true;
            m_entries.countHeader();
            return;
        }
        const bool first = std::exchange(m_awaitButton, false);
        if (first && text.starts_with(button)) {
            if (text.size() == button.size())
                takeHeader();
            else
                takeText(trimmedLine(text.substr(button.size())), number, true);
            return;
        }
        takeOther(kind, text, number);
    }

    void takeOther(HeaderLine kind, std::string_view text, int number)
    {
        switch (kind) {
        case HeaderLine::Byline:
            takeHeader();
            m_entries.countHeader();
            return;
        case HeaderLine::Date:
            if (!m_inHeader && m_badges.empty() && !m_gap && !atPartEnd())
                break;
            if (!std::exchange(m_labelled, true) && m_sink.label)
                m_sink.label(std::string(text));
            takeHeader();
            return;
        case HeaderLine::Badge:
        case HeaderLine::Button:
            if (m_inHeader)
                takeHeader();
            else
                m_badges.push_back({std::string(text), number, std::exchange(m_gap, false)});
            return;
        default:
            break;
        }
        takeText(text, number, false);
    }

    void takeHeader()
    {
        m_badges.clear();
        m_inHeader = true;
        m_headerBefore = true;
        m_gap = true;
    }

    // "new" and "Subscribe" with no other header line beside them are text after all.
    void releaseBadges()
    {
        const bool gap = m_gap;
        for (const Badge &badge : std::exchange(m_badges, {})) {
            m_gap = badge.gap;
            push(badge.text, badge.number, false);
        }
        m_gap = gap;
    }

    void takeText(std::string_view text, int number, bool afterButton)
    {
        releaseBadges();
        push(text, number, afterButton);
        m_inHeader = false;
        if (m_window.size() >= windowLines)
            commit(committedLines, false);
    }

    void push(std::string_view text, int number, bool afterButton)
    {
        DigestLine line;
        line.signs = signsOf(text);
        const bool apart = m_gap || m_headerBefore || m_window.empty() || m_window.back().signs.endsSentence;
        if (!line.signs.hasLetter && apart) {
            m_entries.tell(Remark{Slip::NotUnderstood, number, shortened(text), PaperId{}, {}});
            return;
        }
        line.text = text;
        line.number = number;
        line.gapBefore = std::exchange(m_gap, false);
        line.headerBefore = std::exchange(m_headerBefore, false);
        line.afterButton = afterButton;
        line.details = readDetails(text, nullptr);
        m_window.push_back(std::move(line));
    }

    // Nothing before, or a line that can be the last of an abstract.
    bool atPartEnd() const
    {
        return m_window.empty() || m_window.back().signs.endsSentence || m_window.back().signs.endsLink;
    }

    // A spaced header starts with "new"; glued to an abstract it is its last three letters.
    void cutGluedBadge()
    {
        if (m_window.empty())
            return;
        std::string &text = m_window.back().text;
        if (text.size() < 5 || !text.ends_with("new") || text[text.size() - 4] == ' ')
            return;
        text.resize(text.size() - 3);
        m_window.back().signs = signsOf(text);
    }

    void commit(std::size_t count, bool ended)
    {
        const LabelStart before{m_last ? &*m_last : nullptr, m_lastLabel};
        const std::vector<LabelledLine> labels = labelLines(m_window, before, ended);
        if (count > 0)
            m_last = m_window[count - 1];
        for (std::size_t i = 0; i < count && !m_entries.stopped(); ++i)
            m_entries.take(m_window[i], labels[i]);
        if (count > 0) {
            m_lastLabel = labels[count - 1].label;
            m_window.erase(m_window.begin(), m_window.begin() + static_cast<std::ptrdiff_t>(count));
        }
    }

    const RecordSink &m_sink;
    EntryAssembler m_entries;
    std::vector<DigestLine> m_window;
    std::vector<Badge> m_badges;      // header lines only if another one is beside them
    std::optional<DigestLine> m_last; // committed
    LineLabel m_lastLabel = LineLabel::Title;
    bool m_gap = false;          // a blank line since the last text
    bool m_headerBefore = false; // a header line since the last text
    bool m_inHeader = false;
    bool m_awaitButton = false;
    bool m_labelled = false;
};

} // namespace

void readDigestText(LineSource &lines, const RecordSink &sink)
{
    DigestReader(sink).read(lines);
}

int recogniseDigestText(std::string_view sample)
{
    QByteArray bytes = QByteArray::fromRawData(sample.data(), static_cast<qsizetype>(sample.size()));
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    LineSource lines(buffer);
    const RecordSink nowhere{[](Record &&) { return true; }, [](Remark &&) {}, {}, {}};
    const DigestFit fit = DigestReader(nowhere).read(lines, true);
    if (fit.headers > 0)
        return 100;
    if (fit.pairs == 0 || fit.slips > fit.pairs || fit.ended * 2 < fit.pairs)
        return 0;
    const double strain = fit.strain / (fit.pairs + fit.slips);
    return strain < 3 ? 90 : strain < 5 ? 70 : 0;
}

} // namespace sheaf
