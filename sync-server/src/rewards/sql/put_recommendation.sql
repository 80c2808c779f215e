-- Gives nothing where it is there already and says the same.
INSERT INTO ai_recommendations (
    user_id, recommendation_type, subject, title, description, arguments, evidence, action_items, priority,
    created_at, expires_at
)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
ON CONFLICT (user_id, recommendation_type, subject) WHERE is_active DO UPDATE
SET title = excluded.title,
    description = excluded.description,
    arguments = excluded.arguments,
    evidence = excluded.evidence,
    action_items = excluded.action_items,
    priority = excluded.priority,
    expires_at = excluded.expires_at
WHERE (ai_recommendations.title, ai_recommendations.description, ai_recommendations.arguments,
       ai_recommendations.evidence, ai_recommendations.action_items, ai_recommendations.priority,
       ai_recommendations.expires_at)
    IS DISTINCT FROM (excluded.title, excluded.description, excluded.arguments, excluded.evidence,
       excluded.action_items, excluded.priority, excluded.expires_at)
RETURNING id
