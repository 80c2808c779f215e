SELECT s.client_id, s.total_keystrokes AS keystrokes, s.errors, s.verified AS is_verified, t.packed AS "packed?"
FROM sessions s
LEFT JOIN session_stats t ON t.session_id = s.id
WHERE s.user_id = $1
ORDER BY s.id
