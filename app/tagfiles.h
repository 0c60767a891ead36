// SPDX-License-Identifier: GPL-3.0-or-later
// The set of tags out of the window's library and into it, through a file that the user chooses.
#pragma once

#include "app/tagset.h"
#include "model/worker.h"

#include <QObject>

class QWidget;

namespace sheaf
{

class Browse;
class Desk;
class Notices;
class Settings;

// GUI thread; files are read and written on a thread of its own. Everything it is given outlives it.
class TagFiles final : public QObject
{
    Q_OBJECT
public:
    TagFiles(Browse &browse, Desk &desk, Notices &notices, Settings &settings, QObject *parent = nullptr);

    // Over this window: asks for the file.
    void askImport(QWidget *over);
    void askExport(QWidget *over);

private:
    std::vector<Tag> tags() const;
    void read(const QString &path);
    void write(const QString &path);
    void take(const QString &path, const Result<std::vector<TagSetEntry>> &entries);

    Browse &m_browse;
    Desk &m_desk;
    Notices &m_notices;
    Settings &m_settings;
    Worker m_worker{Worker::Discipline::FirstInFirstOut}; // last: its jobs use the rest
};

} // namespace sheaf
