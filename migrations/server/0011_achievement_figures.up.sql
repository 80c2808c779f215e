-- What achievements are decided by, beside what is there already: docs/ACHIEVEMENTS.md says what each is.
--
-- All of it is a function of the set of the learner's sessions, as the rest of these tables is. It is kept so that a
-- push reads some small rows of figures and not all sessions ever typed.

ALTER TABLE analytics_daily
    -- Sessions typed to the end. A day without one is no day of practice.
    ADD COLUMN finished_count INTEGER NOT NULL DEFAULT 0,
    -- Finished, 60 inserts or more, none of them wrong.
    ADD COLUMN clean_count INTEGER NOT NULL DEFAULT 0,
    -- Finished generated texts, and finished own texts, which came without their words.
    ADD COLUMN practice_count INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN own_text_count INTEGER NOT NULL DEFAULT 0,
    -- Of finished sessions of 60 inserts or more.
    ADD COLUMN best_accuracy_centi INTEGER;

ALTER TABLE progress
    -- First and last of the learner's days with a rated attempt.
    ADD COLUMN first_rated_on DATE,
    ADD COLUMN last_rated_on DATE,
    -- Most by which a rated attempt was more accurate than one of an earlier day.
    ADD COLUMN accuracy_gain_centi INTEGER NOT NULL DEFAULT 0;

-- The learner's own day of an achievement, which outlives its session. NULL where nobody knows it.
ALTER TABLE user_achievements ADD COLUMN earned_on DATE;

-- Under which definitions, and as whom, all of a learner's sessions were looked at. Where that is not what it would
-- be today, the next push looks at all of them again: what is new in the definitions may have been done long ago.
ALTER TABLE sync_heads ADD COLUMN reckoned_as TEXT;

UPDATE analytics_daily d
SET finished_count = s.finished,
    clean_count = s.clean,
    practice_count = s.practice,
    own_text_count = s.own_texts,
    best_accuracy_centi = s.best_accuracy
FROM (
    SELECT
        user_id,
        local_date,
        count(*) AS finished,
        count(*) FILTER (WHERE total_keystrokes >= 60 AND errors = 0) AS clean,
        count(*) FILTER (WHERE lesson_id IS NULL AND practice_text IS NOT NULL) AS practice,
        count(*) FILTER (WHERE lesson_id IS NULL AND practice_text IS NULL) AS own_texts,
        max(accuracy_centi) FILTER (WHERE total_keystrokes >= 60) AS best_accuracy
    FROM sessions
    WHERE is_completed
    GROUP BY user_id, local_date
) s
WHERE s.user_id = d.user_id AND s.local_date = d.date;

UPDATE progress p
SET first_rated_on = s.first_day, last_rated_on = s.last_day, accuracy_gain_centi = s.gain
FROM (
    SELECT
        user_id,
        lesson_id,
        min(local_date) AS first_day,
        max(local_date) AS last_day,
        COALESCE(max(GREATEST(accuracy_centi - least_before, 0)), 0) AS gain
    FROM (
        SELECT
            user_id,
            lesson_id,
            local_date,
            accuracy_centi,
            min(accuracy_centi) OVER (
                PARTITION BY user_id, lesson_id
                ORDER BY local_date
                GROUPS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
            ) AS least_before
        FROM sessions
        WHERE rating IS NOT NULL
    ) attempt
    GROUP BY user_id, lesson_id
) s
WHERE s.user_id = p.user_id AND s.lesson_id = p.lesson_id;
