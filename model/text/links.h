// SPDX-License-Identifier: GPL-3.0-or-later
// Finds http and https links in running text, without the punctuation that follows them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sheaf
{

// A link covers the bytes [from, from + length) of the text it was found in; its target is those bytes.
struct Link {
    std::size_t from;
    std::size_t length;
};

std::vector<Link> findLinks(std::string_view text);

} // namespace sheaf
