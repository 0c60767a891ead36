// SPDX-License-Identifier: GPL-3.0-or-later
// Application: what other parts say to the details, the provenance and the duplicates.
#include "app/application.h"

namespace sheaf
{

void Application::joinDetails()
{
    connect(&m_carry, &Carry::textAsked, &m_provenance, &Provenance::showLines);
    connect(m_report, &ImportReportPane::compareAsked, &m_duplicates, &Duplicates::compare);
    connect(&m_duplicates, &Duplicates::differencesAsked, &m_provenance, &Provenance::showDifferences);
}

} // namespace sheaf
