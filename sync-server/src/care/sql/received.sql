-- What waits for the answer of whoever has this address. A question of somebody whose account is deleted does not.
SELECT i.id, s.email AS "from_email?", COALESCE(s.full_name, s.username) AS from_name,
       o.id AS "org_id?", o.name AS "org_name?", i.role, i.expires_at
FROM care_invitations i
LEFT JOIN users s ON s.id = i.sent_by AND s.is_active
LEFT JOIN organisations o ON o.id = i.org_id
WHERE lower(i.email) = lower($1) AND i.expires_at > $2 AND i.declined_at IS NULL
  AND (i.org_id IS NOT NULL OR s.id IS NOT NULL)
ORDER BY i.created_at, i.id
