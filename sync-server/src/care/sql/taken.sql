-- Somebody whose account is being deleted keeps their place until then: it may come back.
SELECT (SELECT COUNT(*) FROM care_links WHERE carer_id = $1)
     + (SELECT COUNT(*) FROM care_invitations WHERE carer_id = $1 AND declined_at IS NULL AND expires_at > $2) AS "taken!"
