SELECT user_id, date, active_duration
FROM analytics_daily
WHERE user_id = ANY($1) AND date >= $2
