// SPDX-License-Identifier: GPL-3.0-or-later
// What people type: words out of titles and areas letter by letter, with filters and orders, the same for one seed.
#pragma once

#include "model/finder.h"

#include <string>
#include <vector>

namespace sheaf::bench
{

// The field's text after one more key.
struct Keystroke {
    std::string words;          // without the filter; the last one is being written unless a space ends them
    std::string tag;            // asked for as well, "" for none
    bool unread = false;        // status:unread is asked for as well
    Order order = Order::Added; // or by title or relevance

    QString query() const;
    SearchRequest request() const;
};

// `count` keys, in sessions of one to three words of the title of one of the `papers` first papers of the corpus, or
// of one word of an area. The filters stand there before the first letter.
std::vector<Keystroke> keystrokes(std::size_t count, std::uint32_t papers);

} // namespace sheaf::bench
