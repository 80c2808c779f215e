INSERT INTO stripe_calls (livemode, call, subject, owed_at, due_at)
VALUES ($1, $2, $3, $4, $4)
ON CONFLICT ON CONSTRAINT stripe_calls_key DO NOTHING
