-- Whether that changed anything; nothing if the learner has no such recommendation.
WITH known AS (
    SELECT r.id, r.is_active, r.recommendation_type, r.subject, u.timezone
    FROM ai_recommendations r
    JOIN users u ON u.id = r.user_id
    WHERE r.id = $1 AND r.user_id = $2
),
settled AS (
    UPDATE ai_recommendations
    SET is_active = FALSE,
        is_completed = $3,
        completed_at = CASE WHEN $3 THEN $4::TIMESTAMPTZ END,
        is_dismissed = NOT $3,
        dismissed_at = CASE WHEN NOT $3 THEN $4::TIMESTAMPTZ END
    WHERE id = (SELECT id FROM known WHERE is_active)
    RETURNING id
)
SELECT EXISTS (SELECT FROM settled) AS "is_changed!", recommendation_type AS kind, subject, timezone
FROM known
