// SPDX-License-Identifier: GPL-3.0-or-later
// Splits a details line into its parts and believes it only when every part has the form of its kind.
#include "model/formats/digestdetails.h"

#include "model/formats/digestsigns.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace sheaf
{

namespace
{

constexpr std::string_view partSeparator = " \xC2\xB7 ";

bool isDigitByte(char c)
{
    return c >= '0' && c <= '9';
}

std::size_t digitsAt(std::string_view text, std::size_t at)
{
    std::size_t end = at;
    while (end < text.size() && isDigitByte(text[end]))
        ++end;
    return end - at;
}

bool readAuthors(std::string_view value, Record &record)
{
    while (true) {
        const std::size_t end = std::min(value.find("; "), value.size());
        const std::string_view author = value.substr(0, end);
        if (author.empty() || trimmedLine(author) != author || author.ends_with(';'))
            return false;
        record.authors.emplace_back(author);
        if (end == value.size())
            return true;
        value.remove_prefix(end + 2);
    }
}

bool readYear(std::string_view value, Record &record)
{
    if (value.size() != 4 || digitsAt(value, 0) != 4 || value[0] == '0')
        return false;
    for (const char c : value)
        record.year = record.year * 10 + (c - '0');
    return true;
}

bool readVenue(std::string_view value, Record &record)
{
    record.venue = value;
    return !value.empty() && trimmedLine(value) == value;
}

bool readDoi(std::string_view value, Record &record)
{
    const std::size_t registrant = value.starts_with("10.") ? digitsAt(value, 3) : 0;
    const std::size_t slash = 3 + registrant;
    record.doi = value;
    return registrant >= 4 && value.size() > slash + 1 && value[slash] == '/' &&
           value.find(' ') == std::string_view::npos;
}

// Without "v2"; "" where what follows the number is no version.
std::string_view withoutVersion(std::string_view value, std::size_t number)
{
    const std::string_view rest = value.substr(number);
    const bool version = rest.size() > 1 && rest[0] == 'v' && digitsAt(rest, 1) == rest.size() - 1;
    return rest.empty() || version ? value.substr(0, number) : std::string_view();
}

bool readArxiv(std::string_view value, Record &record)
{
    std::string_view id;
    const std::size_t slash = value.find('/');
    if (slash == std::string_view::npos) {
        const std::size_t after =
            digitsAt(value, 0) == 4 && value.size() > 5 && value[4] == '.' ? digitsAt(value, 5) : 0;
        id = after == 4 || after == 5 ? withoutVersion(value, 5 + after) : std::string_view();
    } else {
        const bool archive =
            slash > 0 && std::all_of(value.begin(), value.begin() + static_cast<std::ptrdiff_t>(slash), [](char c) {
                return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '.';
            });
        id = archive && digitsAt(value, slash + 1) == 7 ? withoutVersion(value, slash + 8) : std::string_view();
    }
    record.arxiv = id;
    return !id.empty();
}

bool readUrl(std::string_view value, Record &record)
{
    const bool link = value.starts_with("https://") || value.starts_with("http://");
    record.urls.emplace_back(value);
    return link && value.size() > 10 && value.find(' ') == std::string_view::npos;
}

struct DetailsPart {
    std::string_view label;
    bool (*read)(std::string_view value, Record &record);
};

constexpr DetailsPart detailsParts[] = {{"Authors: ", readAuthors}, {"Year: ", readYear},   {"Venue: ", readVenue},
                                        {"DOI: ", readDoi},         {"arXiv: ", readArxiv}, {"URL: ", readUrl}};

} // namespace

bool readDetails(std::string_view line, Record *record)
{
    if (std::none_of(std::begin(detailsParts), std::end(detailsParts),
                     [line](const DetailsPart &part) { return line.starts_with(part.label); }))
        return false; // nearly all lines
    Record found;
    unsigned seen = 0;
    while (true) {
        const std::size_t end = std::min(line.find(partSeparator), line.size());
        const std::string_view part = line.substr(0, end);
        unsigned bit = 1;
        const DetailsPart *match = nullptr;
        for (const DetailsPart &candidate : detailsParts) {
            if (part.starts_with(candidate.label)) {
                match = &candidate;
                break;
            }
            bit <<= 1;
        }
        if (!match || (seen & bit) != 0 || !match->read(part.substr(match->label.size()), found))
            return false;
        seen |= bit;
        if (end == line.size())
            break;
        line.remove_prefix(end + partSeparator.size());
    }
    if (record) {
        record->authors = std::move(found.authors);
        record->year = found.year;
        record->venue = std::move(found.venue);
        record->doi = std::move(found.doi);
        record->arxiv = std::move(found.arxiv);
        record->urls = std::move(found.urls);
    }
    return true;
}

} // namespace sheaf
