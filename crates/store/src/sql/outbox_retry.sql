-- A session goes to the account it was handed to, else to the one signed in; without either it waits for one.
UPDATE outbox
SET account_id = coalesce(account_id, (SELECT id FROM accounts WHERE is_current = 1)),
    state = CASE
                WHEN coalesce(account_id, (SELECT id FROM accounts WHERE is_current = 1)) IS NULL THEN 'local'
                ELSE 'pending'
            END,
    code = CASE
               WHEN coalesce(account_id, (SELECT id FROM accounts WHERE is_current = 1)) IS NULL THEN 'no_account'
           END,
    detail = NULL, attempts = 0, next_try = NULL
WHERE session_id = (SELECT id FROM sessions WHERE client_id = ?1)
  AND state IN ('local', 'pending', 'sent', 'held', 'rejected')
