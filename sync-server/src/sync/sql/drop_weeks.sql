-- Weeks in which nothing is left.
DELETE FROM analytics_weekly w
WHERE w.user_id = $1 AND w.week = ANY ($2)
  AND NOT EXISTS (
      SELECT FROM sessions s
      WHERE s.user_id = $1 AND s.local_date BETWEEN w.week AND w.week + 6
  )
