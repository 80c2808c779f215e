-- The mail that has been due for longest; several servers do not wait for each other.
SELECT id, COALESCE(kind, billing_kind) AS "kind!", email, user_id, created_at, attempts
FROM mail_outbox
WHERE due_at <= $1
ORDER BY due_at, id
LIMIT 1
FOR UPDATE SKIP LOCKED
