// SPDX-License-Identifier: GPL-3.0-or-later
// One walk over the text, by the rules in query.h.
#include "model/query/lexer.h"

namespace sheaf
{

namespace
{

class PieceWalk final
{
public:
    explicit PieceWalk(QStringView text) : m_text(text) {}

    std::vector<QueryPiece> pieces()
    {
        while (m_at < m_text.size()) {
            if (!skipSign())
                m_pieces.push_back(piece());
        }
        return std::move(m_pieces);
    }

private:
    bool skipSign()
    {
        const QChar c = m_text[m_at];
        const bool more = m_at + 1 < m_text.size() && !m_text[m_at + 1].isSpace();
        const bool sign = c.isSpace() || c == u'(' || (c == u')' && m_open > 0) || (c == u'-' && more);
        m_open += c == u'(' ? 1 : c == u')' && sign ? -1 : 0;
        m_at += sign ? 1 : 0;
        return sign;
    }

    QueryPiece piece()
    {
        QueryPiece piece;
        piece.position = static_cast<int>(m_at);
        piece.field = fieldAtStart(m_text.sliced(m_at));
        if (piece.field)
            m_at += static_cast<qsizetype>(qstrlen(piece.field->name)) + 1;
        if (piece.field && piece.field->field == Field::Tag && m_at < m_text.size() && m_text[m_at] == u'=')
            ++m_at;
        piece.value = static_cast<int>(m_at);
        const QStringView rest = m_text.sliced(m_at);
        piece.quoted = rest.startsWith(u'"');
        if (piece.quoted) {
            const Quotation quotation = quotationAtStart(rest);
            piece.open = !quotation.closed;
            m_at += quotation.length;
        } else {
            m_at += wordLength(rest, m_open > 0);
        }
        piece.length = static_cast<int>(m_at) - piece.position;
        return piece;
    }

    QStringView m_text;
    qsizetype m_at = 0;
    int m_open = 0; // brackets
    std::vector<QueryPiece> m_pieces;
};

} // namespace

const FieldInfo *fieldAtStart(QStringView text)
{
    for (const FieldInfo &info : fieldTable()) {
        const QLatin1String name(info.name);
        if (text.size() > name.size() && text.startsWith(name) && text[name.size()] == u':')
            return &info;
    }
    return nullptr;
}

qsizetype wordLength(QStringView text, bool inBracket)
{
    qsizetype at = 0;
    int inner = 0;
    for (; at < text.size(); ++at) {
        const QChar c = text[at];
        if (c.isSpace() || c == u'"')
            break;
        if (c == u'(')
            ++inner;
        else if (c == u')' && inner > 0)
            --inner;
        else if (c == u')' && inBracket)
            break;
    }
    return at;
}

Quotation quotationAtStart(QStringView text)
{
    Quotation quotation;
    qsizetype at = 1;
    for (; at < text.size() && text[at] != u'"'; ++at) {
        const bool escape =
            text[at] == u'\\' && at + 1 < text.size() && (text[at + 1] == u'"' || text[at + 1] == u'\\');
        if (escape)
            ++at;
        quotation.text += text[at];
    }
    quotation.closed = at < text.size();
    quotation.length = quotation.closed ? at + 1 : at;
    return quotation;
}

std::vector<QueryPiece> queryPieces(QStringView text)
{
    return PieceWalk(text).pieces();
}

} // namespace sheaf
