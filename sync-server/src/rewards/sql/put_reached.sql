INSERT INTO user_achievements (user_id, achievement_id, session_id, earned_at, earned_on)
SELECT $1, a.id, brought.session_id, brought.earned_at, brought.earned_on
FROM unnest($2::TEXT[], $3::BIGINT[], $4::TIMESTAMPTZ[], $5::DATE[])
    AS brought (slug, session_id, earned_at, earned_on)
JOIN achievements a ON a.slug = brought.slug
ON CONFLICT ON CONSTRAINT user_achievements_key DO UPDATE
SET session_id = excluded.session_id, earned_at = excluded.earned_at, earned_on = excluded.earned_on
RETURNING id
