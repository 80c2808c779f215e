SELECT
    id, recommendation_type, subject, title, description, arguments, evidence, action_items, priority,
    is_active, created_at, expires_at
FROM ai_recommendations
WHERE user_id = $1 AND CASE WHEN $2::BIGINT[] IS NULL THEN is_active ELSE id = ANY ($2) END
