SELECT s.client_id, g.log, g.text, l.text, t.stats
FROM session_logs AS g
JOIN sessions AS s ON s.id = g.session_id
LEFT JOIN lessons AS l ON l.id = s.lesson_id
LEFT JOIN session_stats AS t ON t.session_id = s.id
