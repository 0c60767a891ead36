// SPDX-License-Identifier: GPL-3.0-or-later
// English stems of folded forms, by libstemmer ("english", Porter2).
#pragma once

#include <memory>
#include <string>
#include <string_view>

struct sb_stemmer;

namespace sheaf
{

// One thread at a time.
class Stemmer final
{
public:
    Stemmer();

    // The stem that a form shares with its inflections. A form with anything but ASCII letters in it is its own stem.
    std::string stem(std::string_view form);

private:
    struct Free {
        void operator()(sb_stemmer *stemmer) const;
    };
    std::unique_ptr<sb_stemmer, Free> m_stemmer;
};

} // namespace sheaf
