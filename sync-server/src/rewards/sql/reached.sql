-- What a learner has, with the session that earned it while that is there.
SELECT a.slug, u.earned_at, s.client_id AS "client_id?"
FROM user_achievements u
JOIN achievements a ON a.id = u.achievement_id
LEFT JOIN sessions s ON s.id = u.session_id
WHERE u.user_id = $1
