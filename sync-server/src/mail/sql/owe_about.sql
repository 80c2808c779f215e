INSERT INTO mail_outbox (kind, email, user_id, about_id, about_org, created_at, due_at)
VALUES ($1, $2, $3, $4, $5, $6, $6)
