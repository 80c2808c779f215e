-- What was typed here and the server does not have; without an account that could take it, nothing waits.
SELECT count(*)
FROM outbox AS o
LEFT JOIN accounts AS a ON a.id = o.account_id
WHERE (o.state IN ('pending', 'sent', 'held') AND a.server_url = ?1)
   OR (
       o.state = 'local' AND o.code = 'no_account'
       AND EXISTS (SELECT 1 FROM accounts WHERE server_url = ?1)
   )
