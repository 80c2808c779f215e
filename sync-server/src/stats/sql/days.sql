SELECT
    date, sessions_count, active_duration, total_keystrokes, total_errors, lessons_completed,
    avg_wpm_centi, max_wpm_centi, avg_accuracy_centi
FROM analytics_daily
WHERE user_id = $1 AND date >= $2
ORDER BY date DESC
