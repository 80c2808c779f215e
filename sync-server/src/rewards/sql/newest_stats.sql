SELECT s.local_date, t.packed
FROM (
    SELECT id, local_date, started_at, client_id
    FROM sessions
    WHERE user_id = $1 AND keyboard_layout = ANY ($2)
    ORDER BY local_date DESC, started_at DESC, client_id DESC
    LIMIT $3
) s
JOIN session_stats t ON t.session_id = s.id
ORDER BY s.local_date DESC, s.started_at DESC, s.client_id DESC
