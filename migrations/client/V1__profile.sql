-- One learner's file. Rules for everything here:
--   * figures are integers: speeds, rates and accuracies in 1/100, durations in ms, KSPC in 1/1000;
--   * instants are Unix milliseconds; a day is the learner's own, as text (2026-11-22);
--   * ids made by the app are 16 bytes of UUID v7; `id` is the row's place in this file and never leaves it;
--   * sync deletes nothing: a session taken back elsewhere is marked, its row and log stay.

-- 'Tact': tells our files from other people's.
PRAGMA application_id = 1415668596;

-- Facts about the file itself: the profile's card (so that a lost registry can be rebuilt).
CREATE TABLE facts (
    name  TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Every lesson text that was ever typed here, once: a stored log stays readable whatever a later
-- version of the app brings along.
CREATE TABLE lessons (
    id        INTEGER PRIMARY KEY,
    course    TEXT    NOT NULL,
    version   TEXT    NOT NULL,
    number    INTEGER NOT NULL CHECK (number >= 1),
    key_order TEXT    NOT NULL,
    text      TEXT,                                  -- NULL while only other devices have typed it
    UNIQUE (course, version, number, key_order)
) STRICT;

CREATE TABLE sessions (
    id                     INTEGER PRIMARY KEY,
    client_id              BLOB    NOT NULL UNIQUE CHECK (length(client_id) = 16),
    origin                 INTEGER NOT NULL CHECK (origin IN (0, 1)),     -- 0 typed here, 1 pulled
    kind                   TEXT    NOT NULL,                              -- lesson, practice, own_text
    lesson_id              INTEGER REFERENCES lessons (id) ON DELETE RESTRICT,
    started_at             INTEGER NOT NULL,
    timezone               TEXT    NOT NULL,
    local_date             TEXT    NOT NULL CHECK (length(local_date) = 10),
    keyboard_layout        TEXT    NOT NULL,
    device_type            TEXT    NOT NULL,
    error_policy           TEXT    NOT NULL,
    is_completed           INTEGER NOT NULL CHECK (is_completed IN (0, 1)),
    rating                 INTEGER CHECK (rating BETWEEN 1 AND 5),        -- a finished lesson only
    stars_needed           INTEGER CHECK (stars_needed BETWEEN 1 AND 5),  -- what completes that lesson
    is_deleted             INTEGER NOT NULL DEFAULT 0 CHECK (is_deleted IN (0, 1)),
    metrics_version        INTEGER NOT NULL,
    wpm                    INTEGER NOT NULL,
    gross_wpm              INTEGER NOT NULL,
    raw_wpm                INTEGER NOT NULL,
    accuracy               INTEGER NOT NULL CHECK (accuracy BETWEEN 0 AND 10000),
    result_accuracy        INTEGER NOT NULL,
    errors                 INTEGER NOT NULL,
    uncorrected_errors     INTEGER NOT NULL,
    corrected_errors       INTEGER NOT NULL,
    corrected_error_rate   INTEGER NOT NULL,
    uncorrected_error_rate INTEGER NOT NULL,
    duration               INTEGER NOT NULL,
    active_duration        INTEGER NOT NULL,
    kspc                   INTEGER NOT NULL,
    avg_keystroke_time     INTEGER NOT NULL,
    max_pause_duration     INTEGER NOT NULL,
    pause_count            INTEGER NOT NULL,
    consistency            INTEGER,
    inserts                INTEGER NOT NULL,
    correct_inserts        INTEGER NOT NULL,
    deleted                INTEGER NOT NULL,
    length                 INTEGER NOT NULL,
    CHECK ((kind = 'lesson') = (lesson_id IS NOT NULL)),
    CHECK (rating IS NULL OR (kind = 'lesson' AND is_completed = 1))
) STRICT;

-- The packed log of a session typed here (`store::pack` says how), and its text where that is not the lesson's.
CREATE TABLE session_logs (
    session_id INTEGER PRIMARY KEY REFERENCES sessions (id) ON DELETE RESTRICT,
    log        BLOB NOT NULL,
    text       BLOB
) STRICT;

-- Key and pair statistics of a session, packed by `trainer::stats`; also those of the learner's other devices.
CREATE TABLE session_stats (
    session_id INTEGER PRIMARY KEY REFERENCES sessions (id) ON DELETE RESTRICT,
    stats      BLOB NOT NULL
) STRICT;

-- Progress of each lesson: always equal to what a fold over the sessions that are not deleted gives
-- (`trainer::lesson`). What the server knows beyond them is in `remote`.
CREATE TABLE progress (
    course            TEXT    NOT NULL,
    lesson_number     INTEGER NOT NULL,
    attempt_count     INTEGER NOT NULL,
    best_rating       INTEGER,
    best_wpm          INTEGER,
    best_verified_wpm INTEGER,
    best_accuracy     INTEGER,
    best_session_id   INTEGER REFERENCES sessions (id) ON DELETE RESTRICT,
    completed_at      INTEGER,   -- end of the earliest session that reached the stars needed
    completed_date    TEXT,      -- and the learner's day of it
    PRIMARY KEY (course, lesson_number)
) STRICT, WITHOUT ROWID;

-- Lessons that are open. Grows only.
CREATE TABLE unlocks (
    course        TEXT    NOT NULL,
    lesson_number INTEGER NOT NULL,
    is_sent       INTEGER NOT NULL DEFAULT 0 CHECK (is_sent IN (0, 1)),
    PRIMARY KEY (course, lesson_number)
) STRICT, WITHOUT ROWID;

-- A day's figures as sums, so that averages are exact and any order of sessions gives the same.
CREATE TABLE daily (
    local_date      TEXT    NOT NULL PRIMARY KEY,
    sessions        INTEGER NOT NULL,
    active_duration INTEGER NOT NULL,
    presses         INTEGER NOT NULL,
    finished        INTEGER NOT NULL,
    wpm_sum         INTEGER NOT NULL,
    accuracy_sum    INTEGER NOT NULL,
    best_wpm        INTEGER
) STRICT, WITHOUT ROWID;

-- Accounts this profile has synced with. Cursor and epoch belong to the account: switching mixes nothing.
CREATE TABLE accounts (
    id            INTEGER PRIMARY KEY,
    server_url    TEXT    NOT NULL,
    user_id       TEXT    NOT NULL,
    user          TEXT    NOT NULL,                      -- the server's `user`, as JSON
    is_current    INTEGER NOT NULL CHECK (is_current IN (0, 1)),
    cursor        TEXT,
    epoch         TEXT,
    last_exchange INTEGER,
    next_try      INTEGER,
    failures      INTEGER NOT NULL DEFAULT 0,
    last_error    TEXT,
    UNIQUE (server_url, user_id)
) STRICT;

CREATE UNIQUE INDEX accounts_current ON accounts (is_current) WHERE is_current = 1;

-- Where each session typed here stands. `account_id` is set when a session is handed to an account and never
-- changes to another one.
CREATE TABLE outbox (
    session_id INTEGER PRIMARY KEY REFERENCES sessions (id) ON DELETE RESTRICT,
    account_id INTEGER REFERENCES accounts (id) ON DELETE RESTRICT,
    state      TEXT    NOT NULL CHECK (state IN ('local', 'pending', 'sent', 'stored', 'held', 'rejected', 'deleted')),
    code       TEXT,
    detail     TEXT,
    attempts   INTEGER NOT NULL DEFAULT 0,
    next_try   INTEGER
) STRICT;

-- Only what still has to go: the settled rows, nearly all of them, cost nothing here.
CREATE INDEX outbox_due ON outbox (account_id, state) WHERE state IN ('pending', 'sent', 'held', 'rejected');

CREATE TABLE settings (
    key     TEXT NOT NULL PRIMARY KEY,
    value   TEXT NOT NULL,      -- JSON
    hlc     TEXT NOT NULL,      -- hybrid logical clock: ms-counter-device
    is_sent INTEGER NOT NULL DEFAULT 0 CHECK (is_sent IN (0, 1))
) STRICT, WITHOUT ROWID;

-- What the server says about the account beyond sessions, unlocks and settings (progress, daily figures,
-- achievements, recommendations …), kept as it came and merged when read.
CREATE TABLE remote (
    account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE RESTRICT,
    kind       TEXT    NOT NULL,
    key        TEXT    NOT NULL,
    value      TEXT    NOT NULL,
    PRIMARY KEY (account_id, kind, key)
) STRICT, WITHOUT ROWID;
