// SPDX-License-Identifier: GPL-3.0-or-later
// Preferences: a row a setting; what an action can do as well is done by that action.
#include "app/preferences.h"

#include "app/actions.h"
#include "app/browse.h"
#include "app/keyboard.h"
#include "app/settings.h"
#include "app/watch.h"
#include "model/formats/format.h"
#include "views/exportquestions.h"
#include "views/fontchooser.h"
#include "views/highlightpopup.h"
#include "views/keyspage.h"
#include "views/listheader.h"
#include "views/mainwindow.h"
#include "views/preferencesdialog.h"
#include "views/theme.h"

#include <QAction>
#include <QCoreApplication>

#include <algorithm>

namespace sheaf
{

namespace
{

QString orderValue(Order order)
{
    return QString::number(static_cast<int>(order));
}

const Format *formatOffered(const Settings &settings)
{
    const Format *format = formatById(settings.exportFormat());
    if (format && format->write)
        return format;
    const auto first = std::ranges::find_if(formats(), [](const Format &one) { return one.write != nullptr; });
    return &*first;
}

} // namespace

Preferences::Preferences(Browse &browse, Actions &actions, Settings &settings, const Parts &parts, QObject *parent)
    : QObject(parent), m_browse(browse), m_actions(actions), m_settings(settings), m_parts(parts)
{
    connect(actions[Act::Preferences], &QAction::triggered, this, &Preferences::open);
    connect(parts.theme, &Theme::changed, this, &Preferences::follow);
    connect(parts.watch, &Watch::folderChanged, this, &Preferences::follow);
    for (const Act act : {Act::NotePreview, Act::Table, Act::Pace})
        connect(actions[act], &QAction::toggled, this, &Preferences::follow);
    connect(&browse, &Browse::listChanged, this, &Preferences::follow); // its order may have been chosen
}

void Preferences::open()
{
    if (!m_dialog) {
        m_entries.clear();
        addAppearance();
        addType();
        addReading();
        addOrders();
        addImport();
        addExport();
        std::vector<Preference> preferences;
        for (const Entry &entry : m_entries)
            preferences.push_back(entry.preference);
        m_dialog = new PreferencesDialog(*m_parts.theme, std::move(preferences), m_parts.keyboard->makePage(),
                                         tr("Order of papers"), m_parts.window);
        const auto entryOf = [this](const QString &id) {
            return std::ranges::find_if(m_entries, [&](const Entry &entry) { return entry.preference.id == id; });
        };
        connect(m_dialog, &PreferencesDialog::chosen, this, [this, entryOf](const QString &id, const QVariant &value) {
            entryOf(id)->write(value);
            follow();
        });
        connect(m_dialog, &PreferencesDialog::asked, this, [entryOf](const QString &id) { entryOf(id)->ask(); });
        follow();
    }
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

void Preferences::openKeys()
{
    open();
    m_dialog->showKeys();
}

void Preferences::follow()
{
    if (!m_dialog)
        return;
    for (const Entry &entry : m_entries) {
        m_dialog->setValue(entry.preference.id, entry.read());
        m_dialog->setApplies(entry.preference.id, !entry.applies || entry.applies());
    }
}

void Preferences::addAppearance()
{
    const auto act = [](const QVariant &value) {
        return value == QLatin1String("light")  ? Act::AppearanceLight
               : value == QLatin1String("dark") ? Act::AppearanceDark
                                                : Act::AppearanceSystem;
    };
    OneOf appearances{{{QStringLiteral("system"), tr("As the system")},
                       {QStringLiteral("light"), tr("Light")},
                       {QStringLiteral("dark"), tr("Dark")}}};
    m_entries.push_back({{QStringLiteral("appearance"), tr("Appearance"), tr("Colours"),
                          tr("Light, dark, or whatever the system shows now"), tr("theme night"),
                          std::move(appearances), QStringLiteral("system")},
                         [this] {
                             const Appearance now = m_settings.appearance();
                             return now == Appearance::Light  ? QStringLiteral("light")
                                    : now == Appearance::Dark ? QStringLiteral("dark")
                                                              : QStringLiteral("system");
                         },
                         [this, act](const QVariant &value) { m_actions[act(value)]->trigger(); }});
    m_entries.push_back(
        {{QStringLiteral("table"), tr("Appearance"), tr("Papers as a compact table"),
          tr("A line each, in columns; otherwise three lines each"), tr("rows list columns"), OnOff(), false},
         [this] { return m_actions[Act::Table]->isChecked(); },
         [this](const QVariant &value) {
             if (m_actions[Act::Table]->isChecked() != value.toBool())
                 m_actions[Act::Table]->trigger();
         }});
}

void Preferences::addType()
{
    OneOf families{{{QString(), tr("Usual font")}}};
    for (const QString &family : FontChooser::families())
        families.choices.emplace_back(family, family);
    const QString section = tr("Appearance");
    const auto add = [&](const QString &id, const QString &title, const QString &about, const QString &words, auto kind,
                         auto ReadingType::*part, const QVariant &usual) {
        m_entries.push_back({{id, section, title, about, words, std::move(kind), usual},
                             [this, part] { return QVariant(m_parts.theme->reading().*part); },
                             [this, part](const QVariant &value) {
                                 ReadingType type = m_parts.theme->reading();
                                 type.*part = value.value<std::decay_t<decltype(type.*part)>>();
                                 m_parts.theme->setReading(type);
                                 m_settings.setReadingType(m_parts.theme->reading());
                             }});
    };
    add(QStringLiteral("reading-font"), tr("Font of the abstract"), {}, tr("family typeface"), std::move(families),
        &ReadingType::family, QString());
    add(QStringLiteral("reading-size"), tr("Size of the abstract"), {}, tr("larger smaller text zoom"),
        Amount{ReadingType::leastPercent, ReadingType::mostPercent, 10, tr(" %", "a percentage")},
        &ReadingType::percent, ReadingType::usualPercent);
    add(QStringLiteral("reading-measure"), tr("Width of the column"), tr("How many characters a line holds, about"),
        tr("measure wider narrower"), Amount{ReadingType::leastMeasure, ReadingType::mostMeasure, 2, tr(" characters")},
        &ReadingType::measure, ReadingType::usualMeasure);
}

void Preferences::addReading()
{
    const QString section = tr("Reading");
    m_entries.push_back(
        {{QStringLiteral("pace"), section, tr("Pace of triage"),
          tr("Says in the status bar how many papers are done and what is left"), tr("speed progress"), OnOff(), true},
         [this] { return m_actions[Act::Pace]->isChecked(); },
         [this](const QVariant &value) {
             if (m_actions[Act::Pace]->isChecked() != value.toBool())
                 m_actions[Act::Pace]->trigger();
         }});
    m_entries.push_back({{QStringLiteral("note-preview"), section, tr("Notes as they read"),
                          tr("Shows a note formatted beside its Markdown"), tr("preview"), OnOff(), false},
                         [this] { return m_actions[Act::NotePreview]->isChecked(); },
                         [this](const QVariant &value) { m_actions[Act::NotePreview]->setChecked(value.toBool()); }});
    OneOf colours;
    for (int colour = 1; colour <= 4; ++colour)
        colours.choices.emplace_back(QString::number(colour), highlightWord(colour));
    m_entries.push_back({{QStringLiteral("highlight-colour"),
                          section,
                          tr("Colour of the next highlight"),
                          tr("It becomes the one that was used last"),
                          {},
                          std::move(colours),
                          QStringLiteral("1")},
                         [this] { return QString::number(m_settings.highlightColour()); },
                         [this](const QVariant &value) { m_settings.setHighlightColour(value.toInt()); }});
}

void Preferences::addOrders()
{
    const auto add = [this](const char *view, const QString &title, const std::vector<Order> &orders, Order usual) {
        OneOf offered;
        for (const Order order : orders)
            offered.choices.emplace_back(orderValue(order), ListHeader::orderText(order));
        const QString name = QString::fromLatin1(view);
        m_entries.push_back({{QStringLiteral("order-") + name,
                              tr("Order of papers"),
                              title,
                              {},
                              tr("sort"),
                              std::move(offered),
                              orderValue(usual)},
                             [this, name, usual] { return orderValue(m_settings.order(name).value_or(usual)); },
                             [this, name](const QVariant &value) {
                                 m_settings.setOrder(name, static_cast<Order>(value.toInt()));
                                 m_browse.followOrder(name);
                             }});
    };
    const std::vector<Order> orders{Order::Added, Order::Title, Order::Year, Order::Digests};
    const auto with = [&orders](Order own) {
        std::vector<Order> all = orders;
        all.insert(all.begin(), own);
        return all;
    };
    add("papers", tr("All papers, tags and saved searches"), orders, Order::Added);
    add("search", tr("What a search finds"), with(Order::Relevance), Order::Added);
    add("list", tr("A reading list"), with(Order::List), Order::List);
    add("digest", tr("A digest"), with(Order::Digest), Order::Digest);
}

void Preferences::addImport()
{
    const QString section = tr("Import");
    m_entries.push_back({{QStringLiteral("watched-folder"), section, tr("Watched folder"),
                          tr("New digests in it are imported into this library by themselves"), tr("automatic"),
                          Folder{tr("Choose a folder…"), {}}, QString()},
                         [this] { return m_parts.watch->folder(); },
                         [this](const QVariant &value) { m_parts.watch->setFolder(value.toString(), false); },
                         [this] { m_actions[Act::WatchFolder]->trigger(); }});
    m_entries.push_back({{QStringLiteral("import-folder"),
                          section,
                          tr("Folder that Import begins in"),
                          tr("It becomes the one that was used last"),
                          {},
                          Folder{tr("Home folder"), tr("Folder that Import begins in")},
                          QString()},
                         [this] { return m_settings.importFolder(); },
                         [this](const QVariant &value) { m_settings.setImportFolder(value.toString()); }});
}

void Preferences::addExport()
{
    const QString section = tr("Export");
    OneOf written;
    for (const Format &format : formats()) {
        if (format.write)
            written.choices.emplace_back(QString::fromLatin1(format.id),
                                         QCoreApplication::translate("Format", format.name));
    }
    const QString first = written.choices.front().first;
    m_entries.push_back({{QStringLiteral("export-format"),
                          section,
                          tr("Format"),
                          tr("Offered first; it becomes the one that was used last"),
                          {},
                          std::move(written),
                          first},
                         [this] { return QString::fromLatin1(formatOffered(m_settings)->id); },
                         [this](const QVariant &value) { m_settings.setExportFormat(value.toString()); }});
    m_entries.push_back({{QStringLiteral("export-folder"),
                          section,
                          tr("Folder that Export begins in"),
                          tr("It becomes the one that was used last"),
                          {},
                          Folder{tr("Home folder"), tr("Folder that Export begins in")},
                          QString()},
                         [this] { return m_settings.exportFolder(); },
                         [this](const QVariant &value) { m_settings.setExportFolder(value.toString()); }});
    addExportPart("abstracts", tr("Abstracts"), tr("In the format above, also when papers are copied as it"),
                  &ExportOptions::abstracts);
    addExportPart("notes", tr("Notes"), {}, &ExportOptions::notes);
    addExportPart("comments", tr("Comments of reading lists"), {}, &ExportOptions::comments);
    addExportPart("highlights", tr("Highlights"), {}, &ExportOptions::highlights);
    addExportPart("tags", tr("Tags"), {}, &ExportOptions::tags);
    addExportPart("links", tr("Links"), {}, &ExportOptions::links);
    addExportPart("identities", tr("Marks for importing it again"),
                  tr("Hidden comments that tell papers apart, in Markdown"), &ExportOptions::identities);
}

void Preferences::addExportPart(const char *id, const QString &title, const QString &about, bool ExportOptions::*part)
{
    m_entries.push_back(
        {{QStringLiteral("export-%1").arg(QLatin1String(id)), tr("Export"), title, about, {}, OnOff(), true},
         [this, part] {
             const QString format = QString::fromLatin1(formatOffered(m_settings)->id);
             return m_settings.exportManner(format).options.*part;
         },
         [this, part](const QVariant &value) {
             const QString format = QString::fromLatin1(formatOffered(m_settings)->id);
             ExportManner manner = m_settings.exportManner(format);
             manner.options.*part = value.toBool();
             m_settings.setExportManner(format, manner);
         },
         {},
         [this, part] { return ExportQuestions::writes(formatOffered(m_settings), part); }});
}

} // namespace sheaf
