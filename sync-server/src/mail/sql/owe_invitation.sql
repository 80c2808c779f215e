INSERT INTO mail_outbox (kind, email, invitation_id, created_at, due_at)
SELECT $1, email, id, $4, $4
FROM unnest($2::UUID[], $3::TEXT[]) AS asked (id, email)
