// SPDX-License-Identifier: GPL-3.0-or-later
// JsonWriter: commas and escapes; everything else is the caller's order.
#include "app/jsonwriter.h"

#include <QDateTime>
#include <QIODevice>

namespace sheaf
{

namespace
{

QByteArray escaped(const QString &text)
{
    QByteArray out;
    out.reserve(text.size() + 2);
    for (const char byte : text.toUtf8()) {
        switch (byte) {
        case '"':
            out += "\\\"";
            break;
        case '\\':
            out += "\\\\";
            break;
        case '\n':
            out += "\\n";
            break;
        case '\r':
            out += "\\r";
            break;
        case '\t':
            out += "\\t";
            break;
        default:
            if (static_cast<unsigned char>(byte) < 0x20)
                out += "\\u00" + QByteArray::number(static_cast<int>(byte), 16).rightJustified(2, '0');
            else
                out += byte;
        }
    }
    return out;
}

} // namespace

JsonWriter::JsonWriter(QIODevice &out) : m_out(out) {}

JsonWriter::~JsonWriter()
{
    m_out.write("\n");
}

void JsonWriter::separate()
{
    if (m_afterKey) {
        m_afterKey = false;
        return;
    }
    if (m_filled.empty())
        return;
    if (m_filled.back())
        m_out.write(", ");
    m_filled.back() = true;
}

JsonWriter &JsonWriter::beginObject()
{
    separate();
    m_out.write("{");
    m_filled.push_back(false);
    return *this;
}

JsonWriter &JsonWriter::endObject()
{
    m_filled.pop_back();
    m_out.write("}");
    return *this;
}

JsonWriter &JsonWriter::beginArray()
{
    separate();
    m_out.write("[");
    m_filled.push_back(false);
    return *this;
}

JsonWriter &JsonWriter::endArray()
{
    m_filled.pop_back();
    m_out.write("]");
    return *this;
}

JsonWriter &JsonWriter::key(const char *name)
{
    separate();
    m_out.write("\"");
    m_out.write(name);
    m_out.write("\": ");
    m_afterKey = true;
    return *this;
}

JsonWriter &JsonWriter::value(const QString &text)
{
    separate();
    m_out.write("\"" + escaped(text) + "\"");
    return *this;
}

JsonWriter &JsonWriter::value(qint64 count)
{
    separate();
    m_out.write(QByteArray::number(count));
    return *this;
}

JsonWriter &JsonWriter::value(bool truth)
{
    separate();
    m_out.write(truth ? "true" : "false");
    return *this;
}

JsonWriter &JsonWriter::null()
{
    separate();
    m_out.write("null");
    return *this;
}

QString isoTime(qint64 utcMilliseconds)
{
    return QDateTime::fromMSecsSinceEpoch(utcMilliseconds, Qt::UTC).toString(Qt::ISODateWithMs);
}

} // namespace sheaf
