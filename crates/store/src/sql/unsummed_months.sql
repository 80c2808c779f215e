SELECT DISTINCT substr(local_date, 1, 7)
FROM sessions
WHERE is_deleted = 0
  AND local_date >= ?1
  AND substr(local_date, 1, 7) NOT IN (SELECT month FROM summed_months)
ORDER BY 1 DESC
