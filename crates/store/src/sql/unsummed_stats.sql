-- What no month has summed up, in a file that is only looked at.
SELECT s.keyboard_layout, t.stats
FROM sessions AS s
JOIN session_stats AS t ON t.session_id = s.id
WHERE s.is_deleted = 0
  AND s.local_date >= ?1
  AND substr(s.local_date, 1, 7) NOT IN (SELECT month FROM summed_months)
  AND (?2 IS NULL OR iif(s.is_test = 1, 'test', s.kind) = ?2)
