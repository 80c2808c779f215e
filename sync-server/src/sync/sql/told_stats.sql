SELECT t.session_id, s.client_id, t.packed
FROM session_stats t
JOIN sessions s ON s.id = t.session_id
WHERE t.user_id = $1 AND t.session_id = ANY ($2)
