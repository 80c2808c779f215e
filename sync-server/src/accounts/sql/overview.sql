-- An account as an operator sees it.
SELECT
    u.id,
    u.email,
    u.email_verified,
    CASE WHEN u.deleted_at IS NOT NULL THEN 'deleted' WHEN u.is_active THEN 'active' ELSE 'suspended' END AS "state!",
    u.birth_year,
    u.language,
    u.created_at,
    u.last_login_at,
    u.deleted_at,
    plan_of(u.id, $2) AS "plan!",
    (SELECT MAX(ends_at) FROM plan_grants g WHERE g.user_id = u.id AND ends_at > $2) AS granted_until,
    (SELECT COUNT(DISTINCT f.device_id) FROM token_families f
     WHERE f.user_id = u.id AND f.revoked_at IS NULL AND f.expires_at > $2) AS "devices!"
FROM users u
WHERE u.id = $1
