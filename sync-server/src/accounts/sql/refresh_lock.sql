-- A refresh token and the sign-in it belongs to, held until the end of the transaction: of two
-- requests with the same token the second finds what the first has made.
SELECT
    r.family_id,
    r.expires_at,
    r.used_at,
    r.successor_sealed,
    f.expires_at AS family_expires_at,
    f.revoked_at IS NOT NULL OR NOT u.is_active AS "revoked!",
    u.deleted_at IS NOT NULL AND f.revoked_because IS NOT DISTINCT FROM 'deleted' AS "is_erased!",
    f.device_id AS device
FROM refresh_tokens r
JOIN token_families f ON f.id = r.family_id
JOIN users u ON u.id = f.user_id
WHERE r.hash = $1
FOR UPDATE OF r, f
