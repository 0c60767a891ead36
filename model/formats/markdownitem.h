// SPDX-License-Identifier: GPL-3.0-or-later
// One paper of a Markdown list while its blocks come in: each kind of block fills its part of the record.
#pragma once

#include "model/formats/format.h"

#include <optional>
#include <string>
#include <string_view>

namespace sheaf
{

// The texts given are Markdown's source. What returns a bool says whether it understood; if not, nothing changed.
class MarkdownItem final
{
public:
    static MarkdownItem titled(std::string_view heading, int line);
    // A bullet of a list that others wrote: a link and the words with it.
    static MarkdownItem foreign(std::string_view bullet, int line);

    bool paragraph(const std::string &text, std::size_t indent);
    bool quote(const std::string &text);
    bool bullet(const std::string &text, bool nested);
    bool fence(const std::string &text);
    bool label(std::string_view word);
    bool identity(std::string_view uid);
    void extend(int line);

    bool isForeign() const { return m_foreign; }
    // Nothing but a heading without a link: it may be the name of a section.
    bool isBareHeading() const { return !m_foreign && !m_touched && m_target.empty(); }
    std::string plainTitle() const { return m_record.title; }
    void setSection(std::optional<std::string> name) { m_section = std::move(name); }
    std::optional<std::string> takeSection() { return std::exchange(m_section, std::nullopt); }
    Record take();

private:
    enum class Part : unsigned char { Values, Note, Highlights };

    bool value(const std::string &text);
    bool setLink(const std::string &text);
    bool highlight(const std::string &text);
    bool remark(const std::string &text);
    void readTarget();

    Record m_record;
    std::optional<std::string> m_section;
    std::string m_target; // of the title's link
    Part m_part = Part::Values;
    bool m_foreign = false;
    bool m_touched = false;
};

} // namespace sheaf
