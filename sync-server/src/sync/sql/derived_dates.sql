-- Days on which something was typed, or that have figures; of weeks with figures any day.
SELECT local_date AS "date!" FROM sessions WHERE user_id = $1
UNION
SELECT date FROM analytics_daily WHERE user_id = $1
UNION
SELECT week FROM analytics_weekly WHERE user_id = $1
