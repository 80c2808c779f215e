INSERT INTO billing_matters (kind, subject, livemode, user_id, raised_at)
VALUES ($1, $2, $3, (SELECT id FROM users WHERE id = $4), $5)
ON CONFLICT ON CONSTRAINT billing_matters_key DO NOTHING
