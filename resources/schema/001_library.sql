-- SPDX-License-Identifier: GPL-3.0-or-later
-- A library of version 1. Run as a whole, inside one transaction.
-- Times are UTC milliseconds. A hidden row belongs to an import that was undone: nothing shows it, redo brings it back.

-- uid, created, revision, offer_areas, cleaning (by which rules the shown texts were cleaned), recognised (papers up to
-- this id have their keys in recognition too).
CREATE TABLE library (
    name TEXT PRIMARY KEY,
    value ANY NOT NULL
) STRICT, WITHOUT ROWID;

-- The next id of each kind. An id is never given twice, so these only grow.
CREATE TABLE counter (
    name TEXT PRIMARY KEY,
    next INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO counter (name, next) VALUES
    ('paper', 1), ('digest', 1), ('tag', 1), ('list', 1), ('item', 1), ('edit', 1), ('import', 1),
    ('highlight', 1), ('segment', 1), ('search', 1);

-- What a list row shows and what orders need; long texts live beside it. place counts the papers of one import.
-- trashed_with: the digest whose deletion took the paper to the Trash, 0 when the user did.
CREATE TABLE paper (
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL,
    lead TEXT NOT NULL,
    year INTEGER NOT NULL DEFAULT 0,
    status INTEGER NOT NULL DEFAULT 0,
    read_at INTEGER NOT NULL DEFAULT 0,
    starred INTEGER NOT NULL DEFAULT 0,
    trashed INTEGER NOT NULL DEFAULT 0,
    trashed_with INTEGER NOT NULL DEFAULT 0,
    hidden INTEGER NOT NULL DEFAULT 0,
    import INTEGER NOT NULL,
    place INTEGER NOT NULL,
    added INTEGER NOT NULL
) STRICT;
-- A paper that a digest brings is in one of these only, so that importing is quick: the one that tells all ids. The
-- papers of an import share their `added`.
CREATE INDEX paper_added ON paper (import DESC, place, id);
CREATE INDEX paper_flags ON paper (hidden, trashed, status, starred)
    WHERE hidden <> 0 OR trashed <> 0 OR status <> 0 OR starred <> 0;
CREATE INDEX paper_year ON paper (year DESC, id) WHERE year > 0;
CREATE INDEX paper_read ON paper (read_at) WHERE read_at > 0;
CREATE INDEX paper_trashed ON paper (id) WHERE trashed = 1;
CREATE INDEX paper_hidden ON paper (id) WHERE hidden = 1;

-- paper.title and abstract_clean are what is shown: the original title_original and abstract, cleaned; taken as they are
-- (..._as_is); or the user's own (own_...), beside which the originals stay. title_original and abstract_clean are NULL
-- when they equal paper.title and abstract, never while the shown text is the user's own. Authors and urls: one a line.
CREATE TABLE paper_text (
    paper INTEGER PRIMARY KEY REFERENCES paper (id),
    uid BLOB NOT NULL,
    title_original TEXT,
    abstract TEXT NOT NULL,
    abstract_clean TEXT,
    own_title INTEGER NOT NULL DEFAULT 0,
    own_abstract INTEGER NOT NULL DEFAULT 0,
    title_as_is INTEGER NOT NULL DEFAULT 0,
    abstract_as_is INTEGER NOT NULL DEFAULT 0,
    authors TEXT NOT NULL,
    venue TEXT NOT NULL,
    doi TEXT NOT NULL,
    arxiv TEXT NOT NULL,
    urls TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX paper_uid ON paper_text (uid);
CREATE INDEX paper_doi ON paper_text (lower(doi)) WHERE doi <> '';
CREATE INDEX paper_arxiv ON paper_text (lower(arxiv)) WHERE arxiv <> '';
CREATE INDEX paper_authors ON paper_text (paper) WHERE authors <> '';
-- Papers that may have a link: a stored one, or one in the abstract.
CREATE INDEX paper_links ON paper_text (paper) WHERE urls <> '' OR ifnull(abstract_clean, abstract) GLOB '*://*';

-- What a paper is sorted by and the hashes by which a record finds the papers it may be: of the normalised title and of
-- the abstract shown (0: none), and beside texts of the user's own those of what its digests say (0: as shown).
CREATE TABLE paper_key (
    paper INTEGER PRIMARY KEY REFERENCES paper (id),
    sort_key TEXT NOT NULL,
    title_key INTEGER NOT NULL,
    abstract_key INTEGER NOT NULL,
    said_title_key INTEGER NOT NULL DEFAULT 0,
    said_abstract_key INTEGER NOT NULL DEFAULT 0
) STRICT;

-- The papers by those hashes: kind 0 of titles, kind 1 of abstracts. Hashes lie anywhere, so this is not written paper by
-- paper: papers above library.recognised are found in paper_key, until there are enough of them to be sorted in.
CREATE TABLE recognition (
    kind INTEGER NOT NULL,
    key INTEGER NOT NULL,
    paper INTEGER NOT NULL,
    PRIMARY KEY (kind, key, paper)
) STRICT, WITHOUT ROWID;

-- A paper (hidden) that the user merged into another: what leads to the one leads to the other.
CREATE TABLE merged (
    paper INTEGER PRIMARY KEY REFERENCES paper (id),
    kept INTEGER NOT NULL REFERENCES paper (id)
) STRICT;
CREATE INDEX merged_kept ON merged (kept);

-- Papers that look alike and that the user told apart; one < other.
CREATE TABLE apart (
    one INTEGER NOT NULL REFERENCES paper (id),
    other INTEGER NOT NULL REFERENCES paper (id),
    PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX apart_other ON apart (other);

-- complete is 0 while its import runs, and for good when that was cancelled or interrupted. hidden: 1 its import was
-- undone (when it comes back it is written anew), 2 it was deleted (and comes back as it is, since the history may need
-- it). entries: how many there were at its import; fewer when papers were purged since.
CREATE TABLE digest (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    path TEXT NOT NULL,
    label TEXT NOT NULL DEFAULT '',
    encoding TEXT NOT NULL DEFAULT '',
    hash BLOB NOT NULL,
    bytes INTEGER NOT NULL,
    lines INTEGER NOT NULL DEFAULT 0,
    entries INTEGER NOT NULL DEFAULT 0,
    complete INTEGER NOT NULL DEFAULT 0,
    hidden INTEGER NOT NULL DEFAULT 0,
    import INTEGER NOT NULL,
    imported INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX digest_hash ON digest (hash) WHERE hidden = 0;
CREATE INDEX digest_same ON digest (hash);

-- The raw bytes, zstd, cut at line ends.
CREATE TABLE digest_chunk (
    digest INTEGER NOT NULL REFERENCES digest (id),
    position INTEGER NOT NULL,
    first_line INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (digest, position)
) STRICT;

CREATE TABLE entry (
    digest INTEGER NOT NULL REFERENCES digest (id),
    first_line INTEGER NOT NULL,
    last_line INTEGER NOT NULL,
    paper INTEGER NOT NULL REFERENCES paper (id),
    PRIMARY KEY (digest, first_line)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_paper ON entry (paper);

-- Only where an entry's text differs from what its paper shows; NULL for the part that does not.
CREATE TABLE entry_text (
    digest INTEGER NOT NULL,
    first_line INTEGER NOT NULL,
    title TEXT,
    abstract TEXT,
    PRIMARY KEY (digest, first_line),
    FOREIGN KEY (digest, first_line) REFERENCES entry (digest, first_line)
) STRICT, WITHOUT ROWID;

CREATE TABLE tag (
    id INTEGER PRIMARY KEY,
    parent INTEGER REFERENCES tag (id),
    colour INTEGER NOT NULL,
    shortcut TEXT NOT NULL,
    area TEXT NOT NULL
) STRICT;
CREATE INDEX tag_parent ON tag (parent);
CREATE INDEX tag_area ON tag (area) WHERE area <> '';

-- One namespace, folded: position 0 is the tag's name, the others are its aliases.
CREATE TABLE tag_name (
    folded TEXT PRIMARY KEY,
    tag INTEGER NOT NULL REFERENCES tag (id),
    position INTEGER NOT NULL,
    name TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX tag_name_tag ON tag_name (tag, position);

CREATE TABLE paper_tag (
    paper INTEGER NOT NULL REFERENCES paper (id),
    tag INTEGER NOT NULL REFERENCES tag (id),
    PRIMARY KEY (paper, tag)
) STRICT, WITHOUT ROWID;
CREATE INDEX paper_tag_tag ON paper_tag (tag, paper);

CREATE TABLE list (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    folded TEXT NOT NULL UNIQUE,
    archived INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Without a paper it is the heading of a section.
CREATE TABLE list_item (
    id INTEGER PRIMARY KEY,
    list INTEGER NOT NULL REFERENCES list (id),
    position INTEGER NOT NULL,
    paper INTEGER REFERENCES paper (id),
    text TEXT NOT NULL
) STRICT;
CREATE INDEX list_item_order ON list_item (list, position, id);
CREATE UNIQUE INDEX list_item_once ON list_item (list, paper) WHERE paper IS NOT NULL;
CREATE INDEX list_item_paper ON list_item (paper) WHERE paper IS NOT NULL;

-- The query as it was written, with * where its last word stood for what begins like it.
CREATE TABLE saved_search (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    folded TEXT NOT NULL UNIQUE,
    query TEXT NOT NULL
) STRICT;

CREATE TABLE note (
    paper INTEGER PRIMARY KEY REFERENCES paper (id),
    text TEXT NOT NULL
) STRICT;

-- first and last: code points of the original abstract, both -1 when it does not hold the quote, which is the text that
-- was shown; before and after: up to 32 characters that stood beside it. Colours 1 to 4.
CREATE TABLE highlight (
    id INTEGER PRIMARY KEY,
    paper INTEGER NOT NULL REFERENCES paper (id),
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    colour INTEGER NOT NULL,
    quote TEXT NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    remark TEXT NOT NULL
) STRICT;
CREATE INDEX highlight_paper ON highlight (paper);

-- BibTeX does not tell upper from lower case in keys.
CREATE TABLE citation_key (
    paper INTEGER PRIMARY KEY REFERENCES paper (id),
    key TEXT NOT NULL COLLATE NOCASE UNIQUE
) STRICT;

-- The history. outcome: 0 done, 2 running, 3 cancelled, 4 interrupted (the last three are imports).
-- head says what it was about, inverse takes it back (or, when undone, does it again); both CBOR.
CREATE TABLE journal (
    id INTEGER PRIMARY KEY,
    position INTEGER NOT NULL UNIQUE,
    at INTEGER NOT NULL,
    outcome INTEGER NOT NULL DEFAULT 0,
    undone INTEGER NOT NULL DEFAULT 0,
    papers INTEGER NOT NULL,
    head BLOB NOT NULL,
    inverse BLOB
) STRICT;
CREATE INDEX journal_undone ON journal (position) WHERE undone = 1;
CREATE INDEX journal_running ON journal (id) WHERE outcome = 2;
CREATE INDEX journal_kept ON journal (at) WHERE inverse IS NOT NULL;

-- What each of the last revisions changed, for other processes to follow.
CREATE TABLE change (
    revision INTEGER PRIMARY KEY,
    papers BLOB NOT NULL,
    flags INTEGER NOT NULL
) STRICT;

-- The search index (model/index): immutable pieces, each written in the transaction of the papers it covers. papers: what
-- it covers; masked: those of them that a later piece covers, or none; both sets.
CREATE TABLE index_segment (
    id INTEGER PRIMARY KEY,
    papers BLOB NOT NULL,
    masked BLOB NOT NULL
) STRICT;

-- Its bytes in pieces; part 0 is the dictionary, part 1 the postings.
CREATE TABLE index_bytes (
    segment INTEGER NOT NULL REFERENCES index_segment (id),
    part INTEGER NOT NULL,
    position INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (segment, part, position)
) STRICT;

-- Papers whose indexed texts changed, or went, after their segment was written. A paper that no segment covers is to be
-- indexed anew as well.
CREATE TABLE index_dirty (
    paper INTEGER PRIMARY KEY
) STRICT;
CREATE TRIGGER index_title_changed AFTER UPDATE OF title ON paper WHEN old.title IS NOT new.title
BEGIN
    INSERT OR IGNORE INTO index_dirty (paper) VALUES (new.id);
END;
CREATE TRIGGER index_text_changed AFTER UPDATE OF abstract, abstract_clean, authors, venue ON paper_text
WHEN ifnull(old.abstract_clean, old.abstract) IS NOT ifnull(new.abstract_clean, new.abstract)
    OR old.authors IS NOT new.authors OR old.venue IS NOT new.venue
BEGIN
    INSERT OR IGNORE INTO index_dirty (paper) VALUES (new.paper);
END;
CREATE TRIGGER index_text_gone AFTER DELETE ON paper_text
BEGIN
    INSERT OR IGNORE INTO index_dirty (paper) VALUES (old.paper);
END;
-- Who cares for the index at the moment: a process, until a time.
CREATE TABLE index_lease (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    holder INTEGER NOT NULL,
    until INTEGER NOT NULL
) STRICT;

-- Orders of all papers, as they were when no id above `last` had been given: ids of 32 bits, little-endian, in order.
CREATE TABLE paper_order (
    kind INTEGER PRIMARY KEY,
    last INTEGER NOT NULL,
    papers BLOB NOT NULL
) STRICT;
-- Papers that may stand elsewhere since, or are gone.
CREATE TABLE order_dirty (
    paper INTEGER PRIMARY KEY
) STRICT;
CREATE TRIGGER order_changed AFTER UPDATE OF year, import, place ON paper
WHEN old.year IS NOT new.year OR old.import IS NOT new.import OR old.place IS NOT new.place
BEGIN
    INSERT OR IGNORE INTO order_dirty (paper) VALUES (new.id);
END;
CREATE TRIGGER title_order_changed AFTER UPDATE OF sort_key ON paper_key WHEN old.sort_key IS NOT new.sort_key
BEGIN
    INSERT OR IGNORE INTO order_dirty (paper) VALUES (new.paper);
END;
CREATE TRIGGER order_gone AFTER DELETE ON paper
BEGIN
    INSERT OR IGNORE INTO order_dirty (paper) VALUES (old.id);
END;
-- Answers of an earlier time, shown dimmed until they are made anew: how the window begins. 'sidebar': CBOR.
CREATE TABLE stored_answer (
    kind TEXT PRIMARY KEY,
    revision INTEGER NOT NULL,
    bytes BLOB NOT NULL
) STRICT, WITHOUT ROWID;
