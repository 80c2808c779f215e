SELECT
    week, days_active, sessions_count, active_duration, lessons_completed, avg_wpm_centi, max_wpm_centi,
    avg_accuracy_centi, total_keystrokes, total_errors
FROM analytics_weekly
WHERE user_id = $1
