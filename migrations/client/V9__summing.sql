-- Months are summed up a piece at a time, so that nobody waits for years of typing.

-- Months that are partly summed up: month_stats and session_pace have their sessions up to and including last_session.
-- A later session of the month has a higher number, as rows of sessions are never taken out.
CREATE TABLE summing_months (
    month        TEXT    NOT NULL PRIMARY KEY CHECK (length(month) = 7),
    last_session INTEGER NOT NULL,
    sessions     INTEGER NOT NULL    -- so many of them: how far it is
) STRICT, WITHOUT ROWID;

-- A month's sessions, a day's, those of a period.
CREATE INDEX sessions_day ON sessions (local_date);
