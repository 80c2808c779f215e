-- The mail that has been due for longest; several servers do not wait for each other.
SELECT id, kind, email, user_id, invitation_id, about_id, about_org, created_at, attempts
FROM mail_outbox
WHERE due_at <= $1
ORDER BY due_at, id
LIMIT 1
FOR UPDATE SKIP LOCKED
