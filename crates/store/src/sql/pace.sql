SELECT count(*),
       sum(p.right_1), sum(p.wrong_1), sum(p.active_1),
       sum(p.right_2), sum(p.wrong_2), sum(p.active_2),
       sum(p.right_3), sum(p.wrong_3), sum(p.active_3),
       sum(p.right_4), sum(p.wrong_4), sum(p.active_4)
FROM session_pace AS p
JOIN sessions AS s ON s.id = p.session_id
WHERE s.is_deleted = 0
  AND s.local_date >= ?1
  AND (?2 IS NULL OR s.keyboard_layout = ?2)
  AND (?3 IS NULL OR iif(s.is_test = 1, 'test', s.kind) = ?3)
