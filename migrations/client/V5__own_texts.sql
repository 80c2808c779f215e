-- The learner's own texts. They never leave this machine: nothing of these two tables is ever sent. They are part of
-- the learner's own export, as every table is.

CREATE TABLE own_texts (
    id           BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),  -- UUID v7
    title        TEXT    NOT NULL,
    author       TEXT    NOT NULL,                         -- empty where nobody says
    language     TEXT    NOT NULL,                         -- BCP 47, as the book says it, else the course's
    kind         TEXT    NOT NULL,                         -- pasted, txt, epub
    layout       TEXT    NOT NULL,                         -- what it was cleaned for
    signs        TEXT    NOT NULL,                         -- every unit it has, once: which keys it needs
    points       INTEGER NOT NULL,                         -- difficulty (docs/TEXTS.md)
    units        INTEGER NOT NULL,
    pieces       INTEGER NOT NULL CHECK (pieces > 0),
    bookmark     INTEGER NOT NULL CHECK (bookmark BETWEEN 0 AND pieces),  -- the piece to type next, from 0
    added_at     INTEGER NOT NULL,
    practised_at INTEGER                                   -- end of the last session on it
) STRICT, WITHOUT ROWID;

-- Its chapters, or parts where it has none. Keyed by what they are, so that they can be taken over from a copy of the
-- file; without a foreign key, since a chapter may be saved from a damaged file whose text's own row is gone.
CREATE TABLE own_text_chapters (
    text_id     BLOB    NOT NULL CHECK (length(text_id) = 16),
    number      INTEGER NOT NULL CHECK (number >= 1),
    title       TEXT    NOT NULL,                          -- empty: it has none
    first_piece INTEGER NOT NULL,                          -- counted through the whole text, from 0
    pieces      INTEGER NOT NULL CHECK (pieces > 0),
    body        TEXT    NOT NULL,                          -- its pieces, a line each: no piece has a line break
    PRIMARY KEY (text_id, number)
) STRICT, WITHOUT ROWID;
