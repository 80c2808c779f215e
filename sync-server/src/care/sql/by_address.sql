SELECT id, email, role, declined_at IS NOT NULL AS "is_declined!", created_at, expires_at
FROM care_invitations
WHERE carer_id = $1 AND lower(email) = lower($2)
