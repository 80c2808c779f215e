SELECT keyboard_layout, iif(is_test = 1, 'test', kind), count(*), sum(active_duration), sum(is_completed)
FROM sessions
WHERE is_deleted = 0
  AND local_date >= ?1
GROUP BY 1, 2
