UPDATE outbox
SET account_id = ?2, state = ?3, code = ?4, detail = ?5
WHERE session_id = ?1 AND account_id IS NULL AND state = 'local' AND code = 'no_account'
