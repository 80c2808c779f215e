SELECT g.log, g.text, l.text
FROM sessions AS s
JOIN session_logs AS g ON g.session_id = s.id
LEFT JOIN lessons AS l ON l.id = s.lesson_id
WHERE s.client_id = ?1
