"""Schema: the tables of a library file, and the numbers in its header by which one is recognised."""

from __future__ import annotations

APPLICATION_ID = 0x4B_49_4F_53
"""`KIOS`, in the header field that SQLite keeps for the program a file belongs to."""

SCHEMA_VERSION = 4
"""Raised with every change to the tables or to the model; a screen opens exactly its own version."""

PAGE_SIZE = 4096

TABLES = """
CREATE TABLE language (
  position INTEGER PRIMARY KEY,
  tag TEXT NOT NULL UNIQUE,
  guide TEXT NOT NULL
);
CREATE TABLE page (
  number INTEGER PRIMARY KEY,
  language TEXT NOT NULL,
  id TEXT NOT NULL,
  section TEXT NOT NULL,
  position INTEGER NOT NULL,
  title TEXT NOT NULL,
  summary TEXT NOT NULL,
  words INTEGER NOT NULL,
  approved INTEGER NOT NULL,
  publish TEXT NOT NULL,
  expire TEXT NOT NULL,
  review_by TEXT NOT NULL,
  body TEXT NOT NULL,
  UNIQUE (language, id),
  UNIQUE (language, section, position)
);
CREATE INDEX publishing ON page (publish) WHERE publish <> '';
CREATE INDEX expiring ON page (expire) WHERE expire <> '';
CREATE INDEX reviewing ON page (review_by) WHERE review_by <> '';
CREATE TABLE picture (
  name TEXT PRIMARY KEY,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  data BLOB NOT NULL
);
CREATE TABLE finding (
  number INTEGER PRIMARY KEY,
  target TEXT NOT NULL,
  approved INTEGER NOT NULL
);
CREATE VIRTUAL TABLE search USING fts5 (
  title, outline, body, content = '', columnsize = 0, detail = column, prefix = '1 2 3', tokenize = 'ascii'
);
CREATE TABLE word (
  language TEXT NOT NULL,
  word TEXT NOT NULL,
  PRIMARY KEY (language, word)
) WITHOUT ROWID;
CREATE TABLE letter (
  language TEXT NOT NULL,
  letter TEXT NOT NULL,
  PRIMARY KEY (language, letter)
) WITHOUT ROWID;
"""
"""`search` has a row for each `finding`, all words folded; `word` and `letter` are what occurs in them."""

LANGUAGES = "SELECT tag FROM language ORDER BY position"
GUIDE = "SELECT guide FROM language WHERE tag = ?"
ENTRY_COLUMNS = "id, section, position, title, summary, words, approved, publish, expire, review_by"
ENTRIES = f"SELECT {ENTRY_COLUMNS} FROM page WHERE language = ? AND section = ? ORDER BY position"  # noqa: S608 - constants
ENTRY = f"SELECT {ENTRY_COLUMNS} FROM page WHERE language = ? AND id = ?"  # noqa: S608 - constants
ENTRY_AT = f"SELECT {ENTRY_COLUMNS} FROM page WHERE language = ? AND section = ? AND position = ?"  # noqa: S608 - constants
PAGE = f"SELECT {ENTRY_COLUMNS}, body FROM page WHERE language = ? AND id = ?"  # noqa: S608 - constants
HIDDEN = (
    "SELECT language, id, section, position FROM page WHERE publish <> '' AND publish > ?1"
    " UNION SELECT language, id, section, position FROM page WHERE expire <> '' AND expire <= ?1"
)
"""Days are written so that they sort as text (ISO 8601); none is empty."""
OVERDUE = "SELECT language, id, section, position FROM page WHERE review_by <> '' AND review_by < ?1"
PICTURE = "SELECT name, data, width, height FROM picture WHERE name = ?"
# SQLite must not begin with `finding`: the index gives few rows, and gives them in the order of their numbers.
SEARCH = (
    "SELECT finding.number, finding.target FROM search CROSS JOIN finding ON finding.number = search.rowid"
    " WHERE search MATCH ? AND search.rowid BETWEEN ? AND ? AND (finding.approved OR ?)"
    " ORDER BY search.rowid LIMIT ?"
)
LETTERS = "SELECT letter FROM letter WHERE language = ?"
BEGINNINGS = (
    "SELECT guess.value FROM json_each(?) AS guess WHERE EXISTS"
    " (SELECT 1 FROM word WHERE language = ? AND word >= guess.value AND word < guess.value || char(1114111))"
)

ADD_LANGUAGE = "INSERT INTO language (position, tag, guide) VALUES (?, ?, ?)"
ADD_PAGE = (
    "INSERT INTO page (language, id, section, position, title, summary, words, approved, publish, expire, review_by,"
    " body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
ADD_PICTURE = "INSERT INTO picture (name, width, height, data) VALUES (?, ?, ?, ?)"
ADD_FINDING = "INSERT INTO finding (number, target, approved) VALUES (?, ?, ?)"
ADD_WORDING = "INSERT INTO search (rowid, title, outline, body) VALUES (?, ?, ?, ?)"
ADD_WORD = "INSERT INTO word (language, word) VALUES (?, ?)"
ADD_LETTER = "INSERT INTO letter (language, letter) VALUES (?, ?)"
SETTLE_SEARCH = "INSERT INTO search (search) VALUES ('optimize')"
