SELECT id, call, subject, attempts
FROM stripe_calls
WHERE due_at <= $1 AND livemode = $2
ORDER BY due_at, id
LIMIT 1
FOR UPDATE SKIP LOCKED
