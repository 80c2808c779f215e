-- Achievements, and what they need to know of days and lessons beside the figures that are there already.
-- The columns are sums and extremes over sessions that are not deleted, kept up with each session, so that a
-- finished session never waits for a look at all the others.

-- What was reached, once and for good: no row is ever taken away, whatever is deleted elsewhere.
CREATE TABLE achievements (
    code        TEXT    NOT NULL PRIMARY KEY,                -- as in content/achievements.toml, or a later version's
    -- The session that brought it, by its id on the wire: it may be one of another device that is not here (yet).
    session_id  BLOB    CHECK (length(session_id) = 16),
    earned_at   INTEGER NOT NULL,                            -- end of that session
    earned_date TEXT    NOT NULL CHECK (length(earned_date) = 10)  -- and the learner's day of it
) STRICT, WITHOUT ROWID;

-- Which of them a session brought, for its result.
CREATE INDEX achievements_session ON achievements (session_id) WHERE session_id IS NOT NULL;

-- Of the day's finished sessions: those of 60 inserts or more without a slip, practice, own texts, and the highest
-- accuracy of those of 60 inserts or more.
ALTER TABLE daily ADD COLUMN clean INTEGER NOT NULL DEFAULT 0;
ALTER TABLE daily ADD COLUMN practice INTEGER NOT NULL DEFAULT 0;
ALTER TABLE daily ADD COLUMN own_texts INTEGER NOT NULL DEFAULT 0;
ALTER TABLE daily ADD COLUMN best_accuracy INTEGER;

UPDATE daily
SET clean = s.clean, practice = s.practice, own_texts = s.own_texts, best_accuracy = s.best_accuracy
FROM (
    SELECT
        local_date,
        sum(errors = 0 AND inserts >= 60) AS clean,
        sum(kind = 'practice') AS practice,
        sum(kind = 'own_text') AS own_texts,
        max(accuracy) FILTER (WHERE inserts >= 60) AS best_accuracy
    FROM sessions
    WHERE is_deleted = 0 AND is_completed = 1
    GROUP BY local_date
) AS s
WHERE s.local_date = daily.local_date;

-- Of the lesson's finished attempts: the first and the last day, and the most by which one was more accurate than
-- one of an earlier day.
ALTER TABLE progress ADD COLUMN first_date TEXT;
ALTER TABLE progress ADD COLUMN last_date TEXT;
ALTER TABLE progress ADD COLUMN gain INTEGER NOT NULL DEFAULT 0;

-- The attempts at one lesson: for the gain, and when a deleted session is taken out of its progress.
CREATE INDEX sessions_lesson ON sessions (lesson_id) WHERE lesson_id IS NOT NULL;

UPDATE progress
SET first_date = a.first_date, last_date = a.last_date, gain = max(0, coalesce(a.gain, 0))
FROM (
    SELECT course, number, min(local_date) AS first_date, max(local_date) AS last_date, max(accuracy - least) AS gain
    FROM (
        SELECT
            l.course, l.number, s.local_date, s.accuracy,
            min(s.accuracy) OVER (
                PARTITION BY l.course, l.number
                ORDER BY s.local_date
                GROUPS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
            ) AS least  -- of the days before
        FROM sessions AS s
        JOIN lessons AS l ON l.id = s.lesson_id
        WHERE s.is_deleted = 0 AND s.rating IS NOT NULL
    )
    GROUP BY course, number
) AS a
WHERE a.course = progress.course AND a.number = progress.lesson_number;
