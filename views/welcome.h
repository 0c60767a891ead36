// SPDX-License-Identifier: GPL-3.0-or-later
// The page of an empty library: open digests, try the sample, open another library, start with areas or without.
#pragma once

#include <QScrollArea>

#include <vector>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace sheaf
{

class ActionRow;
class AreaStrip;
class Theme;

struct RecentLibrary {
    QString name;
    QString path;
};

// An area as the offer shows it; groups have no parent.
struct OfferedArea {
    QString id;
    QString name;
    QString parent; // another area's id, or ""
    int colour = 0;
};

// GUI thread.
class Welcome final : public QScrollArea
{
    Q_OBJECT
public:
    explicit Welcome(const Theme &theme, QWidget *parent = nullptr);

    void setRecent(const std::vector<RecentLibrary> &libraries);
    // Shows the offer of areas; an empty vector takes it away.
    void offerAreas(const std::vector<OfferedArea> &areas);

Q_SIGNALS:
    void openDigestsAsked();
    void sampleAsked();
    void openLibraryAsked();
    void libraryChosen(const QString &path);
    void areasChosen(const QStringList &ids); // none: an empty list
    void areasChoiceAsked();                  // "Choose…": the tree of areas

protected:
    void focusInEvent(QFocusEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void follow();
    void drawLogo();
    QWidget *makeOffer();

    const Theme &m_theme;
    QWidget *m_column;
    QLabel *m_logo;
    QLabel *m_title;
    QLabel *m_lead;
    ActionRow *m_open;
    QWidget *m_offer = nullptr;
    QLabel *m_offerTitle = nullptr;
    QLabel *m_offerText = nullptr;
    AreaStrip *m_offerChips = nullptr;
    QPushButton *m_all = nullptr;
    QLabel *m_recentHead;
    QVBoxLayout *m_recent;
    QLabel *m_hint;
    std::vector<OfferedArea> m_areas;
};

} // namespace sheaf
