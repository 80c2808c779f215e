-- Sums are cut at the column's end: figures that came without a log may say anything.
INSERT INTO analytics_daily (
    user_id, date, sessions_count, active_duration, lessons_completed, avg_wpm_centi, max_wpm_centi,
    avg_accuracy_centi, total_keystrokes, total_errors, finished_count, clean_count, practice_count,
    own_text_count, best_accuracy_centi
)
SELECT
    $1,
    day.date,
    count(*),
    LEAST(sum(s.active_duration), 2147483647 * 1000.0)::BIGINT,
    day.lessons_completed,
    round(avg(s.wpm_centi) FILTER (WHERE s.is_completed)),
    max(s.wpm_centi) FILTER (WHERE s.is_completed),
    round(avg(s.accuracy_centi) FILTER (WHERE s.is_completed)),
    LEAST(sum(s.total_keystrokes), 2147483647),
    LEAST(sum(s.errors), 2147483647),
    count(*) FILTER (WHERE s.is_completed),
    count(*) FILTER (WHERE s.is_completed AND s.total_keystrokes >= $4 AND s.errors = 0),
    count(*) FILTER (WHERE s.is_completed AND s.lesson_id IS NULL AND s.practice_text IS NOT NULL),
    count(*) FILTER (WHERE s.is_completed AND s.lesson_id IS NULL AND s.practice_text IS NULL),
    max(s.accuracy_centi) FILTER (WHERE s.is_completed AND s.total_keystrokes >= $4)
FROM unnest($2::DATE[], $3::INTEGER[]) AS day (date, lessons_completed)
JOIN sessions s ON s.user_id = $1 AND s.local_date = day.date
GROUP BY day.date, day.lessons_completed
ON CONFLICT ON CONSTRAINT analytics_daily_date_key DO UPDATE
SET sessions_count = excluded.sessions_count,
    active_duration = excluded.active_duration,
    lessons_completed = excluded.lessons_completed,
    avg_wpm_centi = excluded.avg_wpm_centi,
    max_wpm_centi = excluded.max_wpm_centi,
    avg_accuracy_centi = excluded.avg_accuracy_centi,
    total_keystrokes = excluded.total_keystrokes,
    total_errors = excluded.total_errors,
    finished_count = excluded.finished_count,
    clean_count = excluded.clean_count,
    practice_count = excluded.practice_count,
    own_text_count = excluded.own_text_count,
    best_accuracy_centi = excluded.best_accuracy_centi
RETURNING date
