SELECT
    week, days_active, sessions_count, active_duration, total_keystrokes, total_errors, lessons_completed,
    avg_wpm_centi, max_wpm_centi, avg_accuracy_centi
FROM analytics_weekly
WHERE user_id = $1 AND week >= $2
ORDER BY week DESC
