-- Statistics over any period, layout and kind of text, without reading every session again.

-- Whether it was a free typing test; such a session is a practice to the server and to other devices. Tests from before
-- this version, and those of other devices, cannot be told from practice.
ALTER TABLE sessions ADD COLUMN is_test INTEGER NOT NULL DEFAULT 0 CHECK (is_test IN (0, 1));

-- Speed within a session: its inserts after the first in four parts of equal number (`trainer::stats::pace`). Only of
-- finished sessions that were typed here and are long enough.
CREATE TABLE session_pace (
    session_id INTEGER PRIMARY KEY REFERENCES sessions (id) ON DELETE RESTRICT,
    right_1    INTEGER NOT NULL,
    wrong_1    INTEGER NOT NULL,
    active_1   INTEGER NOT NULL,   -- ms
    right_2    INTEGER NOT NULL,
    wrong_2    INTEGER NOT NULL,
    active_2   INTEGER NOT NULL,
    right_3    INTEGER NOT NULL,
    wrong_3    INTEGER NOT NULL,
    active_3   INTEGER NOT NULL,
    right_4    INTEGER NOT NULL,
    wrong_4    INTEGER NOT NULL,
    active_4   INTEGER NOT NULL
) STRICT;

-- Key and pair statistics of a month by layout and kind of text (lesson, practice, own_text, test), packed by
-- `SessionStats::pack_sum`: always equal to the sum of session_stats of the sessions that are not deleted.
CREATE TABLE month_stats (
    month           TEXT NOT NULL CHECK (length(month) = 7),
    keyboard_layout TEXT NOT NULL,
    kind            TEXT NOT NULL,
    stats           BLOB NOT NULL,
    PRIMARY KEY (month, keyboard_layout, kind)
) STRICT, WITHOUT ROWID;

-- The months that month_stats and session_pace are complete for. All others, which after this migration are all there
-- are, get summed up when somebody first asks; from then on each session is added as it is stored.
CREATE TABLE summed_months (
    month TEXT NOT NULL PRIMARY KEY CHECK (length(month) = 7)
) STRICT, WITHOUT ROWID;
