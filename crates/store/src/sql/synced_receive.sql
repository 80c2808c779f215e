-- What the server said here stands; a text that is only there is added.
INSERT INTO synced (session_id, account_id, item_hash, text)
VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (session_id) DO UPDATE
SET text = coalesce(text, excluded.text)
