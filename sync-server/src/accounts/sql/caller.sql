-- Whose access token this is, if it is good now.
SELECT f.user_id AS user, f.device_id AS device, d.device_id
FROM access_tokens a
JOIN token_families f ON f.id = a.family_id
JOIN devices d ON d.id = f.device_id
JOIN users u ON u.id = f.user_id
WHERE a.hash = $1
  AND a.expires_at > $2
  AND f.expires_at > $2
  AND f.revoked_at IS NULL
  AND u.is_active
