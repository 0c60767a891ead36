// SPDX-License-Identifier: GPL-3.0-or-later
// A room of the Store: a worker with the library and the finder that only its thread touches.
#pragma once

#include "model/finder.h"
#include "model/library.h"
#include "model/worker.h"

#include <memory>

namespace sheaf
{

// The library and finder are made, used and destroyed on the worker's thread.
struct Room {
    Room(QString libraryPath, Worker::Discipline discipline, std::size_t bound = 0)
        : path(std::move(libraryPath)), worker(std::make_unique<Worker>(discipline, bound))
    {
    }

    // The room's read-only connection, opened by the first job that needs it.
    Result<Library *> reader()
    {
        if (!library) {
            Library::Options options;
            options.mode = Library::Mode::ReadOnly;
            options.create = false;
            Result<std::unique_ptr<Library>> opened = Library::open(path, options);
            if (!opened)
                return opened.error();
            library = std::move(opened).value();
        }
        return library.get();
    }

    Result<Finder *> searcher()
    {
        const Result<Library *> library = reader();
        if (!library)
            return library.error();
        if (!finder)
            finder = std::make_unique<Finder>(*library.value());
        return finder.get();
    }

    const QString path;
    std::unique_ptr<Library> library;
    std::unique_ptr<Finder> finder;
    std::unique_ptr<Worker> worker; // last: its thread ends before what it uses
};

} // namespace sheaf
