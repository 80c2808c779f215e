-- The next sessions of a month, and what the speed within one is found from, where it lacks.
SELECT s.id, p.session_id IS NULL AND s.is_completed = 1, s.error_policy, g.log, g.text, l.text
FROM sessions AS s
LEFT JOIN session_pace AS p ON p.session_id = s.id
LEFT JOIN session_logs AS g ON g.session_id = s.id
LEFT JOIN lessons AS l ON l.id = s.lesson_id
WHERE s.id IN (
    SELECT id
    FROM sessions
    WHERE local_date >= ?1 || '-01'
      AND local_date <= ?1 || '-31'
      AND is_deleted = 0
      AND id > ?2
    ORDER BY id
    LIMIT ?3
)
ORDER BY s.id
