-- The statistics of each learner's newest sessions.
SELECT asked.user_id AS "user_id!", t.packed
FROM unnest($1::BIGINT[]) AS asked (user_id)
CROSS JOIN LATERAL (
    SELECT s.id
    FROM sessions s
    WHERE s.user_id = asked.user_id AND s.started_at >= $2
    ORDER BY s.started_at DESC
    LIMIT $3
) newest
JOIN session_stats t ON t.session_id = newest.id AND t.user_id = asked.user_id
