// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a text holds a quoted phrase, by the rules of tokens.h; made for hundreds of thousands of texts in a row.
#pragma once

#include "model/index/tokens.h"

#include <string_view>
#include <vector>

namespace sheaf
{

// One field's text, UTF-8; the phrase as phraseForms() gives it. lastIsPrefix says how the query wants its last form.
// Linear in the text, and most texts are told by a glance. Any thread.
bool holdsPhrase(std::string_view text, const std::vector<AskedForm> &phrase, bool lastIsPrefix);

} // namespace sheaf
