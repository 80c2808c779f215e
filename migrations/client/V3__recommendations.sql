-- What the learner did with recommendations. These are computed anew whenever they are asked for, from the sessions
-- and what follows from them, and are never stored; that one was dismissed or done is all that nothing else says.
CREATE TABLE closed_recommendations (
    kind       TEXT    NOT NULL,                                -- weak_keys, review …, or a later version's
    subject    TEXT    NOT NULL,                                -- the key, the pair, the date of a plan, or empty
    how        TEXT    NOT NULL CHECK (how IN ('dismissed', 'completed', 'reopened')),  -- reopened: taken back
    closed_at  INTEGER NOT NULL,
    local_date TEXT    NOT NULL CHECK (length(local_date) = 10),
    PRIMARY KEY (kind, subject)                                 -- the last word on each
) STRICT, WITHOUT ROWID;
