SELECT DISTINCT ON (recommendation_type, subject)
    recommendation_type, subject, is_completed, COALESCE(completed_at, dismissed_at) AS "at!"
FROM ai_recommendations
WHERE user_id = $1 AND (is_completed OR is_dismissed)
ORDER BY recommendation_type, subject, COALESCE(completed_at, dismissed_at) DESC
