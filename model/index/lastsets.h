// SPDX-License-Identifier: GPL-3.0-or-later
// The sets of the last questions: while one types on, the words before are asked again with every key.
#pragma once

#include "model/index/maskedsegment.h"

#include <list>
#include <string>

namespace sheaf
{

// One thread at a time.
class LastSets final
{
public:
    // Null when it is not known. Lives until the next keep().
    const DocBits *find(const FormQuestion &question);
    const DocBits &keep(const FormQuestion &question, DocBits set);
    void clear() { m_known.clear(); }
    std::size_t memory() const;

private:
    struct Known {
        std::string form;
        FormMatch match = FormMatch::Exact;
        FieldMask fields = 0;
        DocBits set;
    };
    std::list<Known> m_known; // the last asked first
};

} // namespace sheaf
