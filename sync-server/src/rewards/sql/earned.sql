SELECT u.id, a.slug, u.earned_at, u.earned_on, s.client_id AS "session?", a.points, a.badge_tier
FROM user_achievements u
JOIN achievements a ON a.id = u.achievement_id
LEFT JOIN sessions s ON s.id = u.session_id
WHERE u.user_id = $1 AND ($2::BIGINT[] IS NULL OR u.id = ANY ($2))
