INSERT INTO recommendation_marks (user_id, seq, local_date)
SELECT user_id, seq, $2 FROM sync_heads WHERE user_id = $1
ON CONFLICT (user_id) DO UPDATE SET seq = excluded.seq, local_date = excluded.local_date
