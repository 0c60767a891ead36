// SPDX-License-Identifier: GPL-3.0-or-later
// How a paper is read: search words marked in it, highlights and their remarks, links, the note's rendered view, and
// the type in which the abstract is set.
#pragma once

#include "app/highlighting.h"
#include "model/store.h"
#include "views/marking.h"
#include "views/theme.h"

#include <QObject>
#include <QUrl>

#include <functional>
#include <vector>

namespace sheaf
{

class Actions;
class Browse;
class ChoicePopup;
class Desk;
class DetailPane;
class MainWindow;
class Settings;
class StatusLine;

// GUI thread. Everything it is given outlives it.
class Reading final : public QObject
{
    Q_OBJECT
public:
    struct Parts {
        Theme *theme;
        MainWindow *window;
        DetailPane *detail;
        StatusLine *status;
    };
    Reading(Store &store, Browse &browse, Desk &desk, Actions &actions, Settings &settings, const Parts &parts,
            QObject *parent = nullptr);

    // No highlight is on its way to the library.
    bool settled() const { return m_write == 0; }

private:
    void connectActions();
    void connectMarking();
    void follow(); // what is shown is another paper, or none
    void markSearch();

    // Runs it once the library has the highlights that are shown: an edit names them by their ids.
    void whenSettled(std::function<void()> what);
    void highlight(const Marking::Mark &mark, int colour, bool withRemark);
    void remove(HighlightId id);
    void writeRemark(PaperId paper, const Highlight &written);
    // What a row was about that was shown before the library had given the highlight its id.
    HighlightId known(HighlightId id) const { return number(id) > 0 ? id : m_made; }
    void apply(const HighlightChange &change);
    void applied(const Applied &applied);
    void failed();

    void openLink();
    void openAddress(const QUrl &url);
    void setType(const ReadingType &type, const QString &message);
    void stepSize(int by);
    void stepMeasure(int by);
    void chooseFont();

    Store &m_store;
    Browse &m_browse;
    Desk &m_desk;
    Actions &m_actions;
    Settings &m_settings;
    Parts m_parts;
    ChoicePopup *m_linkPopup;
    std::vector<QUrl> m_offered; // by the popup's ids
    QString m_marked;            // the query whose words are marked
    bool m_markedTyped = false;

    Ticket m_write = 0; // a change of highlights on its way, and what it is about
    PaperId m_paper{};
    HighlightChange m_intended;
    std::vector<Highlight> m_before;
    HighlightId m_made{}; // the new highlight that was stored last, 0 once one could not be
    std::vector<std::function<void()>> m_waiting;
};

} // namespace sheaf
