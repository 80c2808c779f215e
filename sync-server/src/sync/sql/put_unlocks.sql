-- Gives those that are new.
INSERT INTO unlocks (user_id, lesson_id, unlocked_at)
SELECT $1, lesson, $3
FROM unnest($2::BIGINT[]) AS lesson
ON CONFLICT (user_id, lesson_id) DO NOTHING
RETURNING lesson_id
