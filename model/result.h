// SPDX-License-Identifier: GPL-3.0-or-later
// What may go wrong, as a value: Error, and Result<T> for a value or an Error.
#pragma once

#include <QString>

#include <utility>
#include <variant>

namespace sheaf
{

struct Error {
    enum class Kind {
        Words,    // the words of a command or a query are wrong
        NotFound, // nothing has that id or name
        Busy,     // another process or an import holds what is needed
        Moved,    // the history's head is no longer the row that was meant
        Refused,  // the input is not what it has to be (a format, a newer library, a foreign file)
        File,     // a file could not be read or written
        Library,  // SQLite or the disk said no; the transaction was rolled back
        Cancelled
    };
    Kind kind = Kind::Library;
    QString what;   // one sentence for the user: what happened, to which file, what was kept
    QString detail; // what the system said, "" if nothing
    // Of Words about a query: the stretch that is wrong, in UTF-16 units; length 0 is the whole query.
    int position = 0;
    int length = 0;
};

// "words", "not-found", ...: the stable name of a kind in JSON.
QString kindName(Error::Kind kind);

template <class T>
class [[nodiscard]] Result final
{
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}

    bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }
    // Only for the state that ok() tells; anything else is a bug.
    const T &value() const & { return std::get<0>(m_state); }
    T &value() & { return std::get<0>(m_state); }
    T &&value() && { return std::get<0>(std::move(m_state)); }
    const Error &error() const { return std::get<1>(m_state); }

private:
    std::variant<T, Error> m_state;
};

struct Done {
};

} // namespace sheaf
