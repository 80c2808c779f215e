-- ?3: whole ones alone.
SELECT keyboard_layout, stats
FROM month_stats
WHERE month >= ?1
  AND (?2 IS NULL OR kind = ?2)
  AND (?3 = 0 OR month IN (SELECT month FROM summed_months))
