// SPDX-License-Identifier: GPL-3.0-or-later
// Writes one JSON document as it comes, keys in the order in which they are written.
#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

class QIODevice;

namespace sheaf
{

// The device is the caller's. Every begin has its end; inside an object every value follows a key().
class JsonWriter final
{
public:
    explicit JsonWriter(QIODevice &out);
    ~JsonWriter(); // ends the document's last line

    JsonWriter &beginObject();
    JsonWriter &endObject();
    JsonWriter &beginArray();
    JsonWriter &endArray();
    JsonWriter &key(const char *name);
    JsonWriter &value(const QString &text);
    JsonWriter &value(qint64 count);
    JsonWriter &value(bool truth);
    JsonWriter &null();

    template <class Value>
    JsonWriter &pair(const char *name, const Value &content)
    {
        return key(name).value(content);
    }

private:
    void separate();

    QIODevice &m_out;
    std::vector<bool> m_filled; // of each open object or array: something stands in it
    bool m_afterKey = false;
};

// "2026-05-29T08:15:00.123Z"
QString isoTime(qint64 utcMilliseconds);

} // namespace sheaf
