-- Results that were typed in other programs and brought here by file. They are shown beside what was typed here and
-- count for nothing: no stars, no unlocks, no achievements, no days of a streak. Nothing of these tables is ever sent;
-- like every table they are part of the learner's own export.

-- A file that was brought. It can be taken back, with its results.
CREATE TABLE imports (
    id          BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),  -- UUID v7
    program     TEXT    NOT NULL,                                      -- keybr, monkeytype
    file        TEXT    NOT NULL,                                      -- its name, as the learner chose it
    imported_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- A result. Keyed by what tells it from others in its own program, so that a later and longer export of the same
-- history adds only what is new. Without a foreign key, as own_text_chapters.
CREATE TABLE imported_results (
    program    TEXT    NOT NULL,
    key        TEXT    NOT NULL,                                       -- the program's id, else when it was typed
    import_id  BLOB    NOT NULL CHECK (length(import_id) = 16),
    started_at INTEGER NOT NULL,
    local_date TEXT    NOT NULL CHECK (length(local_date) = 10),       -- in the zone it was imported in
    duration   INTEGER NOT NULL CHECK (duration > 0),
    wpm        INTEGER NOT NULL CHECK (wpm > 0),                       -- as that program computes it
    accuracy   INTEGER CHECK (accuracy BETWEEN 0 AND 10000),           -- as that program computes it
    PRIMARY KEY (program, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX imported_results_day ON imported_results (local_date);
