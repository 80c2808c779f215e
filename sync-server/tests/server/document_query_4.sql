SELECT 
    date,
    sessions_count,
    total_duration / 60 as total_minutes,
    lessons_completed,
    avg_wpm,
    max_wpm,
    avg_accuracy
FROM analytics_daily
WHERE user_id = 123
  AND date >= CURRENT_DATE - INTERVAL '30 days'
ORDER BY date DESC;
