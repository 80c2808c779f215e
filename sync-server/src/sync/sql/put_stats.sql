INSERT INTO session_stats (session_id, user_id, started_at, keyboard_layout, packed)
VALUES ($1, $2, $3, $4, $5)
