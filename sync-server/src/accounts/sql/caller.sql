-- Whose access token this is, and whether it is good now; of a deleted account too, so that its apps are told.
SELECT
    f.user_id AS user,
    f.device_id AS device,
    d.device_id,
    f.created_at AS signed_in_at,
    f.expires_at > $2 AND f.revoked_at IS NULL AND u.is_active AS "is_good!",
    u.deleted_at IS NOT NULL AND f.revoked_because IS NOT DISTINCT FROM 'deleted' AS "is_erased!"
FROM access_tokens a
JOIN token_families f ON f.id = a.family_id
JOIN devices d ON d.id = f.device_id
JOIN users u ON u.id = f.user_id
WHERE a.hash = $1
  AND a.expires_at > $2
