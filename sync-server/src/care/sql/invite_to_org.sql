INSERT INTO care_invitations (email, org_id, role, sent_by, created_at, expires_at)
SELECT email, $1, $3, $2, $5, $6 FROM unnest($4::TEXT[]) AS asked (email)
ON CONFLICT (org_id, lower(email)) WHERE org_id IS NOT NULL DO NOTHING
RETURNING id, email
