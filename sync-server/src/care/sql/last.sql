SELECT user_id, MAX(date) AS "last!"
FROM analytics_daily
WHERE user_id = ANY($1)
GROUP BY user_id
