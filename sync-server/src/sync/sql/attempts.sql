-- Attempts at lessons, finished or not. Practising a lesson is none.
SELECT
    id,
    client_id,
    lesson_id AS "lesson!",
    local_date,
    COALESCE(completed_at, started_at) AS "ended_at!",
    rating,
    wpm_centi,
    accuracy_centi,
    verified AND error_policy = 'stop_on_error' AS "is_ranked!"
FROM sessions
WHERE user_id = $1 AND lesson_id = ANY ($2) AND NOT is_practice
