-- What was typed here has its text already.
INSERT INTO synced (session_id, account_id, item_hash, text)
SELECT id, ?2, ?3, CASE origin WHEN 1 THEN ?4 END FROM sessions WHERE client_id = ?1
ON CONFLICT (session_id) DO UPDATE
SET account_id = excluded.account_id, item_hash = excluded.item_hash, text = coalesce(excluded.text, text)
