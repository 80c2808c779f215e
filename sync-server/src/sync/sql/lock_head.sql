-- Updating nothing still locks the row, and the first time it makes it.
INSERT INTO sync_heads (user_id)
VALUES ($1)
ON CONFLICT (user_id) DO UPDATE SET seq = sync_heads.seq
RETURNING seq, reckoned_as
