-- Averages over sessions, not over days; completed lessons are those of the days.
INSERT INTO analytics_weekly (
    user_id, week, days_active, sessions_count, active_duration, lessons_completed, avg_wpm_centi,
    max_wpm_centi, avg_accuracy_centi, total_keystrokes, total_errors
)
SELECT
    $1,
    week.week,
    count(DISTINCT s.local_date),
    count(*),
    LEAST(sum(s.active_duration), 2147483647 * 1000.0)::BIGINT,
    (
        SELECT COALESCE(sum(d.lessons_completed), 0)
        FROM analytics_daily d
        WHERE d.user_id = $1 AND d.date BETWEEN week.week AND week.week + 6
    ),
    round(avg(s.wpm_centi) FILTER (WHERE s.is_completed)),
    max(s.wpm_centi) FILTER (WHERE s.is_completed),
    round(avg(s.accuracy_centi) FILTER (WHERE s.is_completed)),
    LEAST(sum(s.total_keystrokes), 2147483647),
    LEAST(sum(s.errors), 2147483647)
FROM unnest($2::DATE[]) AS week (week)
JOIN sessions s ON s.user_id = $1 AND s.local_date BETWEEN week.week AND week.week + 6
GROUP BY week.week
ON CONFLICT ON CONSTRAINT analytics_weekly_week_key DO UPDATE
SET days_active = excluded.days_active,
    sessions_count = excluded.sessions_count,
    active_duration = excluded.active_duration,
    lessons_completed = excluded.lessons_completed,
    avg_wpm_centi = excluded.avg_wpm_centi,
    max_wpm_centi = excluded.max_wpm_centi,
    avg_accuracy_centi = excluded.avg_accuracy_centi,
    total_keystrokes = excluded.total_keystrokes,
    total_errors = excluded.total_errors
