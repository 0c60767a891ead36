// SPDX-License-Identifier: GPL-3.0-or-later
// JSON at one end, the wanted state of all tags in between, the PutTags that lead there at the other.
#include "app/tagset.h"

#include "app/jsonwriter.h"
#include "model/text/fold.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace sheaf
{

namespace
{

struct TagSetWords {
    Q_DECLARE_TR_FUNCTIONS(TagSet)
};

QByteArray tagSetKey(const QString &name)
{
    return QByteArray::fromStdString(fold(name.simplified().toStdString()));
}

Error refusedSet(const QString &what, const QString &detail = {})
{
    return {Error::Kind::Refused, what, detail};
}

// Texts, a list of texts, a number: each as it has to be or not there at all.
struct EntryReader {
    const QJsonObject &object;
    QString wrong; // the member that is not as it has to be

    std::optional<QString> text(const QString &member)
    {
        const QJsonValue value = object.value(member);
        if (value.isUndefined())
            return std::nullopt;
        if (!value.isString() && !value.isNull())
            wrong = member;
        return value.toString();
    }
    QStringList texts(const QString &member)
    {
        const QJsonValue value = object.value(member);
        QStringList texts;
        if (!value.isUndefined() && !value.isArray())
            wrong = member;
        for (const QJsonValue each : value.toArray()) {
            if (!each.isString())
                wrong = member;
            texts << each.toString();
        }
        return texts;
    }
    std::optional<int> hue(const QString &member)
    {
        const QJsonValue value = object.value(member);
        if (value.isUndefined())
            return std::nullopt;
        const int hue = value.toInt(-1);
        if (hue < 0 || hue >= hueCount)
            wrong = member;
        return hue;
    }
};

// The wanted state, reached entry by entry.
class TagSetPlanner final
{
public:
    TagSetPlanner(const std::vector<TagSetEntry> &entries, const std::vector<Tag> &tags)
        : m_entries(entries), m_there(tags), m_tags(tags)
    {
        for (std::size_t at = 0; at < m_tags.size(); ++at) {
            for (const QString &name : QStringList(m_tags[at].name) + m_tags[at].aliases)
                m_names.insert(tagSetKey(name), at);
        }
    }

    TagSetPlan plan()
    {
        findAll();
        for (std::size_t entry = 0; entry < m_entries.size(); ++entry)
            describe(m_entries[entry], m_tags[m_of[entry]], m_of[entry]);
        setParents();
        setShortcuts();
        emitEdits();
        return std::move(m_plan);
    }

private:
    void refuse(const Tag &tag, const QString &why) { m_plan.refused.push_back({tag.name, why}); }

    std::optional<std::size_t> find(const TagSetEntry &entry) const
    {
        if (const auto named = m_names.constFind(tagSetKey(entry.name)); named != m_names.constEnd())
            return *named;
        for (std::size_t at = 0; at < m_tags.size(); ++at) {
            if (!entry.area.isEmpty() && m_tags[at].area == entry.area)
                return at;
        }
        for (const QString &alias : entry.aliases) {
            if (const auto named = m_names.constFind(tagSetKey(alias)); named != m_names.constEnd())
                return *named;
        }
        return std::nullopt;
    }

    // All names before any alias: an alias does not take the name of a tag that follows.
    void findAll()
    {
        std::vector<std::optional<std::size_t>> found;
        for (const TagSetEntry &entry : m_entries)
            found.push_back(find(entry));
        for (std::size_t entry = 0; entry < m_entries.size(); ++entry) {
            const QByteArray key = tagSetKey(m_entries[entry].name);
            const std::size_t at = found[entry].value_or(m_names.value(key, m_tags.size()));
            if (at == m_tags.size()) {
                Tag made;
                made.id = TagId{-1 - static_cast<qint64>(m_tags.size() - m_there.size())};
                made.name = m_entries[entry].name;
                made.colour = static_cast<int>(m_tags.size() % hueCount);
                m_tags.push_back(made);
            }
            if (!m_names.contains(key)) {
                if (at < m_there.size())
                    m_tags[at].aliases << m_entries[entry].name;
                m_names.insert(key, at);
            }
            m_of.push_back(at);
        }
    }

    void describe(const TagSetEntry &entry, Tag &tag, std::size_t at)
    {
        for (const QString &alias : entry.aliases) {
            const QByteArray key = tagSetKey(alias);
            const auto named = m_names.constFind(key);
            if (key.isEmpty() || (named != m_names.constEnd() && *named == at))
                continue;
            if (named != m_names.constEnd()) {
                refuse(tag, TagSetWords::tr("“%1” is already a name of the tag “%2”.").arg(alias, m_tags[*named].name));
                continue;
            }
            m_names.insert(key, at);
            tag.aliases << alias.simplified();
        }
        tag.colour = entry.colour.value_or(tag.colour);
        const auto has = [&](const Tag &other) { return other.area == entry.area; };
        if (tag.area.isEmpty() && std::ranges::none_of(m_tags, has))
            tag.area = entry.area;
    }

    const Tag *parentOf(const Tag &tag) const
    {
        const auto found = std::ranges::find(m_tags, tag.parent, &Tag::id);
        return tag.parent == TagId{} || found == m_tags.end() ? nullptr : &*found;
    }

    // Steps up to the top; -1: there is none.
    int depth(const Tag &tag) const
    {
        int steps = 0;
        for (const Tag *up = parentOf(tag); up; up = parentOf(*up)) {
            if (++steps > static_cast<int>(m_tags.size()))
                return -1;
        }
        return steps;
    }

    void setParents()
    {
        for (std::size_t entry = 0; entry < m_entries.size(); ++entry) {
            const std::optional<QString> &parent = m_entries[entry].parent;
            Tag &tag = m_tags[m_of[entry]];
            if (!parent)
                continue;
            if (parent->trimmed().isEmpty())
                tag.parent = {};
            else if (const auto named = m_names.constFind(tagSetKey(*parent)); named != m_names.constEnd())
                tag.parent = m_tags[*named].id;
            else
                refuse(tag, TagSetWords::tr("There is no tag “%1” to be under.").arg(*parent));
        }
        takeBack(
            &Tag::parent, [this](const Tag &tag) { return depth(tag) < 0; },
            TagSetWords::tr("It would be under itself."));
    }

    void setShortcuts()
    {
        for (std::size_t entry = 0; entry < m_entries.size(); ++entry) {
            if (m_entries[entry].shortcut)
                m_tags[m_of[entry]].shortcut = *m_entries[entry].shortcut;
        }
        const auto clashes = [this](const Tag &tag) {
            return !tag.shortcut.isEmpty() && std::ranges::count(m_tags, tag.shortcut, &Tag::shortcut) > 1;
        };
        takeBack(&Tag::shortcut, clashes, TagSetWords::tr("Another tag has its key."));
    }

    // Where the wanted states cannot all be, the library's comes back, one tag after the other, until they can.
    template <class Member, class Wrong>
    void takeBack(Member Tag::*member, Wrong wrong, const QString &why)
    {
        for (bool again = true; std::exchange(again, false);) {
            for (const std::size_t at : m_of) {
                Tag &tag = m_tags[at];
                const Member before = at < m_there.size() ? m_there[at].*member : Member();
                if (tag.*member == before || !wrong(tag))
                    continue;
                tag.*member = before;
                refuse(tag, why);
                again = true;
            }
        }
    }

    void emitEdits()
    {
        std::vector<std::size_t> order; // parents before their children
        for (std::size_t at = 0; at < m_tags.size(); ++at) {
            if (at < m_there.size() && m_tags[at] == m_there[at])
                continue;
            order.push_back(at);
            (at < m_there.size() ? m_plan.changed : m_plan.added) << m_tags[at].name;
        }
        for (const std::size_t at : order) { // keys that change hands are laid down first
            if (at >= m_there.size() || m_there[at].shortcut.isEmpty() || m_there[at].shortcut == m_tags[at].shortcut)
                continue;
            Tag free = m_there[at];
            free.shortcut.clear();
            m_plan.edit.edits.push_back(PutTag{free});
        }
        std::ranges::stable_sort(order, {}, [this](std::size_t at) { return depth(m_tags[at]); });
        for (const std::size_t at : order)
            m_plan.edit.edits.push_back(PutTag{m_tags[at]});
    }

    const std::vector<TagSetEntry> &m_entries;
    const std::vector<Tag> &m_there;
    std::vector<Tag> m_tags; // those, then the new ones
    QHash<QByteArray, std::size_t> m_names;
    std::vector<std::size_t> m_of; // by entry, into m_tags
    TagSetPlan m_plan;
};

} // namespace

void writeTagSet(QIODevice &out, const std::vector<Tag> &tags)
{
    QHash<qint64, QString> names;
    for (const Tag &tag : tags)
        names.insert(number(tag.id), tag.name);
    JsonWriter json(out);
    json.beginObject().key("tags").beginArray();
    for (const Tag &tag : tags) {
        json.beginObject().pair("name", tag.name).pair("parent", names.value(number(tag.parent)));
        json.key("aliases").beginArray();
        for (const QString &alias : tag.aliases)
            json.value(alias);
        json.endArray().pair("colour", qint64(tag.colour)).pair("shortcut", tag.shortcut);
        json.pair("area", tag.area).endObject();
    }
    json.endArray().endObject();
}

Result<std::vector<TagSetEntry>> readTagSet(const QByteArray &document)
{
    QJsonParseError trouble;
    const QJsonValue rows = QJsonDocument::fromJson(document, &trouble).object().value(QStringLiteral("tags"));
    if (trouble.error != QJsonParseError::NoError)
        return refusedSet(TagSetWords::tr("This is no set of tags: it is not JSON."), trouble.errorString());
    if (!rows.isArray())
        return refusedSet(TagSetWords::tr("This is no set of tags: it holds no list “tags”."));
    std::vector<TagSetEntry> entries;
    for (const QJsonValue row : rows.toArray()) {
        const QJsonObject object = row.toObject();
        EntryReader in{object, {}};
        TagSetEntry entry;
        entry.name = in.text(QStringLiteral("name")).value_or(QString()).simplified();
        entry.parent = in.text(QStringLiteral("parent"));
        entry.aliases = in.texts(QStringLiteral("aliases"));
        entry.colour = in.hue(QStringLiteral("colour"));
        entry.shortcut = in.text(QStringLiteral("shortcut"));
        entry.area = in.text(QStringLiteral("area")).value_or(QString());
        const qint64 place = std::ssize(entries) + 1;
        if (tagSetKey(entry.name).isEmpty())
            return refusedSet(TagSetWords::tr("Tag %1 of the set has no name.").arg(place));
        if (!in.wrong.isEmpty())
            return refusedSet(
                TagSetWords::tr("What the set says of the tag “%1” cannot be read: “%2”.").arg(entry.name, in.wrong));
        entries.push_back(std::move(entry));
    }
    return entries;
}

TagSetPlan planTagSet(const std::vector<TagSetEntry> &entries, const std::vector<Tag> &tags)
{
    return TagSetPlanner(entries, tags).plan();
}

} // namespace sheaf
