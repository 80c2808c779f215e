-- As it stood there; when to try next is for here to say.
INSERT INTO outbox (session_id, account_id, state, code, detail, attempts)
VALUES (?1, ?2, ?3, ?4, ?5, ?6)
