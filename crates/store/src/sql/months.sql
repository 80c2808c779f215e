SELECT keyboard_layout, stats
FROM month_stats
WHERE month >= ?1
  AND (?2 IS NULL OR kind = ?2)
