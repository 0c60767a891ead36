// SPDX-License-Identifier: GPL-3.0-or-later
// What is missing or doubtful in what is about to be exported: told before the file is written, each with its paper.
#include "model/preflight.h"

#include "model/exportplaces.h"
#include "model/phrases.h"
#include "model/text/fold.h"

#include <QCoreApplication>

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace sheaf
{

namespace
{

class PreflightReader final
{
public:
    explicit PreflightReader(const ExportPlan &plan) : m_plan(plan) {}

    void read(const Paper &paper)
    {
        note(paper.authors.isEmpty(), Finding::NoAuthors, paper);
        note(paper.year == 0, Finding::NoYear, paper);
        note(m_plan.options.links && paper.doi.isEmpty() && paper.arxiv.isEmpty() && paper.urls.isEmpty(),
             Finding::NoLink, paper);
        note(m_plan.options.abstracts && paper.abstract.trimmed().isEmpty(), Finding::NoAbstract, paper);
        note(m_plan.options.highlights && std::any_of(paper.highlights.begin(), paper.highlights.end(),
                                                      [](const Highlight &one) { return one.isDetached(); }),
             Finding::DetachedHighlight, paper);
        note(m_plan.format && m_plan.format->losesLetters && m_plan.format->losesLetters(paper),
             Finding::UnusualLetters, paper);
        compareTitle(paper);
        ++m_place;
    }

    void readTrashed(const Paper &paper)
    {
        note(true, Finding::Trashed, paper);
        ++m_place;
    }

    std::vector<PreflightLine> take()
    {
        std::sort(m_found.begin(), m_found.end(), [](const Found &a, const Found &b) {
            return std::pair(a.line.finding, a.place) < std::pair(b.line.finding, b.place);
        });
        std::vector<PreflightLine> lines;
        for (Found &found : m_found)
            lines.push_back(std::move(found.line));
        return lines;
    }

private:
    struct Found {
        PreflightLine line;
        std::size_t place = 0; // in the order of the export
    };

    void note(bool found, Finding finding, const Paper &paper)
    {
        if (found)
            m_found.push_back({{finding, paper.id, paper.title}, m_place});
    }

    // The first paper of a title is named too, once there is a second; no paper twice.
    void compareTitle(const Paper &paper)
    {
        const std::string title = normaliseTitle(paper.title.toStdString());
        if (title.empty())
            return;
        const Found here{{Finding::SameTitle, paper.id, paper.title}, m_place};
        const auto [first, isNew] = m_titles.try_emplace(title, here);
        if (isNew || first->second.line.paper == paper.id)
            return;
        for (const Found &one : {first->second, here}) {
            if (m_told.insert(number(one.line.paper)).second)
                m_found.push_back(one);
        }
    }

    const ExportPlan &m_plan;
    std::size_t m_place = 0;
    std::vector<Found> m_found;
    std::unordered_map<std::string, Found> m_titles; // the first paper of each title
    std::unordered_set<qint64> m_told;
};

} // namespace

QString describe(Finding finding, qint64 papers)
{
    const auto text = [&]() -> QString {
        switch (finding) {
        case Finding::NoAuthors:
            return QCoreApplication::translate("Preflight", "%1 without authors");
        case Finding::NoYear:
            return QCoreApplication::translate("Preflight", "%1 without a year");
        case Finding::NoLink:
            return QCoreApplication::translate("Preflight", "%1 without DOI, arXiv id or link");
        case Finding::NoAbstract:
            return QCoreApplication::translate("Preflight", "%1 without an abstract");
        case Finding::SameTitle:
            return QCoreApplication::translate("Preflight", "%1 with the title of another one here");
        case Finding::DetachedHighlight:
            return QCoreApplication::translate("Preflight", "%1 with a highlight that is no longer in the abstract");
        case Finding::UnusualLetters:
            return QCoreApplication::translate("Preflight", "%1 with letters that LaTeX prints as code points");
        case Finding::Trashed:
            return QCoreApplication::translate("Preflight", "%1 in the Trash, left out");
        }
        return {};
    };
    return text().arg(papersText(papers));
}

Preflight preflight(Library &library, const ExportPlan &plan, const ImportHooks &hooks)
{
    const ExportPlaces found = exportPlaces(library, plan);
    const auto goesOn = [&] { return !hooks.cancelled || !hooks.cancelled->load(std::memory_order_relaxed); };
    Preflight answer;
    PreflightReader reader(plan);
    for (const ExportPlace &place : found.places) {
        if (!goesOn())
            break;
        if (const std::optional<Paper> paper = place.paper == PaperId{} ? std::nullopt : library.paper(place.paper)) {
            reader.read(*paper);
            ++answer.papers;
        }
    }
    for (const PaperId id : found.trashed) {
        if (!goesOn())
            break;
        if (const std::optional<Paper> paper = library.paper(id))
            reader.readTrashed(*paper);
    }
    answer.lines = reader.take();
    return answer;
}

} // namespace sheaf
