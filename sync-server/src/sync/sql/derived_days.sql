SELECT
    date, sessions_count, active_duration, lessons_completed, avg_wpm_centi, max_wpm_centi,
    avg_accuracy_centi, total_keystrokes, total_errors
FROM analytics_daily
WHERE user_id = $1
