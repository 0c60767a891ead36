// SPDX-License-Identifier: GPL-3.0-or-later
// Finds the words of a title whose capitals must survive a bibliography style: acronyms and mixed case.
#pragma once

#include <QStringView>

#include <vector>

namespace sheaf
{

// The UTF-16 units [from, from + length) of a title.
struct TextSpan {
    qsizetype from;
    qsizetype length;
};

// Ascending, disjoint, made of letters, digits, marks, hyphens and full stops only. A part of a word is protected
// when it has a capital after its first character (BERT, mT5), a capital and a digit (Qwen2), or is a single capital
// (the K of K-means; not the article "A"). After a hyphen or full stop, digits and further such parts belong to it
// (GPT-4, T-JEPA, the "GPT-3.5" of GPT-3.5-turbo). Capitalised ordinary words (Self-Supervised) are not protected.
// Pure; any thread.
std::vector<TextSpan> protectedSpans(QStringView title);

} // namespace sheaf
